/** Proves what a summary of version 2 adds up, how it is grouped, paged and bounded, and that nothing of a request becomes a query. */
import { describe, expect, test } from 'vitest';
import { withStore } from '../support/postgres.ts';
import { Asker, at, caller, cloudRules, cpuHour } from './asking.ts';

/** Two scopes; a small and a large machine of the first for two hours, a small one of the second for one, and an image. */
const usage = [
  cpuHour('p1', '2026-11-01T00:00:00Z'), cpuHour('p1', '2026-11-01T01:00:00Z'), cpuHour('p1', '2026-11-01T00:00:00Z', 'large'), cpuHour('p1', '2026-11-02T01:00:00Z', 'large', { quantity: '0.5' }),
  cpuHour('p2', '2026-11-01T00:00:00Z'),
  { meter: 'image', scope: 'p2', start: '2026-11-09T00:00:00Z', end: '2026-11-09T01:00:00Z', quantity: '2.5', unit: 'GiB', fields: { kind: 'raw' } },
];
const asked = <T>(work: (asker: Asker) => Promise<T>, zone = 'UTC', form: 'usual' | 'packs' = 'usual'): Promise<T> => withStore(async (store) => {
  const asker = new Asker(store, { rulebook: cloudRules(zone) });
  await asker.push(usage);
  return work(asker);
}, form);

const month = ['2026-11-01T00:00:00+00:00', '2026-12-01T00:00:00+00:00'];

describe.each(['usual', 'packs'] as const)('a summary over %s points', (form) => {
  const cases: readonly (readonly [query: string, columns: readonly string[], rows: readonly (readonly unknown[])[]])[] = [
    ['', [], [[7, 1.025]]],
    ['groupby=type', ['type'], [[4.5, 0.9, 'cpu'], [2.5, 0.125, 'image']]],
    ['groupby=project_id', ['project_id'], [[3.5, 0.8, 'p1'], [3.5, 0.225, 'p2']]],
    ['groupby=project_id,type', ['project_id', 'type'], [[3.5, 0.8, 'p1', 'cpu'], [1, 0.1, 'p2', 'cpu'], [2.5, 0.125, 'p2', 'image']]],
    ['groupby=type&groupby=project_id', ['type', 'project_id'], [[3.5, 0.8, 'cpu', 'p1'], [1, 0.1, 'cpu', 'p2'], [2.5, 0.125, 'image', 'p2']]],
    ['groupby=flavor', ['flavor'], [[2.5, 0.125, ''], [1.5, 0.6, 'large'], [3, 0.3, 'small']]],
    ['groupby=nothing', ['nothing'], [[7, 1.025, '']]],
    ['groupby=time-d', ['day_of_the_year'], [[4, 0.7, '305'], [0.5, 0.2, '306'], [2.5, 0.125, '313']]],
    ['groupby=time-w', ['week_of_the_year'], [[4.5, 0.9, '44'], [2.5, 0.125, '45']]],
    ['groupby=time-m', ['month'], [[7, 1.025, '11']]],
    ['groupby=time-y', ['year'], [[7, 1.025, '2026']]],
    ['filters=type:image', [], [[2.5, 0.125]]],
    ['filters=flavor:small,flavor:large&groupby=project_id', ['project_id'], [[3.5, 0.8, 'p1'], [1, 0.1, 'p2']]],
    ['filters=project_id:p2', [], [[3.5, 0.225]]],
    ['filters=project_id:p2&filters=project_id:p1&filters=type:cpu', [], [[4.5, 0.9]]],
    ['begin=2026-11-02&end=2026-11-03', [], [[0.5, 0.2]]],
  ];
  test('adds up each group', () => asked(async (asker) => {
    for (const [query, columns, rows] of cases) {
      const { status, body } = await asker.get(`/v2/summary?${query}`);
      const { results, ...rest } = body as { results: unknown[][] };
      expect([query, status, rest]).toEqual([query, 200, { total: rows.length, columns: ['begin', 'end', 'qty', 'rate', ...columns], format: 'table' }]);
      expect([query, results.map((row) => row.slice(2))]).toEqual([query, rows]);
      if (!query.startsWith('begin')) expect(results.map((row) => row.slice(0, 2))).toEqual(rows.map(() => month));
    }
  }, 'UTC', form));

  test('by time has a row for each period with usage', () => asked(async (asker) => {
    const { body } = await asker.get('/v2/summary?groupby=time&filters=type:cpu');
    expect(body).toEqual({
      total: 3, columns: ['begin', 'end', 'qty', 'rate'], format: 'table', results: [
        ['2026-11-01T00:00:00+00:00', '2026-11-01T01:00:00+00:00', 3, 0.6], ['2026-11-01T01:00:00+00:00', '2026-11-01T02:00:00+00:00', 1, 0.1], ['2026-11-02T01:00:00+00:00', '2026-11-02T02:00:00+00:00', 0.5, 0.2],
      ],
    });
  }, 'UTC', form));

  test('answers sums, counts and extremes under names of the asker', () => asked(async (asker) => {
    const { body } = await asker.get(`/v2/summary?groupby=type&custom_fields=${encodeURIComponent('sum(qty) AS qty,max(price) AS mx,min(qty) as least,count(*) as n,mean(price) as mid')}`);
    expect(body).toMatchObject({ columns: ['begin', 'end', 'qty', 'mx', 'least', 'n', 'mid', 'type'], results: [[...month, 4.5, 0.4, 0.5, 5, 0.18, 'cpu'], [...month, 2.5, 0.125, 2.5, 1, 0.125, 'image']] });
  }, 'UTC', form));
});

