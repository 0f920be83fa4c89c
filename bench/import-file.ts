/** Imports one file in a process of its own and says what it took: `node bench/import-file.ts FILE COUNT`. Workload W1. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { importUsage } from './contestants/product-import.ts';
import { measure } from './protocol/measure.ts';
import { w1 } from './workloads/index.ts';
import { ndjsonOf, piecesOf } from './workloads/ndjson.ts';
import { pointsOf } from './workloads/points.ts';
import { compiled } from './workloads/rulebook.ts';

/** Enough for the compiler to have settled, few enough for the heap to be small when the file begins. */
const warmUpPoints = 5000;

const [file = '', countText = ''] = process.argv.slice(2);
const { tariff } = compiled(w1);
await importUsage(tariff, Readable.from(piecesOf(ndjsonOf(pointsOf(w1, warmUpPoints)))));
let total = '';
const { wall, cpu } = await measure(async () => {
  const imported = await importUsage(tariff, createReadStream(file));
  if (imported.rated !== Number(countText)) throw new Error(`INVARIANT: ${countText} points were given, ${imported.rated} were rated`);
  ({ total } = imported);
});
console.log(JSON.stringify({ wall, cpu, total, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
