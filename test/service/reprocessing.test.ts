/** A time rated again: after any corrections the totals are those of a clean run with the same usage and rules; with the same ones no line is written. */
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { closeWindows, deleteScope, resetScope, storeUsage } from '../../src/intake/index.ts';
import { readUsage } from '../../src/collect/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Rulebook } from '../../src/rulebook/index.ts';
import { keepRulebook } from '../../src/intake/index.ts';
import { rateScope } from '../../src/service/rate-scope.ts';
import { type Reprocessor, planReprocessing, reprocess } from '../../src/service/reprocess.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { openSound } from '../support/rulebook.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { StandingClock, at, collectorAt, ratingWith, rules, settings } from './parts.ts';

const never = new AbortController().signal;
const clock = new StandingClock('2026-03-03T02:00:00Z');
const day = { start: at('2026-03-01T00:00:00Z'), end: at('2026-03-03T00:00:00Z') };

type Values = (name: string, scope: string, hour: number) => readonly (readonly [id: string, flavor: string, value: string])[];
const firstHour = at('2026-03-01T00:00:00Z') / 3_600_000_000;
const usual: Values = (name, _scope, hour) => (name === 'instance_hours' ? [['vm-1', 'small', '0.5'], ['vm-2', 'large', '1']] : hour % 2 === 0 ? [['disk', 'small', '10']] : []);

let values: Values;
let source: FakePrometheus;
const databases: { readonly database: TestDatabase; readonly store: Store }[] = [];

beforeEach(async () => {
  values = usual;
  source = await startFakePrometheus({
    series: (name, scope, index) => (scope.startsWith('acme') ? values(name, scope, index - firstHour).map(([id, flavor, value]) => ({ labels: { project_id: scope, id, flavor }, value })) : []),
  });
  return async () => {
    for (const { database, store } of databases.splice(0)) {
      await store.close();
      await database.drop();
    }
    await source.stop();
  };
});

async function freshStore(packing?: { readonly most: number; readonly least: number; readonly few: number }): Promise<{ readonly store: Store; readonly url: string }> {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere', ...(packing === undefined ? {} : { packing }) });
  databases.push({ database, store });
  return { store, url: database.url };
}

const reprocessorOf = (store: Store, rulebook: Rulebook): Reprocessor => ({ store, settings: { ...settings, periodsAtOnce: 5 }, collectors: [collectorAt(source.url)], clock, rulebook: () => Promise.resolve(rulebook) });

async function rated(store: Store, rulebook: Rulebook, scopes: readonly string[] = ['acme']): Promise<void> {
  await keepRulebook(store, rulebook);
  for (const identifier of scopes) {
    await store.scopes.create({ identifier });
    const rating = { ...await ratingWith(store, [collectorAt(source.url)], clock), rulebook: () => Promise.resolve(rulebook) };
    expect(await rateScope(rating, (await store.scopes.find(identifier))!.id, never)).toMatchObject({ kind: 'rated', isDone: true });
  }
}

async function applied(store: Store, rulebook: Rulebook, usage: 'collected' | 'stored' = 'collected', scope = 'acme', period = day) {
  await keepRulebook(store, rulebook);
  const { added } = await store.reprocessings.add([{ scope, period, usage, reason: 'late usage' }]);
  return reprocess(reprocessorOf(store, rulebook), added[0]!, never);
}

/** Everything that a report can say, as text. */
async function report(store: Store): Promise<readonly string[]> {
  const { rows, total } = await store.summary({ by: ['scope', 'meter', 'day', 'rule', 'status', 'id'], from: null, to: null, timezone: 'UTC' });
  const text = ({ points, rated: of, unrated, amounts, quantities }: typeof total): string =>
    `${points} ${of} ${unrated} ${amounts.map(({ amount }) => decimalText(amount)).join()} ${quantities.map(({ quantity, unit }) => `${decimalText(quantity)} ${unit}`).join()}`;
  return [...rows.filter(({ points, amounts, quantities }) => points !== 0 || amounts.some(({ amount }) => amount.numerator !== 0n) || quantities.some(({ quantity }) => quantity.numerator !== 0n)).map((row) => `${row.key.join(' ')}: ${text(row)}`), text(total)];
}

