/** What is older than it is to be kept goes by whole months, with all that belongs to it alone and nothing else, when the work on it is done; and it never comes back. */
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readUsageColumns } from '../../src/collect/index.ts';
import { NoLongerKept, closeWindows, keepRulebook, rerate, storeColumns } from '../../src/intake/index.ts';
import { Retention } from '../../src/service/retain.ts';
import { type Removal, type Store, openStore } from '../../src/storage/index.ts';
import { type Instant, instantText } from '../../src/time/index.ts';
import { runTariff, withFiles } from '../support/command.ts';
import { deploymentFiles, startWorker } from '../support/deployment.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { StandingClock, at, settings } from './parts.ts';

const rulesOver = (span: string) => openSound({ 'rules.tariff': `language 1
currency EUR decimals 2 rounding half_up
timezone "Europe/Berlin"

meter instance measured in hour {
  flavor text
}
meter traffic measured in GB

module prices

price by_hour for instance {
  "By the hour."
  from 2025-01-01 {
    rate 0.10 EUR/hour
  }
}

price licence for instance {
  "A second line for every large one."
  combines by_hour
  when flavor == "large"
  from 2025-01-01 {
    rate 0.03 EUR/hour
  }
}

price by_traffic for traffic {
  "Some free."
  from 2025-01-01 {
    tiers graduated over ${span} by scope {
      up to 10 GB : free
      beyond      : 0.07 EUR/GB
    }
  }
}

limit least for instance {
  "At least ten euro a month."
  from 2025-01-01 {
    at least 10.00 EUR over month by scope
  }
}
` });
const weekly = rulesOver('week');

interface Sent { readonly meter: string; readonly scope: string; readonly start: string; readonly end: string; readonly quantity: string; readonly unit: string; readonly id?: string; readonly fields: Readonly<Record<string, string>> }
const dayAt = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().replace('.000', '');
/** Every day of January to April: machines with and without ids, traffic, two scopes; and things that come in one month only. */
const usage: readonly Sent[] = Array.from({ length: 120 }, (_, day) => ['acme', 'globex'].flatMap((scope): readonly Sent[] => {
  const [start, end] = [dayAt(day), dayAt(day + 1)];
  return [
    { meter: 'instance', scope, start, end, quantity: '24', unit: 'hour', fields: { flavor: 'small' } },
    { meter: 'instance', scope, start, end, quantity: `${day % 7}.5`, unit: 'hour', id: `${scope}-vm-1@${start}`, fields: { flavor: 'large' } },
    { meter: 'instance', scope, start, end, quantity: '60', unit: 'minute', id: `${scope} event ${day}`, fields: { flavor: day < 31 ? 'gone in February' : 'small' } },
    { meter: 'traffic', scope, start: start.replace('T00', 'T12'), end: start.replace('T00', 'T13'), quantity: '3', unit: 'GB', fields: {} },
  ];
})).flat();
const inMonth = (...months: readonly number[]) => (sent: Sent): boolean => months.includes(Number(sent.start.slice(5, 7)));

let database: TestDatabase;
let store: Store;
beforeEach(async () => { database = await freshDatabase(); });
afterEach(async () => {
  await store.close();
  await database.drop();
});
const forms = { rows: { most: 8192, least: Infinity, few: 4096 }, packs: { most: 7, least: 1, few: 5 } } as const;
async function open(form: keyof typeof forms = 'packs'): Promise<void> {
  store = await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere', packing: forms[form] });
}
const push = (sent: readonly Sent[], rulebook = weekly) => storeColumns(store, rulebook, readUsageColumns(Readable.from([sent.map((each) => `${JSON.stringify(each)}\n`).join('')]), { format: 'ndjson', coded: 'all' }), { source: 'test', onWarning: () => {} });
const retain = (before: string, { newFrom = '2026-05-01T00:00:00Z', rulebook = weekly } = {}): Promise<Removal> => store.retain({ before: at(before), newFrom: at(newFrom), zone: rulebook.tariff.zone });
const close = (until: string) => closeWindows(store, weekly, { until: at(until), dryRun: false });

