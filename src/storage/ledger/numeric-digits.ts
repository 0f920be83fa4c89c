/**
 * An exact decimal as PostgreSQL's `numeric` holds it: groups of four decimal digits, the weight of the first, and how many digits
 * stand behind the point. Written without a single object or text for numbers of one or two limbs.
 */
import { type NumberColumn, limb } from '../../columns/index.ts';

const group = 10_000;
const tens = [1, 10, 100, 1000, 10_000] as const;
/** More groups than any number that comes in limbs has; longer ones get more room. */
const usualGroups = 32;

export class NumericDigits {
  groups = new Int16Array(usualGroups);
  /** The groups of the number are those from `first` to before `last`. */
  first = 0;
  last = 0;
  /** The power of ten thousand of the first group. */
  weight = 0;
  negative = false;
  /** Digits behind the point, no needless zeros. */
  scale = 0;

  /** `coefficient / 10^decimals`; the coefficient is a safe integer. */
  set(coefficient: number, decimals: number): void {
    this.#setParts(0, Math.abs(coefficient), coefficient < 0, decimals);
  }

  /** The number in a row of a column; false where it is a wide one. */
  setAt({ coefficients, low, decimals }: NumberColumn, row: number): boolean {
    const coefficient = coefficients[row]!;
    if (Number.isNaN(coefficient)) return false;
    if (low === null) this.set(coefficient, decimals);
    else this.setLimbs(coefficient, low[row]!, decimals);
    return true;
  }

  /** `(high × 10^7 + low) / 10^decimals`; both safe integers of the same sign. */
  setLimbs(high: number, low: number, decimals: number): void {
    this.#setParts(Math.abs(high), Math.abs(low), high < 0 || low < 0, decimals);
  }

  #setParts(high: number, low: number, negative: boolean, decimals: number): void {
    // As many groups behind the point as hold all decimals; the last one is filled up with zeros.
    const behind = Math.ceil(decimals / 4);
    const padding = behind * 4 - decimals;
    let end = this.groups.length;
    this.last = end;
    let divisor = tens[4 - padding] ?? group;
    let factor = tens[padding] ?? 1;
    let [h, l] = [high, low];
    while (h > 0 || l > 0) {
      let rest: number;
      if (h === 0) {
        const quotient = Math.floor(l / divisor);
        rest = l - quotient * divisor;
        l = quotient;
      } else {
        const quotient = Math.floor(h / divisor);
        const carried = (h - quotient * divisor) * limb + l;
        h = quotient;
        l = Math.floor(carried / divisor);
        rest = carried - l * divisor;
      }
      end -= 1;
      this.groups[end] = rest * factor;
      [divisor, factor] = [group, 1];
    }
    this.#settle(end, this.last - end - behind - 1, negative);
  }

  /** A decimal text such as `-0.25`. */
  setText(text: string): void {
    const negative = text.startsWith('-');
    const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
    const [before, behind] = [Math.ceil(whole.length / 4), Math.ceil(fraction.length / 4)];
    if (before + behind > this.groups.length) this.groups = new Int16Array(before + behind);
    const digits = whole.padStart(before * 4, '0') + fraction.padEnd(behind * 4, '0');
    const first = this.groups.length - before - behind;
    for (let index = 0; index < before + behind; index++) this.groups[first + index] = Number(digits.slice(index * 4, index * 4 + 4));
    this.last = this.groups.length;
    this.#settle(first, before - 1, negative);
  }

  /** Leaves out zeros at both ends. `weight` is that of the group at `first`. */
  #settle(first: number, weight: number, negative: boolean): void {
    let [from, to] = [first, this.last];
    while (from < to && this.groups[from] === 0) from += 1;
    while (from < to && this.groups[to - 1] === 0) to -= 1;
    this.first = from;
    this.last = to;
    this.negative = negative && from < to;
    this.weight = from < to ? weight - (from - first) : 0;
    // Groups behind the point, and of the last one the digits that are not zero.
    const behind = to - from - 1 - this.weight;
    if (behind <= 0) this.scale = 0;
    else {
      const last = this.groups[to - 1] ?? 0;
      this.scale = behind * 4 - (last % 1000 === 0 ? 3 : last % 100 === 0 ? 2 : last % 10 === 0 ? 1 : 0);
    }
  }
}
