/** One point from its line of NDJSON to its price, by a rulebook that is compiled already: what a service answers a request with. */
import { Readable } from 'node:stream';
import { readUsage } from '../../src/collect/index.ts';
import { quoteUsage } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Tariff } from '../../src/rating/index.ts';

export async function quoteLine(tariff: Tariff, line: Buffer): Promise<string> {
  for await (const [entry] of quoteUsage(tariff, readUsage(Readable.from([line]), { format: 'ndjson' }), { onWarning: () => {} }).assessments) {
    if (entry?.kind === 'priced' && entry.verdict.status === 'rated') return decimalText(entry.verdict.amount);
  }
  throw new Error('INVARIANT: the point is rated');
}
