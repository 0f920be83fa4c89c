/** Cost per point by the number of rows in a table: W1 with ten flavors, and with ten thousand, as columns. */
import { productColumns } from '../contestants/product-columns.ts';
import type { Mode } from '../modes.ts';
import { checkExactness } from '../oracle/check.ts';
import { pricesOf } from '../oracle/prices.ts';
import { pairedRounds, ratio } from '../protocol/rounds.ts';
import { withRows } from '../workloads/index.ts';
import { pointsOf } from '../workloads/points.ts';
import { type ExactnessLine, type SectionResult, exactnessLine, timingLine } from './result.ts';

/** The largest table of the language. */
const wanted = 10_000;

export async function tableRowsSection(mode: Mode): Promise<SectionResult> {
  const exactness: ExactnessLine[] = [];
  const runners = [];
  for (const rows of mode.growthRows) {
    const name = `${rows.toLocaleString('en')} rows`;
    const points = pointsOf(withRows(rows), mode.columnPoints);
    const prepared = await productColumns.prepare(points, []);
    const checked = Math.min(points.count, 20_000);
    exactness.push(exactnessLine(name, true, checkExactness(pricesOf(points, checked), (await prepared.prices()).slice(0, checked), new Map(), null)));
    runners.push({ name, count: prepared.count, run: prepared.run });
  }
  const timings = await pairedRounds(runners, { rounds: mode.rounds, warmUps: mode.warmUps, leastSampleMs: mode.leastSampleMs });
  const [first, last] = [timings[0], timings.at(-1)];
  const figures = first === undefined || last === undefined ? [] : [{ id: 'rows: growth', title: `cost per point, ${last.name} to ${first.name}`, value: ratio(first, last), unit: '×', onLess: (mode.growthRows.at(-1) ?? 0) < wanted }];
  return { name: 'rows', title: 'growth with table rows: W1 as columns', exactness, leftOut: [], timings: timings.map((timing) => timingLine(timing, 'Plan.bind and Plan.rate, three tables of so many rows')), figures };
}
