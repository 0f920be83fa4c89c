/**
 * `npm run bench:api [-- --points 200000 --rounds 5]`: usage pushed over HTTP on this machine to stored charges, by a server that is a process of its own, on a PostgreSQL that waits for its disk. Lines and
 * dataframes take turns, so that all meet the same load. What is stored is held against a judge first. The peer figure is what was measured of CloudKitty on a like machine: 7,900 points/s.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { decimalText } from '../../src/money/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { joinEmbeddedServer } from '../../src/storage/embedded/embedded-server.ts';
import { checkExactness, exactnessText, isExact } from '../oracle/check.ts';
import { sumsOf } from '../oracle/prices.ts';
import { load, machine } from '../report/machine.ts';
import { machineText } from '../report/text.ts';
import { type BodyKind, bodyKinds, bodyOf, judged, priceSum } from './bodies.ts';

const peer = 7900;
const { values } = parseArgs({ options: { points: { type: 'string' }, rounds: { type: 'string' } } });
const [count, rounds] = [Number(values.points ?? 200_000), Number(values.rounds ?? 5)];
const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
const server = await joinEmbeddedServer(path.join(folder, 'data'), { settings: [], onProgress: () => {} });
const { user, password, host, port, database } = server.address;
const urlOf = (name: string): string => `postgres://${user}:${password}@${host}:${port}/${name}`;
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN;
const shown = (value: number, digits = 0): string => value.toLocaleString('en', { maximumFractionDigits: digits });

async function statement(text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(database) });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

interface Api {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pid: number;
  stop(): Promise<void>;
}

async function apiOf(name: string): Promise<Api> {
  await statement(`create database ${name}`);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'server.ts'), urlOf(name)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (piece: Buffer) => resolve(piece.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { url, databaseUrl: urlOf(name), pid: child.pid ?? 0, stop: () => (child.stdin.end(), ended) };
}

/** Processor seconds of a process and its threads so far; 0 where the system does not tell. */
function processorSeconds(pid: number): number {
  try {
    const parts = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(parts[11]) + Number(parts[12])) / 100;
  } catch {
    return 0;
  }
}

/** Gives the seconds from the first byte to the answer. */
async function push({ url }: Api, kind: BodyKind, body: Buffer): Promise<number> {
  const [place, type] = kind === 'ndjson' ? ['/api/v1/usage', 'application/x-ndjson'] : ['/v2/dataframes', 'application/json'];
  const begun = performance.now();
  const response = await fetch(`${url}${place}`, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } });
  const text = await response.text();
  const seconds = (performance.now() - begun) / 1000;
  if (response.status >= 300) throw new Error(`${kind}: ${response.status} ${text.slice(0, 500)}`);
  return seconds;
}

async function check({ databaseUrl }: Api, kind: BodyKind, all: number): Promise<void> {
  const store = await openStore({ databaseUrl, dataDirectory: folder });
  try {
    if (kind === 'priced frames') {
      const { total } = await store.summary({ by: [], from: null, to: null, timezone: 'UTC' });
      const [sum, wanted] = [total.amounts.map(({ amount }) => decimalText(amount)).join(), priceSum(all)];
      const text = wanted.toString().padStart(7, '0');
      const expected = `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, '');
      if (sum !== expected || total.points !== all) throw new Error(`${kind}: ${total.points} points cost ${sum} instead of ${expected}`);
      return;
    }
    const { points, prices } = judged(all);
    const { rows } = await store.summary({ by: ['project', 'meter'], from: null, to: null, timezone: 'UTC' });
    const exactness = checkExactness([], [], sumsOf(points, prices), new Map(rows.map(({ key, amounts }) => [key.join(' '), amounts.map(({ amount }) => decimalText(amount)).join(' and ')])));
    if (!isExact(exactness)) throw new Error(`${kind}: ${exactnessText(exactness)} ${exactness.first ?? ''}`);
  } finally {
    await store.close();
  }
}

console.log(machineText(machine(), load()));
const apis = new Map<BodyKind, Api>();
const seconds = new Map<BodyKind, number[]>(bodyKinds.map((kind) => [kind, []]));
const processor = new Map<BodyKind, number[]>(bodyKinds.map((kind) => [kind, []]));
try {
  for (const [place, kind] of bodyKinds.entries()) apis.set(kind, await apiOf(`bench_${place}`));
  // The first round is read back and judged, and warms up; its time does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const kind of bodyKinds) {
      const api = apis.get(kind)!;
      const body = bodyOf(kind, count, round * count);
      const before = processorSeconds(api.pid);
      const taken = await push(api, kind, body);
      if (round === 0) await check(api, kind, count);
      else {
        seconds.get(kind)?.push(taken);
        processor.get(kind)?.push(processorSeconds(api.pid) - before);
      }
    }
  }
  for (const kind of bodyKinds) await check(apis.get(kind)!, kind, count * (rounds + 1));
  for (const [kind, all] of seconds) {
    const [usual, least] = [count / median(all), count / Math.max(...all)];
    console.log(`${kind.padEnd(14)} ${shown(count)} points a request, exact: ${shown(usual)} points/s (least ${shown(least)}), CloudKitty 7,900: ${shown(usual / peer, 1)}× (least ${shown(least / peer, 1)}×); ${shown(1e6 * median(processor.get(kind) ?? []) / count, 1)} µs of the server's processor a point`);
  }
} finally {
  for (const api of apis.values()) await api.stop();
  await server.leave();
  rmSync(folder, { recursive: true, force: true });
}
