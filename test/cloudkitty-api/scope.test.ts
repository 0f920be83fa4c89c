/** `/v2/scope` as clients of CloudKitty ask it, over a real store: lists and filters, and that a reset leaves no hole and no trace of anybody else. */
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readUsage } from '../../src/collect/index.ts';
import { closeWindows, storeUsage } from '../../src/intake/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { at, rules } from '../service/parts.ts';
import { type Ask, asking } from './asked-by.ts';

const eight = ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee', 'ffff', 'gggg', 'hhhh'];

async function withScopes(work: (ask: Ask, store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    for (const [index, identifier] of eight.entries()) {
      await store.scopes.create({ identifier, scopeKey: index % 2 === 0 ? 'key1' : 'key2', fetcher: index < 4 ? 'fet1' : 'fet2', collector: index % 4 < 2 ? 'col1' : 'col2', ratedUntil: at('2026-03-03T00:00:00Z') });
    }
    await work(asking(store), store);
  });
}

const idsOf = (body: unknown): readonly unknown[] => (body as { results: { scope_id: string }[] }).results.map(({ scope_id: id }) => id);

describe('the list', () => {
  const cases: readonly (readonly [query: string, ids: readonly string[]])[] = [
    ['', eight], ['?limit=2', ['aaaa', 'bbbb']], ['?limit=2&offset=2', ['cccc', 'dddd']], ['?collector=col2', ['cccc', 'dddd', 'gggg', 'hhhh']], ['?collector=col2&fetcher=fet2', ['gggg', 'hhhh']],
    ['?collector=col2&collector=col1&fetcher=fet2', ['eeee', 'ffff', 'gggg', 'hhhh']], ['?collector=col2,col1&fetcher=fet2', ['eeee', 'ffff', 'gggg', 'hhhh']], ['?scope_key=key1,key2', eight],
    ['?scope_id=dddd', ['dddd']], ['?scope_id=dddd,aaaa&scope_id=hhhh', ['aaaa', 'dddd', 'hhhh']], ['?active=1', eight.filter((id) => id !== 'bbbb')], ['?active=0', ['bbbb']],
  ];
  test('is filtered and paged', () => withScopes(async (ask) => {
    await ask('PATCH', '/v2/scope', { scope_id: 'bbbb', active: 'false' });
    for (const [query, ids] of cases) expect([query, idsOf((await ask('GET', `/v2/scope${query}`)).body)]).toEqual([query, ids]);
  }));

  test('says both names of the time, and of whom nothing is known', () => withStore(async (store) => {
    await store.scopes.create({ identifier: 'plain' });
    await store.scopes.create({ identifier: 'rated', scopeKey: 'project_id', fetcher: 'f', collector: 'c', ratedUntil: at('2026-03-01T05:00:00Z') });
    const { body } = await asking(store)('GET', '/v2/scope');
    expect(body).toEqual({ results: [
      { scope_id: 'plain', scope_key: null, fetcher: null, collector: null, state: null, last_processed_timestamp: null, active: true, scope_activation_toggle_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+00:00$/) },
      { scope_id: 'rated', scope_key: 'project_id', fetcher: 'f', collector: 'c', state: '2026-03-01T05:00:00+00:00', last_processed_timestamp: '2026-03-01T05:00:00+00:00', active: true, scope_activation_toggle_date: expect.any(String) },
    ] });
  }));

  test.each([
    ['?limit=2&offset=20', 404, 'No resource found'], ['?scope_id=nobody', 404, 'No resource found'], ['?foo=1', 400, 'extra keys not allowed'], ['?limit=0', 400, 'value must be at least 1'], ['?limit=x', 400, 'expected int'],
    ['?active=true', 400, 'active'], ['?active=1&active=0', 400, 'active'], [`?scope_id=${encodeURIComponent(`' or '1'='1`)}`, 404, 'No resource found'], ['?scope_id=%00', 400, 'characters'], ['s?scope_key=nope', 404, ''],
  ])('refuses %s', (query, status, words) => withScopes(async (ask) => {
    const answer = await ask('GET', `/v2/scope${query}`);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  }));
});