/** Everything that is to be seen of points from a time on, without numbers that only the database knows. */
async function booksFrom(from: string): Promise<unknown> {
  const of = 'where period_start >= $1::timestamptz';
  return {
    points: await rowsOf(database.url, `select sender_id, meter, scope, period_start::text, period_end::text, trim_scale(quantity)::text as quantity, unit, fields::text, status, reason from usage_point ${of} order by scope, meter, period_start, fields::text, sender_id, quantity`, [from]),
    charges: await rowsOf(database.url, `select u.scope, u.meter, u.period_start::text, c.rule, c.at, trim_scale(c.quantity)::text as quantity, trim_scale(c.amount)::text as amount, c.rulebook_hash from charge c join usage_point u using (start, series) ${of} order by u.scope, u.meter, u.period_start, c.rule, c.amount, c.quantity`, [from]),
    limits: await rowsOf(database.url, `select rule, window_start::text, group_values, amount::text from limit_line where window_end > $1::timestamptz order by 1, 2, 3`, [from]),
  };
}
const countOf = async (table: string, where = ''): Promise<number> => (await rowsOf<{ count: number }>(database.url, `select count(*)::int as count from ${table} ${where}`))[0]?.count ?? -1;
const partitions = async (): Promise<readonly string[]> => (await rowsOf<{ name: string }>(database.url, `select relname as name from pg_class where relname ~ '^(point|further_charge)_' and relkind = 'r' order by 1`)).map(({ name }) => name);

/** Each must be of use to something that is there. */
const orphans: Readonly<Record<string, string>> = {
  series: 'where not exists (select from point p where p.series = series.id)',
  sender_id: 'where not exists (select from point p where p.series = sender_id.series and p.start = sender_id.start)',
  outcome: `where id not in (select outcome from point union select outcome from further_charge union select unnest(outcomes) from pack union select unnest(outcomes) from pack_line)`,
  pack_text: 'where pack not in (select id from pack)', pack_line: 'where pack not in (select id from pack)',
  rating_run: `where id not in (select run_id from outcome union select run_id from correction) and id < (select max(id) from rating_run)`,
};

describe.each(['rows', 'packs'] as const)('of usage in %s', (form) => {
  test('whole months go, with all that belongs to them alone, and the others stay as they are', async () => {
    await open(form);
    for (const month of [1, 2, 3, 4]) {
      await push(usage.filter(inMonth(month)));
      await rowsOf(database.url, `update rating_run set finished_at = '2026-0${month}-28' where id = (select max(id) from rating_run)`);
    }
    await close('2026-04-15T00:00:00Z');
    const [all, before] = [await countOf('usage_point'), await booksFrom('2026-03-01T00:00:00Z')];
    const old = usage.filter(inMonth(1, 2)).length;
    const removal = await retain('2026-03-10T00:00:00Z');
    expect({ ...removal, keptFrom: instantText(removal.keptFrom!) }).toMatchObject({ keptFrom: '2026-03-01T00:00:00Z', points: old, heldBack: null, months: form === 'rows' ? ['2026_01', '2026_02'] : [] });
    expect(await booksFrom('2026-03-01T00:00:00Z')).toEqual(before);
    expect(await booksFrom('1900-01-01T00:00:00Z')).toEqual(before);
    expect(await countOf('usage_point')).toBe(all - old);
    for (const [table, where] of Object.entries(orphans)) expect([table, await countOf(table, where)]).toEqual([table, 0]);
    expect(await partitions()).toEqual(form === 'rows' ? ['further_charge_2026_03', 'further_charge_2026_04', 'point_2026_03', 'point_2026_04'] : []);
    // The last two weeks of totals, and the sums of April; March ends an hour before UTC's in Berlin's time.
    expect(await rowsOf(database.url, `select min(window_start)::text as first from running_total`)).toEqual([{ first: '2026-02-22 23:00:00+00' }]);
    expect(await countOf('limit_sum', `where window_end <= '2026-03-01'`)).toBe(0);
    const report = JSON.parse((await runTariff(['report', '--by', 'month', '--json'], { env: { DATABASE_URL: database.url } })).stdout) as { rows: { key: { month: string } }[] };
    expect(report.rows.map(({ key }) => key.month)).toEqual(['2026-03', '2026-04']);
    // Nothing is left to be done, and the same intake goes on where it was.
    expect(await retain('2026-03-20T00:00:00Z')).toMatchObject({ points: 0, months: [], packs: 0, heldBack: null });
    expect(await countOf('retention')).toBe(1);
    expect(await push(usage.filter(inMonth(3, 4)))).toMatchObject({ rated: 0, known: usage.filter(inMonth(3, 4)).length });
  });

  test('everything may go, and usage goes on', async () => {
    await open(form);
    await push(usage.filter(inMonth(1, 2)));
    await close('2026-04-15T00:00:00Z');
    expect(await retain('2026-05-10T00:00:00Z')).toMatchObject({ points: usage.filter(inMonth(1, 2)).length });
    for (const table of ['usage_point', 'pack', 'pack_text', 'pack_line', 'series', 'outcome', 'sender_id', 'limit_sum', 'limit_line', 'running_total']) expect([table, await countOf(table)]).toEqual([table, 0]);
    expect(await store.timezone()).toBe('Europe/Berlin');
    const fresh = usage.map((sent): Sent => ({ ...sent, start: sent.start.replace('2026-', '2027-'), end: sent.end.replace('2026-', '2027-') })).filter(inMonth(1));
    expect(await push(fresh)).toMatchObject({ rated: fresh.length });
    expect(await push(fresh)).toMatchObject({ known: fresh.length });
  });
});

