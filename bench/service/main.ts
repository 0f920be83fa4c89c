/**
 * `npm run bench:service [-- --only catch-up,small,workers,idle]`: the rating service as processes of its own, on a PostgreSQL that waits for its disk. Totals are held against arithmetic of our own
 * first. Sources are a Prometheus played by another process, whose time is not ours; with `--real`, a real one. Peer figures are those that were measured of CloudKitty's processor on a like machine (points of
 * 3 scopes, hourly instant queries): 4,300 points/s, 6,350 points and 35 scope-periods of 10 points per second of its own processor time.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { joinEmbeddedServer } from '../../src/storage/embedded/embedded-server.ts';
import { load, machine } from '../report/machine.ts';
import { machineText } from '../report/text.ts';
import { type Workload, expectedAmount, filesOf, firstHour } from './workload.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string' } } });
const wanted = values.only?.split(',') ?? ['catch-up', 'small', 'workers', 'idle'];
const rounds = Number(values.rounds ?? 3);
const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));

interface Ended {
  readonly wallSeconds: number;
  /** Of the process and all its threads, its start included. */
  readonly cpuSeconds: number;
  readonly maxBytes: number;
}

/** Runs a command under a watch that reads what the system says of it when it has ended. */
async function watched(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'watch.ts'), path.join(root, 'bin/tariff.mjs'), ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (piece: Buffer) => void (text += piece.toString()));
  await new Promise<void>((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)))));
  const { user, system, max } = JSON.parse(text.trim().split('\n').at(-1) ?? '') as { user: number; system: number; max: number };
  return { wallSeconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6, maxBytes: max * 1024 };
}

async function onServer(url: string, statement: string): Promise<readonly Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function source(workload: Workload, delayMs: number): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'source.ts'), JSON.stringify(workload), String(delayMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (piece: Buffer) => resolve(piece.toString().trim())));
  return { url, stop: () => void child.kill('SIGKILL') };
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN;
const server = await joinEmbeddedServer(path.join(folder, 'data'), { settings: [], onProgress: () => {} });
const { address: { user, password, host, port, database } } = server;
const urlOf = (name: string): string => `postgres://${user}:${password}@${host}:${port}/${name}`;

interface Run {
  readonly workers: readonly Ended[];
  /** From the first start to the last end. */
  readonly wallSeconds: number;
}

async function run(given: Workload, options: { readonly workers?: number; readonly delayMs?: number } = {}): Promise<Run> {
  const { workers = 1, delayMs = 0 } = options;
  const workload = { ...given, firstPeriod: firstHour(given) };
  const { url, stop } = await source(workload, delayMs);
  const cwd = mkdtempSync(path.join(folder, 'run-'));
  for (const [name, text] of Object.entries(filesOf(workload, url))) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  await onServer(urlOf(database), 'drop database if exists bench with (force)');
  await onServer(urlOf(database), 'create database bench');
  const env = { DATABASE_URL: urlOf('bench') };
  try {
    // The schema is made before, as in a service that runs.
    await watched(['scope', 'list'], cwd, env);
    const begun = performance.now();
    const ended = await Promise.all(Array.from({ length: workers }, () => watched(['worker', '--once'], cwd, env)));
    const wallSeconds = (performance.now() - begun) / 1000;
    const [found] = await onServer(env.DATABASE_URL, `select coalesce(sum(rated_count), 0)::text as points, (select coalesce(sum(amount), 0)::text from charge) as amount from rating_run where scope is not null`);
    const expected = expectedAmount(workload);
    if (found?.['points'] !== String(expected.points) || Number(found['amount']) === 0 || BigInt((found['amount'] ?? '').replace('.', '')) * 10n ** BigInt(20 - ((found['amount'] ?? '').split('.')[1]?.length ?? 0)) !== expected.amount * 10n ** 20n / expected.scale) {
      throw new Error(`not exact: ${JSON.stringify(found)} in place of ${expected.points} points and ${expected.amount}/${expected.scale}`);
    }
    return { workers: ended, wallSeconds };
  } finally {
    stop();
  }
}

const several = async (workload: Workload, options: { readonly workers?: number; readonly delayMs?: number } = {}): Promise<Run[]> => {
  const all: Run[] = [];
  for (let round = 0; round < rounds; round++) all.push(await run(workload, options));
  return all;
};

