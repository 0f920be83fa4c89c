/** Points and rulebooks for the storage tests, and the shortest way to keep them. */
import { createHash } from 'node:crypto';
import { type Rational, decimal, decimalText, zero } from '../../src/money/index.ts';
import type { Charge } from '../../src/rating/charge.ts';
import type { RunCounts, Store, StoredPoint, StoredRulebook } from '../../src/storage/index.ts';
import { type Instant, parseInstant } from '../../src/time/index.ts';

export const sha = (text: string): Uint8Array => createHash('sha256').update(text).digest();
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return parsed.value;
}

export const sampleRulebook: StoredRulebook = {
  hash: hex(sha('a rulebook')),
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  moduleStates: { compute: { enabled: true, priority: 10 }, storage: { enabled: false, priority: 1 } },
  files: [
    { path: 'compute.tariff', content: new TextEncoder().encode('rate instance 0.04 EUR per hour\n') },
    { path: 'tables/licences.csv', content: new Uint8Array([0, 255, 10, 92, 0]) },
  ],
};

export function chargeOf(changes: Partial<Charge> = {}): Charge {
  return { kind: 'price', module: 'compute', rule: 'instance', amount: decimal('0.48'), currency: 'EUR', quantity: decimal('1'), at: 'compute.tariff:8', parts: [], ...changes };
}

export const ratedWith = (...charges: Charge[]): StoredPoint['verdict'] => ({
  status: 'rated', movements: [], charges, amount: charges[0]?.amount ?? zero, currency: charges[0]?.currency ?? 'EUR',
});

/** Fields as points have them: a number is a JSON number with these digits. */
export const fieldsOf = (values: Iterable<readonly [string, string | Rational]>): StoredPoint['fields'] => new Map([...values].map(([name, value]) =>
  [name, typeof value === 'string' ? { text: value, kind: 'text' as const } : { text: decimalText(value), kind: 'number' as const }]));

/** A point that differs from others by its id alone, which is its name, unless told. */
export function pointOf(name: string, { fields = new Map([['flavor', 'small']]), ...changes }: Partial<Omit<StoredPoint, 'fields'>> & { readonly fields?: ReadonlyMap<string, string | Rational> } = {}): StoredPoint {
  return {
    id: name, n: 0, meter: 'instance', scope: 'blue',
    period: { start: at('2026-03-10T00:00:00Z'), end: at('2026-03-10T01:00:00Z') },
    quantity: decimal('1'), unit: 'h', fields: fieldsOf(fields), meterUnit: 'h',
    verdict: ratedWith(chargeOf()), ...changes,
  };
}

export const countsOf = (changes: Partial<RunCounts> = {}): RunCounts => ({
  read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0, ...changes,
});

/** Keeps the points in one intake under the sample rulebook. */
export async function keep(store: Store, points: readonly StoredPoint[]): Promise<bigint> {
  await store.saveRulebook(sampleRulebook);
  return store.intake({ rulebookHash: sampleRulebook.hash, source: 'usage.csv' }, async (intake) => {
    await intake.write(points);
    await intake.finish(countsOf({ read: points.length }));
    return intake.runId;
  });
}
