/** A worker seen from outside: what it says of its health and what it counts, against what the books say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { withFiles } from '../support/command.ts';
import { type RunningWorker, deploymentFiles, startWorker, until } from '../support/deployment.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

let database: TestDatabase;
let source: FakePrometheus;
const workers: RunningWorker[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  source = await startFakePrometheus({ series: (name, scope) => (name !== 'instance_hours' ? [] : [
    { labels: { project_id: scope, id: 'vm-1', flavor: 'small' }, value: '1' }, { labels: { project_id: scope, id: 'vm-2', flavor: 'odd' }, value: '1' }, { labels: { project_id: scope, id: 'vm-3', flavor: 'small' }, value: 'NaN' },
  ]) });
});
afterEach(async () => {
  for (const { child, ended } of workers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await source.stop();
  await database.drop();
});

function start(folder: string): RunningWorker {
  const worker = startWorker(folder, database.url);
  workers.push(worker);
  return worker;
}

const urlOf = async (worker: RunningWorker): Promise<string> => String((await worker.said('health and metrics are answered'))['url']);

/** By name with labels, as the text has it. */
async function metricsAt(url: string): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
  return new Map((await answer.text()).split('\n').flatMap((line): [string, number][] => {
    const match = /^(\w+(?:\{.*\})?) (\S+)$/.exec(line);
    return match === null ? [] : [[match[1] ?? '', Number(match[2])]];
  }));
}

const yesterday = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const observed = 'metrics: {port: 0}\n';

test('counts what it has done, as the books have it, and tells how scopes and jobs stand', () => withFiles(deploymentFiles({ prometheus: source.url, scopes: ['acme', 'globex'], start: yesterday, further: 'metrics: {port: 0, each_scope: true}\n' }), async (folder) => {
  await rowsOf(database.url, `insert into scope (identifier, is_active) values ('gone', false)`);
  const worker = start(folder);
  const url = await urlOf(worker);
  await until(async () => (await metricsAt(url)).get('tariff_scopes{state="rated"}') === 2, 'both scopes are rated');
  const due = async () => (await rowsOf<{ due: string }>(database.url, `select count(*)::text as due from scope where is_active and rated_until < date_trunc('hour', now())`))[0]?.due === '0';
  await until(due, 'nothing is due');
  const metrics = await metricsAt(url);
  const [books] = await rowsOf<Record<string, string>>(database.url, `select sum(rated_count)::text as rated, sum(unrated_count)::text as unrated, sum(refused_count)::text as refused, (sum(extract(epoch from period_end - period_start)) / 3600)::int::text as periods, count(*)::text as runs from rating_run`);
  expect(Number(books?.['periods'])).toBeGreaterThanOrEqual(48);
  for (const status of ['rated', 'unrated', 'refused']) expect([status, metrics.get(`tariff_points_total{status="${status}"}`)]).toEqual([status, Number(books?.[status])]);
  expect(metrics.get('tariff_rated_periods_total')).toBe(Number(books?.['periods']));
  for (const name of ['collect', 'rate']) expect([name, metrics.get(`tariff_${name}_seconds_count`)]).toEqual([name, Number(books?.['runs'])]);
  expect([...metrics].filter(([name]) => name.startsWith('tariff_scopes{'))).toEqual([['tariff_scopes{state="inactive"}', 1], ['tariff_scopes{state="pushed"}', 0], ['tariff_scopes{state="failing"}', 0], ['tariff_scopes{state="new"}', 0], ['tariff_scopes{state="rated"}', 2]]);
  const lag = metrics.get('tariff_scope_lag_seconds_max') ?? Number.NaN;
  expect(lag).toBeGreaterThanOrEqual(0);
  expect(lag).toBeLessThanOrEqual(3700);
  expect([metrics.get('tariff_scope_lag_seconds_count'), metrics.get('tariff_scope_lag_seconds_bucket{le="7200"}'), metrics.get('tariff_scope_lag_usual_seconds')]).toEqual([2, 2, 3600]);
  expect(metrics.get('tariff_scope_behind_seconds{scope="globex"}')).toBeLessThanOrEqual(lag);
  expect([metrics.get('tariff_database_up'), metrics.get('tariff_rules_refused'), metrics.get('tariff_scope_failures_total'), metrics.get('tariff_jobs{queue="rate",state="failed"}')]).toEqual([1, 0, 0, 0]);
  expect([...metrics.keys()].filter((name) => /^tariff_rulebook_info\{hash="[0-9a-f]{64}"\}$/.test(name))).toHaveLength(1);
  expect(metrics.get('tariff_fetches_total{fetcher="source",outcome="answered"}')).toBeGreaterThanOrEqual(1);
  expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
}));

