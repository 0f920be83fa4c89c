/** `/api/v1/charges` and `/api/v1/points` over rows and packs: every page together is every point once, and what is taken back or replaced comes to what a ledger without it comes to. */
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readUsage } from '../../src/collect/index.ts';
import { closeWindows, storeUsage } from '../../src/intake/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { type Ask, asking } from '../cloudkitty-api/asked-by.ts';
import { type Form, withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { at, rules } from '../service/parts.ts';

const rulebook = openSound(rules);
/** Whose policies let everybody do everything: then only what he sees bounds him. */
const lenient = { policies: { mayDo: () => true } };
const of = (scopes: string): Record<string, string> => ({ 'x-caller': `member ${scopes}` });

interface Line {
  readonly id?: string;
  readonly scope?: string;
  readonly hour?: number;
  readonly quantity?: string;
  readonly vm?: string;
  readonly flavor?: string;
}
const line = ({ id, scope = 'acme', hour = 0, quantity = '1', vm = 'vm', flavor = 'small' }: Line): object => ({
  ...(id === undefined ? {} : { id }), meter: 'instance', scope, start: `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`, end: `2026-03-01T${String(hour).padStart(2, '0')}:59:59Z`, quantity, unit: 'hour', fields: { flavor, id: vm },
});
const bring = (store: Store, lines: readonly object[], rules = rulebook) =>
  storeUsage(store, rules, readUsage(Readable.from([lines.map((each) => `${JSON.stringify(each)}\n`).join('')]), { format: 'ndjson', onWarning: () => {} }), { source: 'test', onWarning: () => {} });

interface Standing {
  readonly id: string | null;
  readonly scope: string;
  readonly start: string;
  readonly fields: { readonly id: string };
}
interface Page {
  readonly points: readonly Standing[];
  readonly next: string | null;
}

async function all(ask: Ask, query: string, headers = {}): Promise<readonly string[]> {
  const names: string[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 100; pages++) {
    const { status, body } = await ask('GET', `/api/v1/charges?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, undefined, headers);
    expect(status).toBe(200);
    names.push(...(body as Page).points.map(({ scope, start, fields }) => `${scope} ${start.slice(11, 13)} ${fields.id}`));
    cursor = (body as Page).next;
  }
  return names;
}

const total = async (store: Store): Promise<unknown> => (await store.summary({ by: ['scope', 'rule'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, points, amounts }) => [...key, points, amounts.map(({ amount }) => `${amount.numerator}/${amount.denominator}`)]);

const forms: readonly Form[] = ['rows', 'packs', 'usual'];

describe.each(forms)('points as %s', (form) => {
  const lines = ['acme', 'globex', 'umbrella'].flatMap((scope) => Array.from({ length: 12 }, (_, index) => line({ scope, hour: Math.floor(index / 4), vm: `vm-${index % 4}`, ...(index % 2 === 0 ? { id: `${scope}-${index}` } : {}) })));

  test('come in pages, each once, in order of time, filtered, and of the caller alone', () => withStore(async (store) => {
    const ask = asking(store, lenient);
    await bring(store, lines);
    const names = lines.map((each) => each as { scope: string; start: string; fields: { id: string } }).map(({ scope, start, fields }) => `${scope} ${start.slice(11, 13)} ${fields.id}`);
    const whole = await all(ask, 'limit=1000');
    expect([...whole].sort()).toEqual([...names].sort());
    expect(whole.map((name) => name.split(' ')[1])).toEqual(whole.map((name) => name.split(' ')[1]).sort());
    for (const limit of [1, 5, 12, 35, 36]) expect(await all(ask, `limit=${limit}`)).toEqual(whole);
    for (const [query, keep] of [['scope=globex', (name: string) => name.startsWith('globex')], ['meter=instance&from=2026-03-01T01:00:00Z&to=2026-03-01T02:00:00Z', (name: string) => name.includes(' 01 ')], ['meter=storage', () => false], [`scope=${encodeURIComponent(`x' or true --`)}`, () => false]] as const) {
      expect(await all(ask, `limit=5&${query}`)).toEqual(whole.filter(keep));
    }
    expect(await all(ask, 'limit=5', of('acme,umbrella'))).toEqual(whole.filter((name) => !name.startsWith('globex')));
    expect(await all(ask, 'limit=5&scope=globex', of('acme'))).toEqual([]);
    expect(await all(ask, '', of(''))).toEqual([]);
  }, form));

  test('say what they cost and by which line', () => withStore(async (store) => {
    const ask = asking(store);
    await bring(store, [line({ id: 'one', quantity: '2.5', flavor: 'large' }), line({ vm: 'odd', flavor: 'unheard of', hour: 1 }), ...lines]);
    expect((await ask('GET', '/api/v1/points/one')).body).toEqual({
      id: 'one', meter: 'instance', scope: 'acme', start: '2026-03-01T00:00:00Z', end: '2026-03-01T00:59:59Z', quantity: '2.5', unit: 'hour', fields: { flavor: 'large', id: 'vm' }, status: 'rated', code: null, reason: null, amount: '1', currency: 'EUR',
      collected: false, rulebook: rulebook.hash, meter_quantity: '2.5', meter_unit: 'hour', corrected: null, charges: [{ module: 'prices', rule: 'by_flavor', at: expect.stringMatching(/^prices\.tariff:\d+$/), quantity: '2.5', unit: 'hour', amount: '1', currency: 'EUR', per_unit: '0.4' }],
    });
    const { body } = await ask('GET', '/api/v1/charges?scope=acme&from=2026-03-01T01:00:00Z&to=2026-03-01T02:00:00Z');
    expect((body as Page).points.find(({ fields }) => fields.id === 'odd')).toMatchObject({ status: 'unrated', amount: '0', currency: null, charges: [], reason: expect.any(String) });
  }, form));

  test('are taken back and replaced, and come to what they would without', () => withStore(async (store) => {
    const ask = asking(store);
    await bring(store, [...lines, line({ id: 'wrong', quantity: '7', hour: 5 }), line({ id: 'gone', hour: 6 }), line({ id: 'vm@2026-03-01T07:00:00Z', hour: 7 })]);
    expect(await ask('PUT', '/api/v1/points/wrong?reason=typo', line({ quantity: '0.30000000000000000001', hour: 5, flavor: 'large' }))).toMatchObject({ status: 200, body: { corrected: 1, changes: [{ before: '0.7', after: '0.120000000000000000004', changed: 1 }], point: { id: 'wrong', quantity: '0.30000000000000000001', corrected: { reason: 'typo' } } } });
    expect(await ask('PUT', '/api/v1/points/wrong', line({ quantity: '0.30000000000000000001', hour: 5, flavor: 'large' }))).toMatchObject({ status: 200, body: { corrected: 0, changes: [] } });
    for (const id of ['gone', 'vm@2026-03-01T07:00:00Z']) {
      expect(await ask('DELETE', `/api/v1/points/${encodeURIComponent(id)}`)).toMatchObject({ status: 200, body: { corrected: 1, changes: [{ removed: 1, before: '0.1', after: '0' }] } });
      for (const method of ['GET', 'DELETE']) expect((await ask(method, `/api/v1/points/${encodeURIComponent(id)}`)).status).toBe(404);
    }
    const totals = await total(store);
    expect((await all(ask, 'limit=7&scope=acme')).filter((name) => name.startsWith('acme 0')).length).toBe(13);
    // Sent once more as it first was it is known, and stays away.
    expect(await bring(store, [line({ id: 'gone', hour: 6 })])).toMatchObject({ known: 1, rated: 0 });
    await withStore(async (clean) => {
      await bring(clean, [...lines, line({ id: 'wrong', quantity: '0.30000000000000000001', hour: 5, flavor: 'large' })]);
      expect(totals).toEqual(await total(clean));
    }, form === 'rows' ? 'packs' : 'rows');
  }, form));
});

test('a number keeps its digits', () => withStore(async (store) => {
  const ask = asking(store);
  await bring(store, [line({ id: 'one' })]);
  const body = JSON.stringify(line({})).replace('"quantity":"1"', '"quantity":0.1234567890123456789012345');
  expect((await ask('PUT', '/api/v1/points/one', body)).body).toMatchObject({ point: { quantity: '0.1234567890123456789012345' } });
}));

test('under running totals all that stands behind moves up; a late point is found, too', () => withStore(async (store) => {
  const tiered = openSound({ ...rules, 'prices.tariff': `module prices

price by_use for instance {
  "The first two hours of a month cost less."
  from 2026-01-01 {
    tiers graduated over month by scope {
      up to 2 hour : 0.10 EUR/hour
      beyond       : 0.50 EUR/hour
    }
  }
}
` });
  const ask = asking(store, { rules: { now: () => Promise.resolve(tiered) } });
  await bring(store, [0, 1, 2, 3].map((hour) => line({ id: `at ${hour}`, hour })), tiered);
  await bring(store, [line({ id: 'late', hour: 0, vm: 'other' })], tiered);
  const amounts = async (): Promise<unknown> => Object.fromEntries(((await ask('GET', '/api/v1/charges')).body as { points: { id: string; amount: string }[] }).points.map(({ id, amount }) => [id, amount]));
  expect(await amounts()).toEqual({ 'at 0': '0.1', late: '0.1', 'at 1': '0.5', 'at 2': '0.5', 'at 3': '0.5' });
  expect(await ask('GET', '/api/v1/points/late')).toMatchObject({ status: 200, body: { corrected: { reason: 'late usage' } } });
  expect(await ask('DELETE', '/api/v1/points/at%200')).toMatchObject({ status: 200, body: { corrected: 2, changes: [{ removed: 1, changed: 1 }] } });
  expect(await amounts()).toEqual({ late: '0.1', 'at 1': '0.1', 'at 2': '0.5', 'at 3': '0.5' });
  expect((await ask('DELETE', '/api/v1/points/late')).status).toBe(200);
  expect(await amounts()).toEqual({ 'at 1': '0.1', 'at 2': '0.1', 'at 3': '0.5' });
}));

test('in closed books what changes counts in what is open', () => withStore(async (store) => {
  const ask = asking(store);
  await bring(store, [line({ id: 'billed' })]);
  await closeWindows(store, rulebook, { until: at('2026-03-05T00:00:00Z'), dryRun: false });
  expect((await ask('PUT', '/api/v1/points/billed', line({ quantity: '3' }))).body).toMatchObject({ corrected: 1, point: { corrected: { posted_at: '2026-03-05T00:00:00Z' } } });
  const byDay = (await store.summary({ by: ['day'], from: null, to: null, timezone: 'UTC' })).rows.map(({ key, amounts: [sum] }) => [key[0], `${sum?.amount.numerator}/${sum?.amount.denominator}`]);
  expect(byDay).toEqual([['2026-03-01', '1/10'], ['2026-03-05', '1/5']]);
}));

describe('is refused', () => {
  test('what is another\'s, whatever policies say', () => withStore(async (store) => {
    const ask = asking(store, lenient);
    await bring(store, [line({ id: 'theirs', scope: 'globex' }), line({ id: 'mine' })]);
    const before = await total(store);
    for (const headers of [of('acme'), of('')]) for (const method of ['GET', 'PUT', 'DELETE']) expect([method, (await ask(method, '/api/v1/points/theirs', method === 'PUT' ? line({ quantity: '9' }) : undefined, headers)).status]).toEqual([method, 404]);
    expect((await ask('PUT', '/api/v1/points/mine', line({ scope: 'globex' }), of('acme'))).status).toBe(409);
    expect(await total(store)).toEqual(before);
    expect((await ask('DELETE', '/api/v1/points/mine', undefined, of('acme'))).status).toBe(200);
    const strict = asking(store);
    expect((await strict('DELETE', '/api/v1/points/theirs', undefined, { 'x-caller': 'reader globex' })).status).toBe(403);
  }));

  test('what the scope does not take, and what is another point', () => withStore(async (store) => {
    const ask = asking(store);
    await bring(store, [line({ id: 'one' })]);
    for (const [change, word] of [[{ hour: 4 }, 'begin'], [{ scope: 'globex' }, 'scope']] as const) expect(await ask('PUT', '/api/v1/points/one', line(change))).toMatchObject({ status: 409, body: { detail: expect.stringContaining(word) } });
    expect(await ask('PUT', '/api/v1/points/one', { ...line({}), unit: 'GiB' })).toMatchObject({ status: 400, body: { errors: [{ field: 'unit' }] } });
    await store.scopes.change('acme', { latePolicy: 'refuse' }, at('2026-03-01T00:00:00Z'));
    for (const method of ['PUT', 'DELETE']) expect(await ask(method, '/api/v1/points/one', method === 'PUT' ? line({ quantity: '2' }) : undefined)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('--late') } });
    expect((await ask('GET', '/api/v1/points/one')).body).toMatchObject({ quantity: '1', corrected: null });
  }));

  test.each<readonly [string, string, unknown, number, string]>([
    ['GET', 'points/nothing', undefined, 404, 'nothing'], ['PUT', 'points/nothing', line({}), 404, 'nothing'], ['PUT', 'points/one', '{', 400, 'JSON'], ['PUT', 'points/one', '[]', 400, 'one usage point'], ['PUT', 'points/one', line({ id: 'two' }), 400, 'id'],
    ['PUT', 'points/one', { meter: 'instance' }, 400, 'scope'], ['PUT', 'points/one', line({ quantity: 'much' }), 400, 'quantity'], ['GET', 'points/%00', undefined, 400, 'id'], ['GET', 'charges?from=soon', undefined, 400, 'from'], ['GET', 'charges?from=2026-03-02&to=2026-03-01', undefined, 400, 'to'],
    ['GET', 'charges?cursor=abc', undefined, 400, 'cursor'], ['GET', `charges?cursor=${Buffer.from('["x","y"]').toString('base64url')}`, undefined, 400, 'cursor'], ['GET', `charges?cursor=${Buffer.from('["9999999999999999","y"]').toString('base64url')}`, undefined, 200, 'points'],
    ['GET', 'charges?limit=0', undefined, 400, 'limit'], ['GET', 'charges?foo=1', undefined, 400, 'foo'], ['GET', 'charges?from=0001-01-01', undefined, 400, 'from'], ['GET', 'points/' + encodeURIComponent(`x' or '1'='1`), undefined, 404, 'no point'],
  ])('%s %s %j', (method, place, body, status, words) => withStore(async (store) => {
    await bring(store, [line({ id: 'one' })]);
    const answer = await asking(store)(method, `/api/v1/${place}`, body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  }));
});
