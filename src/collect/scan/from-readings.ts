/** Columns from a reader of rows, for formats whose bytes are not scanned. Knows nothing of them. */
import { BatchBuilder, type UsageBatch } from '../../columns/index.ts';
import type { Reading } from '../reading.ts';

/** As many as scanners put into a batch of usual lines. */
const rowsPerBatch = 4096;

export async function* columnsOfReadings(readings: AsyncIterable<Reading>, coded: 'all' | ReadonlySet<string>): AsyncGenerator<UsageBatch> {
  const builder = new BatchBuilder(coded);
  for await (const reading of readings) {
    if (reading.kind === 'refusal') builder.refuse(reading.refusal);
    else builder.add(reading.point);
    if (builder.size >= rowsPerBatch) yield builder.finish();
  }
  if (builder.size > 0) yield builder.finish();
}
