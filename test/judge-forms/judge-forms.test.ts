/**
 * Proves that the engine and a slow judge of its own agree on every form: random rulebooks, points in any order, limits. A long run:
 * `TARIFF_POINTS=100000 npx vitest run test/judge-forms`; `TARIFF_SEED` repeats one.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { books, points } from '../property-forms/generate.ts';
import { textsOf } from '../property-forms/model.ts';
import { check, pointsFor, quoted, tariffOf, usagePoint } from '../property-forms/run.ts';
import { fraction, written } from './fraction.ts';
import { Judge } from './judge.ts';

const pointsPerRulebook = 12;
const exact = ({ numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint }): string => written(fraction(numerator, denominator));

describe('the judge of forms', () => {
  it('agrees on every point and every limit', async () => {
    const seen = new Map<string, number>();
    const sample = fc.tuple(books(), fc.uniqueArray(points, { minLength: 4, maxLength: pointsPerRulebook, selector: ({ start, end }) => `${start} ${end}` }));
    const wanted = pointsFor(2000);
    let judgedPoints = 0;
    await check(sample, Math.ceil(wanted / 4), async ([book, usage]) => {
      const tariff = judgedPoints < wanted ? tariffOf(book) : null;
      if (tariff === null) return;
      judgedPoints += usage.length;
      const judge = new Judge(book);
      const { assessments, limits } = await quoted(tariff, usage.map(usagePoint));
      const judged = new Map(usage.map((point, index) => ({ point, index })).sort((a, b) => a.point.start - b.point.start || a.point.end - b.point.end).map(({ point, index }) => [index, judge.judge(point)] as const));
      const shown = `${Object.values(textsOf(book)).join('\n')}\n${JSON.stringify(usage, null, 1)}`;
      for (const [index, entry] of assessments.entries()) {
        const theirs = judged.get(index);
        if (entry.kind !== 'priced' || theirs === undefined) throw new Error(`${JSON.stringify(entry)}\n${shown}`);
        const ours = entry.verdict;
        seen.set(ours.status, (seen.get(ours.status) ?? 0) + 1);
        expect(ours.status, `point ${index}\n${shown}`).toBe(theirs.status);
        if (ours.status === 'stopped' && theirs.status === 'stopped') expect([...theirs.codes], shown).toContain(ours.code);
        if (ours.status !== 'rated' || theirs.status !== 'rated') continue;
        expect(ours.charges.map(({ rule, amount }) => `${rule} ${exact(amount)}`).sort(), `point ${index}\n${shown}`).toEqual([...theirs.lines].map(([rule, amount]) => `${rule} ${written(amount)}`).sort());
      }
      expect(limits.map(({ rule, window, group, amount, sum }) => `${rule} ${window.start} ${group.map((pair) => pair.join('=')).join()} ${exact(amount)} on ${exact(sum)}`).sort(), shown).toEqual([...judge.close()].sort());
      seen.set('limits', (seen.get('limits') ?? 0) + limits.length);
    });
    console.log(JSON.stringify(Object.fromEntries(seen)));
    for (const status of ['rated', 'unrated', 'stopped', 'limits']) expect(seen.get(status) ?? 0, status).toBeGreaterThan(20);
  }, 3_600_000);
});
