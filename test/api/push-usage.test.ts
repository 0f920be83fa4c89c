/** Proves that usage is taken as it comes: many lines, refusals by line, and nobody's usage from whoever it does not belong to. */
import { expect, test } from 'vitest';
import { buildApp } from '../../src/api/index.ts';
import { type Caller, type Role, identityBy, usualPolicies } from '../../src/identity/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';
import { withStore } from '../support/postgres.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

const rulebook = openRulebook({ files: ['meters.tariff', 'instance.tariff'], read: (name) => new TextEncoder().encode(smallRulebook[`rules/${name}`] ?? '') });
const callerOf = (role: Role, ...scopes: string[]): Caller => ({ name: 'somebody', roles: new Set([role]), scopes });

const pushing = (who: Caller, body: string, type = 'application/x-ndjson') => withStore(async (store) => {
  const identity = identityBy([{ name: 'basic', challenge: null, identify: () => Promise.resolve({ kind: 'known', caller: who }), close: () => Promise.resolve() }]);
  const app = buildApp({ store, rules: { now: () => Promise.resolve(rulebook) }, onFault: (error) => { throw error; }, gate: { identity, policies: usualPolicies, requestsPerSecond: 0, burst: 0, allowedOrigins: [], isBehindProxy: false } });
  const response = await app.request('/api/v1/usage', { method: 'POST', body, headers: { 'content-type': type } });
  return { status: response.status, answer: (await response.json()) as { totals: Record<string, unknown>; refused: { place: string; code: string; field: string }[] }, total: (await store.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total };
});

const lines = (count: number, scopeOf: (index: number) => string): string => Array.from({ length: count }, (_, index) => pointLine({ id: `p-${index}`, scope: scopeOf(index) })).join('');

test('twenty thousand lines are kept and priced exactly', async () => {
  const { answer, total } = await pushing(callerOf('admin'), lines(20_000, (index) => `scope-${index % 50}`));
  expect(answer.totals).toMatchObject({ read: 20_000, rated: 20_000, amount: '20000' });
  expect(total).toMatchObject({ points: 20_000, amounts: [{ currency: 'EUR', amount: { numerator: 20_000n, denominator: 1n } }] });
});

test.each(['application/x-ndjson', 'application/json'])('lines of other scopes are refused, each with its place, and the rest is kept: %s', async (type) => {
  const body = lines(6, (index) => (index % 2 === 0 ? 'mine' : 'theirs'));
  const { status, answer, total } = await pushing(callerOf('member', 'mine', 'mine too'), type === 'application/json' ? `{"points":[${body.trim().replaceAll('\n', ',')}]}` : body, type);
  expect([status, answer.totals, total.points]).toEqual([200, expect.objectContaining({ read: 6, rated: 3, refused: 3 }), 3]);
  expect(answer.refused.map(({ place, code, field }) => [place, code, field])).toEqual((type === 'application/json' ? ['points[1]', 'points[3]', 'points[5]'] : ['line 2', 'line 4', 'line 6']).map((place) => [place, 'U304', 'scope']));
});

test('without a scope of his own nobody pushes anything', async () => {
  const { answer, total } = await pushing(callerOf('member'), lines(3, () => 'theirs'));
  expect([answer.totals, total.points]).toEqual([expect.objectContaining({ read: 3, refused: 3 }), 0]);
});

test('a reader pushes nothing', async () => expect((await pushing(callerOf('reader', 'mine'), lines(1, () => 'mine'))).status).toBe(403));

test('of very many refusals the first are told and all are counted', async () => {
  const { answer } = await pushing(callerOf('admin'), '{}\n'.repeat(3000));
  expect([answer.totals['refused'], answer.refused.length]).toEqual([3000, 1000]);
});
