/** Chooses the reader for a stream of usage. Knows the formats by name only; each reader stands in a file of its own. */
import type { Readable } from 'node:stream';
import { bytesOf } from './bytes.ts';
import { readCsv } from './csv.ts';
import { readDataframes } from './dataframes.ts';
import { readNdjson } from './ndjson.ts';
import { type Reading, type ReadUsageOptions, type UsageFormat, defaultScopeKey } from './reading.ts';
import { warnOnce } from './warnings.ts';

/**
 * Reads usage points from a file or from standard input, in the order of the input. Streams: memory does not grow with
 * the input. Gzip is recognised by its first bytes. Throws `UnreadableUsage` where the input as a whole is no usage.
 */
export function readUsage(stream: Readable, options: ReadUsageOptions): AsyncIterable<Reading> {
  if (options.format === 'parquet') return readLater(async () => (await import('./tables/parquet.ts')).readParquet(stream));
  const bytes = bytesOf(stream);
  const warn = warnOnce(options.onWarning);
  switch (options.format) {
    case 'ndjson': return readNdjson(bytes, warn);
    case 'csv': return readCsv(bytes);
    case 'dataframes': return readDataframes(bytes, { scopeKey: options.scopeKey ?? defaultScopeKey, warn });
    case 'arrow': return readLater(async () => (await import('./tables/arrow.ts')).readArrow(bytes));
  }
}

/** Readers of tables bring large libraries, which are loaded when they are asked for. */
async function* readLater(reader: () => Promise<AsyncGenerator<Reading>>): AsyncGenerator<Reading> {
  yield* await reader();
}

/** The format that a file's name suggests. Dataframes have no ending of their own and must be asked for. Parquet is never gzipped as a whole. */
export function usageFormatOf(fileName: string): UsageFormat {
  const ending = /\.(csv|parquet|arrow|arrows|feather)(\.gz)?$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'parquet') return ending;
  return ending === undefined ? 'ndjson' : 'arrow';
}
