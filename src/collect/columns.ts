/** Chooses the reader that turns a stream of usage into columns. Knows the formats by name only; each reader stands in a file of its own. */
import type { Readable } from 'node:stream';
import type { UsageBatch } from '../columns/index.ts';
import { bytesOf } from './bytes.ts';
import type { ReadUsageOptions } from './reading.ts';
import { scanCsv } from './scan/csv-scanner.ts';
import { columnsOfReadings } from './scan/from-readings.ts';
import { scanNdjson } from './scan/ndjson-scanner.ts';
import { readUsage } from './usage.ts';
import { warnOnce } from './warnings.ts';

export interface ReadColumnsOptions extends ReadUsageOptions {
  /** The fields that get columns; others count for the fingerprint of a row only. */
  readonly coded: 'all' | ReadonlySet<string>;
  /** Fields of which only the kind is wanted, and whether they are there: their columns may have empty texts. */
  readonly present?: ReadonlySet<string>;
}

/**
 * Reads usage points many at a time, in the order of the input. What is a point and what is refused, with which words, is as `readUsage` has it. Memory
 * does not grow with the input. Throws `UnreadableUsage` where the input as a whole is no usage.
 */
export function readUsageColumns(stream: Readable, options: ReadColumnsOptions): AsyncIterable<UsageBatch> {
  const { coded, present = new Set<string>() } = options;
  switch (options.format) {
    case 'ndjson': return scanNdjson(bytesOf(stream), { coded, present }, warnOnce(options.onWarning));
    case 'csv': return scanCsv(bytesOf(stream), { coded, present });
    case 'dataframes': case 'parquet': case 'arrow': return columnsOfReadings(readUsage(stream, options), coded === 'all' ? coded : new Set([...coded, ...present]));
  }
}
