/** Proves that the service answers over HTTP what the commands answer, on a real server and a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServerHandle, buildApp, startServer } from '../../src/api/index.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';
import { type TestDatabase, freshDatabase } from '../support/postgres.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

let database: TestDatabase;
let store: Store;
let server: ServerHandle;
const faults: unknown[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ databaseUrl: database.url, dataDirectory: '/nonexistent' });
  const read = (name: string): Uint8Array | null => {
    const text = smallRulebook[`rules/${name}`];
    return text === undefined ? null : new TextEncoder().encode(text);
  };
  const rulebook = openRulebook({ files: ['meters.tariff', 'instance.tariff'], read });
  server = await startServer(buildApp({ rules: { now: () => Promise.resolve(rulebook) }, store, onFault: (error) => void faults.push(error) }), '127.0.0.1', 0);
});

afterAll(async () => {
  await server.stop();
  await store.close();
  await database.drop();
  expect(faults).toEqual([]);
});

const post = (place: string, body: string, type = 'application/x-ndjson'): Promise<Response> => fetch(`${server.url}${place}`, { method: 'POST', body, headers: { 'content-type': type } });
const json = async (response: Response | Promise<Response>): Promise<Record<string, unknown>> => (await (await response).json()) as Record<string, unknown>;

describe('usage', () => {
  test('is stored once, however often it is sent, and reported', async () => {
    const body = pointLine({ id: 'one' }) + pointLine({ id: 'two', scope: 'globex', fields: { flavor: 'large' } });
    expect(await json(post('/api/v1/usage', body))).toMatchObject({ totals: { read: 2, rated: 2, known: 0, amount: '5' }, refused: [] });
    expect(await json(post('/api/v1/usage', body))).toMatchObject({ totals: { read: 2, rated: 0, known: 2, amount: '0' } });
    expect(await json(fetch(`${server.url}/api/v1/summary?by=scope`))).toMatchObject({
      rows: [{ key: { scope: 'acme' }, amounts: [{ amount: '1', currency: 'EUR' }] }, { key: { scope: 'globex' }, amounts: [{ amount: '4', currency: 'EUR' }] }],
      total: { points: 2, amounts: [{ amount: '5', currency: 'EUR' }] },
    });
  });

  test('is refused point by point, with its place in the request', async () => {
    const good = pointLine({ id: 'three' }).trim();
    const answer = await json(post('/api/v1/usage', `{"points":[${good},{"meter":"instance"},7]}`, 'application/json'));
    expect(answer).toMatchObject({ totals: { read: 3, rated: 1, refused: 2 }, refused: [{ place: 'points[1]', field: 'scope' }, { place: 'points[2]' }] });
  });

  test('sent by ten at once is kept once', async () => {
    const body = Array.from({ length: 50 }, (_, index) => pointLine({ id: `many-${index}`, scope: 'many' })).join('');
    const answers = await Promise.all(Array.from({ length: 10 }, () => json(post('/api/v1/usage', body))));
    expect(answers.map(({ totals }) => (totals as { rated: number }).rated).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 50]);
  });
});

describe('a quote', () => {
  test('says what it would cost and stores nothing', async () => {
    const before = await json(fetch(`${server.url}/api/v1/summary?by=meter`));
    expect(await json(post('/api/v1/quotes', pointLine({ scope: 'asker' })))).toMatchObject({ points: [{ status: 'rated', amount: '1', charges: [{ rule: 'by_flavor', at: 'instance.tariff:7' }] }] });
    expect(await json(fetch(`${server.url}/api/v1/summary?by=meter`))).toEqual(before);
  });

  test('keeps the digits of a JSON number', async () => {
    const point = pointLine().trim().replace('"quantity":"10"', '"quantity":0.1234567890123456789012345');
    expect(await json(post('/api/v1/quotes', `{"points":[${point}]}`, 'application/json'))).toMatchObject({ points: [{ quantity: '0.1234567890123456789012345' }] });
  });

  test('passes warnings on', async () => {
    expect(await json(post('/api/v1/quotes', pointLine({ fields: { colour: 'red' } })))).toMatchObject({ warnings: [expect.stringContaining('colour')] });
  });
});

describe('a request that is not understood', () => {
  const cases: readonly (readonly [string, () => Promise<Response>, number, string])[] = [
    ['a body that is not JSON', () => post('/api/v1/quotes', '{"points":', 'application/json'), 400, 'not JSON'],
    ['a body without points', () => post('/api/v1/quotes', '{"point":[]}', 'application/json'), 400, 'points'],
    ['a body that is not UTF-8', () => fetch(`${server.url}/api/v1/quotes`, { method: 'POST', body: new Uint8Array([123, 34, 255, 34, 125]), headers: { 'content-type': 'application/json' } }), 400, 'not JSON'],
    ['another content type', () => post('/api/v1/usage', 'x', 'image/png'), 415, 'application/x-ndjson'],
    ['CSV without the columns', () => post('/api/v1/quotes', 'a,b\n1,2\n', 'text/csv'), 400, 'column'],
    ['a date that is none', () => fetch(`${server.url}/api/v1/summary?from=yesterday`), 400, 'yesterday'],
    ['an end before the start', () => fetch(`${server.url}/api/v1/summary?from=2026-03-02&to=2026-03-01`), 400, 'to'],
    ['a zone that does not exist', () => fetch(`${server.url}/api/v1/summary?timezone=Mars/Olympus`), 400, 'Mars/Olympus'],
    ['files without content', () => post('/api/v1/rulebooks/check', '{"files":[{"path":"a.tariff"}]}', 'application/json'), 400, 'files.0.content'],
    ['a place that does not exist', () => fetch(`${server.url}/api/v1/nothing`), 404, 'openapi.json'],
  ];
  test.each(cases)('gets problem details: %s', async (_, ask, status, word) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const details = await json(response);
    expect(details).toMatchObject({ status, title: expect.any(String), type: expect.stringMatching(/^urn:tariff:problem:/) });
    expect(JSON.stringify(details)).toContain(word);
  });
});

test('a summary groups by any field and takes no SQL for a field', async () => {
  const name = `flavor'; drop table charge; --`;
  const answer = await json(fetch(`${server.url}/api/v1/summary?by=${encodeURIComponent(name)}`));
  expect(answer).toMatchObject({ rows: [{ key: { [name]: null } }] });
  expect((await fetch(`${server.url}/api/v1/summary?by=flavor`)).status).toBe(200);
});

test('rules are checked without being kept', async () => {
  const files = Object.entries(smallRulebook).map(([name, content]) => ({ path: name.replace('rules/', ''), content }));
  const checked = await json(post('/api/v1/rulebooks/check', JSON.stringify({ files }), 'application/json'));
  expect(checked).toMatchObject({ errors: 0, examples: { passed: 1, failed: 0 }, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const broken = files.map((file) => ({ ...file, content: file.content.replace('table', 'tabel') }));
  expect(await json(post('/api/v1/rulebooks/check', JSON.stringify({ files: broken }), 'application/json'))).toMatchObject({ errors: 1, diagnostics: [{ code: 'T0101', file: 'instance.tariff' }] });
});

test('the contract describes every route', async () => {
  const contract = (await json(fetch(`${server.url}/openapi.json`))) as { openapi: string; paths: Record<string, Record<string, { requestBody?: unknown }>> };
  expect(contract.openapi).toBe('3.1.0');
  expect(Object.entries(contract.paths).flatMap(([place, methods]) => Object.keys(methods).map((method) => `${method} ${place}`)).sort()).toEqual([
    'delete /api/v1/points/{id}', 'delete /api/v1/scopes/{scope}', 'get /api/v1/audit', 'get /api/v1/charges', 'get /api/v1/points/{id}', 'get /api/v1/reprocessings', 'get /api/v1/reprocessings/{id}', 'get /api/v1/scopes',
    'get /api/v1/scopes/{scope}', 'get /api/v1/summary', 'get /health', 'patch /api/v1/scopes/{scope}', 'post /api/v1/quotes', 'post /api/v1/reprocessings', 'post /api/v1/reprocessings/plan',
    'post /api/v1/reprocessings/{id}/cancel', 'post /api/v1/rulebooks/check', 'post /api/v1/scopes', 'post /api/v1/scopes/{scope}/activate', 'post /api/v1/scopes/{scope}/deactivate', 'post /api/v1/scopes/{scope}/reset',
    'post /api/v1/usage', 'put /api/v1/points/{id}',
  ]);
  expect(contract.paths['/api/v1/usage']?.post?.requestBody).toBeDefined();
});

test('health tells whether the database answers', async () => {
  expect(await json(fetch(`${server.url}/health`))).toMatchObject({ status: 'ok', database: 'ok' });
});
