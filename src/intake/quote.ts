/** The dry run: prices usage and stores nothing. Loads no database code. */
import type { Reading } from '../collect/index.ts';
import { LimitBook, type LimitLine, type Tariff } from '../rating/index.ts';
import { type Assessment, Assessor, batchSizeFor, rememberKnown } from './assess.ts';
import { inBatches } from './batches.ts';

export interface QuoteOptions {
  readonly onWarning: (sentence: string) => void;
}

export interface Quote {
  /** Verdicts in the order of the input, a batch at a time. */
  readonly assessments: AsyncIterable<readonly Assessment[]>;
  /** What limits add when all windows close: to be asked when the input has been read. */
  readonly closeWindows: () => readonly LimitLine[];
}

export function quoteUsage(tariff: Tariff, readings: AsyncIterable<Reading>, { onWarning }: QuoteOptions): Quote {
  const limits = new LimitBook(tariff);
  async function* assess(): AsyncIterable<readonly Assessment[]> {
    const { lookUp, remember } = rememberKnown();
    const assessor = new Assessor(tariff, lookUp, onWarning);
    for await (const batch of inBatches(readings, batchSizeFor(tariff))) {
      const assessments = await assessor.assess(batch);
      remember(assessments);
      for (const entry of assessments) if (entry.kind === 'priced' && entry.bound !== null && entry.verdict.status === 'rated') limits.count(entry.bound, entry.verdict);
      yield assessments;
    }
    assessor.end();
  }
  return { assessments: assess(), closeWindows: () => limits.close().flatMap(({ lines }) => lines) };
}
