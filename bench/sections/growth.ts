/** Cost per point and peak memory by the size of the input: files of more and more lines, each imported in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mode } from '../modes.ts';
import { fraction, fractionOf, isEqual, plus } from '../oracle/fraction.ts';
import { pricesOf, totalOf } from '../oracle/prices.ts';
import { w1 } from '../workloads/index.ts';
import { writeNdjson } from '../workloads/ndjson.ts';
import { pointsOf } from '../workloads/points.ts';
import type { ExactnessLine, Figure, SectionResult, TimingLine } from './result.ts';

interface Took {
  readonly wall: number;
  readonly cpu: number;
  readonly total: string;
  readonly peakMegabytes: number;
}

function importInProcess(file: string, count: number): Took {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../import-file.ts'), file, String(count)], { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`the import of ${count} points failed: ${stderr}`);
  return JSON.parse(stdout) as Took;
}

const pointsAtOnce = 50_000;

function expectedTotal(count: number): ReturnType<typeof totalOf> {
  let total = fraction(0n);
  for (let first = 0; first < count; first += pointsAtOnce) total = plus(total, totalOf(pricesOf(pointsOf(w1, Math.min(pointsAtOnce, count - first), first))));
  return total;
}

/** From this size on, cost per point is to be flat: below it, starting up shows. */
const flatFrom = 100_000;
/** What the figures are to be measured on. */
const wanted = 10_000_000;

function figuresOf(took: ReadonlyMap<number, Took>): readonly Figure[] {
  const sizes = [...took.keys()];
  const largest = sizes.at(-1) ?? 0;
  const base = sizes.find((size) => size >= flatFrom && size < largest) ?? sizes[0] ?? 0;
  const cost = (size: number): number => (took.get(size)?.cpu ?? NaN) / size;
  return [
    { id: 'growth: points', title: `cost per point, ${largest.toLocaleString('en')} to ${base.toLocaleString('en')} points`, value: largest === base ? NaN : cost(largest) / cost(base), unit: '×', onLess: largest < wanted },
    { id: 'growth: memory', title: `peak memory of the process that rates ${largest.toLocaleString('en')} points`, value: took.get(largest)?.peakMegabytes ?? NaN, unit: 'MB', onLess: largest < wanted },
  ];
}

export async function growthSection(mode: Mode): Promise<SectionResult> {
  const took = new Map<number, Took>();
  const [exactness, timings, leftOut]: [ExactnessLine[], TimingLine[], string[]] = [[], [], []];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
  try {
    let usPerPoint = 0;
    for (const count of mode.growthPoints) {
      const seconds = (usPerPoint * count) / 1e6;
      const name = `${count.toLocaleString('en')} points`;
      if (seconds > mode.longestSizeSeconds) {
        leftOut.push(`${name}: by the pace of the size before it would take ${Math.round(seconds)} s; --full runs it`);
        continue;
      }
      const file = path.join(folder, 'usage.ndjson');
      writeNdjson(file, w1, count);
      const one = importInProcess(file, count);
      took.set(count, one);
      usPerPoint = (one.wall * 1000) / count;
      const isExact = isEqual(fractionOf(one.total), expectedTotal(count));
      exactness.push({ name, isProduct: true, isExact, text: isExact ? `exact: the total is ${one.total}` : `not exact: the total is ${one.total}` });
      timings.push({ name, form: `file to sums, peak ${Math.round(one.peakMegabytes)} MB`, sample: count, rounds: 1, wallUs: usPerPoint, cpuUs: (one.cpu * 1000) / count, leastCpuUs: (one.cpu * 1000) / count, perCpuSecond: (count * 1000) / one.cpu });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'growth', title: 'growth with points: NDJSON files to sums, workload W1', exactness, timings, leftOut, figures: figuresOf(took) };
}
