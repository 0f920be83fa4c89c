/** Proves that no request brings the API down: every route, from its schema and against it, never meets a fault of ours, never shows another's usage, and says what is wrong. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, foreign, marks, openGround, pathWith, people, routesOf } from '../rights/ground.ts';
import { pointsWanted, seed } from '../support/seed.ts';
import { type Schema, bodyOf, evilJson, evilQuery, evilText } from './evil.ts';

let ground: Ground;
let contract: { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> } }>>>>; readonly components: { readonly schemas: Readonly<Record<string, Schema>> } };
beforeAll(async () => {
  ground = await openGround();
  contract = await (await ground.app.request('/openapi.json')).json() as typeof contract;
});
afterAll(() => ground.close());

interface Asked {
  readonly route: string;
  readonly method: string;
  readonly url: string;
  readonly who: number;
  readonly type: string | null;
  readonly body: Uint8Array | null;
}

const types = ['application/json', 'application/json; charset=utf-8', 'application/x-ndjson', 'text/csv', 'application/vnd.cloudkitty.dataframes+json', 'multipart/form-data', 'text/plain', 'application/gzip', ''];

function askedOf(): fc.Arbitrary<Asked> {
  const routes = routesOf(ground.app).filter(({ pattern }) => pattern !== '*' && pattern !== '/*');
  return fc.constantFrom(...routes).chain(({ method, pattern, name }) => {
    const schema = contract.paths[pattern.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')]?.[method.toLowerCase()]?.requestBody?.content?.['application/json']?.schema ?? null;
    const hasBody = !['GET', 'HEAD'].includes(method);
    return fc.record({
      route: fc.constant(name), method: fc.constant(method), who: fc.integer({ min: 0, max: people.length - 1 }),
      url: fc.tuple(fc.array(evilText, { minLength: 6, maxLength: 6 }), evilQuery).map(([texts, query]) => {
        let next = 0;
        const path = pathWith(pattern, () => encodeURIComponent(texts[next++ % texts.length] ?? 'x') || 'x');
        return query === '' ? path : `${path}?${query}`;
      }),
      type: hasBody ? fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom(...types) }) : fc.constant(null),
      body: hasBody ? bodyOf(schema, contract.components.schemas) : fc.constant(null),
    });
  });
}

async function answerTo({ method, url, who, type, body }: Asked): Promise<Response> {
  const headers: Record<string, string> = { 'x-auth-token': people[who]?.secret ?? '' };
  if (type !== null && type !== '') headers['content-type'] = type;
  if (body !== null) headers['content-length'] = String(body.byteLength);
  return ground.app.request(url, { method, headers, ...(body === null ? {} : { body: Buffer.from(body) }) });
}

/** Whether a refusal says in words what is wrong. */
function saysWhy(text: string, status: number): boolean {
  if (text.startsWith('<!doctype')) return status === 404 || status === 405;
  const said = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const sentence = said['detail'] ?? said['message'] ?? said['faultstring'] ?? (said['error'] as { readonly message?: unknown } | undefined)?.message;
  return typeof sentence === 'string' && sentence.length > 0;
}

test('whatever is sent is answered, and what is refused is refused with its reason', async () => {
  const runs = pointsWanted === null ? 2500 : Math.max(2500, pointsWanted);
  const statuses = new Map<number, number>();
  await fc.assert(fc.asyncProperty(askedOf(), async (asked) => {
    const response = await answerTo(asked);
    const text = await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    expect(response.status, `${asked.method} ${asked.url}: ${text.slice(0, 300)}`).toBeLessThan(500);
    if (response.status >= 400 && asked.method !== 'HEAD') expect(saysWhy(text, response.status), text.slice(0, 300)).toBe(true);
    if (people[asked.who]?.role !== 'admin') expect(marks.test(text), `${asked.method} ${asked.url} shows what is another's`).toBe(false);
  }), { numRuns: runs, seed, interruptAfterTimeLimit: pointsWanted === null ? 45_000 : 3_600_000, markInterruptAsFailure: false });
  console.log(`statuses ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`).join(', ')}`);
  expect(ground.faults).toEqual([]);
  expect(statuses.size).toBeGreaterThan(3);
});

const boss = { 'x-auth-token': people[0]?.secret ?? '', 'content-type': 'application/json' };
const large = Buffer.alloc(10 * 1024 * 1024, '[');
const monsters: readonly (readonly [string, Uint8Array])[] = [
  ['ten megabytes of brackets', large],
  ['ten megabytes of one text', Buffer.from(JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }))],
  ['a list in a list, 100,000 deep', Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['an object in an object, 20,000 deep, under known names', Buffer.from(`${'{"points":[{"fields":'.repeat(20_000)}1${'}]}'.repeat(20_000)}`)],
  ['a number of a million digits', Buffer.from(`{"cost":${'9'.repeat(1_000_000)},"level":1e999999999,"name":"n","quantity":${'9'.repeat(1_000_000)}}`)],
  ['20,000 keys', Buffer.from(`{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(',')}}`)],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d])],
];
test.each(monsters)('%s is refused by every route, or does nothing', async (_, body) => {
  const wrong: string[] = [];
  for (const { method, pattern, name } of routesOf(ground.app)) {
    if (['GET', 'HEAD'].includes(method) || pattern.includes('*')) continue;
    const response = await ground.app.request(pathWith(pattern, () => foreign), { method, headers: { ...boss, 'content-length': String(body.byteLength) }, body: Buffer.from(body) });
    if (response.status >= 500) wrong.push(`${name}: ${response.status} ${(await response.text()).slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  expect(ground.faults).toEqual([]);
}, 300_000);

test('values that are JSON and nothing else are refused where an object is wanted', async () => {
  for (const value of evilJson) {
    const response = await ground.app.request('/api/v1/rulebooks/check', { method: 'POST', headers: boss, body: JSON.stringify(value) });
    expect(response.status, JSON.stringify(value).slice(0, 80)).toBe(400);
    expect((await response.json() as { readonly errors?: readonly { readonly field: string }[] }).errors?.[0]?.field).toBeTruthy();
  }
});
