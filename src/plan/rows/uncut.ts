/** Which points are cut by a date, a calendar window or a clock window: worked out once for each day, not for each point. */
import { zero } from '../../money/index.ts';
import { type Meter, type Rule, type Tariff, cutsOf } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';

const day = 86_400_000_000;
/** How many days are remembered. */
const daysMost = 20_000;
/** A batch that lies in so many days is looked at as a whole. */
const daysAtOnce = 400;
/** What is known of a day. */
const [unknown, clear, busy] = [0, 1, 2];

export class Cuts {
  readonly #tariff: Tariff;
  readonly #meter: Meter;
  readonly #rules: readonly Rule[];
  readonly #byDay = new Map<number, Float64Array>();
  /** For days from the first one seen: whether it has cuts. Far days are asked one by one. */
  #base = NaN;
  readonly #knowledge = new Uint8Array(daysMost);

  constructor(tariff: Tariff, meter: Meter, rules: readonly Rule[]) {
    this.#tariff = tariff;
    this.#meter = meter;
    this.#rules = rules;
  }

  #of(number: number): Float64Array {
    const known = this.#byDay.get(number);
    if (known !== undefined) return known;
    if (this.#byDay.size >= daysMost) this.#byDay.clear();
    const [start, end] = [number * day, (number + 1) * day];
    // One microsecond earlier, since a period is not cut at its own start.
    const period = { start: instant(start - 1), end: instant(end) };
    const cuts = cutsOf(this.#tariff, { meter: this.#meter, scope: '', period, quantity: zero, fields: new Map() }, this.#rules);
    const inside = Float64Array.from([...new Set(cuts)].filter((cut) => cut >= start && cut < end)).sort();
    this.#byDay.set(number, inside);
    return inside;
  }

  /** Whether a day has no cut at all. */
  #isClear(number: number): boolean {
    if (Number.isNaN(this.#base)) this.#base = number - daysMost / 2;
    const place = number - this.#base;
    const known = this.#knowledge[place];
    if (known !== undefined && known !== unknown) return known === clear;
    const isClear = this.#of(number).length === 0;
    if (known !== undefined) this.#knowledge[place] = isClear ? clear : busy;
    return isClear;
  }

  /** Whether nothing is cut between two instants; does not look far. */
  isClearBetween(start: number, end: number): boolean {
    const [first, last] = [Math.floor(start / day), Math.floor(end / day)];
    if (last - first > daysAtOnce) return false;
    for (let number = first; number <= last; number++) if (!this.#isClear(number)) return false;
    return true;
  }

  /** Whether some rule may cut a period. An event is never cut. */
  cut(start: number, end: number): boolean {
    if (start === end) return false;
    const last = Math.floor((end - 1) / day);
    for (let number = Math.floor(start / day); number <= last; number++) {
      if (this.#isClear(number)) continue;
      const cuts = this.#of(number);
      for (let index = 0; index < cuts.length; index++) if (cuts[index]! > start && cuts[index]! < end) return true;
    }
    return false;
  }

  /** The instants strictly inside a period at which it is cut, in order. */
  inside(start: number, end: number): readonly number[] {
    const found: number[] = [];
    const last = start === end ? -Infinity : Math.floor((end - 1) / day);
    for (let number = Math.floor(start / day); number <= last; number++) {
      if (this.#isClear(number)) continue;
      for (const cut of this.#of(number)) if (cut > start && cut < end) found.push(cut);
    }
    return found;
  }
}
