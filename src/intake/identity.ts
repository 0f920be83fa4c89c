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
  /** The how-manieth equal point without an id of its input it is, from 0. */
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
    return { key: times === 0 ? same : digest(['point', counted, times]), content, n: times };
  }

  /** The number of a point without an id that this input said before. Nothing need be kept of points that come once. */
  numberOfRepeated(point: UsagePoint): number {
    const name = orderOf(point);
    const times = this.#seen.get(name) ?? 1;
    this.#seen.set(name, times + 1);
    return times;
  }
}

/** When a point acts, and what decides among points of one period. */
export interface Turn {
  readonly start: number;
  readonly end: number;
  /** As text: ids first, then what makes points without one the same. */
  readonly order: string;
  readonly n: number;
}

export const orderOf = (point: UsagePoint): string => (point.id === null ? `1${JSON.stringify(whatItCounts(point))}` : `0${point.id}`);

export const turnOf = (point: UsagePoint, n: number): Turn => ({ start: point.period.start, end: point.period.end, order: orderOf(point), n });

/**
 * The order in which points move running totals: by start, then end, then by what makes them the same point, as it is
 * written and not as it is hashed; equal points in the order of the input.
 */
export function inOrderOfTime(a: Turn, b: Turn): number {
  return a.start - b.start || a.end - b.end || (a.order < b.order ? -1 : a.order > b.order ? 1 : a.n - b.n);
}
