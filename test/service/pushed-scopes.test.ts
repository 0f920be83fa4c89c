/** Scopes of usage that others bring: noted once at the end of an intake, with it or not at all, and never collected unless a fetcher finds them. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readUsage, readUsageColumns } from '../../src/collect/index.ts';
import { keepRulebook, storeColumns, storeUsage } from '../../src/intake/index.ts';
import { type Store } from '../../src/storage/index.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';
import { at } from './parts.ts';

const rulebook = openSound(Object.fromEntries(Object.entries(smallRulebook).map(([name, text]) => [name.replace('rules/', ''), text])));
const quiet = { source: 'test', onWarning: () => {} };
const ways = {
  columns: (store: Store, lines: string) => storeColumns(store, rulebook, readUsageColumns(Readable.from([lines]), { format: 'ndjson', coded: 'all' }), quiet),
  points: (store: Store, lines: string) => storeUsage(store, rulebook, readUsage(Readable.from([lines]), { format: 'ndjson' }), quiet),
} as const;
const identifiers = async (store: Store) => (await store.scopes.list()).map(({ identifier, fetcher, seenAt }) => `${identifier} ${fetcher} ${seenAt === null ? 'never' : 'seen'}`);
const due = (store: Store) => store.scopes.due({ before: at('2100-01-01T00:00:00Z'), areNewDue: true, now: at('2100-01-01T00:00:00Z'), retryMost: at('2101-01-01T00:00:00Z'), most: 10 }).then((all) => all.map(({ identifier }) => identifier));

test.each(Object.entries(ways))('by %s: each scope once, however often it comes; none of a refused point', (_name, push) => withStore(async (store) => {
  const lines = pointLine({ id: '1' }) + pointLine({ id: '2', scope: 'globex' }) + pointLine({ id: '3', scope: 'globex', fields: { flavor: 'odd' } }) + pointLine({ id: '4', scope: 'initech', meter: 'nothing' });
  await push(store, lines);
  expect(await identifiers(store)).toEqual(['acme pushed seen', 'globex pushed seen']);
  await push(store, lines + pointLine({ id: '5', scope: 'umbrella' }));
  expect(await identifiers(store)).toEqual(['acme pushed seen', 'globex pushed seen', 'umbrella pushed seen']);
  expect(await due(store)).toEqual([]);
  expect([...(await store.scopes.overview(at('2100-01-01T00:00:00Z'))).counts]).toEqual([['pushed', 3]]);
}));

test('an intake that fails leaves no scope behind', () => withStore(async (store) => {
  const broken = Readable.from((function* () {
    yield pointLine({ id: '1' });
    throw new Error('the disk is gone');
  })());
  await expect(storeColumns(store, rulebook, readUsageColumns(broken, { format: 'ndjson', coded: 'all' }), quiet)).rejects.toThrow('the disk is gone');
  expect(await store.scopes.list()).toEqual([]);
}));

test('a scope that a fetcher finds later is collected from then on; one that was made or found before stays collected', () => withStore(async (store) => {
  await store.scopes.create({ identifier: 'made' });
  await store.scopes.see(['found'], { scopeKey: 'project_id', fetcher: 'keystone' }, at('2026-03-01T00:00:00Z'));
  await ways.columns(store, pointLine({ id: '1', scope: 'made' }) + pointLine({ id: '2', scope: 'found' }) + pointLine({ id: '3', scope: 'pushed-first' }));
  expect(await identifiers(store)).toEqual(['found keystone seen', 'made null seen', 'pushed-first pushed seen']);
  expect((await due(store)).sort()).toEqual(['found', 'made']);
  await store.scopes.see(['pushed-first'], { scopeKey: 'project_id', fetcher: 'keystone' }, at('2026-03-01T00:00:00Z'));
  expect(await store.scopes.find('pushed-first')).toMatchObject({ fetcher: 'keystone', scopeKey: 'project_id' });
  expect((await due(store)).sort()).toEqual(['found', 'made', 'pushed-first']);
}));

test('who was seen a moment ago is not written again, and is after a while', () => withStore(async (store, url) => {
  await ways.points(store, pointLine({ id: '1' }));
  const version = async () => (await rowsOf<{ version: string }>(url, `select xmin::text as version from scope`))[0]?.version;
  const before = await version();
  await ways.points(store, pointLine({ id: '2' }));
  expect(await version()).toBe(before);
  await rowsOf(url, `update scope set seen_at = seen_at - interval '1 hour'`);
  const aged = await version();
  await ways.points(store, pointLine({ id: '3' }));
  expect(await version()).not.toBe(aged);
}));

test('usage that is collected for a scope notes none: it is known', () => withStore(async (store, url) => {
  await keepRulebook(store, rulebook);
  await store.scopes.create({ identifier: 'acme' });
  const [{ id = 0n } = {}] = await store.scopes.list();
  const claimed = await store.scopes.claim(id);
  if (claimed === null) throw new Error('the scope is gone');
  await storeColumns(store, rulebook, readUsageColumns(Readable.from([pointLine()]), { format: 'ndjson', coded: 'all' }), {
    ...quiet, claimed: { claim: claimed.claim, ratedUntil: null, periods: { start: at('2026-03-01T00:00:00Z'), end: at('2026-03-01T10:00:00Z') }, now: at('2026-03-02T00:00:00Z'), stalledSeconds: 60 },
  });
  expect(await rowsOf(url, 'select identifier, seen_at from scope')).toEqual([{ identifier: 'acme', seen_at: null }]);
}));
