/** Packs against rows: the same usage in both forms, and in turns in one ledger, is the same points, charges, sums and answers. */
import os from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, multiply, rational } from '../../src/money/index.ts';
import { type Store, type StoredPoint, type SummaryQuery, openStore, standing } from '../../src/storage/index.ts';
import { instant } from '../../src/time/index.ts';
import { emptyTables, freshDatabase, rowsOf, withStore } from '../support/postgres.ts';
import { at, chargeOf, countsOf, pointOf, ratedWith, sampleRulebook } from './samples.ts';

const seed = Number(process.env['TARIFF_TEST_SEED'] ?? Date.now() % 2 ** 31);
const hour = 3_600_000_000;
const march = at('2026-03-30T00:00:00Z');

const wide = fc.tuple(fc.bigInt(-(10n ** 34n), 10n ** 34n), fc.bigInt(0n, 28n)).map(([digits, places]) => rational(digits, 10n ** places));
const numbers = fc.oneof(fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(1n, 100n, 10n ** 12n)).map(([digits, divisor]) => rational(BigInt(digits), divisor)), wide);
const charges = fc.record({
  rule: fc.constantFrom('base', 'extra', 'night'), at: fc.constantFrom('a.tariff:1', 'a.tariff:2'), amount: numbers, currency: fc.constantFrom('EUR', 'USD'),
  quantity: fc.constantFrom(decimal('1'), decimal('2.5'), rational(7n, 6n)),
}).map(chargeOf);
const verdicts: fc.Arbitrary<StoredPoint['verdict']> = fc.oneof(
  { weight: 4, arbitrary: fc.array(charges, { maxLength: 3 }).map((all) => ratedWith(...all)) },
  { weight: 1, arbitrary: fc.constant({ status: 'unrated' as const, reason: 'no price' }) },
  { weight: 1, arbitrary: fc.constant({ status: 'stopped' as const, code: 'T0203', reason: 'why' }) });
const values = fc.oneof(
  fc.constantFrom('small', 'größer', '', '1').map((text) => ({ text, kind: 'text' as const })), fc.constantFrom('1', '1.50', '-0', '1e3').map((text) => ({ text, kind: 'number' as const })),
  fc.constant({ text: 'true', kind: 'boolean' as const }));
const fields = fc.dictionary(fc.constantFrom('flavor', 'size', 'Größe', ''), values, { maxKeys: 3 }).map((named) => new Map(Object.entries(named)));
const points: fc.Arbitrary<StoredPoint> = fc.record({
  id: fc.option(fc.oneof(fc.constantFrom('a', 'b', 'ä', 'vm@2026-03-30T00:00:00Z', 'vm@2026-03-30T05:00:00Z'), fc.nat(30).map((number) => `event ${number}`)), { freq: 2 }),
  meter: fc.constantFrom('instance', 'volume'), scope: fc.constantFrom('blue', 'red'), hours: fc.integer({ min: 0, max: 60 }), length: fc.constantFrom(hour, 2 * hour), quantity: fc.oneof(fc.constantFrom(decimal('1'), decimal('2')), numbers),
  unit: fc.constantFrom('h', 'min', '?'), fields, verdict: verdicts,
}).map(({ hours, length, unit, fields: own, ...rest }) => {
  const start = instant(march + hours * hour);
  return {
    ...pointOf(''), ...rest, unit, fields: own, period: { start, end: instant(start + length) },
    ...(unit === 'h' ? { inMeterUnit: rational(1n) } : unit === 'min' ? { inMeterUnit: rational(1n, 60n), quantity: multiply(rest.quantity, rational(60n)) } : {}),
  };
});

/** Points without ids are counted as an input counts them. */
function numbered(all: readonly StoredPoint[]): readonly StoredPoint[] {
  const seen = new Map<string, number>();
  return all.map((point) => {
    const name = JSON.stringify([point.meter, point.scope, point.period, [...point.fields].map(([field, { text }]) => [field, text]).sort()]);
    const n = point.id === null ? seen.get(name) ?? 0 : 0;
    if (point.id === null) seen.set(name, n + 1);
    return { ...point, n };
  });
}
/** Few points that come again and again, in several inputs of several batches. */
const inputs = fc.array(points, { minLength: 3, maxLength: 25 }).chain((all) => fc.array(fc.array(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }));