async function cleanReport(rulebook: Rulebook, scopes?: readonly string[]): Promise<readonly string[]> {
  const { store } = await freshStore();
  await rated(store, rulebook, scopes);
  return report(store);
}

const linesOf = async (url: string): Promise<number> => Number((await rowsOf<{ n: string }>(url, `select (select count(*) from charge) + (select count(*) from usage_point) + (select count(*) from correction) + (select count(*) from rating_run) as n`))[0]!.n);

test('with the same usage and rules nothing is written, collected or stored', async () => {
  const { store, url } = await freshStore();
  const book = openSound(rules);
  await rated(store, book);
  const [before, lines] = [await report(store), await linesOf(url)];
  expect(await applied(store, book)).toMatchObject({ points: 120, corrected: 0, changes: [] });
  expect(await applied(store, book, 'stored')).toMatchObject({ points: 120, corrected: 0 });
  expect(await linesOf(url)).toBe(lines);
  expect(await report(store)).toEqual(before);
  expect((await store.reprocessings.list('acme')).map(({ status }) => status)).toEqual(['done', 'done']);
});

const changed: Values = (name, scope, hour) => usual(name, scope, hour).filter(([id]) => !(id === 'vm-2' && hour >= 40)).map(([id, flavor, value]): readonly [string, string, string] => [id, hour === 3 && id === 'vm-1' ? 'huge' : flavor, hour === 7 ? '2.25' : value])
  .concat(name === 'instance_hours' && hour === 12 ? [['vm-9', 'large', '1']] : []);

const other = { ...rules, 'prices.tariff': rules['prices.tariff'].replace('0.40 EUR/hour', '0.45 EUR/hour') };
const tiered = {
  ...rules, 'prices.tariff': `module prices

price by_hours for instance {
  "The first ten hours of a month are dear."
  from 2026-01-01 {
    tiers graduated over month by scope {
      up to 10 hour : 1.00 EUR/hour
      up to 30 hour : 0.50 EUR/hour
      beyond        : 0.10 EUR/hour
    }
  }
}

price by_size for storage {
  "By size."
  from 2026-01-01 {
    rate 0.0123 EUR/GiB
  }
}

limit least for instance, storage {
  "At least ten."
  from 2026-01-01 {
    at least 10.00 EUR over day by scope
  }
}
`,
};

