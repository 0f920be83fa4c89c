/**
 * Holds the fast evaluator against the plain one: random rulebooks over all forms, random points, no difference. A long run:
 * `TARIFF_POINTS=1000000 npx vitest run test/plan`; `TARIFF_SEED` repeats a run.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isEntangled } from '../../src/plan/counting/index.ts';
import type { Tariff } from '../../src/rating/index.ts';
import { type Point, anything, books, cuttingBooks, points } from '../property-forms/generate.ts';
import { check, pointsFor, tariffOf, usagePoint } from '../property-forms/run.ts';
import { seed } from '../support/seed.ts';
import { byColumns, judged } from './judged.ts';

vi.setConfig({ testTimeout: 3_600_000 });

let [seen, byColumn] = [0, 0];
afterAll(() => console.log(`seed ${seed}\n${seen} points, of which ${byColumn} were rated as columns`));

const hour = 3_600_000_000;
/** Most real points are short; those of the generator cross everything. */
const usage = fc.array(fc.tuple(points, fc.constantFrom(0, 1, 900_000_000, hour, 0.5 * hour), fc.boolean()), { minLength: 5, maxLength: 40 })
  .map((all) => all.map(([point, length, short]): Point => (short ? { ...point, end: point.start + length } : point)).sort((a, b) => a.start - b.start || a.end - b.end));

/** Rules whose versions count different totals are taken point by point: few samples of them are enough. */
const entangled = (tariff: Tariff): boolean => [...tariff.stages.values()].flat().some(({ rules }) => rules.some(isEntangled));

describe('columns say what the plain evaluator says', () => {
  it('of random points under random rulebooks', async () => {
    const wanted = pointsFor(3000);
    await check(fc.tuple(books(anything), usage, fc.constantFrom(3, 7, 1000)), Math.ceil(wanted / 3), ([book, all, size]) => {
      const tariff = seen < wanted ? tariffOf(book) : null;
      if (tariff === null || (size !== 3 && entangled(tariff))) return;
      const given = all.map(usagePoint);
      const [own, judge] = [byColumns(tariff, given, size), judged(tariff, given)];
      expect(own.verdicts).toEqual(judge.verdicts);
      expect(Object.fromEntries(own.totals)).toEqual(Object.fromEntries(judge.totals));
      seen += given.length;
      byColumn += own.columns;
    });
    expect(seen).toBeGreaterThanOrEqual(wanted);
  });

  it('of points that dates and windows cut, nearly all of them as columns', async () => {
    const wanted = pointsFor(3000);
    const long = fc.array(fc.tuple(points, fc.constantFrom(1, 2, 3, 24, 25, 49), fc.boolean()), { minLength: 5, maxLength: 30 })
      .map((all) => all.map(([point, hours, own]): Point => (own && point.end > point.start ? point : { ...point, end: point.start + hours * hour })));
    let [all, columns] = [0, 0];
    await check(fc.tuple(cuttingBooks, long, fc.constantFrom(4, 1000)), Math.ceil(wanted / 5), ([book, usage, size]) => {
      const tariff = all < wanted ? tariffOf(book) : null;
      if (tariff === null) return;
      const given = usage.map(usagePoint);
      const [own, judge] = [byColumns(tariff, given, size), judged(tariff, given)];
      expect(own.verdicts).toEqual(judge.verdicts);
      const rated = judge.verdicts.filter((verdict) => (verdict as { readonly status?: string }).status === 'rated').length;
      [all, columns] = [all + rated, columns + own.columns];
    });
    console.log(`${all} rated points, of which ${columns} were rated as columns`);
    expect(all).toBeGreaterThanOrEqual(wanted / 2);
    expect(columns).toBeGreaterThan(0.6 * all);
  });
});
