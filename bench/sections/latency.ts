/** How long one price takes: the command from its start, and a call where all is loaded. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { quoteLine } from '../contestants/product-quote.ts';
import type { Mode } from '../modes.ts';
import { fractionOf, isEqual } from '../oracle/fraction.ts';
import { priceOf } from '../oracle/prices.ts';
import { pairedRounds } from '../protocol/rounds.ts';
import { median } from '../protocol/statistics.ts';
import { w1 } from '../workloads/index.ts';
import { ndjsonOf } from '../workloads/ndjson.ts';
import { pointsOf } from '../workloads/points.ts';
import { compiled } from '../workloads/rulebook.ts';
import { type SectionResult, timingLine } from './result.ts';

const root = path.join(import.meta.dirname, '../..');

/** `tariff quote --json` for one point; its milliseconds, and the amount it says. */
function coldQuote(line: Buffer): { readonly ms: number; readonly amount: string } {
  const before = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(root, 'bin/tariff.mjs'), 'quote', '--rules', path.join(root, 'bench/workloads/w1'), '--usage', '-', '--json'], { input: line, encoding: 'utf8' });
  const ms = performance.now() - before;
  if (status !== 0) throw new Error(`tariff quote ended with ${status}: ${stderr}`);
  return { ms, amount: (JSON.parse(stdout) as { readonly amount: string }).amount };
}

export async function latencySection(mode: Mode): Promise<SectionResult> {
  const points = pointsOf(w1, 1);
  const line = ndjsonOf(points);
  const { tariff } = compiled(w1);
  // The first one fills the cache of compiled sources.
  const starts = Array.from({ length: mode.coldStarts + 1 }, () => coldQuote(line)).slice(1);
  const cold = median(starts.map(({ ms }) => ms));
  const amounts = [...starts.map(({ amount }) => amount), await quoteLine(tariff, line)];
  const isExact = amounts.every((amount) => isEqual(fractionOf(amount), priceOf(points, 0)));
  const [warm] = await pairedRounds([{ name: 'a call, all loaded', count: 1, run: async () => void await quoteLine(tariff, line) }], { rounds: mode.rounds, warmUps: mode.warmUps, leastSampleMs: mode.leastSampleMs });
  if (warm === undefined) throw new Error('INVARIANT: there is a timing for each runner');
  return {
    name: 'latency', title: 'one price', leftOut: [], exactness: [{ name: 'one price', isProduct: true, isExact, text: isExact ? 'exact: command and call' : `not exact: ${amounts.join(', ')}` }],
    timings: [
      { name: '`tariff quote`, from its start', form: 'a process, W1, one point', sample: 1, rounds: starts.length, wallUs: cold * 1000, cpuUs: NaN, leastCpuUs: NaN, perCpuSecond: NaN },
      timingLine(warm, 'a line of NDJSON to its price'),
    ],
    figures: [
      { id: 'latency: cold', title: '`tariff quote` of one point, from the start of the command', value: cold, unit: 'ms' },
      { id: 'latency: warm', title: 'one line of NDJSON to its price, all loaded', value: warm.wallUs / 1000, unit: 'ms' },
    ],
  };
}
