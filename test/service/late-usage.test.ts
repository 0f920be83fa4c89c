/** Usage in any order, in any pieces, again and again, comes to the same charges as all of it at once; what is closed stays as it is, and a scope's policy is kept. */
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUsage } from '../../src/collect/index.ts';
import { closeWindows, storeUsage } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Rulebook } from '../../src/rulebook/index.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { instant } from '../../src/time/index.ts';
import { freshDatabase } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { pointsWanted, seed } from '../support/seed.ts';
import { at } from './parts.ts';

const rulesBy = (group: string, span = 'month', second = ''): Rulebook => openSound({
  'rules.tariff': `language 1
currency EUR decimals 2 rounding half_up
timezone "Europe/Berlin"

meter traffic measured in GB {
  project text
}
meter request measured in call

module prices

price by_traffic for traffic {
  "Tiers over a month, some free."
  from 2026-01-01 {
    tiers graduated over ${span} by ${group} {
      up to 10 GB : free
      up to 30 GB : 0.07 EUR/GB
      beyond      : 0.03 EUR/GB
    }
  }
}

${second}price by_request for request {
  "A call."
  from 2026-01-01 {
    rate 0.004 EUR/call
  }
}

limit least for traffic {
  "At least a euro a day."
  from 2026-01-01 {
    at least 1.00 EUR over day by scope
  }
}
`,
});

/** Another total over the same usage, in other windows. */
const surcharge = (span: string): string => `price dear_days for traffic {
  "Much at once is dearer."
  combines by_traffic
  from 2026-01-01 {
    tiers graduated over ${span} by scope {
      up to 4 GB : free
      beyond     : 0.01 EUR/GB
    }
  }
}

`;

interface Sent {
  readonly scope: string;
  readonly hour: number;
  readonly quantity: number;
  /** Hours; one where it is not said. */
  readonly length?: number;
  readonly meter: 'traffic' | 'request';
}

const lineOf = ({ scope, hour, quantity, meter, length = 1 }: Sent, id: string): string => `${JSON.stringify({
  id, meter, scope, start: new Date(Date.UTC(2026, 2, 1, hour)).toISOString(), end: new Date(Date.UTC(2026, 2, 1, hour + length)).toISOString(), quantity: String(quantity / 4), unit: meter === 'traffic' ? 'GB' : 'call',
  fields: meter === 'traffic' ? { project: `p-${Math.abs(hour % 2)}` } : {},
})}\n`;

const send = (store: Store, rulebook: Rulebook, lines: readonly string[]) => storeUsage(store, rulebook, readUsage(Readable.from([Buffer.from(lines.join(''))]), { format: 'ndjson' }), { source: 'test', onWarning: () => undefined });

async function report(store: Store, by: readonly string[] = ['scope', 'meter', 'day', 'rule', 'status']): Promise<readonly string[]> {
  const { rows } = await store.summary({ by, from: null, to: null, timezone: 'UTC' });
  return rows.map(({ key, points, amounts, quantities }) => `${key.join(' ')}: ${points} ${amounts.map(({ amount }) => decimalText(amount)).join()} ${quantities.map(({ quantity }) => decimalText(quantity)).join()}`);
}

async function withStore<T>(work: (store: Store) => Promise<T>, packing?: { readonly most: number; readonly least: number; readonly few: number }): Promise<T> {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere', ...(packing === undefined ? {} : { packing }) });
  try {
    return await work(store);
  } finally {
    await store.close();
    await database.drop();
  }
}

const sentOf: fc.Arbitrary<Sent> = fc.record({ scope: fc.constantFrom('a', 'b'), hour: fc.integer({ min: -60, max: 60 }), length: fc.constantFrom(1, 1, 1, 30, 200), quantity: fc.integer({ min: 0, max: 40 }), meter: fc.constantFrom('traffic', 'traffic', 'request') });

