/** The life of the embedded server: first start, sharing, crashes, closed folders, other users, last one out. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { runningPostmaster } from '../../src/storage/embedded/postmaster-file.ts';
import { type Store, StorageUnavailable, openStore } from '../../src/storage/index.ts';
import { rowsOf } from '../support/postgres.ts';
import { keep, pointOf, sampleRulebook } from './samples.ts';

const careless = ['fsync=off', 'shared_buffers=16MB'];
const isRoot = process.getuid?.() === 0;
const keeper = path.join(import.meta.dirname, 'keep-open.ts');

let folders: string[] = [];
let children: ChildProcess[] = [];
/** For tests that leave it as they found it, with no server: making a database takes longer than all the rest. */
const shared = path.join(mkdtempSync(path.join(os.tmpdir(), 'tariff-embedded-')), 'data');
afterAll(() => { rmSync(path.dirname(shared), { recursive: true, force: true }); });

/** Mode 0700, as all that `mkdtemp` makes: below it nobody but its owner can walk. */
function closedFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-embedded-'));
  folders.push(folder);
  return path.join(folder, 'data');
}

const clusterOf = (folder: string): string => path.join(folder, 'postgres');
const open = (dataDirectory: string): Promise<Store> => openStore({ databaseUrl: null, dataDirectory, settings: careless });
const pointsOf = async (store: Store): Promise<number> => (await store.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total.points;

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

afterEach(() => {
  for (const { pid } of children) end(pid);
  for (const folder of [path.dirname(shared), ...folders]) end(runningPostmaster(path.join(folder, 'data', 'postgres'))?.pid);
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
  [folders, children] = [[], []];
});

/** Another process with the store open; answers once it has it. */
async function openElsewhere(folder: string, identity: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [keeper, folder], { ...identity, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  if (child.stdout === null) throw new Error('its output is a pipe');
  const [said] = await once(createInterface(child.stdout), 'line') as [string];
  return { child, said };
}

async function gone(condition: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 5_000 && !condition(); waited += 20) await sleep(20);
  return condition();
}

async function firstFailure(store: Store): Promise<unknown> {
  for (let waited = 0; waited < 5_000; waited += 20) {
    const error: unknown = await store.ping().then(() => null, (reason: unknown) => reason);
    if (error !== null) return error;
    await sleep(20);
  }
  return null;
}

test('what is kept is there at the next start, below a folder that others cannot enter', async () => {
  const folder = shared;
  const first = await open(folder);
  await keep(first, [pointOf('a')]);
  await first.close();
  expect(runningPostmaster(clusterOf(folder))).toBeNull();
  const second = await open(folder);
  expect(await pointsOf(second)).toBe(1);
  expect(await second.loadRulebook(sampleRulebook.hash)).toEqual(sampleRulebook);
  await second.close();
});

test('the password is random, readable by its owner only, and asked for', async () => {
  const folder = shared;
  const store = await open(folder);
  const file = path.join(folder, 'password');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8').trim()).toMatch(/^[\w-]{32}$/);
  const port = runningPostmaster(clusterOf(folder))?.port;
  await expect(openStore({ databaseUrl: `postgres://tariff:guessed@127.0.0.1:${port}/tariff`, dataDirectory: folder })).rejects.toThrow('refuses this user or password');
  expect(readFileSync(path.join(clusterOf(folder), 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
  await store.close();
});

test('processes that start at once share one server, and the last to close stops it', async () => {
  const folder = shared;
  const [one, two, here] = await Promise.all([openElsewhere(folder), openElsewhere(folder), open(folder)]);
  expect([one.said, two.said]).toEqual(['open', 'open']);
  const pid = runningPostmaster(clusterOf(folder))?.pid;
  await here.close();
  expect(runningPostmaster(clusterOf(folder))?.pid).toBe(pid);
  for (const { child } of [one, two]) {
    expect(runningPostmaster(clusterOf(folder))?.pid).toBe(pid);
    child.stdin?.end();
    await once(child, 'exit');
  }
  expect(runningPostmaster(clusterOf(folder))).toBeNull();
});

test('a server whose process was killed is used by the next, and stopped by it', async () => {
  const folder = shared;
  const { child } = await openElsewhere(folder);
  const before = runningPostmaster(clusterOf(folder));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await open(folder);
  expect(runningPostmaster(clusterOf(folder))).toEqual(before);
  // The killed one's connections end when the server notices.
  await sleep(200);
  await store.close();
  expect(runningPostmaster(clusterOf(folder))).toBeNull();
});

test('after a crash of the server what was kept is there, and the question in between ends in a sentence', async () => {
  const folder = shared;
  const crashed = await open(folder);
  await keep(crashed, [pointOf('kept before the crash')]);
  const before = await pointsOf(crashed);
  end(runningPostmaster(clusterOf(folder))?.pid);
  expect(await gone(() => runningPostmaster(clusterOf(folder)) === null)).toBe(true);
  // Its processes answer until they see that their parent is gone.
  expect(await firstFailure(crashed)).toBeInstanceOf(StorageUnavailable);
  await crashed.close();
  const store = await open(folder);
  expect(await pointsOf(store)).toBe(before);
  await store.close();
});

test('after a crash of one of its processes the server goes on, and the last to close still stops it', async () => {
  const store = await open(shared);
  const port = runningPostmaster(clusterOf(shared))?.port;
  const url = `postgres://tariff:${readFileSync(path.join(shared, 'password'), 'utf8').trim()}@127.0.0.1:${port}/tariff`;
  const [process] = await rowsOf<{ pid: number }>(url, `select pid from pg_stat_activity where application_name like 'tariff %' limit 1`);
  end(process?.pid);
  await firstFailure(store);
  await store.close();
  expect(runningPostmaster(clusterOf(shared))).toBeNull();
  const again = await open(shared);
  await again.ping();
  await again.close();
});

test('a stale pid file that names a living stranger does not keep the server from starting', async () => {
  const folder = shared;
  await (await open(folder)).close();
  const file = path.join(clusterOf(folder), 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n/proc/self/fd/3\n1\n1\n\n127.0.0.1\n        1         1\nready   \n`);
  if (isRoot) chmodSync(file, 0o666);
  expect(runningPostmaster(clusterOf(folder))).toBeNull();
  const store = await open(folder);
  expect(runningPostmaster(clusterOf(folder))?.pid).not.toBe(process.pid);
  await store.close();
});

test('the remains of a first start that was killed are cleared away', async () => {
  const folder = closedFolder();
  mkdirSync(path.join(folder, 'postgres.new-abc'), { recursive: true });
  await (await open(folder)).close();
  expect(existsSync(path.join(folder, 'postgres.new-abc'))).toBe(false);
});

test('closing twice is closing once', async () => {
  const store = await open(shared);
  await Promise.all([store.close(), store.close()]);
  await store.close();
});

test('a folder that cannot be made is named in a sentence', async () => {
  const folder = closedFolder();
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(folder, 'a file');
  await expect(open(folder)).rejects.toThrow(`cannot use the data folder ${folder} (EEXIST): give this user the folder, or set TARIFF_DATA to a folder of its own`);
});

test('a lost password file ends in a sentence', async () => {
  const folder = closedFolder();
  await (await open(folder)).close();
  rmSync(path.join(folder, 'password'));
  await expect(open(folder)).rejects.toThrow(`the password of the embedded database is not in ${folder}/password`);
});

/** Some ordinary user of this machine who can read these sources; PostgreSQL wants one that has a name. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (!isRoot) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).map(([, , uid, gid]) => ({ uid: Number(uid), gid: Number(gid) }));
  const user = users.find(({ uid }) => uid > 0 && uid < 65534) ?? null;
  return user !== null && spawnSync(process.execPath, ['--check', keeper], user).status === 0 ? user : null;
}
const somebody = ordinaryUser();

test.runIf(isRoot)('root runs the server as nobody', () => {
  expect(lstatSync(clusterOf(shared)).uid).toBe(65534);
});

test.runIf(somebody !== null)('an ordinary user runs it as himself, and root afterwards as that user', async () => {
  const folder = closedFolder();
  chmodSync(path.dirname(folder), 0o777);
  const { child, said } = await openElsewhere(folder, somebody ?? {});
  expect(said).toBe('open');
  expect(lstatSync(clusterOf(folder)).uid).toBe(somebody?.uid);
  child.stdin?.end();
  await once(child, 'exit');
  await (await open(folder)).close();
  expect(lstatSync(clusterOf(folder)).uid).toBe(somebody?.uid);
});

test.runIf(somebody !== null)('a folder of another user ends in a sentence', async () => {
  const folder = closedFolder();
  mkdirSync(path.join(folder, 'postgres'), { recursive: true });
  for (const [each, mode] of [[path.dirname(folder), 0o711], [folder, 0o777]] as const) chmodSync(each, mode);
  const { said } = await openElsewhere(folder, somebody ?? {});
  expect(said).toBe(`StorageUnavailable: the database in ${clusterOf(folder)} belongs to another user: ` +
    'run `tariff` as that user, or set TARIFF_DATA to a folder of your own');
});
