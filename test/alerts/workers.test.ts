/**
 * Real workers on a real PostgreSQL that are killed where it hurts: between the commit of what was rated and the look for alerts, between an alert and the telling of its
 * receiver, and while he is told. Each crossing is kept once, and told at least once, always by the same id.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';
import { type RunningWorker, deploymentFiles, startWorker, until } from '../support/deployment.ts';
import { type FakeServer, startFakeServer } from '../support/fake-server.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

let source: FakePrometheus;
let receiver: FakeServer;
let database: TestDatabase;
const workers: RunningWorker[] = [];
const holders: Client[] = [];

beforeEach(async () => {
  // One small machine for half an hour in each hour: 0.05 EUR.
  source = await startFakePrometheus({ series: (name, scope) => (name === 'instance_hours' ? [{ labels: { project_id: scope, id: 'vm-1', flavor: 'small' }, value: '0.5' }] : []) });
  receiver = await startFakeServer({ answer: () => ({ body: { ok: true } }) });
  database = await freshDatabase();
});
afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.end();
  for (const { child, ended } of workers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await source.stop();
  await receiver.stop();
  await database.drop();
});

function start(folder: string, ...args: readonly string[]): RunningWorker {
  const worker = startWorker(folder, database.url, args);
  workers.push(worker);
  return worker;
}

/** Takes a lock and keeps it until it is let go. */
async function hold(lock: string): Promise<{ release(): Promise<void> }> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  holders.push(client);
  await client.query(`begin; ${lock}`);
  return { release: async () => void await client.query('rollback') };
}
/** Kills a worker, and what it has asked of the database and waits for: a server finds out late that nobody waits for its answer. */
async function kill({ child, ended }: RunningWorker): Promise<void> {
  child.kill('SIGKILL');
  await ended;
  await rowsOf(database.url, `select pg_terminate_backend(pid) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`);
  await until(async () => (await rowsOf(database.url, `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`)).length === 0, 'nothing of it waits');
}
const waitsFor = async (table: string): Promise<boolean> => (await rowsOf(database.url, `select from pg_locks where not granted and relation = to_regclass('${table}')`)).length > 0;

