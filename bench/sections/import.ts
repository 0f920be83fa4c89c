/** From bytes to sums, held against JSON.parse of the same lines alone. The bytes are in memory on both sides. */
import { Readable } from 'node:stream';
import { parseLines } from '../contestants/json-parse.ts';
import { importUsage } from '../contestants/product-import.ts';
import { scan } from '../contestants/product-scan.ts';
import type { Mode } from '../modes.ts';
import { checkExactness } from '../oracle/check.ts';
import { pricesOf, sumsByRule } from '../oracle/prices.ts';
import { pairedRounds } from '../protocol/rounds.ts';
import { w1 } from '../workloads/index.ts';
import { ndjsonOf, piecesOf } from '../workloads/ndjson.ts';
import { pointsOf } from '../workloads/points.ts';
import { compiled } from '../workloads/rulebook.ts';
import { ratioFigures } from './rating.ts';
import { type SectionResult, exactnessLine, timingLine } from './result.ts';

function demand(count: number, wanted: number): void {
  if (count !== wanted) throw new Error(`INVARIANT: ${wanted} points were given, ${count} came`);
}

export async function importSection(mode: Mode): Promise<SectionResult> {
  const count = mode.importPoints;
  const points = pointsOf(w1, count);
  const bytes = ndjsonOf(points);
  const { tariff } = compiled(w1);
  const { rated, sums } = await importUsage(tariff, Readable.from(piecesOf(bytes)));
  demand(rated, count);
  const exactness = exactnessLine('Tariff, NDJSON to sums', true, checkExactness([], [], sumsByRule(points, pricesOf(points)), sums));
  const timings = await pairedRounds([
    { name: 'JSON.parse', count, run: () => demand(parseLines(bytes), count) },
    { name: 'Tariff, NDJSON to points', count, run: async () => demand(await scan(bytes), count) },
    { name: 'Tariff, NDJSON to sums', count, run: async () => demand((await importUsage(tariff, Readable.from(piecesOf(bytes)))).rated, count) },
  ], { rounds: mode.longRounds, warmUps: 1, leastSampleMs: mode.leastSampleMs });
  const forms = ['each line, the object dropped', 'the reader alone', 'read, validate, price, add up by rule'];
  return {
    name: 'import', title: `NDJSON: ${count.toLocaleString('en')} lines of ${Math.round(bytes.length / count)} bytes, workload W1`, exactness: [exactness], leftOut: [],
    timings: timings.map((timing, index) => timingLine(timing, forms[index] ?? '')),
    figures: ratioFigures('import', timings, [['Tariff, NDJSON to sums', 'JSON.parse'], ['Tariff, NDJSON to points', 'JSON.parse']]),
  };
}
