/** A worker that is told to stop: it ends within the grace and loses nothing, and a second signal ends it at once. */
import fc from 'fast-check';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { intakeLock } from '../../src/storage/locks.ts';
import { runTariff, withFiles } from '../support/command.ts';
import { type RunningWorker, deploymentFiles, startWorker, until } from '../support/deployment.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { seed } from '../support/seed.ts';

let source: FakePrometheus;
const databases: TestDatabase[] = [];
const workers: RunningWorker[] = [];
/** Two machines in each hour of each scope, and storage in every other. */
const scopes = ['acme', 'globex', 'initech', 'umbrella'];

beforeEach(async () => {
  source = await startFakePrometheus({ series: (name, scope, index) => (name === 'storage_gib' && index % 2 === 1 ? [] : ['vm-1', 'vm-2'].map((id) => ({ labels: { project_id: scope, id, flavor: 'small' }, value: `0.${(index % 9) + 1}` }))) });
});
afterEach(async () => {
  for (const { child, ended } of workers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await source.stop();
  for (const database of databases.splice(0)) await database.drop();
});

async function fresh(): Promise<TestDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}
function start(folder: string, database: TestDatabase, ...args: readonly string[]): RunningWorker {
  const worker = startWorker(folder, database.url, args);
  workers.push(worker);
  return worker;
}
const report = async (database: TestDatabase): Promise<string> => (await runTariff(['report', '--by', 'scope,meter,day,rule', '--json'], { env: { DATABASE_URL: database.url } })).stdout;
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const fourDaysAgo = `${new Date(Date.now() - 4 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;

test('workers that are stopped in the middle of work again and again end with 0 and come to the books of one that is not', async () => {
  const files = deploymentFiles({ prometheus: source.url, scopes, start: fourDaysAgo });
  await withFiles({ ...files, 'tariff.yml': files['tariff.yml']!.replace('poll: 1', 'poll: 1, periods_at_once: 3') }, async (folder) => {
    const [clean, cut] = [await fresh(), await fresh()];
    expect((await start(folder, clean, '--once').ended).code).toBe(0);
    source.behave({ kind: 'delays', ms: 20 });
    const delays = fc.sample(fc.integer({ min: 0, max: 900 }), { numRuns: 4, seed });
    for (const delay of delays) {
      const worker = start(folder, cut, '--grace', '10');
      await worker.said('the worker has begun');
      await pause(delay);
      const asked = performance.now();
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toMatchObject({ code: 0, signal: null });
      expect(performance.now() - asked).toBeLessThan(11_000);
    }
    source.behave({ kind: 'answers' });
    expect((await start(folder, cut, '--once').ended).code).toBe(0);
    const runs = await rowsOf<{ gaps: string }>(cut.url, `select count(*)::text as gaps from (select period_start, lag(period_end) over (partition by scope order by period_start) as before from rating_run) r where before <> period_start`);
    expect(runs).toEqual([{ gaps: '0' }]);
    // An hour may have ended between the two.
    const [a, b] = [JSON.parse(await report(clean)), JSON.parse(await report(cut))] as { rows: { key: Record<string, string>; points: number }[] }[];
    const today = new Date().toISOString().slice(0, 10);
    const whole = (rows: typeof a): unknown => rows?.rows.filter(({ key }) => key['day'] !== today);
    expect(whole(a)).toEqual(whole(b));
    expect(a?.rows.length).toBeGreaterThan(30);
  });
});

/** Keeps all intakes waiting until it is let go. */
async function holdIntakes(database: TestDatabase): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [intakeLock]);
  return () => client.end();
}
const waits = (database: TestDatabase) => async (): Promise<boolean> => (await rowsOf(database.url, `select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;

test('work that cannot end within the grace is given up: nothing of it is kept, and the next worker does it', () => withFiles(deploymentFiles({ prometheus: source.url, start: fourDaysAgo }), async (folder) => {
  const database = await fresh();
  await rowsOf(database.url, `insert into scope (identifier) values ('acme')`);
  const release = await holdIntakes(database);
  const worker = start(folder, database, '--grace', '2');
  await until(waits(database), 'the worker waits for its turn');
  const asked = performance.now();
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(worker.lines().at(-1)).toMatchObject({ level: 'warn', msg: expect.stringContaining('did not end within the grace') as string });
  await release();
  expect(await rowsOf(database.url, 'select from rating_run')).toEqual([]);
  expect((await start(folder, database, '--once').ended).code).toBe(0);
  expect(await rowsOf(database.url, `select is_active from scope where rated_until >= date_trunc('hour', now()) - interval '1 hour'`)).toHaveLength(1);
}));

test('a second signal ends it at once, but not one that comes with the first', () => withFiles(deploymentFiles({ prometheus: source.url, start: fourDaysAgo }), async (folder) => {
  const database = await fresh();
  await rowsOf(database.url, `insert into scope (identifier) values ('acme')`);
  const release = await holdIntakes(database);
  const worker = start(folder, database, '--grace', '60');
  await until(waits(database), 'the worker waits for its turn');
  worker.child.kill('SIGTERM');
  worker.child.kill('SIGTERM');
  worker.child.kill('SIGINT');
  await pause(1500);
  expect(worker.child.exitCode).toBeNull();
  const asked = performance.now();
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 143 });
  expect(performance.now() - asked).toBeLessThan(1000);
  await release();
}));

test('while it stops it is alive and not ready', () => withFiles(deploymentFiles({ prometheus: source.url, start: fourDaysAgo, further: 'metrics: {port: 0}\n' }), async (folder) => {
  const database = await fresh();
  await rowsOf(database.url, `insert into scope (identifier) values ('acme')`);
  const release = await holdIntakes(database);
  const worker = start(folder, database, '--grace', '60');
  const { url } = await worker.said('health and metrics are answered') as { readonly url: string };
  await until(waits(database), 'the worker waits for its turn');
  worker.child.kill('SIGTERM');
  await until(async () => (await fetch(`${url}/readyz`)).status === 503, 'it is not ready');
  expect([await (await fetch(`${url}/readyz`)).json(), (await fetch(`${url}/healthz`)).status]).toEqual([expect.objectContaining({ detail: 'this worker is stopping' }), 200]);
  await release();
  expect(await worker.ended).toMatchObject({ code: 0 });
  expect((await rowsOf<{ runs: string }>(database.url, 'select count(*)::text as runs from rating_run'))[0]?.runs).not.toBe('0');
}));