test('numbers are written by their digits, more than a double has', () => asked(async (asker) => {
  await asker.push([{ meter: 'image', scope: 'p3', start: '2026-11-09T00:00:00Z', end: '2026-11-09T01:00:00Z', quantity: '12345678901234567890.1', unit: 'GiB' }]);
  expect((await asker.get('/v2/summary?filters=project_id:p3')).text).toContain('12345678901234567890.1');
}));

test('objects have the same under their names', () => asked(async (asker) => {
  expect((await asker.get('/v2/summary?groupby=type&response_format=object')).body).toEqual({
    total: 2, format: 'object', results: [{ begin: month[0], end: month[1], qty: 4.5, rate: 0.9, type: 'cpu' }, { begin: month[0], end: month[1], qty: 2.5, rate: 0.125, type: 'image' }],
  });
}));

test('pages count before they are cut', () => asked(async (asker) => {
  const page = async (query: string) => (await asker.get(`/v2/summary?groupby=project_id,type&${query}`)).body as { total: number; results: unknown[][] };
  const all = await page('');
  expect([await page('limit=2'), await page('limit=2&offset=2'), await page('offset=7')].map(({ total, results }) => [total, results])).toEqual([[3, all.results.slice(0, 2)], [3, all.results.slice(2)], [3, []]]);
}));

test('where nothing fits there are no rows and no columns', () => asked(async (asker) => {
  expect((await asker.get('/v2/summary?filters=type:nothing&groupby=type')).body).toEqual({ total: 0, columns: [], results: [], format: 'table' });
  expect((await asker.get('/v2/summary?begin=2031-01-01&end=2031-01-02')).body).toEqual({ total: 0, columns: [], results: [], format: 'table' });
}));

test('months and days are those of the zone of the rules', () => asked(async (asker) => {
  const { body } = await asker.get('/v2/summary?groupby=time-d&filters=type:cpu&filters=project_id:p2');
  expect(body).toMatchObject({ total: 0 });
  expect((await asker.get('/v2/summary?groupby=time-d&begin=2026-10-31T00:00:00Z&filters=project_id:p2,type:cpu')).body).toMatchObject({ results: [['2026-10-30T20:00:00-04:00', '2026-12-01T00:00:00-05:00', 1, 0.1, '304']] });
}, 'America/New_York'));

