/** One scope brought up to date: what is due is rated once, oldest first; failures leave everything as it was; whoever lost his claim writes nothing. */
import { beforeEach, expect, test } from 'vitest';
import { decimalText } from '../../src/money/index.ts';
import { rateScope } from '../../src/service/rate-scope.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { instantText } from '../../src/time/index.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { StandingClock, at, collectorAt, ratingWith } from './parts.ts';

const never = new AbortController().signal;
const labels = { small: { project_id: 'acme', id: 'vm-1', flavor: 'small' }, large: { project_id: 'acme', id: 'vm-2', flavor: 'large' } };

let database: TestDatabase;
let store: Store;
let source: FakePrometheus;
const clock = new StandingClock('2026-03-02T02:30:00Z');

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' });
  source = await startFakePrometheus({
    // Half an hour of the small and a whole one of the large machine in every hour; storage only in even ones.
    series: (name, scope, index) => (scope !== 'acme' ? [] : name === 'instance_hours' ? [{ labels: labels.small, value: '0.5' }, { labels: labels.large, value: '1' }] : index % 2 === 0 ? [{ labels: labels.small, value: '10' }] : []),
  });
  clock.set('2026-03-02T02:30:00Z');
  return async () => {
    await store.close();
    await source.stop();
    await database.drop();
  };
});

async function scopeId(identifier: string): Promise<bigint> {
  return (await store.scopes.find(identifier))!.id;
}

async function totals(): Promise<Record<string, string>> {
  const { rows } = await store.summary({ by: ['scope', 'meter'], from: null, to: null, timezone: 'UTC' });
  return Object.fromEntries(rows.map(({ key, points, amounts }) => [key.join(' '), `${points} ${amounts.map(({ amount }) => decimalText(amount)).join()}`]));
}

const rateAll = async (identifier = 'acme', change = {}) => rateScope(await ratingWith(store, [collectorAt(source.url)], clock, change), await scopeId(identifier), never);

test('a new scope is rated from the beginning of the month to what is due, each period once', async () => {
  await store.scopes.create({ identifier: 'acme' });
  expect(await rateAll()).toEqual({ kind: 'rated', periods: 25, isDone: true });
  // From midnight of the first to one o'clock of the second: 25 hours, 13 of them even.
  const expected = { 'acme instance': '50 11.25', 'acme storage': '13 1.599' };
  expect(await totals()).toEqual(expected);
  expect(instantText((await store.scopes.find('acme'))!.ratedUntil!)).toBe('2026-03-02T01:00:00Z');
  expect(await rateAll()).toEqual({ kind: 'rated', periods: 0, isDone: true });
  expect(await totals()).toEqual(expected);
  // A period is due when it and two others are over.
  clock.set('2026-03-02T03:00:00Z');
  expect(await rateAll()).toMatchObject({ periods: 0 });
  clock.set('2026-03-02T03:00:00.000001Z');
  expect(await rateAll()).toMatchObject({ periods: 1 });
  expect(await totals()).toEqual({ 'acme instance': '52 11.7', 'acme storage': '13 1.599' });
});

test('the same comes of single periods and of many at once, and of a clock that was set back meanwhile', async () => {
  await store.scopes.create({ identifier: 'acme' });
  clock.set('2026-03-01T07:30:00Z');
  await rateAll('acme', { periodsAtOnce: 1 });
  clock.set('2026-02-11T00:00:00Z');
  expect(await rateAll()).toMatchObject({ periods: 0 });
  clock.set('2026-03-02T02:30:00Z');
  await rateAll('acme', { periodsAtOnce: 7 });
  expect(await totals()).toEqual({ 'acme instance': '50 11.25', 'acme storage': '13 1.599' });
  const runs = await rowsOf<{ from: string; until: string }>(database.url, `select period_start::text as from, period_end::text as until from rating_run order by period_start`);
  for (let run = 1; run < runs.length; run++) expect(runs[run]!.from).toBe(runs[run - 1]!.until);
});

