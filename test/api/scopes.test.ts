/** `/api/v1/scopes` over a real store: paging, marks of versions, and that nobody sees or changes what is another's. */
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readUsage } from '../../src/collect/index.ts';
import { closeWindows, storeUsage } from '../../src/intake/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { type Ask, asking } from '../cloudkitty-api/asked-by.ts';
import { withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { at, rules } from '../service/parts.ts';

const rulebook = openSound(rules);
/** Whose policies let everybody do everything: then only what he sees bounds him. */
const lenient = { policies: { mayDo: () => true } };
const of = (scopes: string): Record<string, string> => ({ 'x-caller': `reader ${scopes}` });

const withScopes = (work: (ask: Ask, store: Store) => Promise<void>): Promise<void> => withStore(async (store) => {
  for (const identifier of ['acme', 'Zeta', 'globex', 'a/b c', 'übermut']) await store.scopes.create({ identifier, scopeKey: 'project_id', ...(identifier === 'globex' ? { fetcher: 'f', isActive: false } : {}) });
  await work(asking(store, lenient), store);
});

const usage = (scope: string): string => [0, 1, 2].map((hour) =>
  `${JSON.stringify({ meter: 'instance', scope, start: `2026-03-01T0${hour}:00:00Z`, end: `2026-03-01T0${hour + 1}:00:00Z`, quantity: '1', unit: 'hour', fields: { flavor: 'small', id: 'vm' } })}\n`).join('');
const bring = (store: Store): Promise<unknown> => storeUsage(store, rulebook, readUsage(Readable.from([usage('acme') + usage('globex')]), { format: 'ndjson', onWarning: () => {} }), { source: 'test', onWarning: () => {} });
const pointsOf = async (store: Store): Promise<unknown> => (await store.summary({ by: ['scope'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, points }) => [key[0], points]);

interface Page {
  readonly scopes: readonly { readonly scope: string }[];
  readonly next: string | null;
}

async function all(ask: Ask, query: string, headers = {}): Promise<readonly string[]> {
  const names: string[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 20; pages++) {
    const { status, body } = await ask('GET', `/api/v1/scopes?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, undefined, headers);
    expect(status).toBe(200);
    names.push(...(body as Page).scopes.map(({ scope }) => scope));
    cursor = (body as Page).next;
  }
  return names;
}

test('the list comes in pages, filtered, and of the caller alone', () => withScopes(async (ask) => {
  const names = ['Zeta', 'a/b c', 'acme', 'globex', 'übermut'];
  for (const limit of [1, 2, 5, 100]) expect(await all(ask, `limit=${limit}`)).toEqual(names);
  expect(await all(ask, 'active=false')).toEqual(['globex']);
  expect(await all(ask, 'fetcher=f&active=true')).toEqual([]);
  expect(await all(ask, `scope_key=${encodeURIComponent(`x' or true --`)}`)).toEqual([]);
  expect(await all(ask, 'limit=1', of('acme,globex,nobody'))).toEqual(['acme', 'globex']);
  expect(await all(ask, '', of(''))).toEqual([]);
  for (const query of ['cursor=x', 'cursor=WzFd', 'limit=0', 'limit=1001', 'active=maybe', 'foo=1']) expect([query, (await ask('GET', `/api/v1/scopes?${query}`)).status]).toEqual([query, 400]);
}));

describe('one', () => {
  test('is made, read, changed and toggled', () => withScopes(async (ask) => {
    const made = await ask('POST', '/api/v1/scopes', { scope: 'new one', name: 'New', late: 'replace', rated_until: '2026-03-01' });
    expect(made).toMatchObject({ status: 201, body: { scope: 'new one', name: 'New', active: true, late: 'replace', rated_until: '2026-03-01T00:00:00Z', scope_key: 'project_id' } });
    expect(made.headers.get('location')).toBe('/api/v1/scopes/new%20one');
    expect(await ask('POST', '/api/v1/scopes', { scope: 'new one' })).toMatchObject({ status: 409, body: { type: 'urn:tariff:problem:conflict' } });
    const place = '/api/v1/scopes/new%20one';
    const read = await ask('GET', place);
    expect(read.body).toEqual(made.body);
    const mark = read.headers.get('etag') ?? '';
    const changed = await ask('PATCH', place, { name: null, parent: 'acme', active: false }, { 'if-match': mark });
    expect(changed).toMatchObject({ status: 200, body: { name: null, parent: 'acme', active: false, toggled_at: '2026-03-10T00:00:00Z', rated_until: '2026-03-01T00:00:00Z' } });
    expect(await ask('PATCH', place, { name: 'lost' }, { 'if-match': mark })).toMatchObject({ status: 412, body: { type: 'urn:tariff:problem:stale' } });
    expect(await ask('PATCH', place, { name: 'kept' }, { 'if-match': `"x", ${changed.headers.get('etag')}` })).toMatchObject({ status: 200, body: { name: 'kept' } });
    expect(await ask('POST', `${place}/activate`)).toMatchObject({ status: 200, body: { active: true, name: 'kept' } });
    expect(await ask('POST', `${place}/deactivate`)).toMatchObject({ status: 200, body: { active: false } });
    expect((await ask('GET', '/api/v1/scopes/a%2Fb%20c')).body).toMatchObject({ scope: 'a/b c' });
  }));

  test('of many changes at once by the same mark one is done', () => withScopes(async (ask) => {
    const mark = (await ask('GET', '/api/v1/scopes/acme')).headers.get('etag') ?? '';
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => ask('PATCH', '/api/v1/scopes/acme', { name: `name ${index}` }, { 'if-match': mark })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  }));

  test('is taken back to a time, and deleted with its data where that is said', () => withScopes(async (ask, store) => {
    await bring(store);
    expect(await ask('POST', '/api/v1/scopes/acme/reset', { to: '2026-03-01T01:00:00Z' })).toMatchObject({ status: 200, body: { scope: 'acme', removed: 2, rated_until: '2026-03-01T01:00:00Z' } });
    expect(await pointsOf(store)).toEqual([['acme', 1], ['globex', 3]]);
    expect(await ask('DELETE', '/api/v1/scopes/acme')).toMatchObject({ status: 400, body: { errors: [{ field: 'with_data' }] } });
    expect((await ask('DELETE', '/api/v1/scopes/acme?with_data=true', undefined, { 'if-match': '"old"' })).status).toBe(412);
    expect(await ask('DELETE', '/api/v1/scopes/acme?with_data=true')).toMatchObject({ status: 200, body: { scope: 'acme', removed: 1 } });
    expect(await pointsOf(store)).toEqual([['globex', 3]]);
    await closeWindows(store, rulebook, { until: at('2026-03-02T00:00:00Z'), dryRun: false });
    for (const [method, place, body] of [['POST', 'globex/reset', { to: '2026-03-01' }], ['DELETE', 'globex?with_data=true', undefined]] as const) expect(await ask(method, `/api/v1/scopes/${place}`, body)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('reprocess') } });
    expect(await ask('DELETE', '/api/v1/scopes/globex?with_data=true&force=true')).toMatchObject({ status: 200, body: { removed: 3 } });
  }));

  const wrong: readonly (readonly [method: string, place: string, body: unknown, status: number, field: string])[] = [
    ['POST', '', { scope: '' }, 400, 'scope'], ['POST', '', { scope: 'a\0b' }, 400, 'scope'], ['POST', '', { scope: 'x', colour: 'red' }, 400, 'colour'], ['POST', '', { scope: 'x', rated_until: '2026-03-01T00:30:00Z' }, 400, 'rated_until'],
    ['POST', '', { scope: 'x', rated_until: 'soon' }, 400, 'rated_until'], ['POST', '', { scope: 'x', late: 'never' }, 400, 'late'], ['PATCH', '/acme', { active: 'false' }, 400, 'active'], ['PATCH', '/nobody', { name: 'x' }, 404, 'nobody'],
    ['GET', '/nobody', undefined, 404, 'nobody'], ['POST', '/nobody/activate', undefined, 404, 'nobody'], ['POST', '/acme/reset', { to: '2026-03-01T00:00:01Z' }, 400, 'to'], ['POST', '/nobody/reset', { to: '2026-03-01' }, 404, 'nobody'],
    ['DELETE', '/nobody?with_data=true', undefined, 404, 'nobody'], ['GET', '/%00', undefined, 400, 'scope'], ['DELETE', '/acme?with_data=perhaps', undefined, 400, 'with_data'],
  ];
  test.each(wrong)('is refused with the part that is wrong: %s %s %j', (method, place, body, status, field) => withScopes(async (ask) => {
    const answer = await ask(method, `/api/v1/scopes${place}`, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.stringify(answer.body)).toContain(field);
  }));
});

test('of another nothing is seen and nothing changed, even where policies let everybody in', () => withScopes(async (ask, store) => {
  await bring(store);
  const before = JSON.stringify([await store.scopes.list(), await pointsOf(store)], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  for (const headers of [of('acme'), of('')]) {
    for (const [method, place, body] of [['GET', '/globex', undefined], ['PATCH', '/globex', { name: 'mine' }], ['POST', '/globex/activate', undefined], ['POST', '/globex/deactivate', undefined], ['POST', '/globex/reset', { to: '2026-03-01' }], ['DELETE', '/globex?with_data=true&force=true', undefined]] as const) {
      expect([place, (await ask(method, `/api/v1/scopes${place}`, body, headers)).status]).toEqual([place, 404]);
    }
    expect((await ask('POST', '/api/v1/scopes', { scope: 'theirs' }, headers)).status).toBe(403);
    const v2 = async (method: string, place: string, body?: unknown): Promise<number> => (await ask(method, place, body, headers)).status;
    expect(await v2('GET', '/v2/scope?scope_id=globex')).toBe(404);
    expect(await v2('POST', '/v2/scope', { scope_id: 'theirs', state: '2026-03-01' })).toBe(403);
    expect(await v2('PATCH', '/v2/scope', { scope_id: 'globex', active: true })).toBe(404);
    expect(await v2('PUT', '/v2/scope', { scope_id: 'globex', state: '2026-03-01' })).toBe(404);
    expect(await v2('POST', '/v2/task/reprocesses', { scope_ids: 'globex', start_reprocess_time: '2026-03-01', end_reprocess_time: '2026-03-01', reason: 'x' })).toBe(400);
    expect((await ask('GET', '/v2/task/reprocesses?scope_ids=globex', undefined, headers)).body).toEqual({ results: [] });
  }
  expect((await ask('PUT', '/v2/scope', { all_scopes: true, state: '2026-03-01' }, of(''))).status).toBe(404);
  expect((await ask('GET', '/v2/scope', undefined, of(''))).status).toBe(404);
  expect((await ask('GET', '/v2/scope', undefined, of('acme'))).body).toMatchObject({ results: [{ scope_id: 'acme' }] });
  expect(JSON.stringify([await store.scopes.list(), await pointsOf(store)], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).toBe(before);
}));

test('times at the ends of what can be written are no fault of ours', () => withScopes(async (ask) => {
  for (const time of ['0000-01-01', '0001-01-01', '9999-12-31', '1582-10-10', '2026-03-01T00:00:00+23:00', '-0001-01-01']) {
    for (const [method, place, body] of [['POST', '/v2/scope', { scope_id: `at ${time}`, state: time }], ['POST', '/api/v1/scopes', { scope: `native ${time}`, rated_until: time }], ['PUT', '/v2/scope', { scope_id: 'acme', state: time }], ['POST', '/api/v1/scopes/acme/reset', { to: time }]] as const) {
      expect([method, place, time, (await ask(method, place, body)).status < 500]).toEqual([method, place, time, true]);
    }
  }
  expect((await ask('GET', '/v2/scope')).status).toBe(200);
}));