test('docs/OPERATIONS.md tells every metric of our own, and no other', () => withFiles(deploymentFiles({ prometheus: null, further: 'metrics: {port: 0, each_scope: true}\n' }), async (folder) => {
  const page = readFileSync('docs/OPERATIONS.md', 'utf8');
  const url = await urlOf(start(folder));
  await until(async () => (await metricsAt(url)).get('tariff_database_up') === 1, 'the database answers');
  const text = await (await fetch(`${url}/metrics`)).text();
  const names = [...text.matchAll(/^# TYPE (tariff_\w+) /gm)].map(([, name = '']) => name);
  const told = [...page.matchAll(/^\| `(tariff_\w+)(?:\{[\w,]+\})?` \|/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(15);
  expect([...told].sort()).toEqual([...names].sort());
}));

test('a source that is down shows in failures and not in readiness: the worker itself can work', () => withFiles(deploymentFiles({ prometheus: source.url, further: observed }), async (folder) => {
  source.behave({ kind: 'status', code: 500 });
  const worker = start(folder);
  const url = await urlOf(worker);
  await until(async () => ((await metricsAt(url)).get('tariff_scope_failures_total') ?? 0) >= 1, 'a scope failed');
  await until(async () => (await metricsAt(url)).get('tariff_scopes{state="failing"}') === 1, 'it is told as failing');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
}));

test('health and readiness, and rules with errors, which leave the former in force', () => withFiles(deploymentFiles({ prometheus: null, further: observed }), async (folder) => {
  const worker = start(folder);
  const url = await urlOf(worker);
  await worker.said('the worker has begun');
  for (const where of ['healthz', 'readyz']) {
    const answer = await fetch(`${url}/${where}`);
    expect([where, answer.status, await answer.json(), answer.headers.get('cache-control')]).toEqual([where, 200, { status: 'ok' }, 'no-store']);
  }
  const nothing = await fetch(`${url}/elsewhere`);
  expect([nothing.status, nothing.headers.get('content-type'), await nothing.json()]).toEqual([404, 'application/problem+json', expect.objectContaining({ detail: expect.stringContaining('/healthz, /readyz or /metrics') as string })]);
  writeFileSync(`${folder}/rules/broken.tariff`, 'price of nothing');
  await until(async () => (await metricsAt(url)).get('tariff_rules_refused') === 1, 'the errors of the rules are counted');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
}));

test('a worker whose database goes away is alive, not ready with the reason, counts on, and is ready again when it is back', () => withFiles(deploymentFiles({ prometheus: null, further: observed }), async (folder) => {
  const worker = start(folder);
  const url = await urlOf(worker);
  await worker.said('the worker has begun');
  const name = new URL(database.url).pathname.slice(1);
  await rowsOf(inject('postgresUrl'), `alter database ${name} with allow_connections false`);
  await rowsOf(inject('postgresUrl'), `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await until(async () => (await fetch(`${url}/readyz`)).status === 503, 'it is not ready');
  const answer = await fetch(`${url}/readyz`);
  expect([answer.headers.get('content-type'), await answer.json()]).toEqual(['application/problem+json', { type: 'urn:tariff:problem:not-ready', title: 'The worker cannot work now', status: 503, detail: expect.stringMatching(/database/) as string }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await new Promise((resolve) => { setTimeout(resolve, 5100); });
  const metrics = await metricsAt(url);
  expect([metrics.get('tariff_database_up'), metrics.has('tariff_scopes{state="rated"}'), metrics.has('tariff_rated_periods_total')]).toEqual([0, false, true]);
  await rowsOf(inject('postgresUrl'), `alter database ${name} with allow_connections true`);
  await until(async () => (await fetch(`${url}/readyz`)).status === 200, 'it is ready again');
}));

test('a port that is taken ends the worker with a sentence', async () => {
  const taken = new URL(source.url).port;
  await withFiles(deploymentFiles({ prometheus: null, further: `metrics: {port: ${taken}}\n` }), async (folder) => {
    const { code, stderr } = await start(folder).ended;
    expect([code, stderr]).toEqual([3, expect.stringContaining(`port ${taken} on 127.0.0.1 is taken\nchoose another \`metrics.port\``)]);
  });
});
