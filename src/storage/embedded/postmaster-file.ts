/**
 * `postmaster.pid`, the file by which a running server is found, and whether the process it names is that server.
 * After a crash the file stays, and its number may by then belong to any other program.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hasCode } from './error-code.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/** Lines of the file, from zero. */
const [pidLine, portLine, statusLine] = [0, 3, 7];
/** No Linux or macOS has a process of this number, the largest there could be. */
const numberOfNobody = 2 ** 31 - 1;

const fileIn = (cluster: string): string => path.join(cluster, 'postmaster.pid');

function readLines(cluster: string): string[] | null {
  try {
    return readFileSync(fileIn(cluster), 'utf8').split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * The name that a server of this cluster is started with, and known by among all processes. The folder's inode moves
 * with the folder when that is renamed, and is another in a copy.
 */
export const clusterName = (cluster: string): string => `cluster_name=tariff-${statSync(cluster).ino}`;

/** What the process was started with; empty for a zombie and for one that is gone. Everybody may ask that of everybody. */
function commandLine(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ESRCH', 'EACCES')) return '';
    throw error;
  }
}

const serves = (pid: number, cluster: string): boolean => commandLine(pid).split(/\s/).includes(clusterName(cluster));

function statusOf(line: string | undefined): Postmaster['status'] {
  const word = (line ?? '').trim();
  return word === 'ready' ? 'ready' : word === 'stopping' ? 'stopping' : 'starting';
}

/** The server that runs on this cluster, or `null`. A server that has only begun to write its file has port 0. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(cluster);
  if (lines === null) return null;
  const pid = Number(lines[pidLine]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !serves(pid, cluster)) return null;
  return { pid, port: Number(lines[portLine] ?? '') || 0, status: statusOf(lines[statusLine]) };
}

/**
 * Makes a stale file harmless when its number now belongs to another program, or to a zombie that nobody has reaped:
 * PostgreSQL would take either for a running server and refuse to start. Only the number is changed; the rest stays, for
 * by it a starting server finds processes of its crashed predecessor that still write. Call it under the lock and only
 * when no server runs.
 */
export function disarmStaleFile(cluster: string): void {
  const lines = readLines(cluster);
  if (lines === null) return;
  const pid = Number(lines[pidLine]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !exists(pid)) return;
  writeFileSync(fileIn(cluster), [String(numberOfNobody), ...lines.slice(1)].join('\n'));
}