test('what a sender says of the calendar holds', () => asked(async (asker) => {
  await asker.push([cpuHour('p9', '2026-11-01T00:00:00Z', 'small', { fields: { year: '2021', day_of_the_year: '1' } })]);
  expect((await asker.get('/v2/summary?groupby=time-d,time-y&filters=project_id:p9')).body).toMatchObject({ columns: ['begin', 'end', 'qty', 'rate', 'day_of_the_year', 'year'], results: [[...month, 1, 0.1, '1', '2021']] });
}));

const refusals: readonly (readonly [query: string, sentence: string])[] = [
  ['response_format=csv', 'not a valid value'], ['colour=red', 'extra keys not allowed'], ['offset=-1', 'value must be at least 0'], ['limit=0', 'value must be at least 1'], ['limit=ten', 'expected int'], ['limit=1&limit=2', 'only one value'],
  ['begin=yesterday', 'expected dt_from_iso'], ['begin=2026-13-01', 'expected dt_from_iso'], ['groupby=time-x', 'Invalid groupby time option. There is no groupby processing for [time-x].'], ['filters=type', 'invalid key:value association type'],
  ['filters=a:b:c', 'invalid key:value association'], ['custom_fields=sum(qty)%3B drop table point', 'not a valid value'], ['custom_fields=(select 1)', 'not a valid value'], ['groupby=%00', 'not a valid value'],
];
test.each(refusals)('%s is refused', (query, sentence) => asked(async (asker) => {
  const { status, body } = await asker.get(`/v2/summary?${query}`);
  expect([status, body]).toEqual([400, { message: expect.stringContaining(sentence) }]);
}));

describe('who is no admin', () => {
  test.each([['reader', 'filters=project_id:p2'], ['reader', ''], ['member', 'filters=project_id:p2&filters=project_id:p3']] as const)('sees his own scope only: a %s with %j', (role, query) => asked(async (asker) => {
    expect((await asker.as(caller(role, 'p1')).get(`/v2/summary?groupby=project_id&${query}`)).body).toMatchObject({ results: [[...month, 3.5, 0.8, 'p1']] });
  }));
  test('sees nothing where no scope is his', () => asked(async (asker) => {
    expect((await asker.as(caller('reader')).get('/v2/summary?groupby=type')).body).toEqual({ total: 0, columns: [], results: [] });
  }));
  test('of two scopes may ask for one', () => asked(async (asker) => {
    expect((await asker.as(caller('reader', 'p1', 'p2')).get('/v2/summary?groupby=project_id&filters=project_id:p2')).body).toMatchObject({ total: 1, results: [[...month, 3.5, 0.225, 'p2']] });
  }));
});

const attacks = [`'; drop table point; --`, `" or 1=1 --`, `\\' union select`, `p1') or ('1'='1`];
test.each(attacks)('nothing of a request becomes a query: %s', (text) => asked(async (asker) => {
  const [name, plain] = [encodeURIComponent(text), encodeURIComponent(text.replaceAll(':', ''))];
  expect((await asker.get(`/v2/summary?filters=project_id:${plain}`)).body).toMatchObject({ total: 0 });
  expect((await asker.get(`/v2/summary?filters=${plain}:x`)).body).toMatchObject({ total: 0 });
  expect((await asker.get(`/v2/summary?groupby=${name}`)).body).toMatchObject({ total: 1 });
  expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[...month, 7, 1.025]] });
}));

test('the month is that of the clock', () => withStore(async (store) => {
  const asker = new Asker(store, { now: () => at('2026-12-31T23:59:59Z') });
  await asker.push([cpuHour('p1', '2026-12-31T23:00:00Z'), ...usage]);
  expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [['2026-12-01T00:00:00+00:00', '2027-01-01T00:00:00+00:00', 1, 0.1]] });
}));
