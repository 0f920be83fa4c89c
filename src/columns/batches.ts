/** Batches from readings that come one by one. */
import type { Refusal, UsagePoint } from '../rating/point.ts';
import type { UsageBatch } from './batch.ts';
import { BatchBuilder } from './builder.ts';

/** Enough to hide the cost of a batch, few enough to stay in the processor's cache. */
const rowsAtOnce = 8192;

type Reading = { readonly kind: 'point'; readonly point: UsagePoint } | { readonly kind: 'refusal'; readonly refusal: Refusal };

export async function* batchesOf(readings: AsyncIterable<Reading>): AsyncIterable<UsageBatch> {
  const builder = new BatchBuilder();
  for await (const reading of readings) {
    if (reading.kind === 'point') builder.add(reading.point);
    else builder.refuse(reading.refusal);
    if (builder.size >= rowsAtOnce) yield builder.finish();
  }
  if (builder.size > 0) yield builder.finish();
}

/** The points and refusals of a batch, in the order of the input. */
export function* readingsOf(batch: UsageBatch): Iterable<Reading> {
  let next = 0;
  for (let row = 0; row <= batch.count; row++) {
    for (; next < batch.refusals.length && batch.refusals[next]!.before <= row; next++) yield { kind: 'refusal', refusal: batch.refusals[next]!.refusal };
    if (row < batch.count) yield { kind: 'point', point: batch.pointAt(row) };
  }
}
