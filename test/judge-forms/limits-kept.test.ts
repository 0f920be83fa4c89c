/**
 * Proves that limits kept in the store come to what the judge says: usage in several inputs and any order, windows closed after each of them, so that
 * later inputs come late, also under running totals that have gone on.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeWindows, storeUsage } from '../../src/intake/index.ts';
import { type Rational, add, zero } from '../../src/money/index.ts';
import { openZone, resolveDate } from '../../src/time/index.ts';
import { type Point, books, points } from '../property-forms/generate.ts';
import { type Book, textsOf } from '../property-forms/model.ts';
import { check, pointsFor, tariffOf, usagePoint } from '../property-forms/run.ts';
import { seed } from '../support/seed.ts';
import { emptyTables, rowsOf, withStore } from '../support/postgres.ts';
import { open } from '../support/rulebook.ts';
import { type Fraction, fraction, nothing, plus, written } from './fraction.ts';
import { Judge } from './judge.ts';

const inOrder = (usage: readonly Point[]): readonly Point[] => [...usage].sort((a, b) => a.start - b.start || a.end - b.end);

/** `rule start group` and what was added there, by as many lines as it took. */
function judged(book: Book, usage: readonly Point[]): Record<string, string> {
  const judge = new Judge(book);
  for (const point of inOrder(usage)) judge.judge(point);
  const sums = new Map<string, Fraction>();
  for (const text of judge.close()) {
    const [rule, start, group, amount = '0'] = text.split(' ');
    const [over = '0', under = '1'] = amount.split('/');
    const key = `${rule} ${start} ${group}`;
    sums.set(key, plus(sums.get(key) ?? nothing, fraction(BigInt(over), BigInt(under))));
  }
  return Object.fromEntries([...sums].map(([key, amount]) => [key, written(amount)]));
}

async function* readings(usage: readonly { readonly point: Point; readonly index: number }[]) {
  for (const { point, index } of usage) yield { kind: 'point', point: usagePoint(point, index) } as const;
}

const farAway = (() => {
  const date = resolveDate('2199-01-01', openZone('UTC') ?? (() => { throw new Error('UTC'); })());
  if (!date.ok) throw new Error(date.why);
  return date.value;
})();

it('limits kept, closed and closed again are what the judge says', () => withStore(async (store, url) => {
  const seen = { lines: 0, late: 0 };
  const sample = fc.tuple(books(), fc.uniqueArray(points, { minLength: 6, maxLength: 14, selector: ({ start, end }) => `${start} ${end}` }), fc.integer({ min: 1, max: 4 }));
  await check(sample, Math.ceil(pointsFor(720) / 12), async ([book, all, inputs]) => {
    const rulebook = tariffOf(book) === null ? null : open(textsOf(book));
    if (rulebook === null || rulebook.tariff?.limits.length === 0) return;
    await rowsOf(url, emptyTables);
    const usage = all.map((point, index) => ({ point, index }));
    const size = Math.ceil(usage.length / inputs);
    const posted = new Map<string, Rational>();
    for (let from = 0; from < usage.length; from += size) {
      await storeUsage(store, rulebook, readings(usage.slice(from, from + size)), { source: 'test', onWarning: () => undefined });
      const { lines, uncounted } = await closeWindows(store, rulebook, { until: farAway, dryRun: false });
      expect(uncounted).toEqual([]);
      for (const { rule, window, group, amount, reason } of lines) {
        const key = `${rule} ${window.start} ${group.map((pair) => pair.join('=')).join()}`;
        posted.set(key, add(posted.get(key) ?? zero, amount));
        seen[reason === 'late usage' ? 'late' : 'lines'] += 1;
      }
      expect((await closeWindows(store, rulebook, { until: farAway, dryRun: false })).lines).toEqual([]);
    }
    const ours = Object.fromEntries([...posted].filter(([, { numerator }]) => numerator !== 0n).map(([key, { numerator, denominator }]) => [key, written(fraction(numerator, denominator))]));
    expect(ours, `${Object.values(textsOf(book)).join('\n')}\n${JSON.stringify(usage, null, 1)}`).toEqual(judged(book, all));
  });
  console.log(`seed ${seed}`, JSON.stringify(seen));
  expect(seen.lines).toBeGreaterThan(50);
  expect(seen.late).toBeGreaterThan(5);
}), 3_600_000);
