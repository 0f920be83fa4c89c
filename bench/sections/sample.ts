/** The sample month under the sample rules: tiers, windows, running totals, discounts. Columns are held against the plain evaluator, point by point. */
import path from 'node:path';
import { boundMonth, columnTexts, monthBatches, plainTexts, pricePlainly, rateMonth, readMonth } from '../contestants/product-month.ts';
import { loadRulebook } from '../../src/rulebook/index.ts';
import type { Mode } from '../modes.ts';
import { pairedRounds } from '../protocol/rounds.ts';
import { ratioFigures } from './rating.ts';
import { type SectionResult, timingLine } from './result.ts';

export async function sampleSection(mode: Mode): Promise<SectionResult> {
  const { tariff } = loadRulebook(path.join(import.meta.dirname, '../../rules'));
  if (tariff === null) throw new Error('INVARIANT: the sample rules have no errors');
  const points = (await readMonth()).slice(0, mode.monthPoints);
  const bound = boundMonth(tariff, points);
  const batches = monthBatches(points);
  const [plain, columns] = [plainTexts(tariff, bound), columnTexts(tariff, batches)];
  const differ = columns.filter((text, row) => text !== plain[row]).length + Math.abs(columns.length - plain.length);
  const count = points.length;
  const timings = await pairedRounds([
    { name: 'Tariff, the plain evaluator', count, run: () => void pricePlainly(tariff, bound) },
    { name: 'Tariff, columns', count, run: () => rateMonth(tariff, batches) },
  ], { rounds: mode.longRounds, warmUps: mode.warmUps, leastSampleMs: mode.leastSampleMs });
  const forms = ['points bound before', 'the plan made in every run'];
  return {
    name: 'sample', title: `the sample month: ${count.toLocaleString('en')} points under rules/`, leftOut: [],
    exactness: [{ name: 'Tariff, columns', isProduct: true, isExact: differ === 0, text: differ === 0 ? `exact: all ${count.toLocaleString('en')} points cost what the plain evaluator says` : `not exact: ${differ} of ${count} points differ` }],
    timings: timings.map((timing, index) => timingLine(timing, forms[index] ?? '')),
    figures: ratioFigures('sample', timings, [['Tariff, columns', 'Tariff, the plain evaluator']]),
  };
}
