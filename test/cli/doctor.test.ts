/** Proves that the doctor finds what is wrong, each thing by its own check and whatever else is wrong, and that he changes nothing and tells no secret. */
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';
import { deploymentFiles } from '../support/deployment.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, emptyDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

interface Check {
  readonly check: string;
  readonly outcome: string;
  readonly sentence: string;
  readonly next: string | null;
  readonly details: readonly string[];
}

let database: TestDatabase;
let source: FakePrometheus;
beforeEach(async () => {
  database = await freshDatabase();
  source = await startFakePrometheus({ series: (_name, scope) => [{ labels: { project_id: scope, id: 'vm-1', flavor: 'small' }, value: '1' }], user: 'rating', password: 'geheim' });
});
afterEach(async () => {
  await source.stop();
  await database.drop();
});

const files = (further = '') => {
  const made = deploymentFiles({ prometheus: source.url, scopes: ['acme', 'globex'], further });
  return { ...made, 'tariff.yml': made['tariff.yml']!.replace(/(prometheus_url: "[^"]*")/, '$1, prometheus_user: rating, prometheus_password: geheim') };
};

async function examined(folder: string, url: string, args: readonly string[] = []): Promise<{ readonly code: number | null; readonly checks: readonly Check[]; readonly of: (name: string) => Check | undefined; readonly all: string }> {
  const { code, stdout, stderr } = await runTariff(['doctor', '--json', ...args], { cwd: folder, env: url === '' ? {} : { DATABASE_URL: url } });
  expect(stdout + stderr).not.toContain('geheim');
  const { checks } = JSON.parse(stdout) as { readonly checks: readonly Check[] };
  return { code, checks, of: (name) => checks.find(({ check }) => check === name), all: stdout };
}
const outcomes = (checks: readonly Check[]) => checks.map(({ check, outcome }) => `${check}: ${outcome}`);

test('all is well: before the first worker, and after', () => withFiles(files('directory: {incoming: in}\n'), async (folder) => {
  mkdirSync(path.join(folder, 'in'));
  const before = await examined(folder, database.url);
  const checks = ['configuration', 'rules', 'metrics and meters', 'database', 'clock', 'fetcher source', 'collector prometheus', 'jobs', 'scopes', 'dropped files'];
  expect([before.code, outcomes(before.checks)]).toEqual([0, checks.map((check) => `${check}: ok`)]);
  expect(before.of('collector prometheus')?.sentence).toMatch(/^`instance_hours` of the scope `acme`: 1 series in \d+\.\d s$/);
  const tables = () => rowsOf(database.url, `select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`);
  const here = await tables();
  await examined(folder, database.url);
  expect(await tables()).toEqual(here);
  expect((await runTariff(['worker', '--once'], { cwd: folder, env: { DATABASE_URL: database.url } })).code).toBe(0);
  const after = await examined(folder, database.url);
  expect([after.code, after.of('jobs')?.sentence, after.of('scopes')?.sentence]).toEqual([0, expect.stringMatching(/^\d+ waiting, 0 in work, none lost$/), '2 active scopes, none fails, none is more than 24 periods behind']);
  const { stdout } = await runTariff(['doctor'], { cwd: folder, env: { DATABASE_URL: database.url } });
  expect(stdout).toMatch(/^ok {7}configuration: tariff\.yml: 1 collector, 1 fetcher\n[^]*\nok all is well\n$/);
}));

test('scopes that fail or fall behind, jobs that nobody could do or holds, and files that could not be taken are warnings', () => withFiles(files('directory: {incoming: in}\n'), async (folder) => {
  mkdirSync(path.join(folder, 'in/failed'), { recursive: true });
  writeFileSync(path.join(folder, 'in/failed/bad.csv'), '');
  writeFileSync(path.join(folder, 'in/failed/bad.csv.error.txt'), '');
  await runTariff(['worker', '--once'], { cwd: folder, env: { DATABASE_URL: database.url } });
  await rowsOf(database.url, `update scope set failures = 3, last_error = 'the source is asleep' where identifier = 'acme'`);
  await rowsOf(database.url, `update scope set rated_until = date_trunc('hour', now()) - interval '30 hours' where identifier = 'globex'`);
  await rowsOf(database.url, `insert into scope (identifier, fetcher) values ('brought', 'pushed')`);
  await rowsOf(database.url, `insert into alert (policy, scope, span, window_start, window_end, severity, message, facts, delivery, last_error) values ('over', 'acme', 'day', now(), now(), 'warning', 'm', '{}', 'given up', 'answered 500')`);
  await rowsOf(database.url, `insert into tariff_jobs.job (name, singleton_key) values ('rate.dead', 'a'), ('rate.dead', 'b')`);
  await rowsOf(database.url, `insert into tariff_jobs.job (name, singleton_key, state, started_on, heartbeat_on, heartbeat_seconds) values ('rate', 'c', 'active', now(), now() - interval '1 hour', 10)`);
  const { code, checks } = await examined(folder, database.url);
  expect(code).toBe(2);
  expect(checks.filter(({ outcome }) => outcome === 'warning').map(({ check, sentence, details }) => [check, sentence, details])).toEqual([
    ['jobs', '2 jobs that nobody could do', ['rate: 2']],
    ['jobs', '1 job whose worker was not heard of for longer than its heartbeat', []],
    ['alerts', '1 alert whose receiver was never told', ['over, acme: answered 500']],
    ['scopes', '1 of 2 active scopes fails', ['acme (3 times): the source is asleep']],
    ['scopes', '1 of 2 active scopes is more than 24 periods behind', [expect.stringMatching(/^globex: (29|30) periods$/)]],
    ['dropped files', '1 file could not be taken', []],
  ]);
  expect((await examined(folder, database.url, ['--lag', '40'])).checks.filter(({ check, outcome }) => check === 'scopes' && outcome === 'warning')).toHaveLength(1);
}));

test('alert policies are looked at where there are any', () => withFiles(files(), async (folder) => {
  mkdirSync(path.join(folder, 'rules/alerts'));
  writeFileSync(path.join(folder, 'rules/alerts/budget.json'), '{"name": "over", "nobody": 1}');
  const wrong = await examined(folder, database.url);
  expect([wrong.code, wrong.of('alert policies')?.outcome, wrong.of('alert policies')?.next]).toEqual([3, 'failure', expect.stringContaining('tariff alerts check')]);
  writeFileSync(path.join(folder, 'rules/alerts/budget.json'), JSON.stringify({ name: 'behind', message: 'behind', once_per: 'day', conditions: { all: [{ fact: 'lag_seconds', operator: 'greaterThan', value: 86400 }] } }));
  const { checks } = await examined(folder, database.url);
  expect(checks.find(({ check }) => check === 'alert policies')).toMatchObject({ outcome: 'ok', sentence: '1 policy' });
}));

test('a database that is away stops no other check', () => withFiles(files(), async (folder) => {
  const { code, checks, of } = await examined(folder, 'postgres://me:geheim@127.0.0.1:1/x');
  expect([code, outcomes(checks)]).toEqual([3, ['configuration: ok', 'rules: ok', 'metrics and meters: ok', 'database: failure', 'fetcher source: ok', 'collector prometheus: ok', 'jobs: skipped', 'scopes: skipped']]);
  expect(of('database')?.sentence).toContain('cannot reach the database at 127.0.0.1:1 (connection refused)');
}));

test('a database that is not up to date is told and left as it is', () => withFiles(files(), async (folder) => {
  const empty = await emptyDatabase();
  try {
    const { code, of } = await examined(folder, empty.url);
    expect([code, of('database')?.outcome, of('database')?.next]).toEqual([2, 'warning', expect.stringContaining('`tariff db migrate`')]);
    expect(await rowsOf(empty.url, `select tablename from pg_tables where schemaname = 'public'`)).toEqual([]);
  } finally {
    await empty.drop();
  }
}));

test('a source that does not answer is told in its own words, without its password', () => withFiles(files(), async (folder) => {
  source.behave({ kind: 'status', code: 500 });
  const failed = await examined(folder, database.url);
  expect([failed.code, failed.of('collector prometheus')?.outcome, failed.of('collector prometheus')?.sentence]).toEqual([3, 'failure', expect.stringMatching(/500/)]);
  source.behave({ kind: 'status', code: 401 });
  expect((await examined(folder, database.url)).of('collector prometheus')).toMatchObject({ outcome: 'failure', next: 'workers fail until this is mended' });
}));

test('rules with errors, and metrics that do not agree with them', () => withFiles(files(), async (folder) => {
  appendFileSync(path.join(folder, 'metrics.yml'), '  nobody_knows: {unit: hour}\n');
  const disagreeing = await examined(folder, database.url);
  expect([disagreeing.code, disagreeing.of('metrics and meters')]).toEqual([3, expect.objectContaining({ outcome: 'failure', sentence: '1 error', details: [expect.stringContaining('no meter `nobody_knows` is declared')] as string[] })]);
  writeFileSync(path.join(folder, 'rules/broken.tariff'), 'price of nothing\n');
  const broken = await examined(folder, database.url);
  expect([broken.code, broken.of('rules')?.outcome, broken.of('metrics and meters')?.outcome, broken.of('collector prometheus')?.outcome]).toEqual([3, 'failure', 'skipped', 'ok']);
  rmSync(path.join(folder, 'rules'), { recursive: true });
  expect((await examined(folder, database.url)).of('rules')).toMatchObject({ outcome: 'failure', next: 'name the directory of the rule files in `rules.directory`' });
}));

test('a configuration with errors: what can be looked at is', () => withFiles(files(), async (folder) => {
  appendFileSync(path.join(folder, 'tariff.yml'), 'storage: {retention_period: long}\n');
  const { code, checks } = await examined(folder, database.url);
  expect([code, outcomes(checks)]).toEqual([3, ['configuration: failure', 'rules: ok', 'metrics and meters: ok', 'database: ok', 'clock: ok', 'sources: skipped', 'jobs: ok', 'scopes: skipped']]);
  const missing = await examined(folder, database.url, ['--config', 'nothing.yml']);
  expect([missing.code, missing.of('configuration')?.sentence]).toEqual([3, 'there is no file `nothing.yml`']);
}));

test('an embedded database that was not begun is none yet, and none is made', () => withFiles(files('directory: {incoming: nowhere}\n'), async (folder) => {
  const { code, of } = await examined(folder, '');
  expect([code, of('database')?.sentence, of('disk')?.outcome, of('dropped files')?.outcome]).toEqual([3, expect.stringContaining('was not begun yet: the first worker makes it'), 'ok', 'failure']);
}));
