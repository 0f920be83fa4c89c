/**
 * The product's reader alone: NDJSON to points, nothing priced.
 *
 * To switch to the reader of columns, let `scan` consume its batches and add up their `count`.
 */
import { Readable } from 'node:stream';
import { readUsage } from '../../src/collect/index.ts';
import { piecesOf } from '../workloads/ndjson.ts';

/** Reads all points; gives how many. A refusal is an error: workloads have none. */
export async function scan(bytes: Buffer): Promise<number> {
  let count = 0;
  for await (const reading of readUsage(Readable.from(piecesOf(bytes)), { format: 'ndjson' })) {
    if (reading.kind === 'refusal') throw new Error(`INVARIANT: no point of a workload is refused: ${reading.refusal.reason}`);
    count++;
  }
  return count;
}
