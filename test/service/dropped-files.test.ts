/** Files dropped in a folder: complete ones are taken once, by whoever comes first, and lie in `done` or `failed` afterwards with what is to be said of them. */
import { appendFileSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRulebook } from '../../src/intake/index.ts';
import { IncomingFolder } from '../../src/service/incoming-folder.ts';
import { takeFile } from '../../src/service/take-file.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { runTariff, withFiles } from '../support/command.ts';
import { type RunningWorker, deploymentFiles, startWorker, until } from '../support/deployment.ts';
import { type TestDatabase, freshDatabase, rowsOf, withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { seed } from '../support/seed.ts';
import { rules } from './parts.ts';

const rulebook = openSound(rules);
const never = new AbortController().signal;
const hour = (index: number): string => new Date(Date.UTC(2026, 2, 1) + index * 3_600_000).toISOString().replace('.000', '');
const point = (index: number, parts: object = {}): string => `${JSON.stringify({ meter: 'instance', scope: 'acme', start: hour(index), end: hour(index + 1), quantity: '1', unit: 'hour', fields: { flavor: 'small', id: 'vm-1' }, ...parts })}\n`;

const workers: RunningWorker[] = [];
const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const { child, ended } of workers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  for (const database of databases.splice(0)) await database.drop();
});
async function fresh(): Promise<TestDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}
function start(folder: string, { url }: TestDatabase, ...args: readonly string[]): RunningWorker {
  const worker = startWorker(folder, url, args);
  workers.push(worker);
  return worker;
}
const deployment = (further = '') => ({ ...deploymentFiles({ prometheus: null, further: `directory: {incoming: in}\n${further}` }), 'in/.keep': '' });
const below = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [path.relative(folder, path.join(entry.parentPath, entry.name))] : [])).sort();