type Input = readonly (readonly StoredPoint[])[];
/** What the ledger says of each point, batch by batch; what is new is kept. */
async function take(store: Store, input: Input): Promise<readonly number[][]> {
  await store.saveRulebook(sampleRulebook);
  const all = numbered(input.flat());
  return store.intake({ rulebookHash: sampleRulebook.hash, source: 'packs' }, async (intake) => {
    const answers: number[][] = [];
    let from = 0;
    for (const { length } of input) {
      const batch = all.slice(from, from += length);
      const answer = [...await intake.known(batch)];
      answers.push(answer);
      await intake.write(batch.filter((_, row) => answer[row] === standing.fresh));
    }
    await intake.finish(countsOf({}));
    return answers;
  });
}

const everything = `
  select u.sender_id, u.meter, u.scope, u.start::text, u.period_start::text, u.period_end::text, u.quantity::text, u.unit, u.fields::text, u.status, u.code, u.reason, u.run_id::text,
    (select json_agg(json_build_array(c.module, c.rule, c.at, c.quantity::text, c.quantity_divisor::text, c.unit, c.amount::text, c.currency, c.further, c.run_id, c.rulebook_hash) order by c.further, c.rule, c.at, c.currency, c.amount, c.quantity)
      from charge c where c.start = u.start and c.series = u.series)::text as charges
  from usage_point u`;
const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
const queries: readonly SummaryQuery[] = [
  { by: ['scope', 'meter'], from: null, to: null, timezone: 'UTC' }, { by: ['size', 'day'], from: null, to: null, timezone: 'Europe/Berlin' }, { by: ['rule', 'flavor'], from: instant(march + 3 * hour), to: null, timezone: 'UTC' },
  { by: ['month', 'status', 'unit'], from: null, to: instant(march + 40 * hour), timezone: 'UTC' }, { by: ['currency'], from: null, to: null, timezone: 'UTC', filters: new Map([['scope', 'blue'], ['rule', 'base']]) },
  { by: ['field:', 'module'], from: null, to: null, timezone: 'UTC', filters: new Map([['size', '1.5']]) },
];

test(`both forms say the same (TARIFF_TEST_SEED=${seed})`, () => withStore((rows, rowsUrl) => withStore(async (packs, packsUrl) => {
  const mixed = await freshDatabase();
  const inTurns = await Promise.all([{ most: 5, least: 3, few: 0 }, { most: 8192, least: Infinity, few: 0 }, { most: 9, least: 1, few: 4096 }].map((packing) => openStore({ databaseUrl: mixed.url, dataDirectory: os.tmpdir(), packing })));
  try {
    await fc.assert(fc.asyncProperty(inputs, async (all) => {
      for (const url of [rowsUrl, packsUrl, mixed.url]) await rowsOf(url, emptyTables);
      let turn = 0;
      for (const input of all) {
        const answers = await take(rows, input);
        expect(await take(packs, input)).toEqual(answers);
        expect(await take(inTurns[turn++ % inTurns.length]!, input)).toEqual(answers);
      }
      const kept = sorted(await rowsOf(rowsUrl, everything));
      for (const url of [packsUrl, mixed.url]) expect(sorted(await rowsOf(url, everything))).toEqual(kept);
      expect(await rowsOf(packsUrl, 'select 1 from series')).toEqual([]);
      for (const query of queries) {
        const sums = await rows.summary(query);
        for (const store of [packs, inTurns[0]!]) expect(await store.summary(query)).toEqual(sums);
      }
      expect(await packs.storedPeriods()).toEqual(await rows.storedPeriods());
      expect(await inTurns[0]!.storedPeriods()).toEqual(await rows.storedPeriods());
    }), { seed, numRuns: 20 });
  } finally {
    for (const store of inTurns) await store.close();
    await mixed.drop();
  }
}, 'packs'), 'rows'), 480_000);

