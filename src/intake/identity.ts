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
  /** Which of several equal points without an id it is, from 0. */
  readonly times: number;
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
    if (point.id !== null) return { key: digest(['id', point.id]), content, times: 0 };
    const same = digest(['point', counted]);
    const name = same.toString('latin1');
    const times = this.#seen.get(name) ?? 0;
    this.#seen.set(name, times + 1);
    if (times > 0) this.repeated += 1;
    return { key: times === 0 ? same : digest(['point', counted, times]), content, times };
  }
}

interface Ordered {
  readonly point: UsagePoint;
  readonly identity: Identity;
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order in which points move running totals: by start, then end, then by what makes them the same point, as it is
 * written and not as it is hashed; equal points in the order of the input.
 */
export function inOrderOfTime({ point: a, identity: first }: Ordered, { point: b, identity: second }: Ordered): number {
  const byTime = a.period.start - b.period.start || a.period.end - b.period.end;
  if (byTime !== 0) return byTime;
  if (a.id !== null || b.id !== null) return a.id === null ? 1 : b.id === null ? -1 : textOrder(a.id, b.id);
  return textOrder(JSON.stringify(whatItCounts(a)), JSON.stringify(whatItCounts(b))) || first.times - second.times;
}
