/** Proves that cutting a period loses no time and no quantity, and that only what has a length is cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { equals, one, rational, sum } from '../money/index.ts';
import { type Instant, instant } from '../time/index.ts';
import { splitPeriod } from './split.ts';

const at = (values: readonly number[]): readonly Instant[] => values.map(instant);

describe('splitting a period', () => {
  it('shares the quantity by elapsed time', () => {
    const parts = splitPeriod({ start: instant(0), end: instant(24) }, at([6, 20]));
    expect(parts).toEqual([
      { period: { start: 0, end: 6 }, share: rational(1n, 4n) }, { period: { start: 6, end: 20 }, share: rational(7n, 12n) }, { period: { start: 20, end: 24 }, share: rational(1n, 6n) },
    ]);
  });
  it.each([['at its first instant', [0]], ['at its last instant', [24]], ['outside', [-5, 30]], ['nowhere', []]])('a cut %s leaves it whole', (_where, cuts) => {
    expect(splitPeriod({ start: instant(0), end: instant(24) }, at(cuts))).toEqual([{ period: { start: 0, end: 24 }, share: one }]);
  });
  it('an event is never cut', () => expect(splitPeriod({ start: instant(5), end: instant(5) }, at([5]))).toEqual([{ period: { start: 5, end: 5 }, share: one }]));
  it('the parts follow each other without gap, and their shares are the whole', () => {
    check(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.array(fc.integer({ min: -1200, max: 2200 }))), 500, ([start, length, cuts]) => {
      const parts = splitPeriod({ start: instant(start), end: instant(start + length) }, at(cuts));
      expect(equals(sum(parts.map(({ share }) => share)), one)).toBe(true);
      expect(parts.map(({ period }) => period.start)).toEqual([start, ...parts.slice(0, -1).map(({ period }) => period.end)]);
      expect(parts.at(-1)?.period.end).toBe(start + length);
      expect(parts.every(({ period }) => period.start < period.end)).toBe(true);
    });
  });
});