test('a scope that was made before keeps its state when it is found, and an inactive one is not rated', async () => {
  await store.scopes.create({ identifier: 'acme', isActive: false, ratedUntil: at('2026-03-01T20:00:00Z') });
  expect(await store.scopes.see(['acme', 'other', 'acme'], { scopeKey: 'project_id', fetcher: 'prometheus' }, clock.now())).toBe(1);
  const found = await store.scopes.find('acme');
  expect(found).toMatchObject({ isActive: false, fetcher: 'prometheus', ratedUntil: at('2026-03-01T20:00:00Z') });
  expect(await rateAll()).toEqual({ kind: 'left' });
  expect(source.counts.all).toBe(0);
  const due = await store.scopes.due({ before: clock.now(), areNewDue: true, now: clock.now(), retryMost: clock.now(), most: 10 });
  expect(due.map(({ identifier }) => identifier)).toEqual(['other']);
  const activated = await store.scopes.change('acme', { isActive: true }, clock.now());
  expect(activated).toMatchObject({ isActive: true, toggledAt: clock.now() });
  clock.set('2026-03-02T03:30:00Z');
  expect(await store.scopes.change('acme', { isActive: true, name: 'ACME' }, clock.now())).toMatchObject({ toggledAt: at('2026-03-02T02:30:00Z'), name: 'ACME' });
  expect(await rateAll()).toMatchObject({ kind: 'rated', periods: 6 });
});

test('a source that fails leaves the scope where it is, says why, and is left alone for longer each time; then it heals', async () => {
  await store.scopes.create({ identifier: 'acme' });
  source.behave({ kind: 'status', code: 500 });
  const failed = await rateAll();
  expect(failed).toMatchObject({ kind: 'failed', sentence: expect.stringContaining('500') });
  expect(await store.scopes.find('acme')).toMatchObject({ failures: 1, ratedUntil: null, lastError: expect.stringContaining('500'), failedAt: clock.now(), retryAt: at('2026-03-02T02:30:10Z') });
  await rateAll();
  expect(await store.scopes.find('acme')).toMatchObject({ failures: 2, retryAt: at('2026-03-02T02:30:20Z') });
  const due = (now: string) => store.scopes.due({ before: clock.now(), areNewDue: true, now: at(now), retryMost: at('2026-03-02T04:00:00Z'), most: 10 });
  expect(await due('2026-03-02T02:30:19Z')).toEqual([]);
  expect(await due('2026-03-02T02:30:20Z')).toHaveLength(1);
  expect(await totals()).toEqual({});
  source.behave({ kind: 'answers' });
  await rateAll();
  expect(await store.scopes.find('acme')).toMatchObject({ failures: 0, lastError: null, retryAt: null });
  expect(await totals()).toEqual({ 'acme instance': '50 11.25', 'acme storage': '13 1.599' });
});

test('no data moves the scope on and is noted; values that are no quantities are refused and noted', async () => {
  await store.scopes.create({ identifier: 'empty' });
  expect(await rateAll('empty')).toMatchObject({ kind: 'rated', periods: 25 });
  expect((await store.scopes.find('empty'))!.notes.join('\n')).toContain('no data');
  await source.stop();
  source = await startFakePrometheus({ series: (name) => (name === 'instance_hours' ? [{ labels: labels.small, value: 'NaN' }, { labels: labels.large, value: '0' }] : [{ labels: { ...labels.small, flavor: 'odd' }, value: '1e+01' }]) });
  await store.scopes.create({ identifier: 'acme', ratedUntil: at('2026-03-02T00:00:00Z') });
  await rateAll();
  expect(await totals()).toEqual({ 'acme instance': '1 0', 'acme storage': '1 0.123' });
  expect((await store.scopes.find('acme'))!.notes.join('\n')).toMatch(/1 point refused \(U401\): the source says NaN, which is no quantity: prometheus: instance_hours\{id="vm-1", flavor="small"\} at 2026-03-02T00:00:00Z/);
  expect(await rowsOf(database.url, `select read_count, rated_count, refused_count from rating_run where scope = 'acme'`)).toEqual([{ read_count: 3, rated_count: 2, refused_count: 1 }]);
});

test('whoever stalled longer than his heartbeat finds his claim lost, and nothing of his work is kept', async () => {
  await store.scopes.create({ identifier: 'acme' });
  const id = await scopeId('acme');
  const slow = await ratingWith(store, [collectorAt(source.url)], clock);
  let takenUp: Promise<unknown> | null = null;
  // While the first has collected and not yet written, a second takes the scope up and does the work.
  const stalled = await rateScope({
    ...slow, rulebook: async () => {
      takenUp ??= rateAll();
      await takenUp;
      return slow.rulebook();
    },
  }, id, never);
  expect(stalled).toEqual({ kind: 'left' });
  expect(await totals()).toEqual({ 'acme instance': '50 11.25', 'acme storage': '13 1.599' });
  expect(await store.scopes.find('acme')).toMatchObject({ failures: 0 });
});
