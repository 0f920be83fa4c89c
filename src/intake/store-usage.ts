/** The stored run of usage that comes point by point. It goes the way of columns, some thousand points at a time. */
import type { Reading } from '../collect/index.ts';
import { BatchBuilder, type UsageBatch } from '../columns/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Store } from '../storage/index.ts';
import { type StoreColumnsOptions, storeColumns } from './store-columns.ts';
import type { Totals } from './totals.ts';

/** How many readings are looked up and written at once: enough to hide the round trip, few enough to stay small in memory. */
const readingsAtOnce = 2000;

async function* batchesOf(readings: AsyncIterable<Reading>): AsyncIterable<UsageBatch> {
  const builder = new BatchBuilder();
  for await (const reading of readings) {
    if (reading.kind === 'point') builder.add(reading.point);
    else builder.refuse(reading.refusal);
    if (builder.size >= readingsAtOnce) yield builder.finish();
  }
  if (builder.size > 0) yield builder.finish();
}

/** Rates and stores the readings of one input; gives the control totals. The rulebook is kept with them. */
export const storeUsage = (store: Store, rulebook: Rulebook, readings: AsyncIterable<Reading>, options: StoreColumnsOptions): Promise<Totals> => storeColumns(store, rulebook, batchesOf(readings), options);