test('in other orders, in pieces, and each piece again, it comes to what it comes to at once', async () => {
  await fc.assert(fc.asyncProperty(
    fc.uniqueArray(sentOf, { minLength: 5, maxLength: 40, selector: ({ scope, hour, meter }) => `${scope} ${hour} ${meter}` }), fc.integer({ min: 1, max: 6 }), fc.infiniteStream(fc.nat({ max: 5 })), fc.constantFrom('scope', 'scope, project', 'project'),
    fc.constantFrom(undefined, { most: 8, least: 2, few: 3 }), fc.constantFrom('day', 'week', 'month'), fc.constantFrom('', surcharge('week'), surcharge('day')),
    async (sent, pieces, pick, group, packing, span, second) => {
      const rulebook = rulesBy(group, span, second);
      const lines = sent.map((point, index) => lineOf(point, `${index}`));
      const parts: string[][] = Array.from({ length: pieces }, () => []);
      for (const line of lines) parts[(pick.next().value ?? 0) % pieces]!.push(line);
      const inPieces = await withStore(async (store) => {
        for (const part of parts) if (part.length > 0) await send(store, rulebook, part);
        for (const part of parts) {
          if (part.length === 0) continue;
          expect(await send(store, rulebook, part)).toMatchObject({ known: part.length, refused: 0 });
        }
        await closeWindows(store, rulebook, { until: at('2026-05-01T00:00:00Z'), dryRun: false });
        return report(store);
      }, packing);
      const atOnce = await withStore(async (store) => {
        await send(store, rulebook, lines);
        await closeWindows(store, rulebook, { until: at('2026-05-01T00:00:00Z'), dryRun: false });
        return report(store);
      });
      // Sums of limits of points that a window cuts are corrected where the point begins (docs/CORRECTIONS.md): then their lines are not compared.
      const compared = (lines: readonly string[]): readonly string[] => (sent.some(({ length = 1 }) => length > 1) ? lines.filter((line) => !line.includes(' least ')) : lines);
      expect(compared(inPieces.filter((line) => !line.includes(': 0 0 0')))).toEqual(compared(atOnce));
    }), { numRuns: pointsWanted === null ? 12 : Math.ceil(pointsWanted / 20), seed });
});

test('what comes late for a time that is closed counts in what is open, and moves no closed line', () => withStore(async (store) => {
  const rulebook = rulesBy('scope');
  const hours = (from: number, to: number, quantity: number): readonly Sent[] => Array.from({ length: to - from }, (_, index) => ({ scope: 'a', hour: from + index, quantity, meter: 'traffic' as const }));
  await send(store, rulebook, hours(0, 48, 4).map((point, index) => lineOf(point, `${index}`)));
  await closeWindows(store, rulebook, { until: at('2026-03-02T23:00:00Z'), dryRun: false });
  const before = await report(store, ['scope', 'day']);
  const totals = await send(store, rulebook, hours(3, 5, 8).map((point, index) => lineOf(point, `late ${index}`)));
  expect(totals).toMatchObject({ read: 2, rated: 2, known: 0, refused: 0 });
  const after = await report(store, ['scope', 'day']);
  expect(after.filter((line) => !line.startsWith('a 2026-03-02'))).toEqual(before.filter((line) => !line.startsWith('a 2026-03-02')));
  expect(after).not.toEqual(before);
  // Four gigabytes more: in the first tier, which pushes others out of it, so that all of it comes to the later ones.
  const sum = async (): Promise<string> => (await store.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total.quantities.map(({ quantity }) => decimalText(quantity)).join();
  expect(await sum()).toBe('52');
  expect(await send(store, rulebook, hours(3, 5, 8).map((point, index) => lineOf(point, `late ${index}`)))).toMatchObject({ known: 2 });
}));

test('a scope corrects, replaces or refuses', () => withStore(async (store) => {
  const rulebook = rulesBy('scope');
  const point = (quantity: number, hour = 3): string => lineOf({ scope: 'a', hour, quantity, meter: 'traffic' }, `vm ${hour}`);
  await store.scopes.create({ identifier: 'a' });
  await send(store, rulebook, [point(80), point(80, 9)]);
  const amounts = async (): Promise<readonly string[]> => report(store, ['scope']);
  expect(await send(store, rulebook, [point(160)])).toMatchObject({ refused: 1, rated: 0 });
  expect(await amounts()).toEqual(['a: 2 1.7 40']);
  await store.scopes.change('a', { latePolicy: 'replace' }, instant(0));
  expect(await send(store, rulebook, [point(160)])).toMatchObject({ refused: 0, rated: 1 });
  // 60 GB: 10 free, 20 at 0.07, 30 at 0.03.
  expect(await amounts()).toEqual(['a: 2 2.3 60']);
  expect(await send(store, rulebook, [point(160, 1)])).toMatchObject({ refused: 0, rated: 1 });
  expect(await amounts()).toEqual(['a: 3 3.5 100']);
  await store.scopes.change('a', { latePolicy: 'refuse' }, instant(0));
  expect(await send(store, rulebook, [point(4, 2)])).toMatchObject({ refused: 1, rated: 0 });
  expect(await send(store, rulebook, [point(4, 10)])).toMatchObject({ refused: 0, rated: 1 });
}));
