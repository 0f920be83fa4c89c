/**
 * The product from bytes to sums: NDJSON, validated, told apart from what came before, priced and added up by rule, as `tariff quote` does it; nothing stored.
 *
 * To switch to another path, change `importUsage` alone: it gets the compiled tariff and a stream, and gives counts and sums.
 */
import type { Readable } from 'node:stream';
import { readUsageColumns } from '../../src/collect/index.ts';
import { fieldsRead, quoteColumns } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Tariff } from '../../src/rating/index.ts';

export interface Imported {
  readonly rated: number;
  /** Points that did not become rated, whatever became of them. */
  readonly other: number;
  /** By rule: a workload has one for each meter. */
  readonly sums: ReadonlyMap<string, string>;
  readonly total: string;
}

export async function importUsage(tariff: Tariff, stream: Readable): Promise<Imported> {
  const { tally: { totals, rules } } = await quoteColumns(tariff, readUsageColumns(stream, { format: 'ndjson', ...fieldsRead(tariff) }), { onWarning: () => {} });
  return { rated: totals.rated, other: totals.read - totals.rated, sums: new Map([...rules].map(([rule, { amount }]) => [rule, decimalText(amount)])), total: decimalText(totals.amount) };
}
