/** Starts and stops the server's process. Knows nothing of connections. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageUnavailable } from '../unavailable.ts';
import type { Binaries } from './binaries.ts';
import { childEnvironment, reachFor } from './child-reach.ts';
import type { DataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { type Postmaster, clusterName, disarmStaleFile, runningPostmaster } from './postmaster-file.ts';
import { serverUser } from './server-user.ts';

const pollEveryMs = 10;
/** Recovery after a crash replays at most a few checkpoints' worth of log. */
const longestStartMs = 300_000;
/** A fast shutdown writes one checkpoint. */
const longestStopMs = 60_000;
/** Another program may take the port first, and processes of a crashed server need a moment to see that it is gone. */
const startAttempts = 20;
const betweenAttemptsMs = 250;
/** A log beyond this begins anew at the next start. */
const largestLogBytes = 16 * 1024 * 1024;

/** Waits until the server answers, or is gone. */
export async function settled(cluster: string): Promise<Postmaster | null> {
  const giveUpAt = performance.now() + longestStartMs;
  for (;;) {
    const postmaster = runningPostmaster(cluster);
    if (postmaster === null || postmaster.status === 'ready') return postmaster;
    if (performance.now() > giveUpAt) {
      throw new StorageUnavailable(`the embedded database in ${cluster} has been ${postmaster.status} for minutes: see postgres.log beside it`);
    }
    await sleep(pollEveryMs);
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(file, size > largestLogBytes ? 'w' : 'a', 0o600);
}

/**
 * Begins a server that outlives us: in a session of its own, so that Ctrl-C in our terminal does not reach it, and with
 * its words in a file, so that it does not die of a closed pipe.
 */
function begin(folder: DataFolder, binaries: Binaries, port: number, settings: readonly string[], log: number): ChildProcess {
  const user = serverUser(folder.cluster);
  using reach = reachFor(user, [folder.cluster]);
  const fixed = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', clusterName(folder.cluster)];
  return spawn(path.join(binaries.folder, 'postgres'), [
    '-D', reach.paths[0] ?? '', '-p', String(port), ...[...fixed, ...settings].flatMap((setting) => ['-c', setting]),
  ], { ...user, cwd: '/', env: childEnvironment(), detached: true, stdio: ['ignore', log, log, ...reach.descriptors] });
}

/** Waits for the server to be ready; answers with what it said when it ends instead. */
async function readyOrWords(child: ChildProcess, folder: DataFolder, logStart: number): Promise<Postmaster | string> {
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => { resolve(error.message); });
    child.once('exit', () => { resolve(''); });
  });
  const giveUpAt = performance.now() + longestStartMs;
  for (;;) {
    const postmaster = runningPostmaster(folder.cluster);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster;
    const words = await Promise.race([ended, sleep(pollEveryMs, null)]);
    if (words !== null) return words === '' ? readFileSync(folder.log).subarray(logStart).toString('utf8') : words;
    if (performance.now() > giveUpAt) return 'it was not ready after five minutes';
  }
}

const worthAnotherTry = (words: string): boolean => /could not (bind|create any TCP)|still in use/.test(words);

/** Starts a server on a cluster that has none. Call it under the lock. */
export async function startServer(folder: DataFolder, binaries: Binaries, settings: readonly string[]): Promise<Postmaster> {
  let words = '';
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    disarmStaleFile(folder.cluster);
    const log = openLog(folder.log);
    const child = begin(folder, binaries, await freePort(), settings, log);
    const outcome = await readyOrWords(child, folder, fstatSync(log).size).finally(() => { closeSync(log); });
    child.unref();
    if (typeof outcome !== 'string') return outcome;
    words = outcome;
    if (!worthAnotherTry(words)) break;
    await sleep(betweenAttemptsMs);
  }
  const line = words.split('\n').findLast((text) => /FATAL|PANIC|could not/.test(text)) ?? words;
  const cause = line.replace(/^.*?(FATAL|PANIC):\s*/, '').trim() || 'no reason given';
  throw new StorageUnavailable(`the embedded database does not start (${cause}): see ${folder.log}`);
}

/** Ends the server as `pg_ctl stop -m fast` does, and waits until it is gone. */
export async function stopServer(cluster: string): Promise<void> {
  const postmaster = runningPostmaster(cluster);
  if (postmaster === null) return;
  process.kill(postmaster.pid, 'SIGINT');
  const giveUpAt = performance.now() + longestStopMs;
  while (runningPostmaster(cluster)?.pid === postmaster.pid && performance.now() < giveUpAt) await sleep(pollEveryMs);
}
