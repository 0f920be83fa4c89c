/** Makes the database cluster, once. Knows nothing of running a server on it. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StorageUnavailable } from '../unavailable.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { childEnvironment, reachFor } from './child-reach.ts';
import type { DataFolder } from './data-folder.ts';
import { errorCode } from './error-code.ts';
import { makePassword, readPassword } from './password.ts';
import { type ServerUser, serverUser } from './server-user.ts';

/** The one user of the embedded server. */
export const superuser = 'tariff';
const unfinished = 'postgres.new-';

/** C sorts by code point, the same on every machine; the UTF-8 part keeps upper and lower case of all letters. */
const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';

function initialise(cluster: string, passwordFile: string, binaries: Binaries, user: ServerUser): void {
  using reach = reachFor(user, [cluster, passwordFile]);
  const [clusterPath = '', passwordPath = ''] = reach.paths;
  const result = spawnSync(path.join(binaries.folder, 'initdb'), [
    '-D', clusterPath, '-U', superuser, `--pwfile=${passwordPath}`, '-A', 'scram-sha-256', '-E', 'UTF8', `--locale=${locale}`,
  ], { ...user, cwd: '/', env: childEnvironment(), stdio: ['ignore', 'pipe', 'pipe', ...reach.descriptors], encoding: 'utf8' });
  if (result.status === 0) return;
  const cause = result.error?.message ?? result.stderr.split('\n').find((line) => /error|fatal|could not/i.test(line)) ?? 'no reason given';
  const remedy = /user does not exist/.test(cause) ? 'give this user a line in /etc/passwd' : 'set TARIFF_DATA to a folder on a local disk';
  throw new StorageUnavailable(`cannot make the embedded database (${cause.trim()}): ${remedy}, or set DATABASE_URL to a server`);
}

function handOver(file: string, user: ServerUser): void {
  if (user === null) return;
  try {
    chownSync(file, user.uid, user.gid);
  } catch (error) {
    throw new StorageUnavailable(
      `cannot give ${file} to the user that runs the database (${errorCode(error) ?? 'unknown error'}): ` +
      'set TARIFF_DATA to a folder on a local disk, or DATABASE_URL to a server', { cause: error });
  }
}

/** Killed first starts leave these; nobody else is making one, for we hold the lock. */
function removeUnfinished(root: string): void {
  for (const name of readdirSync(root)) {
    if (name.startsWith(unfinished)) rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

function moveIntoPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster);
  } catch (error) {
    throw new StorageUnavailable(
      `${cluster} is in the way of a new database (${errorCode(error) ?? 'unknown error'}): remove it, or set TARIFF_DATA to an empty folder`,
      { cause: error });
  }
}

/** Made beside its place and renamed, so that a first start that is killed leaves nothing that looks like a database. */
function makeCluster(folder: DataFolder, password: string): Binaries {
  const user = serverUser(folder.cluster);
  const binaries = findBinaries(user, null);
  removeUnfinished(folder.root);
  const work = mkdtempSync(path.join(folder.root, unfinished));
  const [cluster, passwordFile] = [path.join(work, 'cluster'), path.join(work, 'password')];
  try {
    mkdirSync(cluster, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const file of [cluster, passwordFile]) handOver(file, user);
    initialise(cluster, passwordFile, binaries, user);
    moveIntoPlace(cluster, folder.cluster);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return binaries;
}

/** The cluster of the folder, made where there is none, with programs that fit it. Call it under the lock. */
export function ensureCluster(folder: DataFolder, onProgress: (sentence: string) => void): Binaries {
  const versionFile = path.join(folder.cluster, 'PG_VERSION');
  const password = readPassword(folder.password);
  if (existsSync(versionFile)) {
    if (password === null) throw lostPassword(folder);
    return findBinaries(serverUser(folder.cluster), Number(readFileSync(versionFile, 'utf8')));
  }
  onProgress(`Making a database in ${folder.root}, once.`);
  return makeCluster(folder, password ?? makePassword(folder.password));
}

export const lostPassword = (folder: DataFolder): StorageUnavailable => new StorageUnavailable(
  `the password of the embedded database is not in ${folder.password}: bring that file back, or remove ${folder.root} to begin anew`);
