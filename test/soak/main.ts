/**
 * `npm run soak [-- --requests 200000 --connections 20]`: mixed requests of all roles against a server of its own on an embedded database. Ends with exit code 1 where an answer is not what it must be, a
 * right was wrongly refused or granted, or the heap after a collection is more than a tenth larger at the end than at a fifth of the way.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { newSecret } from '../../src/identity/index.ts';
import { type Asking, type Verdict, judge, mix, stranger } from './requests.ts';
import type { SoakKey } from './server.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '200000' }, connections: { type: 'string', default: '20' } } });
const [requests, connections] = [Number(values.requests), Number(values.connections)];
const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-soak-'));
const keys: readonly SoakKey[] = ([['admin', []], ['reader', ['acme']], ['member', ['acme']]] as const).map(([role, scopes]) => ({ role, scopes, secret: newSecret() }));
const callers = [...keys, { role: stranger, secret: newSecret() }] as const;
/** Strangers come seldom: each is asked for in the database. */
const turns = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3];

interface Told {
  readonly kind: 'ready' | 'heap';
  readonly url: string;
  readonly routes: readonly string[];
  readonly bytes: number;
  readonly resident: number;
  readonly hasCollector: boolean;
}

const server = fork(path.join(import.meta.dirname, 'server.ts'), { execArgv: ['--expose-gc', '--disallow-code-generation-from-strings'] });
const told = (kind: Told['kind']): Promise<Told> => new Promise((resolve) => {
  const listen = (message: Told): void => {
    if (message.kind !== kind) return;
    server.off('message', listen);
    resolve(message);
  };
  server.on('message', listen);
});
const heap = (): Promise<Told> => {
  const answer = told('heap');
  server.send({ kind: 'heap' });
  return answer;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
function ask(url: string, { path: place, body, type = 'application/json', route }: Asking, secret: string, number: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = body?.(number);
    const request = http.request(`${url}${place(number)}`, { agent, method: route.split(' ')[0], headers: { 'x-auth-token': secret, ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }) } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0)).once('error', reject);
    });
    request.once('error', reject);
    request.end(text);
  });
}

/** Pairs of request and caller in a fixed order that mixes them all. */
function schedule(present: readonly Asking[]): (number: number) => readonly [Asking, (typeof callers)[number]] {
  const rows = present.flatMap((asking) => Array.from({ length: asking.weight }, () => asking));
  const step = 7919 % rows.length === 0 ? 1 : 7919;
  return (number) => [rows[(number * step) % rows.length] as Asking, callers[turns[Math.floor(number / rows.length + number) % turns.length] ?? 0] as (typeof callers)[number]];
}

const ready = told('ready');
server.send({ dataDirectory: folder, keys });
const { url, routes } = await ready;
const present = mix.filter(({ route }) => routes.includes(route));
const absent = mix.filter(({ route }) => !routes.includes(route)).map(({ route }) => route);
if (absent.length > 0) console.log(`left out, for there is no such route: ${absent.join(', ')}`);

const pick = schedule(present);
const verdicts = new Map<Verdict, number>();
const wrong = new Map<string, number>();
const times: number[] = [];
const byRoute = new Map<string, { count: number; sum: number }>();
let next = 0;
async function connection(until: number): Promise<void> {
  for (let number = next++; number < until; number = next++) {
    const [asking, { role, secret }] = pick(number);
    const began = performance.now();
    const status = await ask(url, asking, secret, number).catch(() => 0);
    const time = performance.now() - began;
    times.push(time);
    const own = byRoute.get(asking.route) ?? { count: 0, sum: 0 };
    byRoute.set(asking.route, { count: own.count + 1, sum: own.sum + time });
    const verdict = judge(asking, role, status);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (verdict !== 'right') wrong.set(`${verdict}: ${asking.route} for ${role}: ${status}`, (wrong.get(`${verdict}: ${asking.route} for ${role}: ${status}`) ?? 0) + 1);
  }
  next--;
}
const until = (count: number): Promise<unknown> => Promise.all(Array.from({ length: connections }, () => connection(count)));

const began = performance.now();
await until(requests / 5);
const early = await heap();
await until(requests);
const seconds = (performance.now() - began) / 1000;
const late = await heap();

const sorted = times.sort((a, b) => a - b);
const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
const growth = late.bytes / early.bytes - 1;
console.log(`${sorted.length} requests at ${connections} connections in ${seconds.toFixed(1)} s: ${Math.round(sorted.length / seconds)} a second; ${at(0.5)} ms p50, ${at(0.99)} ms p99, ${at(1)} ms at most`);
console.log(`verdicts: ${[...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`);
console.log(`heap after collection: ${mebibytes(early.bytes)} MiB at 20 %, ${mebibytes(late.bytes)} MiB at 100 % (${(growth * 100).toFixed(1)} %); resident ${mebibytes(early.resident)} and ${mebibytes(late.resident)} MiB`);
const slowest = [...byRoute].map(([route, { count, sum }]) => ({ route, mean: sum / count })).sort((a, b) => b.mean - a.mean).slice(0, 5);
console.log(`slowest on the average: ${slowest.map(({ route, mean }) => `${route} ${mean.toFixed(1)} ms`).join(', ')}`);
for (const [what, count] of [...wrong].sort(([, a], [, b]) => b - a).slice(0, 20)) console.log(`${count} × ${what}`);

agent.destroy();
const ended = new Promise((resolve) => server.once('exit', resolve));
server.send({ kind: 'stop' });
await ended;
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong.size > 0 || growth > 0.1 || !late.hasCollector ? 1 : 0;
