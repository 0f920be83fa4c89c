/** Batches as readings that come one by one. */
import type { Refusal, UsagePoint } from '../rating/point.ts';
import type { UsageBatch } from './batch.ts';

type Reading = { readonly kind: 'point'; readonly point: UsagePoint } | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** The points and refusals of a batch, in the order of the input. */
export function* readingsOf(batch: UsageBatch): Iterable<Reading> {
  let next = 0;
  for (let row = 0; row <= batch.count; row++) {
    for (; next < batch.refusals.length && batch.refusals[next]!.before <= row; next++) yield { kind: 'refusal', refusal: batch.refusals[next]!.refusal };
    if (row < batch.count) yield { kind: 'point', point: batch.pointAt(row) };
  }
}