describe('a scope', () => {
  test('is made once, with what is not said as usual, and stands at the begin of a period', () => withScopes(async (ask) => {
    const made = { scope_id: 'new', scope_key: 'test_key', fetcher: 'test_fetcher', collector: 'test_collector', last_processed_timestamp: '20190716T085501Z' };
    expect(await ask('POST', '/v2/scope', made)).toMatchObject({ status: 200, body: { scope_id: 'new', scope_key: 'test_key', fetcher: 'test_fetcher', collector: 'test_collector', active: true, last_processed_timestamp: '2019-07-16T08:00:00+00:00' } });
    expect(await ask('POST', '/v2/scope', made)).toMatchObject({ status: 404, body: { message: 'Cannot create a scope with an already existing scope_id: new.' } });
    expect(await ask('POST', '/v2/scope', { scope_id: 'bare', state: '2026-03-01 00:00:00+00:00', active: false })).toMatchObject({ status: 200, body: { scope_key: 'project_id', fetcher: null, collector: null, active: false, state: '2026-03-01T00:00:00+00:00' } });
    expect((await ask('POST', '/v2/scope', { scope_id: 'bare', state: '2026-03-01' })).status).toBe(404);
  }));

  test('is changed by what is said, and a no is a no', () => withScopes(async (ask, store) => {
    const before = await store.scopes.find('aaaa');
    expect(await ask('PATCH', '/v2/scope', { scope_id: 'aaaa', active: 'False', collector: 'other', fetcher: null })).toMatchObject({ status: 200, body: { active: false, collector: 'other', fetcher: 'fet1', scope_key: 'key1', scope_activation_toggle_date: '2026-03-10T00:00:00+00:00' } });
    expect(await store.scopes.find('aaaa')).toMatchObject({ isActive: false, ratedUntil: before?.ratedUntil });
    expect(await ask('PATCH', '/v2/scope', { scope_id: 'aaaa', active: true })).toMatchObject({ status: 200, body: { active: true, collector: 'other' } });
    expect((await ask('PATCH', '/v2/scope', { scope_id: 'nobody', active: true })).status).toBe(404);
  }));

  test.each<readonly [string, unknown, number, string]>([
    ['POST', { scope_id: 'another' }, 400, 'required key not provided'], ['POST', { last_processed_timestamp: '2026-03-01' }, 400, 'required key not provided'], ['POST', { scope_id: 'x', last_processed_timestamp: 'zzz' }, 400, 'expected dt_from_iso'],
    ['POST', { scope_id: 'x', last_processed_timestamp: '2026-03-01', state: '2026-03-02' }, 400, 'something else'], ['POST', { scope_id: 7, last_processed_timestamp: '2026-03-01' }, 400, 'expected str'],
    ['POST', { scope_id: 'a\0b', last_processed_timestamp: '2026-03-01' }, 400, 'expected str'], ['POST', { scope_id: 'x'.repeat(257), last_processed_timestamp: '2026-03-01' }, 400, 'at most 256'],
    ['POST', { scope_id: 'x', last_processed_timestamp: '2026-03-01', rights: 'all' }, 400, 'extra keys not allowed'], ['PATCH', { active: true }, 400, 'required key not provided'], ['PATCH', { scope_id: 'aaaa', active: 'perhaps' }, 400, 'expected bool'],
    ['PATCH', '[', 400, 'not JSON'], ['PUT', undefined, 400, 'JSON'], ['PUT', { scope_key: 'key1', state: '2026-03-01' }, 400, 'Either all_scopes or a scope_id should be specified.'],
    ['PUT', { all_scopes: true, scope_id: 'aaaa', state: '2026-03-01' }, 400, 'Either all_scopes or a scope_id should be specified.'], ['PUT', { all_scopes: 'False', state: '2026-03-01' }, 400, 'Either all_scopes'],
    ['PUT', { scope_id: 'aaaa' }, 400, `Variable 'last_processed_timestamp' cannot be empty/None.`], ['PUT', { scope_id: 'foobar', state: '2026-03-01' }, 404, 'foobar'], ['PUT', { scope_id: 'aaaa', collector: 'col2', state: '2026-03-01' }, 404, 'aaaa'],
    ['PUT', { all_scopes: true, collector: 'none', state: '2026-03-01' }, 404, 'No resource found'], ['DELETE', {}, 405, 'not allowed'],
  ])('is refused: %s %j', (method, body, status, words) => withScopes(async (ask) => {
    const answer = await ask(method, '/v2/scope', body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  }));
});

describe('a reset', () => {
  const rulebook = openSound(rules);
  const line = (scope: string, hour: number): string =>
    `${JSON.stringify({ meter: 'instance', scope, start: `2026-03-01T0${hour}:00:00Z`, end: `2026-03-01T0${hour + 1}:00:00Z`, quantity: '1', unit: 'hour', fields: { flavor: 'small', id: 'vm' } })}\n`;
  const bring = (store: Store): Promise<unknown> =>
    storeUsage(store, rulebook, readUsage(Readable.from([['aaaa', 'bbbb'].flatMap((scope) => [0, 1, 2, 3, 4, 5].map((hour) => line(scope, hour))).join('')]), { format: 'ndjson', onWarning: () => {} }), { source: 'test', onWarning: () => {} });
  const pointsOf = async (store: Store): Promise<readonly number[]> => (await store.summary({ by: ['scope'], from: null, to: null, timezone: 'UTC' })).rows.map(({ points }) => points);

  test('takes what lies from the begin of that period on, of who is meant alone, and lets him stand there', () => withScopes(async (ask, store) => {
    await bring(store);
    expect(await pointsOf(store)).toEqual([6, 6]);
    expect(await ask('PUT', '/v2/scope', { scope_id: 'aaaa', state: '2026-03-01T03:20:00Z' })).toMatchObject({ status: 202, body: {} });
    expect(await pointsOf(store)).toEqual([3, 6]);
    expect(await store.scopes.find('aaaa')).toMatchObject({ ratedUntil: at('2026-03-01T03:00:00Z') });
    expect(await store.scopes.find('bbbb')).toMatchObject({ ratedUntil: at('2026-03-03T00:00:00Z') });
  }));

  test.each([[{ scope_id: ['aaaa', 'bbbb'] }, ['aaaa', 'bbbb']], [{ scope_id: 'aaaa,bbbb' }, ['aaaa', 'bbbb']], [{ all_scopes: true }, eight.filter((id) => id !== 'cccc')], [{ all_scopes: 'True', fetcher: 'fet2' }, eight.slice(4)]] as const)('of several: %j', (who, meant) => withScopes(async (ask, store) => {
    await store.scopes.change('cccc', { isActive: false }, at('2026-03-01T00:00:00Z'));
    expect((await ask('PUT', '/v2/scope', { ...who, last_processed_timestamp: '2026-03-01' })).status).toBe(202);
    expect((await store.scopes.list()).filter(({ ratedUntil }) => ratedUntil === at('2026-03-01T00:00:00Z')).map(({ identifier }) => identifier)).toEqual(meant);
  }));

  test('of closed books is refused with the way out, and nothing is gone', () => withScopes(async (ask, store) => {
    await bring(store);
    await closeWindows(store, rulebook, { until: at('2026-03-02T00:00:00Z'), dryRun: false });
    const answer = await ask('PUT', '/v2/scope', { scope_id: 'aaaa', state: '2026-03-01' });
    expect(answer).toMatchObject({ status: 409, body: { message: expect.stringMatching(/^aaaa: the books are closed.*reprocess.*0 of 1/) } });
    expect(await pointsOf(store)).toEqual([6, 6]);
  }));
});

test('nobody but an admin asks for scopes', () => withScopes(async (ask) => {
  for (const method of ['GET', 'POST', 'PATCH', 'PUT']) expect((await ask(method, '/v2/scope', method === 'GET' ? undefined : {}, { 'x-caller': 'reader aaaa' })).status).toBe(403);
}));