const shown = (value: number, digits = 0): string => value.toLocaleString('en', { maximumFractionDigits: digits });
const line = (what: string, text: string): void => console.log(`${what.padEnd(58)} ${text}`);
const cpu = (all: readonly Run[]): number => median(all.map(({ workers }) => workers.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)));
const wall = (all: readonly Run[]): number => median(all.map(({ wallSeconds }) => wallSeconds));

console.log(machineText(machine(), load()));
const nothing: Workload = { scopes: 1, seriesPerScope: 1, periods: 1, firstPeriod: 0 };
const start = cpu(await several(nothing));
const startWall = wall(await several(nothing));
line('a worker that finds one point: its start', `${shown(start, 2)} s of processor, ${shown(startWall, 2)} s`);

if (wanted.includes('catch-up')) {
  for (const scopes of [3, 30]) {
    const workload = { scopes, seriesPerScope: 3000 / scopes, periods: 24, firstPeriod: 0 };
    const all = await several(workload);
    const points = 3000 * 24;
    line(`3,000 series × 24 periods in ${scopes} scopes: exact`, `${shown(points / wall(all))} points/s with the start, ${shown(points / (wall(all) - startWall))} without (CloudKitty 4,300: ${shown(points / wall(all) / 4300, 1)}×, ${shown(points / (wall(all) - startWall) / 4300, 1)}×)`);
    line('', `${shown(points / cpu(all))} a processor second with the start, ${shown(points / (cpu(all) - start))} without (CloudKitty 6,350: ${shown(points / cpu(all) / 6350, 1)}×, ${shown(points / (cpu(all) - start) / 6350, 1)}×)`);
  }
  const long = { scopes: 30, seriesPerScope: 100, periods: 240, firstPeriod: 0 };
  const all = await several(long);
  line('3,000 series × 240 periods in 30 scopes: exact', `${shown(720_000 / wall(all))} points/s (${shown(720_000 / wall(all) / 4300, 1)}×), ${shown(720_000 / cpu(all))} a processor second (${shown(720_000 / cpu(all) / 6350, 1)}×), ${shown(Math.max(...all.flatMap(({ workers }) => workers.map(({ maxBytes }) => maxBytes))) / 1e6)} MB`);
}
if (wanted.includes('small')) {
  const all = await several({ scopes: 417, seriesPerScope: 10, periods: 24, firstPeriod: 0 });
  line('10,008 scope-periods of 10 points: exact', `${shown(10_008 / wall(all))}/s, ${shown(10_008 / cpu(all))} a processor second (CloudKitty 35: ${shown(10_008 / cpu(all) / 35, 1)}×)`);
}
if (wanted.includes('workers')) {
  const slow = { scopes: 120, seriesPerScope: 5, periods: 24, firstPeriod: 0 };
  const [one, two] = [await several(slow, { delayMs: 50 }), await several(slow, { workers: 2, delayMs: 50 })];
  line('two workers to one, a source that answers after 50 ms', `${shown((wall(one) - startWall) / (wall(two) - startWall), 2)}× (with their starts ${shown(wall(one) / wall(two), 2)}×)`);
  const busy = { scopes: 60, seriesPerScope: 50, periods: 96, firstPeriod: 0 };
  const [single, double] = [await several(busy), await several(busy, { workers: 2 })];
  line('two workers to one, a source that answers at once', `${shown((wall(single) - startWall) / (wall(double) - startWall), 2)}×`);
}
if (wanted.includes('idle')) {
  const seconds = 30;
  const workload = { scopes: 1000, seriesPerScope: 1, periods: 1, firstPeriod: 0 };
  const { url, stop } = await source(workload, 0);
  const cwd = mkdtempSync(path.join(folder, 'run-'));
  for (const [name, text] of Object.entries(filesOf(workload, url))) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  await onServer(urlOf(database), 'drop database if exists bench with (force)');
  await onServer(urlOf(database), 'create database bench');
  const env = { DATABASE_URL: urlOf('bench') };
  await watched(['worker', '--once'], cwd, env);
  const short = await watched(['worker', '--grace', '1'], cwd, { ...env, BENCH_SECONDS: '5' });
  const long = await watched(['worker', '--grace', '1'], cwd, { ...env, BENCH_SECONDS: String(5 + seconds) });
  line('1,000 idle scopes', `${shown((100 * (long.cpuSeconds - short.cpuSeconds)) / seconds, 2)} % of a core`);
  stop();
}
console.log(`load ${load()} after`);
await server.leave();
rmSync(folder, { recursive: true, force: true });
