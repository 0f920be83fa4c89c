/**
 * The product from bytes to sums: NDJSON, validated, priced, added up by project and meter; nothing stored.
 *
 * To switch to another path, change `importUsage` alone: it gets the compiled tariff and a stream, and gives counts and sums.
 */
import type { Readable } from 'node:stream';
import { readUsage } from '../../src/collect/index.ts';
import { quoteUsage } from '../../src/intake/index.ts';
import { type Rational, add, decimalText, sum, zero } from '../../src/money/index.ts';
import type { Tariff } from '../../src/rating/index.ts';

export interface Imported {
  readonly rated: number;
  /** Points that did not become rated, whatever became of them. */
  readonly other: number;
  /** By project and meter. */
  readonly sums: ReadonlyMap<string, string>;
  readonly total: string;
}

export async function importUsage(tariff: Tariff, stream: Readable): Promise<Imported> {
  const sums = new Map<string, Rational>();
  let [rated, other] = [0, 0];
  for await (const assessments of quoteUsage(tariff, readUsage(stream, { format: 'ndjson' }), { onWarning: () => {} }).assessments) {
    for (const entry of assessments) {
      if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') {
        other++;
        continue;
      }
      rated++;
      const group = `${entry.point.fields.get('project')?.text ?? ''} ${entry.point.meter}`;
      sums.set(group, add(sums.get(group) ?? zero, entry.verdict.amount));
    }
  }
  return { rated, other, sums: new Map([...sums].map(([group, amount]) => [group, decimalText(amount)])), total: decimalText(sum(sums.values())) };
}
