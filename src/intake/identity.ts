/**
 * What makes two inputs the same point (docs/LANGUAGE.md, "Identity"): the sender's id, or else meter, scope, period and
 * fields, with a count for equal ones in one input.
 */
import { createHash } from 'node:crypto';
import type { Rational } from '../money/index.ts';
import type { UsagePoint } from '../rating/index.ts';

export interface Identity {
  /** SHA-256 of what makes it the same point. */
  readonly key: Uint8Array;
  /** SHA-256 of everything it says, with the quantity in base units: an hour and sixty minutes are the same. */
  readonly content: Uint8Array;
  /** The how-manieth equal point of its input it is, from 0. */
  readonly n: number;
}

const digest = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest();

const whatItCounts = (point: UsagePoint): readonly unknown[] => [
  point.meter, point.scope, point.period.start, point.period.end,
  [...point.fields].map(([name, value]) => [name, value.text]).sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
];

/** Counts equal points of one input, so that the second of two is a point of its own and the same again in a repeated input. */
export class IdentityCounter {
  readonly #seen = new Map<string, number>();
  /** Points without an id that say the same as an earlier one but for the quantity. */
  repeated = 0;

  identify(point: UsagePoint, quantity: Rational): Identity {
    const counted = whatItCounts(point);
    const content = digest([counted, `${quantity.numerator}/${quantity.denominator}`]);
    if (point.id !== null) return { key: digest(['id', point.id]), content, n: 0 };
    const same = digest(['point', counted]);
    const name = same.toString('latin1');
    const times = this.#seen.get(name) ?? 0;
    this.#seen.set(name, times + 1);
    if (times > 0) this.repeated += 1;
    return { key: keyOf(same, counted, times), content, n: times };
  }

  /** The key and number of a point of which the caller knows whether this input said it before. Keeps nothing of points that come once. */
  keyWhere(point: UsagePoint, again: boolean): Pick<Identity, 'key' | 'n'> {
    if (point.id !== null) return { key: digest(['id', point.id]), n: 0 };
    const counted = whatItCounts(point);
    const same = digest(['point', counted]);
    if (!again) return { key: same, n: 0 };
    const name = same.toString('latin1');
    const times = this.#seen.get(name) ?? 1;
    this.#seen.set(name, times + 1);
    return { key: keyOf(same, counted, times), n: times };
  }
}

const keyOf = (same: Buffer, counted: readonly unknown[], times: number): Uint8Array => (times === 0 ? same : digest(['point', counted, times]));
