/** Thirty-two bits of a quantity in base units: equal for equal quantities, whatever their units and decimals. */
import type { UsageBatch } from '../columns/index.ts';
import { type Rational, multiply, one } from '../money/index.ts';
import { numberAt } from '../plan/index.ts';
import type { Tariff } from '../rating/index.ts';

const largest = Number.MAX_SAFE_INTEGER;

function mixed(hash: number, value: number): number {
  const upper = Math.floor(value / 2 ** 32);
  const mix = Math.imul(Math.imul(hash ^ (value | 0), 0x85ebca6b) ^ (upper | 0), 0xc2b2ae35);
  return mix ^ (mix >>> 15);
}

function ofText(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

interface Factor {
  readonly exact: Rational;
  /** As safe integers; zero where it has none. */
  readonly numerator: number;
  readonly denominator: number;
}

export class QuantityHash {
  readonly #tariff: Tariff;
  #units: object | null = null;
  readonly #factors: Factor[] = [];

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  of(batch: UsageBatch, row: number, start: number): number {
    const factor = this.#factor(batch, row);
    const { coefficients, decimals, low, wide } = batch.quantity;
    const coefficient = coefficients[row]!;
    const numerator = coefficient * factor.numerator;
    const denominator = 10 ** decimals * factor.denominator;
    if (low !== null || wide.has(row) || factor.numerator === 0 || decimals > 15 || !(Math.abs(numerator) <= largest) || denominator > largest) {
      const { numerator: n, denominator: d } = multiply(numberAt(batch, row), factor.exact);
      // Small fractions hash as those below do.
      if (n <= BigInt(largest) && n >= -BigInt(largest) && d <= BigInt(largest)) return mixed(mixed(start, Number(n)), Number(d));
      return ofText(`${n}/${d}`, start);
    }
    let [a, b] = [Math.abs(numerator), denominator];
    while (b !== 0) [a, b] = [b, a % b];
    return mixed(mixed(start, numerator / a + 0), denominator / a);
  }

  #factor({ unit: { dictionary, codes } }: UsageBatch, row: number): Factor {
    if (dictionary !== this.#units) {
      this.#units = dictionary;
      this.#factors.length = 0;
    }
    for (let code = this.#factors.length; code <= codes[row]!; code++) {
      const exact = this.#tariff.units.read(dictionary.text(code))?.factor ?? one;
      const fits = exact.numerator <= BigInt(largest) && exact.denominator <= BigInt(largest);
      this.#factors.push({ exact, numerator: fits ? Number(exact.numerator) : 0, denominator: fits ? Number(exact.denominator) : 1 });
    }
    return this.#factors[codes[row]!]!;
  }
}
