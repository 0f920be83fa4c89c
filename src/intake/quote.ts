/** The dry run: prices usage and stores nothing. Loads no database code. */
import type { Reading } from '../collect/index.ts';
import type { Tariff } from '../rating/index.ts';
import { type Assessment, Assessor, rememberKnown } from './assess.ts';
import { inBatches } from './batches.ts';

export interface QuoteOptions {
  readonly onWarning: (sentence: string) => void;
}

/** Verdicts in the order of the input, a batch at a time. */
export async function* quoteUsage(tariff: Tariff, readings: AsyncIterable<Reading>, { onWarning }: QuoteOptions): AsyncIterable<readonly Assessment[]> {
  const { lookUp, remember } = rememberKnown();
  const assessor = new Assessor(tariff, lookUp, onWarning);
  for await (const batch of inBatches(readings)) {
    const assessments = await assessor.assess(batch);
    remember(assessments);
    yield assessments;
  }
}
