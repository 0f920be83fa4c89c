/** `/v2/task/reprocesses` over a real store: what may be scheduled and what not, in the order of the checks, and that a worker's reprocessing does it and leaves others alone. */
import { describe, expect, test } from 'vitest';
import { keepRulebook } from '../../src/intake/index.ts';
import { rateScope } from '../../src/service/rate-scope.ts';
import { reprocess } from '../../src/service/reprocess.ts';
import type { Store } from '../../src/storage/index.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { StandingClock, at, collectorAt, ratingWith, rules, settings } from '../service/parts.ts';
import { type Ask, asking } from './asked-by.ts';

const place = '/v2/task/reprocesses';

async function withScopes(work: (ask: Ask, store: Store) => Promise<void>): Promise<void> {
  await withStore(async (store) => {
    await store.scopes.create({ identifier: 'acme', ratedUntil: at('2026-03-03T00:00:00Z') });
    await store.scopes.create({ identifier: 'globex', ratedUntil: at('2026-03-02T00:00:00Z') });
    await store.scopes.create({ identifier: 'new' });
    await store.scopes.create({ identifier: 'sleeping', ratedUntil: at('2026-03-03T00:00:00Z'), isActive: false });
    await store.scopes.create({ identifier: 'brought', fetcher: 'pushed' });
    await work(asking(store), store);
  });
}

const task = (change: object = {}): object => ({ scope_ids: ['acme'], start_reprocess_time: '2026-03-01T00:00:00', end_reprocess_time: '2026-03-01T06:00:00+00:00', reason: 'samples came late', ...change });
const resultsOf = async (ask: Ask, query = ''): Promise<readonly Record<string, unknown>[]> => ((await ask('GET', `${place}${query}`)).body as { results: Record<string, unknown>[] }).results;
const scopesOf = async (ask: Ask, query = ''): Promise<readonly unknown[]> => (await resultsOf(ask, query)).map(({ scope_id: id }) => id);

describe('is refused, and nothing is scheduled', () => {
  test.each<readonly [string, object, string]>([
    ['ALL beside a name', { scope_ids: ['ALL', 'acme'], reason: ' ' }, "'ALL' cannot stand beside the scopes ['acme']"],
    ['a blank reason', { reason: ' \t', start_reprocess_time: '2027-01-01T00:00:01' }, 'Empty or blank reason text is not allowed.'],
    ['an end before the start', { end_reprocess_time: '2026-02-28T00:30:00' }, 'before its start'],
    ['no periods', { start_reprocess_time: '2026-03-01T00:10:00', end_reprocess_time: '2026-03-01T05:50:00', scope_ids: 'nobody' }, 'the nearest time that does is [start=2026-03-01T00:00:00, end=2026-03-01T06:00:00]'],
    ['nobody', { scope_ids: 'acme,nobody,sleeping' }, "Scopes ['nobody', 'sleeping'] scheduled to reprocess [start=2026-03-01T00:00:00, end=2026-03-01T06:00:00] do not exist."],
    ['what is to come', { scope_ids: 'globex,acme', end_reprocess_time: '2026-03-02T01:00:00' }, "['globex']: they are until 2026-03-02T00:00:00"],
    ['who was never rated', { scope_ids: 'new' }, 'nothing of them was'],
    ['who is not there under ALL', { scope_ids: 'ALL' }, "['new']"],
    ['no scopes', { scope_ids: [] }, 'required key not provided'], ['no reason', { reason: null }, 'required key not provided'], ['a foreign key', { force: true }, 'extra keys not allowed'],
    ['no time', { start_reprocess_time: 'soon' }, 'expected dt_from_iso'], ['a number for a scope', { scope_ids: [7] }, 'expected str'], ['a text that cannot be kept', { reason: 'a\0' }, 'expected str'],
  ])('%s', (_, change, words) => withScopes(async (ask, store) => {
    const answer = await ask('POST', place, task(change));
    expect(answer.status).toBe(400);
    expect((answer.body as { message: string }).message).toContain(words);
    expect(await store.reprocessings.list(null)).toEqual([]);
  }));

  test('what another touches, of several none', () => withScopes(async (ask, store) => {
    expect(await ask('POST', place, task())).toMatchObject({ status: 202, body: {} });
    for (const [start, end] of [['00', '06'], ['05', '07'], ['06', '09'], ['02', '02']]) {
      const answer = await ask('POST', place, task({ scope_ids: ['globex', 'acme'], start_reprocess_time: `2026-03-01T${start}:00:00`, end_reprocess_time: `2026-03-01T${end}:00:00` }));
      expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(/^Cannot schedule .*\['acme'\]/) } });
    }
    expect(await scopesOf(ask)).toEqual(['acme']);
    expect((await ask('POST', place, task({ start_reprocess_time: '2026-03-01T07:00:00', end_reprocess_time: '2026-03-01T08:00:00' }))).status).toBe(202);
    const [first] = await store.reprocessings.select({ scopes: ['acme'], isOldestFirst: true });
    await store.reprocessings.cancel(first!.id);
    expect((await ask('POST', place, task())).status).toBe(202);
  }));

  test('of two at once one', () => withScopes(async (ask) => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('POST', place, task({ scope_ids: 'acme,globex' }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 400, 400, 400, 400, 400]);
    expect(await scopesOf(ask, '?order=ASC')).toEqual(['acme', 'globex']);
  }));
});

