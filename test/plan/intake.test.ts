/** The dry run by columns against the dry run point by point: control totals, sums by rule, what is told of points, and what limits add. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { columnsOfReadings } from '../../src/collect/scan/from-readings.ts';
import { addTotals, assessmentJson, limitJson, noTotals, quoteColumns } from '../../src/intake/index.ts';
import { add, decimalText, zero } from '../../src/money/index.ts';
import type { Rational } from '../../src/money/index.ts';
import type { Tariff, UsagePoint } from '../../src/rating/index.ts';
import { anything, books, cuttingBooks, points } from '../property-forms/generate.ts';
import { check, pointsFor, quoted, tariffOf, usagePoint } from '../property-forms/run.ts';
import { seed } from '../support/seed.ts';

vi.setConfig({ testTimeout: 3_600_000 });

async function* readingsOf(all: readonly UsagePoint[]) {
  for (const point of all) yield { kind: 'point', point } as const;
}

async function byPoint(tariff: Tariff, all: readonly UsagePoint[]) {
  const { assessments, limits } = await quoted(tariff, all);
  const rules = new Map<string, { lines: number; amount: Rational }>();
  for (const entry of assessments) {
    if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') continue;
    for (const { rule, amount } of entry.verdict.charges) rules.set(rule, { lines: (rules.get(rule)?.lines ?? 0) + 1, amount: add(rules.get(rule)?.amount ?? zero, amount) });
  }
  const told = assessments.filter((entry) => entry.kind !== 'priced' || entry.verdict.status !== 'rated').map(assessmentJson);
  return shown(addTotals(noTotals, assessments), rules, told, limits.map(limitJson));
}

async function byColumn(tariff: Tariff, all: readonly UsagePoint[]) {
  const told: unknown[] = [];
  const { tally, limits } = await quoteColumns(tariff, columnsOfReadings(readingsOf(all), 'all'), {
    onWarning: () => undefined,
    onBatch: (others) => told.push(...others.filter((entry) => entry.kind !== 'priced' || entry.verdict.status !== 'rated').map(assessmentJson)),
  });
  return shown(tally.totals, tally.rules, told, limits.map(limitJson));
}

function shown(totals: typeof noTotals, rules: ReadonlyMap<string, { readonly lines: number; readonly amount: Rational }>, told: readonly unknown[], limits: readonly unknown[]) {
  return {
    totals: { ...totals, amount: decimalText(totals.amount) }, limits,
    rules: [...rules].map(([rule, { lines, amount }]) => `${rule} ${lines} ${decimalText(amount)}`).sort(), told: told.map((entry) => JSON.stringify(entry)).sort(),
  };
}

describe(`sums of columns are sums of points (seed ${seed})`, () => {
  it('under random rulebooks, with points that come again or contradict themselves', async () => {
    const wanted = pointsFor(1500);
    let seen = 0;
    await check(fc.tuple(fc.oneof({ weight: 2, arbitrary: books(anything) }, { weight: 1, arbitrary: cuttingBooks }), fc.array(fc.tuple(points, fc.nat(12), fc.boolean()), { minLength: 2, maxLength: 25 })), wanted, async ([book, all]) => {
      const tariff = seen < wanted ? tariffOf(book) : null;
      if (tariff === null) return;
      seen += all.length;
      const given = all.map(([point, number, anonymous], index) => ({ ...usagePoint(point, index), id: anonymous ? null : `id ${number}` }));
      expect(await byColumn(tariff, given)).toEqual(await byPoint(tariff, given));
    });
    expect(seen).toBeGreaterThanOrEqual(wanted);
  });
});