test('what was removed is refused when it comes again, and what counts together with it', async () => {
  await open();
  await push(usage.filter(inMonth(1, 2, 3)));
  await close('2026-04-15T00:00:00Z');
  await retain('2026-03-20T00:00:00Z');
  const before = await booksFrom('1900-01-01T00:00:00Z');
  const refused: { code: string; place: string }[] = [];
  const again = [...usage.filter(inMonth(2)), ...usage.filter(inMonth(3))];
  const totals = await storeColumns(store, weekly, readUsageColumns(Readable.from([again.map((each) => `${JSON.stringify(each)}\n`).join('')]), { format: 'ndjson', coded: 'all' }), {
    source: 'test', onWarning: () => {}, onBatch: (others) => { for (const entry of others) if (entry.kind === 'refused') refused.push(entry.refusal); },
  });
  expect(totals).toMatchObject({ refused: usage.filter(inMonth(2)).length, known: usage.filter(inMonth(3)).length, rated: 0 });
  expect([...new Set(refused.map(({ code }) => code))]).toEqual(['U303']);
  // The week of the first of March began in February: what it counted there is gone. The next week is whole.
  const late = (day: string): Sent => ({ meter: 'traffic', scope: 'acme', start: `2026-03-${day}T10:00:00Z`, end: `2026-03-${day}T11:00:00Z`, quantity: '1', unit: 'GB', fields: {} });
  expect(await push([late('01')])).toMatchObject({ refused: 1, rated: 0 });
  expect(await booksFrom('1900-01-01T00:00:00Z')).toEqual(before);
  expect(await push([late('03')])).toMatchObject({ refused: 0, rated: 1 });
  await expect(rerate(store, weekly, { scope: 'acme', period: { start: at('2026-02-27T00:00:00Z'), end: at('2026-02-28T00:00:00Z') }, usage: { kind: 'collected', points: [] }, reason: 'x', dryRun: true })).rejects.toThrow(NoLongerKept);
  await expect(rerate(store, weekly, { scope: 'acme', period: { start: at('2026-03-10T00:00:00Z'), end: at('2026-03-11T00:00:00Z') }, usage: { kind: 'stored' }, reason: 'x', dryRun: true })).resolves.toMatchObject({ corrected: 0 });
});

describe('what is old enough stays while the work on it is not done', () => {
  const old = '2026-05-10T00:00:00Z';
  const reasonOf = ({ heldBack, keptFrom }: Removal): unknown => ({ reason: heldBack?.reason ?? null, keptFrom: keptFrom === null ? null : instantText(keptFrom) });

  test('an active scope that is rated no further; not one that is inactive, or whose usage others bring', async () => {
    await open();
    await push(usage.filter(inMonth(1, 2, 3)));
    await close('2026-05-05T00:00:00Z');
    await store.scopes.create({ identifier: 'slow', ratedUntil: at('2026-02-10T00:00:00Z') });
    await store.scopes.create({ identifier: 'asleep', isActive: false, ratedUntil: at('2026-01-10T00:00:00Z') });
    expect(reasonOf(await retain(old))).toEqual({ keptFrom: '2026-02-01T00:00:00Z', reason: 'the scope `slow` is rated until 2026-02-10T00:00:00Z only' });
    await rowsOf(database.url, `update scope set rated_until = null where identifier = 'slow'`);
    expect(reasonOf(await retain(old, { newFrom: '2026-03-01T00:00:00Z' }))).toMatchObject({ keptFrom: '2026-03-01T00:00:00Z' });
    expect(reasonOf(await retain(old))).toEqual({ keptFrom: '2026-05-01T00:00:00Z', reason: null });
  });

  test('limits that are not closed, also where late usage opened them again', async () => {
    await open();
    await push(usage.filter(inMonth(1, 2, 3)));
    expect(reasonOf(await retain(old))).toEqual({ keptFrom: null, reason: 'the limit `least` is not closed for the window that begins at 2025-12-31T23:00:00Z: see `tariff close`' });
    await close('2026-02-10T00:00:00Z');
    // Berlin's February begins before UTC's: of January the last hour is needed.
    expect(reasonOf(await retain(old))).toMatchObject({ keptFrom: null, reason: expect.stringContaining('2026-01-31T23:00:00Z') as string });
    await close('2026-03-10T00:00:00Z');
    expect(reasonOf(await retain(old))).toMatchObject({ keptFrom: '2026-02-01T00:00:00Z' });
    await push([{ ...usage.filter(inMonth(2))[0]!, id: 'late', fields: { flavor: 'small' } }]);
    expect(reasonOf(await retain(old))).toMatchObject({ keptFrom: '2026-02-01T00:00:00Z', reason: expect.stringContaining('the limit `least` is not closed') as string });
  });

  test('running totals whose window has not ended', async () => {
    await open();
    const yearly = rulesOver('year');
    await push(usage.filter(inMonth(1, 2)), yearly);
    await closeWindows(store, yearly, { until: at('2026-04-15T00:00:00Z'), dryRun: false });
    expect(reasonOf(await retain(old, { rulebook: yearly }))).toEqual({ keptFrom: null, reason: 'the running total of `by_traffic` counts from 2025-12-31T23:00:00Z on, and its window has not ended' });
    expect(reasonOf(await retain('2027-01-02T00:00:00Z', { rulebook: yearly, newFrom: '2027-01-01T00:00:00Z' }))).toEqual({ keptFrom: '2027-01-01T00:00:00Z', reason: null });
  });

  test('a time that is being reprocessed', async () => {
    await open();
    await push(usage.filter(inMonth(1, 2)));
    await close('2026-04-15T00:00:00Z');
    const { added: [id = 0n] } = await store.reprocessings.add([{ scope: 'acme', period: { start: at('2026-02-03T00:00:00Z'), end: at('2026-02-04T00:00:00Z') }, usage: 'stored', reason: 'x' }]);
    expect(reasonOf(await retain(old))).toEqual({ keptFrom: '2026-02-01T00:00:00Z', reason: 'the scope `acme` is being reprocessed from 2026-02-03T00:00:00Z on' });
    await store.reprocessings.finish(id, 'done', null);
    expect(reasonOf(await retain(old))).toMatchObject({ keptFrom: '2026-05-01T00:00:00Z', reason: null });
    expect(await store.reprocessings.list(null)).toEqual([]);
  });
});