test('the list is filtered, ordered and paged, and empty without a task', () => withScopes(async (ask, store) => {
  expect(await ask('GET', place)).toMatchObject({ status: 200, body: { results: [] } });
  await store.scopes.change('new', { isActive: false }, at('2026-03-01T00:00:00Z'));
  expect((await ask('POST', place, task({ scope_ids: 'ALL' }))).status).toBe(202);
  expect(await scopesOf(ask)).toEqual(['globex', 'acme']);
  expect(await scopesOf(ask, '?order=asc')).toEqual(['acme', 'globex']);
  expect(await scopesOf(ask, '?limit=100&order=DESC&scope_ids=acme,nobody')).toEqual(['acme']);
  expect(await scopesOf(ask, '?limit=1&offset=1')).toEqual(['acme']);
  expect(await scopesOf(ask, '/globex')).toEqual(['globex']);
  expect(await scopesOf(ask, '/nobody')).toEqual([]);
  expect((await resultsOf(ask))[1]).toEqual({ scope_id: 'acme', reason: 'samples came late', start_reprocess_time: '2026-03-01T00:00:00', end_reprocess_time: '2026-03-01T06:00:00', current_reprocess_time: '' });
  for (const query of ['?order=up', '?foo=1', '?limit=0', '?offset=-1', '/acme?scope_ids=globex', '?scope_ids=%00']) expect([query, (await ask('GET', `${place}${query}`)).status]).toEqual([query, 400]);
  expect((await ask('GET', `${place}/${encodeURIComponent('a/b')}`)).status).toBe(200);
  for (const caller of ['reader acme', 'member acme']) for (const method of ['GET', 'POST']) expect((await ask(method, place, method === 'GET' ? undefined : {}, { 'x-caller': caller })).status).toBe(403);
}));

test('workers do it: what the source says now stands, until the end and not beyond, and others keep theirs', () => withStore(async (store) => {
  let value = '1';
  const source = await startFakePrometheus({ series: (name, scope) => (name === 'instance_hours' ? [{ labels: { project_id: scope, id: 'vm', flavor: 'small' }, value }] : []) });
  try {
    const [rulebook, clock, never] = [openSound(rules), new StandingClock('2026-03-01T10:00:00Z'), new AbortController().signal];
    await keepRulebook(store, rulebook);
    for (const identifier of ['acme', 'globex']) {
      await store.scopes.create({ identifier });
      await rateScope(await ratingWith(store, [collectorAt(source.url)], clock), (await store.scopes.find(identifier))!.id, never);
    }
    const quantities = async (): Promise<readonly string[]> => (await store.summary({ by: ['scope'], from: null, to: null, timezone: 'UTC' })).rows.map(({ quantities: [sum] }) => String(sum?.quantity.numerator));
    const ask = asking(store);
    expect(await quantities()).toEqual(['8', '8']);
    value = '3';
    expect((await ask('POST', place, task({ start_reprocess_time: '2026-03-01T02:00:00', end_reprocess_time: '2026-03-01T04:00:00' }))).status).toBe(202);
    expect((await ask('POST', place, task({ start_reprocess_time: '2026-03-01T07:00:00', end_reprocess_time: '2026-03-01T07:00:00' }))).status).toBe(202);
    for (const { id } of await store.reprocessings.open()) await reprocess({ store, settings, collectors: [collectorAt(source.url)], clock, rulebook: () => Promise.resolve(rulebook) }, id, never);
    expect(await quantities()).toEqual(['12', '8']);
    expect((await resultsOf(ask, '?order=asc')).map(({ current_reprocess_time: current }) => current)).toEqual(['2026-03-01T04:00:00', '2026-03-01T07:00:00']);
  } finally {
    await source.stop();
  }
}));