const twoDaysAgo = `${new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const policy = (more: object = {}): string => JSON.stringify({
  name: 'a euro a day', severity: 'critical', once_per: 'day', conditions: { all: [{ fact: 'day_total', operator: 'atLeast', value: '1' }] }, message: '{scope} came to {day_total} {currency} on {window}',
  webhook: { url: `${receiver.url}/alerts` }, ...more,
}, null, 2);
const files = (policies: Readonly<Record<string, string>> = { 'euro.json': policy() }, scopes = ['acme', 'globex']): Readonly<Record<string, string>> => ({
  ...deploymentFiles({ prometheus: source.url, scopes, start: twoDaysAgo }), ...Object.fromEntries(Object.entries(policies).map(([name, text]) => [`rules/alerts/${name}`, text])),
});

interface KeptAlert {
  readonly id: string;
  readonly policy: string;
  readonly scope: string;
  readonly message: string;
  readonly delivery: string;
  readonly attempts: number;
  readonly day: string;
}
const kept = (): Promise<KeptAlert[]> => rowsOf<KeptAlert>(database.url, `select id::text, policy, scope, message, delivery, attempts, to_char(window_start at time zone 'UTC', 'YYYY-MM-DD') as day from alert order by scope, window_start`);
const told = (): readonly string[] => receiver.requests.map(({ headers }) => String(headers['idempotency-key']));
/** Two whole days have gone by, and today may have come to a euro too: 20 hours. */
const days = (): readonly string[] => {
  const today = Date.parse(`${twoDaysAgo.slice(0, 10)}T00:00:00Z`) + 2 * 86_400_000;
  return [0, 1, ...(new Date().getUTCHours() >= 21 ? [2] : [])].map((day) => new Date(today - (2 - day) * 86_400_000).toISOString().slice(0, 10));
};

async function expectEachOnce(): Promise<readonly KeptAlert[]> {
  const alerts = await kept();
  const wanted = ['acme', 'globex'].flatMap((scope) => days().map((day) => `${scope} came to 1 EUR on ${day}`));
  expect(alerts.map(({ message }) => message).filter((message) => wanted.includes(message))).toEqual(wanted);
  // At twenty hours today's may come while we look.
  expect(alerts.length - wanted.length).toBeLessThanOrEqual(2);
  return alerts;
}

test('a worker that is killed after the commit and before the look leaves the look to the next; each crossing is there once, and told', () => withFiles(files(), async (folder) => {
  const lock = await hold('lock table alert in exclusive mode');
  const first = start(folder);
  await first.said('rated');
  await until(() => waitsFor('alert'), 'the worker wants to write alerts');
  await kill(first);
  await lock.release();
  expect(await kept()).toEqual([]);
  expect((await rowsOf<{ behind: boolean }>(database.url, `select alerts_until < rated_until as behind from scope where rated_until is not null`)).some(({ behind }) => behind)).toBe(true);
  expect(await start(folder, '--once').ended).toMatchObject({ code: 0 });
  const alerts = await expectEachOnce();
  expect(told().toSorted()).toEqual(alerts.map(({ id }) => id).sort());
  expect(new Set(alerts.map(({ delivery }) => delivery))).toEqual(new Set(['delivered']));
}));

test('a worker that is killed between an alert and the job to tell of it leaves the telling to the next', () => withFiles(files({ 'euro.json': policy() }), async (folder) => {
  const lock = await hold('lock table alert in exclusive mode');
  const first = start(folder);
  await until(() => waitsFor('alert'), 'the worker wants to write alerts');
  // From here on no job can be added: the alert is kept, and its telling is not.
  const jobs = await hold('lock table tariff_jobs.job in share row exclusive mode');
  await lock.release();
  await until(async () => (await kept()).length > 0, 'an alert is kept');
  await until(() => waitsFor('tariff_jobs.job_common'), 'the worker wants to add jobs');
  await kill(first);
  await jobs.release();
  expect(await rowsOf(database.url, `select from tariff_jobs.job where name = 'deliver'`)).toEqual([]);
  expect(told()).toEqual([]);
  expect(await start(folder, '--once').ended).toMatchObject({ code: 0 });
  expect(told().toSorted()).toEqual((await expectEachOnce()).map(({ id }) => id).sort());
}));

test('a worker that is killed while the receiver is told: he is told again, by the same id', () => withFiles(files(), async (folder) => {
  receiver.behave({ kind: 'hangs' });
  const first = start(folder);
  await until(() => receiver.requests.length > 0, 'the receiver is told');
  first.child.kill('SIGKILL');
  await first.ended;
  receiver.behave({ kind: 'answers' });
  const before = new Set(told());
  const second = start(folder);
  await until(async () => {
    const alerts = await kept();
    return alerts.length > 0 && alerts.every(({ delivery }) => delivery === 'delivered') && (await rowsOf(database.url, 'select from scope where alerts_until < rated_until or rated_until is null')).length === 0;
  }, 'everybody was told');
  second.child.kill('SIGTERM');
  await second.ended;
  const ids = (await expectEachOnce()).map(({ id }) => id);
  expect(new Set(told())).toEqual(new Set(ids));
  for (const id of before) expect(told().filter((each) => each === id).length).toBeGreaterThan(1);
}));

test('a receiver that fails three times and then takes it is told four times, by one id and the same body', () => withFiles({ ...files({ 'euro.json': policy({ scopes: ['acme'], once_per: 'month', conditions: { all: [{ fact: 'month_total', operator: 'decimalGreaterThan', value: '0.1' }] }, message: '{scope} in {window}', webhook: { url: `${receiver.url}/alerts`, secret: { header: 'X-Token', file: 'token' } } }) }, ['acme']), 'rules/alerts/token': 'sesame\n' }, async (folder) => {
  receiver.behave({ kind: 'status', code: 503, body: 'not now, sesame' }, 3);
  const worker = start(folder);
  await until(async () => (await kept()).length > 0 && (await kept()).every(({ delivery }) => delivery === 'delivered'), 'the receiver took it');
  const alerts = await kept();
  const [alert] = alerts;
  const requests = receiver.requests.filter(({ headers }) => headers['idempotency-key'] === alert?.id);
  expect(alerts.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(alerts.length + 3);
  expect(receiver.requests.map(({ method, path: at, headers }) => [method, at, headers['x-token'], headers['content-type']])).toEqual(receiver.requests.map(() => ['POST', '/alerts', 'sesame', 'application/json']));
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  expect(JSON.parse(requests[0]!.body)).toMatchObject({ id: alert!.id, policy: 'a euro a day', severity: 'critical', scope: 'acme', facts: { month_total: '0.15', currency: 'EUR' } });
  worker.child.kill('SIGTERM');
  await worker.ended;
  expect(JSON.stringify(worker.lines())).not.toContain('sesame');
  const listed = await runTariff(['alerts', '--scope', 'acme', '--since', '2026-01-01', '--json'], { cwd: folder, env: { DATABASE_URL: database.url } });
  const shown = JSON.parse(listed.stdout) as { alerts: { id: string; delivery: { state: string } }[] };
  expect(shown.alerts.map(({ id, delivery }) => [id, delivery.state])).toEqual(alerts.map(({ id }) => [id, 'delivered']));
  expect((await runTariff(['alerts'], { cwd: folder, env: { DATABASE_URL: database.url } })).stdout).toContain('a euro a day');
  expect((await runTariff(['alerts', '--scope', 'globex'], { cwd: folder, env: { DATABASE_URL: database.url } })).stdout).toBe('no alerts\n');
}));

test('a scope that fails is told of although nothing is rated, once a day', () => withFiles(files({ 'down.json': JSON.stringify({ name: 'down', once_per: 'day', conditions: { all: [{ fact: 'failures', operator: 'greaterThanInclusive', value: 2 }] }, message: '{scope} fails' }) }, ['acme']), async (folder) => {
  source.behave({ kind: 'status', code: 500 });
  const worker = start(folder);
  await until(async () => (await kept()).length > 0, 'the failure is told');
  await until(async () => ((await rowsOf<{ failures: number }>(database.url, 'select failures from scope'))[0]?.failures ?? 0) > 3, 'it failed more often');
  worker.child.kill('SIGTERM');
  await worker.ended;
  expect((await kept()).map(({ message, delivery }) => [message, delivery])).toEqual([['acme fails', 'none']]);
}));

test('a worker does not begin with wrong policies; one that goes on keeps the former when they become wrong', () => withFiles(files(), async (folder) => {
  const file = path.join(folder, 'rules/alerts/euro.json');
  const worker = start(folder);
  await worker.said('alert policies are in force');
  writeFileSync(file, policy({ once_per: 'week' }));
  const checked = await runTariff(['alerts', 'check'], { cwd: folder });
  expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining('`once_per` must be period, day or month')]);
  const second = await start(folder).ended;
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('the alert policies in') });
  await until(() => worker.lines().some(({ msg }) => String(msg).includes('the former policies stay in force')), 'the worker has seen it');
  await until(async () => (await kept()).length >= 4, 'the former policies act');
  writeFileSync(file, policy());
  expect((await runTariff(['alerts', 'check', '--json'], { cwd: folder })).stdout).toContain('"errors": 0');
}));
