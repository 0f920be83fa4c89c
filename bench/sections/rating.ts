/** Prices of a workload: everybody is checked against the judge first, then timed in paired rounds. */
import { contestants, isLeftOut } from '../contestants/index.ts';
import type { Contestant, Prepared } from '../contestants/contestant.ts';
import type { Mode } from '../modes.ts';
import { checkExactness } from '../oracle/check.ts';
import { pricesOf, sumsOf } from '../oracle/prices.ts';
import { type Timing, pairedRounds, ratio } from '../protocol/rounds.ts';
import { type Points, pointsOf } from '../workloads/points.ts';
import { rowsOf } from '../workloads/rows.ts';
import type { Workload } from '../workloads/workload.ts';
import { type ExactnessLine, type Figure, type SectionResult, exactnessLine, timingLine } from './result.ts';

export interface RatingOptions {
  readonly columnPoints: number;
  readonly rounds: number;
  readonly peers: 'all' | 'by hand';
}

/** decimal.js is the second judge: where it and the first differ, nothing else is worth looking at. */
const secondJudge = 'decimal.js';

async function checked({ name, isProduct }: Contestant, prepared: Prepared, points: Points): Promise<ExactnessLine> {
  const count = prepared.count;
  const own = count === points.count ? points : pointsOf(points.workload, count);
  const expected = pricesOf(own);
  const line = exactnessLine(name, isProduct, checkExactness(expected, await prepared.prices(), sumsOf(own, expected), (await prepared.sums?.()) ?? null));
  if (name === secondJudge && !line.isExact) throw new Error(`the two judges differ on ${points.workload.name}: ${line.text}`);
  return line;
}

/** Ratios that have a name, `of` to `to`. */
const ratios: readonly (readonly [of: string, to: string])[] = [
  ['Tariff, columns', 'decimal.js'], ['Tariff, columns, with sums', 'decimal.js, with sums'], ['Tariff, rows', 'decimal.js'], ['Tariff, rows', '@gorules/zen-engine'],
  ['Tariff, columns', '@gorules/zen-engine'], ['Tariff, columns', '@marcbachmann/cel-js'], ['Tariff, columns', 'DuckDB'],
];

export function ratioFigures(section: string, timings: readonly Timing[], pairs: typeof ratios, clock: 'cpu' | 'wall' = 'cpu'): readonly Figure[] {
  return pairs.flatMap(([of, to]): readonly Figure[] => {
    const [own, base] = [of, to].map((name) => timings.find((timing) => timing.name === name));
    return own === undefined || base === undefined ? [] : [{ id: `${section}: ${of} to ${to}`, title: `${of}, ratio to ${to}`, value: ratio(own, base, clock), unit: '×' }];
  });
}

export async function rateSection(workload: Workload, mode: Mode, { columnPoints, rounds, peers }: RatingOptions): Promise<SectionResult> {
  const points = pointsOf(workload, columnPoints);
  const exactness: ExactnessLine[] = [];
  const leftOut: string[] = [];
  const ready: { readonly contestant: Contestant; readonly prepared: Prepared }[] = [];
  for (const contestant of await contestants(peers)) {
    if (isLeftOut(contestant)) {
      leftOut.push(`${contestant.name}: ${contestant.reason}`);
      continue;
    }
    try {
      const rows = rowsOf(points, Math.min(mode.rowPoints, contestant.mostPoints));
      const prepared = await contestant.prepare(points, rows);
      exactness.push(await checked(contestant, prepared, points));
      ready.push({ contestant, prepared });
    } catch (error) {
      if (contestant.isProduct || contestant.name === secondJudge) throw error;
      leftOut.push(`${contestant.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const runners = ready.map(({ contestant: { name }, prepared: { count, run } }) => ({ name, count, run }));
  const timings = await pairedRounds(runners, { rounds, warmUps: mode.warmUps, leastSampleMs: mode.leastSampleMs });
  for (const { prepared } of ready) await prepared.close?.();
  return {
    name: workload.name, title: `${workload.title}; ${columnPoints.toLocaleString('en')} points as columns`, exactness, leftOut,
    timings: timings.map((timing) => timingLine(timing, ready.find(({ contestant }) => contestant.name === timing.name)?.contestant.form ?? '')),
    figures: ratioFigures(workload.name, timings, ratios),
  };
}
