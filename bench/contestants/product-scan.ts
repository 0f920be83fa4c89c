/**
 * The product's reader alone: NDJSON to columns, nothing priced. The fields that the workloads' rules read are coded.
 */
import { Readable } from 'node:stream';
import { readUsageColumns } from '../../src/collect/index.ts';
import { piecesOf } from '../workloads/ndjson.ts';

const coded: ReadonlySet<string> = new Set(['flavor', 'region', 'project', 'az', 'image']);

/** Reads all points; gives how many. A refusal is an error: workloads have none. */
export async function scan(bytes: Buffer): Promise<number> {
  let count = 0;
  for await (const batch of readUsageColumns(Readable.from(piecesOf(bytes)), { format: 'ndjson', coded })) {
    const [refused] = batch.refusals;
    if (refused !== undefined) throw new Error(`INVARIANT: no point of a workload is refused: ${refused.refusal.reason}`);
    count += batch.count;
  }
  return count;
}
