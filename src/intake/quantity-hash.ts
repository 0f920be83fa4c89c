/**
 * Thirty-one bits of a quantity in base units: equal for equal quantities, whatever their units and decimals. A fraction is taken as a number of
 * the field modulo a prime, where equal fractions are one number, so that none has to be reduced.
 */
import { randomInt } from 'node:crypto';
import type { UsageBatch } from '../columns/index.ts';
import { type Rational, multiply, one } from '../money/index.ts';
import { numberAt } from '../plan/index.ts';
import type { Tariff } from '../rating/index.ts';

const largest = Number.MAX_SAFE_INTEGER;

function isPrime(candidate: number): boolean {
  if (candidate % 2 === 0) return false;
  for (let divisor = 3; divisor * divisor <= candidate; divisor += 2) if (candidate % divisor === 0) return false;
  return true;
}

/** Another one in each process, so that nobody can prepare quantities that look alike. */
function somePrime(): number {
  let candidate = randomInt(2 ** 30, 2 ** 31 - 2 ** 16);
  while (!isPrime(candidate)) candidate++;
  return candidate;
}

/** Numbers modulo the prime. A product of a number below 2^31 and one below 2^16 is a safe integer, and so is what is left of it. */
class Field {
  readonly prime = somePrime();
  readonly #big = BigInt(this.prime);
  readonly #inverse = 1 / this.prime;

  /** A safe integer modulo the prime. */
  of(value: number): number {
    const rest = value - Math.floor(value * this.#inverse) * this.prime;
    return rest < 0 ? rest + this.prime : rest >= this.prime ? rest - this.prime : rest;
  }

  times(a: number, b: number): number {
    const upper = a >>> 16;
    return this.of(this.of(upper * b) * 65_536 + (a & 0xffff) * b);
  }

  /** `null` where the denominator is a multiple of the prime. */
  ofFraction(numerator: bigint, denominator: bigint): number | null {
    const [above, below] = [((numerator % this.#big) + this.#big) % this.#big, denominator % this.#big];
    if (below === 0n) return null;
    let [inverse, power] = [1n, below];
    for (let left = this.#big - 2n; left > 0n; left >>= 1n, power = (power * power) % this.#big) if (left & 1n) inverse = (inverse * power) % this.#big;
    return Number((above * inverse) % this.#big); // not money: a hash
  }
}

function ofText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 1;
}

/** How much of the base unit one of a unit is. */
interface Factor {
  readonly exact: Rational;
  /** By decimals of the quantity: what its coefficient is multiplied by; -1 where it has to be worked out exactly. */
  readonly scales: Map<number, number>;
}

export class QuantityHash {
  readonly #tariff: Tariff;
  readonly #field = new Field();
  #units: object | null = null;
  readonly #factors: Factor[] = [];

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  /** By row of a batch. */
  of(batch: UsageBatch): Uint32Array {
    const { unit: { dictionary, codes }, quantity: { coefficients, decimals, low } } = batch;
    if (dictionary !== this.#units) {
      this.#units = dictionary;
      this.#factors.length = 0;
    }
    for (let code = this.#factors.length; code < dictionary.size; code++) {
      this.#factors.push({ exact: this.#tariff.units.read(dictionary.text(code))?.factor ?? one, scales: new Map() });
    }
    const field = this.#field;
    const scales = Int32Array.from(this.#factors, (factor) => this.#scale(factor, decimals));
    const hashes = new Uint32Array(batch.count);
    for (let row = 0; row < batch.count; row++) {
      const scale = scales[codes[row]!]!;
      const coefficient = coefficients[row]!;
      // A coefficient that is none stands for a wide number.
      hashes[row] = scale < 0 || low !== null || !(coefficient <= largest) ? this.#exactly(batch, row) : field.times(field.of(coefficient), scale);
    }
    return hashes;
  }

  #scale({ exact, scales }: Factor, decimals: number): number {
    const known = scales.get(decimals);
    if (known !== undefined) return known;
    const scale = this.#field.ofFraction(exact.numerator, exact.denominator * 10n ** BigInt(decimals)) ?? -1;
    scales.set(decimals, scale);
    return scale;
  }

  #exactly(batch: UsageBatch, row: number): number {
    const { numerator, denominator } = multiply(numberAt(batch, row), this.#factors[batch.unit.codes[row]!]!.exact);
    return this.#field.ofFraction(numerator, denominator) ?? ofText(`${numerator}/${denominator}`);
  }
}
