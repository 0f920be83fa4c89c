/** `/api/v1/reprocessings` over a real store: a plan says what doing it changes, and writes nothing; what is ordered is done by workers, for all that are named or for none. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readUsage } from '../../src/collect/index.ts';
import { keepRulebook, storeUsage } from '../../src/intake/index.ts';
import { rateScope } from '../../src/service/rate-scope.ts';
import { reprocess } from '../../src/service/reprocess.ts';
import type { Store } from '../../src/storage/index.ts';
import { asking } from '../cloudkitty-api/asked-by.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { StandingClock, at, collectorAt, ratingWith, rules, settings } from '../service/parts.ts';

const place = '/api/v1/reprocessings';
const lenient = { policies: { mayDo: () => true } };
const of = (scopes: string): Record<string, string> => ({ 'x-caller': `reader ${scopes}` });
const never = new AbortController().signal;
const clock = new StandingClock('2026-03-01T10:00:00Z');
const rulebook = openSound(rules);
const dearer = openSound({ ...rules, 'prices.tariff': rules['prices.tariff'].replace('0.10 EUR/hour', '0.15 EUR/hour') });

const totals = async (store: Store): Promise<readonly string[]> => (await store.summary({ by: ['scope'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, amounts: [sum] }) => `${key[0]} ${sum?.amount.numerator}/${sum?.amount.denominator}`);

async function withSource(work: (parts: { readonly store: Store; readonly say: (value: string) => void; readonly reprocessor: Parameters<typeof reprocess>[0] }) => Promise<void>): Promise<void> {
  let value = '1';
  const source = await startFakePrometheus({ series: (name, scope) => (name === 'instance_hours' ? [{ labels: { project_id: scope, id: 'vm', flavor: 'small' }, value }] : []) });
  const collectors = [collectorAt(source.url)];
  try {
    await withStore(async (store) => {
      await keepRulebook(store, rulebook);
      for (const identifier of ['acme', 'globex']) {
        await store.scopes.create({ identifier });
        await rateScope(await ratingWith(store, collectors, clock), (await store.scopes.find(identifier))!.id, never);
      }
      await work({ store, say: (said) => { value = said; }, reprocessor: { store, settings, collectors, clock, rulebook: () => Promise.resolve(rulebook) } });
    });
  } finally {
    await source.stop();
  }
}

test('a plan says what doing it changes, and writes nothing', () => withSource(async ({ store, say, reprocessor }) => {
  const { collectors } = reprocessor;
  const ask = asking(store, { collecting: { settings, collectors } });
  const before = await totals(store);
  expect(before).toEqual(['acme 4/5', 'globex 4/5']);
  say('3');
  const wanted = { scopes: ['acme'], from: '2026-03-01T02:00:00Z', to: '2026-03-01T04:00:00Z' };
  expect(await ask('POST', `${place}/plan`, wanted)).toMatchObject({ status: 200, body: { corrected: 2, changes: [{ scope: 'acme', meter: 'instance', changed: 2, before: '0.2', after: '0.6', currency: 'EUR' }], refusals: [] } });
  expect(await totals(store)).toEqual(before);
  const { body, status } = await ask('POST', place, { ...wanted, reason: 'samples came late' });
  expect([status, body]).toMatchObject([202, { reprocessings: [{ scope: 'acme', status: 'waiting', usage: 'collected', from: '2026-03-01T02:00:00Z', to: '2026-03-01T04:00:00Z', corrected: 0 }] }]);
  const [{ id }] = (body as { reprocessings: [{ id: string }] }).reprocessings;
  await reprocess(reprocessor, BigInt(id), never);
  expect(await totals(store)).toEqual(['acme 6/5', 'globex 4/5']);
  expect((await ask('GET', `${place}/${id}`)).body).toMatchObject({ status: 'done', corrected: 2, reprocessed_until: '2026-03-01T04:00:00Z' });
  expect(await ask('POST', `${place}/${id}/cancel`)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('done') } });
}));

test('without sources what is stored is planned, by the rules in force, whoever brought it', () => withStore(async (store) => {
  const usage = JSON.stringify({ meter: 'instance', scope: 'brought', start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z', quantity: '1', unit: 'hour', fields: { flavor: 'small', id: 'vm' } });
  await storeUsage(store, rulebook, readUsage(Readable.from([usage]), { format: 'ndjson', onWarning: () => {} }), { source: 'test', onWarning: () => {} });
  const ask = asking(store, { rules: { now: () => Promise.resolve(dearer) } });
  const wanted = { scopes: ['brought'], from: '2026-03-01', to: '2026-03-02' };
  expect((await ask('POST', `${place}/plan`, { ...wanted, usage: 'stored' })).body).toMatchObject({ points: 1, corrected: 1, changes: [{ before: '0.1', after: '0.15' }] });
  expect(await totals(store)).toEqual(['brought 1/10']);
  expect(await ask('POST', `${place}/plan`, wanted)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('rated in that time') } });
  await store.scopes.create({ identifier: 'rated', ratedUntil: at('2026-03-03T00:00:00Z') });
  expect(await ask('POST', `${place}/plan`, { ...wanted, scopes: ['rated'] })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('no sources') } });
}));

test('a source that does not answer is told', () => withStore(async (store) => {
  await store.scopes.create({ identifier: 'acme', ratedUntil: at('2026-03-03T00:00:00Z') });
  const ask = asking(store, { collecting: { settings, collectors: [collectorAt('http://127.0.0.1:1')] } });
  expect(await ask('POST', `${place}/plan`, { scopes: ['acme'], from: '2026-03-01', to: '2026-03-02' })).toMatchObject({ status: 503, body: { type: 'urn:tariff:problem:source-unavailable' } });
}));

test('they are listed in pages, of the caller alone, and cancelled; of overlapping ones none is added', () => withStore(async (store) => {
  for (const identifier of ['acme', 'globex', 'umbrella']) await store.scopes.create({ identifier, ratedUntil: at('2026-03-03T00:00:00Z') });
  const ask = asking(store, lenient);
  const order = (change: object, headers = {}) => ask('POST', place, { from: '2026-03-01', to: '2026-03-02', usage: 'stored', reason: 'wrong price', ...change }, headers);
  expect((await order({})).status).toBe(202);
  expect(await order({ scopes: ['acme'], from: '2026-03-02', to: undefined })).toMatchObject({ status: 202, body: { reprocessings: [{ to: '2026-03-03T00:00:00Z' }] } });
  expect(await order({ scopes: ['globex', 'acme'], from: '2026-03-01T12:00:00Z' })).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/"globex", "acme".*Nothing was added/) } });
  const list = async (query: string, headers = {}): Promise<readonly string[]> => {
    const found: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const { body } = await ask('GET', `${place}?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, undefined, headers);
      const page = body as { reprocessings: { scope: string; id: string; status: string }[]; next: string | null };
      found.push(...page.reprocessings.map(({ scope, id, status }) => `${id} ${scope} ${status}`));
      cursor = page.next;
    }
    return found;
  };
  const whole = await list('');
  expect(whole.map((text) => text.split(' ')[1])).toEqual(['acme', 'umbrella', 'globex', 'acme']);
  for (const limit of [1, 3, 4]) expect(await list(`limit=${limit}`)).toEqual(whole);
  expect(await list('', of('globex'))).toEqual(whole.filter((text) => text.includes('globex')));
  expect(await list('scope=globex', of('acme'))).toEqual([]);
  expect(await list('', of(''))).toEqual([]);
  const [newest = ''] = whole[0]?.split(' ') ?? [];
  for (const [method, path] of [['GET', `${place}/${newest}`], ['POST', `${place}/${newest}/cancel`]] as const) expect((await ask(method, path, undefined, of('globex'))).status).toBe(404);
  for (const path of [place, `${place}/plan`]) expect((await ask('POST', path, { scopes: ['acme'], from: '2026-03-01', ...(path === place ? { reason: 'x' } : {}) }, of('globex'))).status).toBe(404);
  expect(await order({ from: '2026-03-02', to: undefined }, of(''))).toMatchObject({ status: 409 });
  expect((await ask('POST', `${place}/${newest}/cancel`)).body).toMatchObject({ id: newest, status: 'cancelled' });
  expect(await list('open=true')).toEqual(whole.slice(1));
  expect((await ask('POST', `${place}/${newest}/cancel`)).status).toBe(409);
}));

test.each<readonly [string, string, unknown, number, string]>([
  ['POST', '', { from: '2026-03-01', scopes: ['nobody'], reason: 'x' }, 404, 'nobody'], ['POST', '', { from: '2026-03-01', scopes: ['acme'] }, 400, 'reason'], ['POST', '', { from: '2026-03-01T00:30:00Z', scopes: ['acme'], reason: 'x' }, 400, 'from'],
  ['POST', '', { from: '2026-03-02', to: '2026-03-01', scopes: ['acme'], reason: 'x' }, 400, 'to'], ['POST', '', { from: '2026-03-05', scopes: ['acme'], reason: 'x' }, 409, 'rated in that time'], ['POST', '', { from: '2026-03-01', scopes: [], reason: 'x' }, 400, 'scopes'],
  ['POST', '', { from: '2026-03-01', scopes: ['a\0'], reason: 'x' }, 400, 'scopes'], ['POST', '/plan', { from: '2026-03-01', scopes: ['acme'], usage: 'guessed' }, 400, 'usage'], ['GET', '/99999', undefined, 404, '99999'], ['GET', '/x', undefined, 400, 'id'],
  ['POST', '/7/cancel', undefined, 404, '7'], ['GET', '?cursor=x', undefined, 400, 'cursor'], ['GET', `?cursor=${Buffer.from('["x"]').toString('base64url')}`, undefined, 400, 'cursor'], ['GET', '?open=perhaps', undefined, 400, 'open'],
])('is refused: %s %s %j', (method, path, body, status, words) => withStore(async (store) => {
  await store.scopes.create({ identifier: 'acme', ratedUntil: at('2026-03-03T00:00:00Z') });
  const answer = await asking(store)(method, `${place}${path}`, body);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(words);
}));