describe('packs', () => {
  const many = (count: number, changes: Partial<StoredPoint> = {}): readonly StoredPoint[] => Array.from({ length: count }, (_, index) => ({ ...pointOf(`event ${index}`, { quantity: decimal(String(index)) }), ...changes }));
  const input = (all: readonly StoredPoint[]): Input => [all];

  test('are made of many points of one kind; the rest stays rows', () => withStore(async (store, url) => {
    await take(store, input([...many(700), ...many(20, { meter: 'volume' }).map((point, index) => ({ ...point, id: `volume ${index}` }))]));
    expect(await rowsOf(url, 'select meter, size, has_ids from pack')).toEqual([{ meter: 'instance', size: 700, has_ids: true }]);
    expect(await rowsOf(url, 'select count(*)::int as count from point')).toEqual([{ count: 20 }]);
    expect(await rowsOf(url, 'select count(*)::int as count, sum(quantity)::text as sum from usage_point')).toEqual([{ count: 720, sum: String((699 * 700) / 2 + (19 * 20) / 2) }]);
  }));

  test('points that lie in rows are found by many at once, and those that do not are new', () => withStore(async (rows, url) => {
    const store = await openStore({ databaseUrl: url, dataDirectory: os.tmpdir() });
    const some = (from: number, to: number, quantity: number): readonly StoredPoint[] =>
      many(to).slice(from).map((point, index) => ({ ...point, id: null, scope: `scope ${from + index}`, quantity: decimal(String(quantity)) }));
    try {
      await take(rows, input(some(0, 300, 1)));
      expect((await take(store, input(some(200, 900, 1)))).flat().map((answer, row) => answer === (row < 100 ? standing.known : standing.fresh))).not.toContain(false);
      expect(await rowsOf(url, 'select size from pack')).toEqual([{ size: 600 }]);
      expect(new Set((await take(store, input(some(0, 900, 1)))).flat())).toEqual(new Set([standing.known]));
      expect(new Set((await take(rows, input(some(0, 900, 2)))).flat())).toEqual(new Set([standing.contradicts]));
      // Series whose keys nobody kept are looked at one by one.
      await rowsOf(url, 'update series set key = null');
      expect(new Set((await take(store, input(some(0, 900, 1)))).flat())).toEqual(new Set([standing.known]));
    } finally {
      await store.close();
    }
  }, 'rows'));

  test('a point whose key another has by chance is another point', () => withStore(async (store, url) => {
    await take(store, input(many(10)));
    // All keys of the ledger become that of one point.
    await rowsOf(url, `update pack set keys = (select decode(repeat(encode(substr(keys, 1, 6), 'hex'), pack.size), 'hex') from pack p order by id limit 1)`);
    expect(new Set((await take(store, input(many(10)))).flat().filter((_, row) => row === 0))).toEqual(new Set([standing.known]));
    expect((await take(store, input([pointOf('event 0', { quantity: decimal('7') })]))).flat()).toEqual([standing.contradicts]);
  }, 'packs'));

  test('nothing is left of one in an intake that breaks', () => withStore(async (store, url) => {
    await store.saveRulebook(sampleRulebook);
    await expect(store.intake({ rulebookHash: sampleRulebook.hash, source: 'packs' }, async (intake) => {
      await intake.write(many(40));
      throw new Error('killed');
    })).rejects.toThrow('killed');
    for (const table of ['pack', 'pack_text', 'pack_line', 'usage_point']) expect(await rowsOf(url, `select count(*)::int as count from ${table}`)).toEqual([{ count: 0 }]);
  }, 'packs'));

  test.each([['a NUL character', 'a\0b'], ['half of a surrogate pair', 'a\ud800b']])('%s is refused in words', (words, text) => withStore(async (store) => {
    for (const changes of [{ id: text }, { scope: text }, { fields: new Map([[text, 'x']]) }, { fields: new Map([['x', text]]) }]) {
      await expect(take(store, input([pointOf('a', changes)]))).rejects.toThrow(`a text with ${words} cannot be stored`);
    }
  }, 'packs'));
});