describe.each([['plain', rules], ['tiered', tiered]] as const)('under %s rules', (name, texts) => {
  test('changed, late and vanished usage comes out as in a clean run; the plan says what', async () => {
    const { store, url } = await freshStore();
    const book = openSound(texts);
    await rated(store, book);
    const lines = await linesOf(url);
    values = changed;
    const plan = await planReprocessing(reprocessorOf(store, book), { scope: 'acme', period: day, usage: 'collected' }, never);
    expect(await linesOf(url)).toBe(lines);
    const done = await applied(store, book);
    expect(done).toMatchObject({ corrected: plan.corrected, changes: plan.changes });
    expect(plan.changes.map(({ meter, added, removed }) => [meter, added, removed])).toEqual([['instance', 2, 9], ...(name === 'plain' ? [['storage', 0, 0]] : [['storage', 0, 0]]).slice(0, plan.changes.length - 1)]);
    expect(await report(store)).toEqual(await cleanReport(book));
    // And back again.
    values = usual;
    await applied(store, book);
    expect(await report(store)).toEqual(await cleanReport(book));
    const again = await linesOf(url);
    expect(await applied(store, book)).toMatchObject({ corrected: 0 });
    expect(await linesOf(url)).toBe(again);
  });

  test('limits close as in a clean run, and post what late usage changed', async () => {
    const close = async (of: Store, until: string): Promise<string> => decimalText((await closeWindows(of, openSound(texts), { until: at(until), dryRun: false })).amount);
    const { store } = await freshStore();
    const book = openSound(texts);
    await rated(store, book);
    const first = await close(store, '2026-03-03T00:00:00Z');
    values = changed;
    await applied(store, book);
    await close(store, '2026-03-04T00:00:00Z');
    const { store: clean } = await freshStore();
    await rated(clean, book);
    await close(clean, '2026-03-04T00:00:00Z');
    const total = async (of: Store): Promise<string> => (await of.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total.amounts.map(({ amount }) => decimalText(amount)).join();
    expect(await total(store)).toBe(await total(clean));
    expect(first).toBe(name === 'plain' ? '0' : first);
  });
});

test('other rules on stored usage come out as in a clean run, and the source is not asked', async () => {
  const { store } = await freshStore();
  await rated(store, openSound(rules));
  const asked = source.counts.all;
  expect(await applied(store, openSound(other), 'stored')).toMatchObject({ corrected: 48, changes: [{ meter: 'instance', added: 0, removed: 0, changed: 48 }] });
  expect(source.counts.all).toBe(asked);
  expect(await report(store)).toEqual(await cleanReport(openSound(other)));
});

test('a month that is closed is not rewritten: its corrections count in what is open', async () => {
  const { store } = await freshStore();
  const book = openSound(rules);
  await rated(store, book);
  const months = async (): Promise<Record<string, string>> => Object.fromEntries((await store.summary({ by: ['day'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, amounts }) => [key[0], amounts.map(({ amount }) => decimalText(amount)).join()]));
  const before = await months();
  await closeWindows(store, book, { until: at('2026-03-02T00:00:00Z'), dryRun: false });
  values = (name, scope, hour) => usual(name, scope, hour).map(([id, flavor, value]) => [id, flavor, hour === 5 && id === 'vm-2' ? '3' : value]);
  await applied(store, book);
  const after = await months();
  expect(after['2026-03-01']).toBe(before['2026-03-01']);
  // Two hours of the large machine more.
  expect([before['2026-03-02'], after['2026-03-02']]).toEqual(['12.276', '13.076']);
});

test('other scopes and pushed usage stay as they are, also in packs that they share', async () => {
  const { store } = await freshStore();
  const book = openSound(tiered);
  await rated(store, book, ['acme', 'acme-2']);
  const others = async (): Promise<readonly string[]> => (await report(store)).filter((line) => line.startsWith('acme-2'));
  const before = await others();
  values = changed;
  await applied(store, book, 'collected', 'acme');
  expect(await others()).toEqual(before);
  await applied(store, book, 'collected', 'acme-2');
  expect(await report(store)).toEqual(await cleanReport(book, ['acme', 'acme-2']));
});

test('one that was cut off goes on where it was; a cancelled one does not; two of one time are not begun', async () => {
  const { store } = await freshStore();
  const book = openSound(rules);
  await rated(store, book);
  values = changed;
  const { added } = await store.reprocessings.add([{ scope: 'acme', period: day, usage: 'collected', reason: 'late usage' }]);
  const twice = await store.reprocessings.add([{ scope: 'acme', period: day, usage: 'stored', reason: 'again' }]);
  expect(twice).toMatchObject({ added: [], refused: [{ scope: 'acme' }] });
  const stop = new AbortController();
  let steps = 0;
  await expect(reprocess({ ...reprocessorOf(store, book), onStep: () => { if (++steps === 4) stop.abort(); } }, added[0]!, stop.signal)).rejects.toThrow();
  expect(await store.reprocessings.find(added[0]!)).toMatchObject({ status: 'running', reprocessedUntil: at('2026-03-01T20:00:00Z') });
  source.behave({ kind: 'status', code: 503 }, 20);
  await expect(reprocess(reprocessorOf(store, book), added[0]!, never)).rejects.toThrow('503');
  expect(await store.reprocessings.find(added[0]!)).toMatchObject({ status: 'running', lastError: expect.stringContaining('503') });
  source.behave({ kind: 'answers' });
  // Two at once: each step is kept once.
  await Promise.all([reprocess(reprocessorOf(store, book), added[0]!, never), reprocess(reprocessorOf(store, book), added[0]!, never)]);
  expect(await store.reprocessings.find(added[0]!)).toMatchObject({ status: 'done' });
  expect(await report(store)).toEqual(await cleanReport(book));
  const { added: [cancelled] } = await store.reprocessings.add([{ scope: 'acme', period: day, usage: 'collected', reason: 'late usage' }]);
  expect(await store.reprocessings.cancel(cancelled!)).toBe(true);
  expect(await store.reprocessings.cancel(cancelled!)).toBe(false);
  expect(await reprocess(reprocessorOf(store, book), cancelled!, never)).toBeNull();
});

describe.each([['rows', undefined], ['packs', { most: 50, least: 2, few: 10 }]] as const)('points that lie as %s', (_name, packing) => {
  /** Usage of both scopes that somebody sends: three hours a day each, in one file. */
  async function pushed(store: Store, book: Rulebook): Promise<void> {
    const lines = ['acme', 'acme-2'].flatMap((scope) => Array.from({ length: 48 }, (_, hour) => JSON.stringify({
      id: `${scope} ${hour}`, meter: 'instance', scope, start: `2026-03-0${1 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00Z`, end: `2026-03-0${1 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:30:00Z`,
      quantity: '0.25', unit: 'hour', fields: { id: 'sent', flavor: 'small' },
    })));
    await storeUsage(store, book, readUsage(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), { format: 'ndjson' }), { source: 'test', onWarning: () => undefined });
  }

  test('a scope that is reset stands where it is told, and comes out as in a clean run; others stay', async () => {
    const book = openSound(tiered);
    const { store } = await freshStore(packing);
    await rated(store, book, ['acme', 'acme-2']);
    await pushed(store, book);
    const others = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('acme-2'));
    const before = await report(store);
    expect(await resetScope(store, book, 'acme', at('2026-03-01T13:00:00Z'))).toBe(122);
    expect(others(await report(store))).toEqual(others(before));
    expect(await store.scopes.find('acme')).toMatchObject({ ratedUntil: at('2026-03-01T13:00:00Z') });
    const hours = (await store.summary({ by: ['scope'], from: at('2026-03-01T13:00:00Z'), to: null, timezone: 'UTC' })).rows;
    expect(hours.map(({ key }) => key[0])).toEqual(['acme-2']);
    await rated(store, book);
    // Who sends usage sends it again; what is there is known.
    await pushed(store, book);
    const { store: clean } = await freshStore();
    await rated(clean, book, ['acme-2', 'acme']);
    await pushed(clean, book);
    const bySum = async (of: Store): Promise<unknown> => (await of.summary({ by: ['scope', 'meter', 'day'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, points, quantities }) => [key, points, quantities.map(({ quantity }) => decimalText(quantity))]);
    expect(await bySum(store)).toEqual(await bySum(clean));
    // Points that came after others were rated are priced after them; rated again in order of time, all is as if it had come at once.
    for (const of of [store, clean]) for (const scope of ['acme', 'acme-2']) await applied(of, book, 'stored', scope);
    expect(await report(store)).toEqual(await report(clean));
  });

  test('a scope that is deleted leaves nothing, and what it shared with others comes out as without it', async () => {
    const book = openSound({ ...tiered, 'prices.tariff': tiered['prices.tariff'].replace('over month by scope {', 'over month by flavor {') });
    const { store, url } = await freshStore(packing);
    await rated(store, book, ['acme', 'acme-2']);
    const removed = await deleteScope(store, book, 'acme', false);
    expect(removed).toBe(120);
    const { store: clean } = await freshStore();
    await rated(clean, book, ['acme-2']);
    expect(await report(store)).toEqual(await report(clean));
    expect(await store.scopes.find('acme')).toBeNull();
    for (const table of ['series', 'scope', 'pack', 'rating_run', 'correction', 'limit_sum', 'pack_text']) {
      expect(await rowsOf(url, `select 1 from ${table} t where t::text ~ '\\yacme\\y' and not t::text ~ 'acme-2'`), table).toEqual([]);
    }
  });

  test('what was billed is not reset, and deleted only by force', async () => {
    const book = openSound(rules);
    const { store } = await freshStore(packing);
    await rated(store, book);
    await closeWindows(store, book, { until: at('2026-03-02T00:00:00Z'), dryRun: false });
    await expect(resetScope(store, book, 'acme', at('2026-03-01T20:00:00Z'))).rejects.toThrow('the books are closed until 2026-03-02T00:00:00Z');
    await expect(deleteScope(store, book, 'acme', false)).rejects.toThrow('the books are closed');
    expect(await resetScope(store, book, 'acme', at('2026-03-02T20:00:00Z'))).toBe(10);
    expect(await deleteScope(store, book, 'acme', true)).toBe(110);
    expect(await report(store)).toEqual(['0 0 0  ']);
  });
});
