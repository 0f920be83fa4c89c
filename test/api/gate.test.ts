/** Proves what stands before all routes: origins of pages, how often one may ask, sizes and times, and the audit of what was changed. */
import { describe, expect, test } from 'vitest';
import { buildApp, type GateParts } from '../../src/api/index.ts';
import { identityBy, noneStrategy, usualPolicies } from '../../src/identity/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { withStore } from '../support/postgres.ts';

const rulebook = openRulebook({ files: ['a.tariff'], read: () => new TextEncoder().encode('language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "UTC"\n') });
const usual: GateParts = { identity: identityBy([noneStrategy]), policies: usualPolicies, requestsPerSecond: 0, burst: 0, allowedOrigins: ['https://horizon.example'], isBehindProxy: false };
const limits = { bodyBytes: 2048, usageBytes: 4096, answerSeconds: 1 };

const appOf = (store: Store, gate: Partial<GateParts> = {}) => buildApp({ store, rules: { now: () => Promise.resolve(rulebook) }, onFault: (error) => { throw error; }, gate: { ...usual, ...gate }, limits });

describe('pages of other sites', () => {
  const ask = (method: string, origin: string, path = '/'): Promise<Response> => withStore(async (store) => appOf(store).request(path, { method, headers: { origin, 'access-control-request-method': 'GET' } }));
  test.each(['OPTIONS', 'GET'])('%s of one that is allowed may be read', async (method) => {
    const { status, headers } = await ask(method, 'https://horizon.example');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, 'https://horizon.example']);
    if (method === 'OPTIONS') expect([headers.get('access-control-allow-methods'), headers.get('access-control-allow-headers')]).toEqual(['GET, PUT, POST, DELETE, PATCH', expect.stringContaining('X-Auth-Token')]);
  });
  test.each(['OPTIONS', 'GET'])('%s of another is answered, and its browser keeps the answer from it', async (method) => {
    const { status, headers } = await ask(method, 'https://evil.example');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
  test('may change nothing where nobody is asked who he is', async () => {
    expect((await ask('POST', 'https://evil.example', '/api/v1/usage')).status).toBe(403);
    expect((await ask('POST', 'null', '/api/v1/usage')).status).toBe(403);
  });
});

test('who asks too often is told when to come again, and others are not', () => withStore(async (store) => {
  const app = appOf(store, { requestsPerSecond: 1, burst: 3, isBehindProxy: true });
  const statuses: number[] = [];
  for (let index = 0; index < 5; index++) statuses.push((await app.request('/api/v1/summary')).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await app.request('/v2/summary');
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([429, '1', { message: 'ask again in 1 s' }]);
  expect((await app.request('/')).status).toBe(200);
}));

describe('a body that is too large', () => {
  const large = 'x'.repeat(5000);
  test.each(['/api/v1/rulebooks/check', '/api/v1/usage', '/v2/dataframes', '/v1/rating/quote'])('is not read: %s', (path) => withStore(async (store) => {
    const { status } = await appOf(store).request(path, { method: 'POST', body: large, headers: { 'content-length': '5000', 'content-type': 'application/json' } });
    expect(status).toBe(413);
  }));
  test('whose length was not told is cut off', () => withStore(async (store) => {
    const pieces = Array.from({ length: 10 }, () => new TextEncoder().encode('x'.repeat(1000)));
    const body = new ReadableStream({ pull: (controller) => { const piece = pieces.pop(); if (piece === undefined) controller.close(); else controller.enqueue(piece); } });
    const { status } = await appOf(store).request('/api/v1/usage', { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson' }, duplex: 'half' } as RequestInit);
    expect(status).toBe(413);
  }));
});

test('an answer that does not come is given up', () => withStore(async (store) => {
  const slow = { ...store, ping: () => new Promise<void>(() => undefined) } as unknown as Store;
  const answer = await appOf(slow).request('/health');
  expect([answer.status, (await answer.json() as { readonly type: string }).type]).toEqual([503, 'urn:tariff:problem:took-too-long']);
}));

test('changes are written down with who, what and how it ended; readings and usage are not', () => withStore(async (store) => {
  const app = appOf(store);
  await app.request('/api/v1/summary');
  await app.request('/api/v1/usage', { method: 'POST', body: '', headers: { 'content-type': 'application/x-ndjson' } });
  const body = JSON.stringify({ name: 'instance' });
  const changed = await app.request('/v1/rating/module_config/nothing', { method: 'POST', body, headers: { 'content-length': String(body.length), 'content-type': 'application/json' } });
  const audit = await (await app.request('/api/v1/audit')).json() as { readonly entries: readonly Record<string, unknown>[] };
  expect(audit.entries).toEqual([expect.objectContaining({
    caller: 'unknown', strategy: 'none', right: 'rating:module_config', method: 'POST', path: '/v1/rating/module_config/nothing', request: body, status: changed.status, request_id: changed.headers.get('x-openstack-request-id'),
  })]);
}));

test('the audit is read page by page, and what it is asked is looked at', () => withStore(async (store) => {
  for (let index = 0; index < 5; index++) await store.audit.add({ requestId: `r${index}`, caller: index % 2 === 0 ? 'ann' : 'bob', strategy: 'key', address: null, right: 'x', method: 'POST', path: '/', request: null, status: 200 });
  const app = appOf(store);
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { entries, next } = await (await app.request(`/api/v1/audit?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).json() as { readonly entries: readonly { readonly request_id: string }[]; readonly next: string | null };
    pages.push(entries.map(({ request_id: id }) => id));
    cursor = next;
  }
  expect(pages).toEqual([['r4', 'r3'], ['r2', 'r1'], ['r0']]);
  expect((await (await app.request('/api/v1/audit?caller=bob')).json() as { readonly entries: readonly unknown[] }).entries).toHaveLength(2);
  expect(await (await app.request('/api/v1/audit?since=yesterday')).json()).toMatchObject({ status: 400, errors: [{ field: 'since' }] });
  expect(await (await app.request('/api/v1/audit?foo=1')).json()).toMatchObject({ status: 400 });
}));

test('the page for people comes from this server alone', () => withStore(async (store) => {
  const app = appOf(store);
  const page = await app.request('/docs');
  const text = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text.match(/(?:src|href)="https?:/)).toBeNull();
  const own = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(own).toContain('/docs/page.js');
  for (const path of own) expect((await app.request(path)).status).toBe(200);
}));
