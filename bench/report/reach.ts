/** What the product is to reach: each line names a figure, what it is at least, and what is aimed at. */
import type { Figure, SectionResult } from '../sections/result.ts';

export interface ReachLine {
  readonly what: string;
  readonly figure: string;
  readonly better: 'more' | 'less';
  readonly atLeast: number;
  readonly aim: number;
}

export const reach: readonly ReachLine[] = [
  { what: 'W1 rating, columns, ratio to decimal.js by hand', figure: 'w1: Tariff, columns to decimal.js', better: 'more', atLeast: 30, aim: 40 },
  { what: 'W1 rating, rows, quantities parsed, ratio to zen-engine', figure: 'w1: Tariff, rows to @gorules/zen-engine', better: 'more', atLeast: 200, aim: 400 },
  { what: 'NDJSON → validated → priced → sums, ratio to JSON.parse alone', figure: 'import: Tariff, NDJSON to sums to JSON.parse', better: 'more', atLeast: 1.5, aim: 2 },
  { what: 'NDJSON → rated → stored, wall, ratio to MikroORM insertMany', figure: 'store: Tariff to MikroORM', better: 'more', atLeast: 6, aim: 12 },
  { what: 'bytes for a stored point with one charge, with indexes', figure: 'store: bytes', better: 'less', atLeast: 110, aim: 75 },
  { what: 'peak memory while rating', figure: 'growth: memory', better: 'less', atLeast: 400, aim: 200 },
  { what: 'growth of cost per point with points', figure: 'growth: points', better: 'less', atLeast: 1.3, aim: 1.1 },
  { what: 'growth of cost per point with table rows', figure: 'rows: growth', better: 'less', atLeast: 1.3, aim: 1.1 },
];

export interface Reached extends ReachLine {
  /** `null` where it was not measured. */
  readonly measured: Figure | null;
  readonly verdict: 'aim reached' | 'reached' | 'not reached' | 'not measured';
}

export const figuresIn = (results: readonly SectionResult[]): ReadonlyMap<string, Figure> => new Map(results.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure])));

export function reachedBy(results: readonly SectionResult[]): readonly Reached[] {
  const figures = figuresIn(results);
  return reach.map((line): Reached => {
    const measured = figures.get(line.figure) ?? null;
    if (measured === null || !Number.isFinite(measured.value)) return { ...line, measured: null, verdict: 'not measured' };
    const passes = (bound: number): boolean => (line.better === 'more' ? measured.value >= bound : measured.value <= bound);
    return { ...line, measured, verdict: passes(line.aim) ? 'aim reached' : passes(line.atLeast) ? 'reached' : 'not reached' };
  });
}