test('tables that a report is reading are left alone, and it is tried again', async () => {
  await open('rows');
  await keepRulebook(store, weekly);
  await push(usage.filter(inMonth(1, 2)));
  await close('2026-04-15T00:00:00Z');
  const reader = new Client({ connectionString: database.url });
  await reader.connect();
  await reader.query('begin; select count(*) from point');
  const told: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void told.push((JSON.parse(line) as { msg: string }).msg) });
  const retention = new Retention({ store, settings: { ...settings, retentionHours: 24 }, clock: new StandingClock('2026-05-10T00:00:00Z'), log, rulebook: () => Promise.resolve(weekly) });
  expect([retention.isDue(), retention.isDue()]).toEqual([true, false]);
  expect(await retention.look()).toBeNull();
  expect(told).toEqual([expect.stringContaining('could not be removed, and it is tried again: canceling statement due to lock timeout')]);
  expect(await countOf('usage_point')).toBe(usage.filter(inMonth(1, 2)).length);
  await reader.query('commit');
  await reader.end();
  expect(await retention.look()).toMatchObject({ months: ['2026_01', '2026_02'] });
  expect(new Retention({ store, settings, clock: new StandingClock('2026-05-10T00:00:00Z'), log, rulebook: () => Promise.resolve(weekly) }).isDue()).toBe(false);
});

test('a worker removes what its configuration says, says so, and `tariff db status` tells from when on all is kept', async () => {
  await open();
  const source = await startFakePrometheus({ series: (_name, scope) => [{ labels: { project_id: scope, id: 'vm-1', flavor: 'small' }, value: '1' }] });
  const monthsAgo = (months: number): Instant => {
    const now = new Date();
    return (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1) * 1000) as Instant;
  };
  await withFiles(deploymentFiles({ prometheus: source.url, start: instantText(monthsAgo(2)), period: 86_400, further: 'storage: {retention_period: 1}\n' }), async (folder) => {
    expect((await startWorker(folder, database.url, ['--once']).ended).code).toBe(0);
    expect(await countOf('usage_point')).toBeGreaterThan(56);
    const worker = startWorker(folder, database.url);
    const line = await worker.said('what is older than it is to be kept was removed');
    const keptFrom = instantText(monthsAgo(new Date().getUTCHours() === 0 && new Date().getUTCDate() === 1 ? 1 : 0));
    expect(line).toMatchObject({ level: 'info', keptFrom });
    worker.child.kill('SIGTERM');
    await worker.ended;
    expect(await countOf('usage_point', `where period_start < '${keptFrom}'`)).toBe(0);
    const status = await runTariff(['db', 'status'], { cwd: folder, env: { DATABASE_URL: database.url } });
    expect(status.stdout).toContain(`kept from ${keptFrom} on; what was older is removed`);
    expect((JSON.parse((await runTariff(['db', 'status', '--json'], { cwd: folder, env: { DATABASE_URL: database.url } })).stdout) as { kept_from: string }).kept_from).toBe(keptFrom);
  });
  await source.stop();
});