test('each file goes where it belongs, with what is to be said of it', () => withFiles({
  ...deployment(),
  'in/good.ndjson': point(0) + point(1),
  'in/half.ndjson': `${point(2)}{"meter":"instance"}\n${point(3, { meter: 'nothing' })}`,
  'in/table.csv': `meter,scope,start,end,quantity,unit,fields.flavor,fields.id\ninstance,globex,${hour(0)},${hour(1)},2,hour,large,vm-2\n`,
  'in/bad.csv': 'this,is\nno,usage\n',
  'in/.hidden.ndjson': point(4), 'in/later.ndjson.part': point(5), 'in/later.tmp': point(6),
}, async (folder) => {
  const database = await fresh();
  const { code, stderr } = await start(folder, database, '--once').ended;
  expect([code, stderr]).toEqual([0, '']);
  expect(below(path.join(folder, 'in'))).toEqual([
    '.hidden.ndjson', '.keep', 'done/good.ndjson', 'done/half.ndjson', 'done/half.ndjson.refused.ndjson', 'done/table.csv', 'failed/bad.csv', 'failed/bad.csv.error.txt', 'later.ndjson.part', 'later.tmp',
  ]);
  const refused = readFileSync(path.join(folder, 'in/done/half.ndjson.refused.ndjson'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as object);
  expect(refused).toEqual([
    { line: 2, place: 'line 2', code: expect.stringMatching(/^U\d+/), field: 'scope', reason: expect.any(String) },
    { line: 3, place: 'line 3', code: expect.stringMatching(/^U\d+/), field: 'meter', reason: expect.stringContaining('nothing') },
  ]);
  expect(readFileSync(path.join(folder, 'in/failed/bad.csv.error.txt'), 'utf8')).toMatch(/column.*\n$/);
  const report = JSON.parse((await runTariff(['report', '--by', 'scope', '--json'], { env: { DATABASE_URL: database.url } })).stdout) as { rows: { key: object; points: number; amounts: { amount: string }[] }[] };
  expect(report.rows.map(({ key, points, amounts }) => ({ key, points, amount: amounts[0]?.amount }))).toEqual([{ key: { scope: 'acme' }, points: 3, amount: '0.3' }, { key: { scope: 'globex' }, points: 1, amount: '0.8' }]);
  expect(await rowsOf(database.url, 'select identifier, fetcher from scope order by 1')).toEqual([{ identifier: 'acme', fetcher: 'pushed' }, { identifier: 'globex', fetcher: 'pushed' }]);
  expect(await rowsOf(database.url, 'select source, read_count, rated_count, refused_count from rating_run order by source')).toEqual([
    { source: 'good.ndjson', read_count: 2, rated_count: 2, refused_count: 0 }, { source: 'half.ndjson', read_count: 3, rated_count: 1, refused_count: 2 }, { source: 'table.csv', read_count: 1, rated_count: 1, refused_count: 0 },
  ]);
}));

test('a file is complete when nobody has written to it for two seconds, and what goes away is forgotten', () => withFiles({ 'a.ndjson': 'x', 'sub/b.ndjson': 'x' }, async (directory) => {
  const folder = new IncomingFolder(directory);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
  expect(folder.look()).toEqual({ complete: [], areOthers: true });
  await pause(1200);
  appendFileSync(path.join(directory, 'a.ndjson'), 'y');
  await pause(1200);
  expect(folder.look()).toEqual({ complete: [], areOthers: true });
  await pause(2050);
  expect(folder.look()).toEqual({ complete: ['a.ndjson'], areOthers: false });
  rmSync(path.join(directory, 'a.ndjson'));
  expect(folder.look()).toEqual({ complete: [], areOthers: false });
  writeFileSync(path.join(directory, 'a.ndjson'), 'z');
  expect(folder.look()).toEqual({ complete: [], areOthers: true });
  for (const name of ['../a.ndjson', 'sub/b.ndjson', '.x', 'sub', 'x.part', 'nothing']) expect(folder.looks(name)).toBeNull();
}));

async function taken(store: Store, directory: string, name: string, signal = never): ReturnType<typeof takeFile> {
  await keepRulebook(store, rulebook);
  return takeFile({ store, folder: new IncomingFolder(directory), scopeKey: 'project_id', log: pino({ level: 'silent' }), rulebook: () => Promise.resolve(rulebook) }, name, signal);
}
const pointsOf = async (url: string): Promise<number> => (await rowsOf<{ count: number }>(url, 'select count(*)::int as count from usage_point'))[0]?.count ?? -1;

test('what is cut off between the end of its transaction and its move is taken again, and adds nothing', () => withFiles({ 'a.ndjson': `${point(0)}${point(0)}${point(1)}nonsense\n` }, (directory) => withStore(async (store, url) => {
  expect(await taken(store, directory, 'a.ndjson')).toMatchObject({ kind: 'taken', as: 'a.ndjson', totals: { read: 4, rated: 3, refused: 1, known: 0 } });
  const [before, refused] = [below(directory), readFileSync(path.join(directory, 'done/a.ndjson.refused.ndjson'), 'utf8')];
  // As a worker leaves it that dies there: stored, its refused lines told, and not moved.
  renameSync(path.join(directory, 'done/a.ndjson'), path.join(directory, 'a.ndjson'));
  expect(await taken(store, directory, 'a.ndjson')).toMatchObject({ kind: 'taken', as: 'a.ndjson', totals: { read: 4, rated: 0, refused: 1, known: 3 } });
  expect([below(directory), readFileSync(path.join(directory, 'done/a.ndjson.refused.ndjson'), 'utf8'), await pointsOf(url)]).toEqual([before, refused, 3]);
})));

test('a file that cannot be put away is told and taken again later; what it holds is known then', () => withFiles({ ...deployment(), 'in/a.ndjson': point(0), 'in/done': 'a file is in the way of the folder' }, async (folder) => {
  const database = await fresh();
  const worker = start(folder, database);
  await until(() => worker.lines().some(({ level }) => level === 'error'), 'it is told');
  expect(worker.lines().find(({ level }) => level === 'error')).toMatchObject({ file: 'a.ndjson', times: 1, msg: expect.stringContaining('the file could not be taken: EEXIST') as string });
  rmSync(path.join(folder, 'in/done'));
  await until(() => existsSync(path.join(folder, 'in/done/a.ndjson')), 'it is done');
  expect(await pointsOf(database.url)).toBe(1);
}));

test('another file of a name that went before gets a number, and so do its refused lines', () => withFiles({ 'a.ndjson': point(0) }, (directory) => withStore(async (store) => {
  await taken(store, directory, 'a.ndjson');
  writeFileSync(path.join(directory, 'a.ndjson'), `${point(1)}nonsense\n`);
  expect(await taken(store, directory, 'a.ndjson')).toMatchObject({ kind: 'taken', as: 'a.2.ndjson', totals: { refused: 1 } });
  expect(below(directory)).toEqual(['done/a.2.ndjson', 'done/a.2.ndjson.refused.ndjson', 'done/a.ndjson']);
})));

test('a file that is written to while it is taken stays, and what came later is taken with the next turn', () => withFiles({ 'a.ndjson': point(0) }, (directory) => withStore(async (store, url) => {
  await keepRulebook(store, rulebook);
  const folder = new IncomingFolder(directory);
  const file = path.join(directory, 'a.ndjson');
  const late = { store, folder, scopeKey: 'project_id', log: pino({ level: 'silent' }), rulebook: () => {
    appendFileSync(file, point(1));
    return Promise.resolve(rulebook);
  } };
  expect(await takeFile(late, 'a.ndjson', never)).toMatchObject({ kind: 'changed' });
  expect(existsSync(file)).toBe(true);
  expect(await taken(store, directory, 'a.ndjson')).toMatchObject({ kind: 'taken', totals: { read: 2 } });
  expect(await pointsOf(url)).toBe(2);
})));

test('work that is no longer wanted leaves nothing, in the books and in the folder', () => withFiles({ 'a.ndjson': `${point(0)}nonsense\n` }, (directory) => withStore(async (store, url) => {
  await expect(taken(store, directory, 'a.ndjson', AbortSignal.abort(new Error('the worker stops')))).rejects.toThrow('the worker stops');
  expect([await pointsOf(url), below(directory)]).toEqual([0, ['a.ndjson']]);
})));

test('two workers on one folder, killed again and again, take every file once', async () => {
  const files = Array.from({ length: 24 }, (_, index) => Array.from({ length: 40 }, (_each, line) => point(index * 40 + line)).join(''));
  await withFiles(deployment(), async (folder) => {
    const database = await fresh();
    const incoming = path.join(folder, 'in');
    // As an uploader should: under another name first.
    files.forEach((content, index) => writeFileSync(path.join(incoming, `${index}.ndjson.part`), content));
    files.forEach((_, index) => renameSync(path.join(incoming, `${index}.ndjson.part`), path.join(incoming, `${index}.ndjson`)));
    const delays = fc.sample(fc.integer({ min: 2500, max: 4500 }), { numRuns: 4, seed });
    let [one, other] = [start(folder, database), start(folder, database)];
    for (const delay of delays) {
      await new Promise((resolve) => { setTimeout(resolve, delay); });
      one.child.kill('SIGKILL');
      await one.ended;
      [one, other] = [other, start(folder, database)];
    }
    // A job of the dead is given to others when he was not heard of for his heartbeat.
    await until(() => below(incoming).every((name) => name.startsWith('done/') || name === '.keep'), 'all files are done', 90_000);
    expect(await rowsOf(database.url, 'select count(*)::int as points, sum(quantity)::int as hours from usage_point')).toEqual([{ points: 960, hours: 960 }]);
    expect(await rowsOf(database.url, `select count(*)::int as charges, trim_scale(sum(amount))::text as amount from charge`)).toEqual([{ charges: 960, amount: '96' }]);
    expect(below(incoming).filter((name) => name !== '.keep')).toEqual(files.map((_, index) => `done/${index}.ndjson`).sort());
    expect(await rowsOf(database.url, 'select sum(rated_count)::int as rated from rating_run')).toEqual([{ rated: 960 }]);
  });
}, 200_000);

test('a folder that is not there is told of once, and stops nobody', () => withFiles(deploymentFiles({ prometheus: null, further: 'directory: {incoming: nowhere}\n' }), async (folder) => {
  const worker = start(folder, await fresh());
  await worker.said('the worker has begun');
  await new Promise((resolve) => { setTimeout(resolve, 2500); });
  expect(worker.lines().filter(({ msg }) => String(msg).includes('where files of usage are dropped'))).toHaveLength(1);
  worker.child.kill('SIGTERM');
  expect((await worker.ended).code).toBe(0);
}));
