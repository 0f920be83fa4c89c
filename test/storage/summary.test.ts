/** What a summary means: dates in a zone, points with several charges, currencies, hostile names, order. */
import { expect, test } from 'vitest';
import { type Rational, decimal, decimalText } from '../../src/money/index.ts';
import type { Store, StoredPoint, Summary, SummaryQuery, Tally } from '../../src/storage/index.ts';
import { withStore } from '../support/postgres.ts';
import { at, chargeOf, keep, pointOf, ratedWith } from './samples.ts';

const everything: SummaryQuery = { by: [], from: null, to: null, timezone: 'UTC' };
const unrated: StoredPoint['verdict'] = { status: 'unrated', reason: 'no price' };

const summaryOf = (points: readonly StoredPoint[], query: Partial<SummaryQuery>): Promise<Summary> => withStore(async (store: Store) => {
  await keep(store, points);
  return store.summary({ ...everything, ...query });
});

/** `2 points, 0.96 EUR, 2 h` */
const words = ({ points, amounts, quantities }: Tally): string => [
  `${points} points`, ...amounts.map(({ amount, currency }) => `${decimalText(amount)} ${currency}`),
  ...quantities.map(({ quantity, unit }) => `${decimalText(quantity)} ${unit}`),
].join(', ');
const table = ({ rows }: Summary): Record<string, string> => Object.fromEntries(rows.map((row) => [row.key.join(' | '), words(row)]));
const starting = (name: string, start: string): StoredPoint => pointOf(name, { period: { start: at(start), end: at('2026-12-31T00:00:00Z') } });

test('nothing kept sums to nothing', async () => {
  expect(await summaryOf([], { by: ['scope'] })).toEqual({
    rows: [], total: { points: 0, rated: 0, unrated: 0, stopped: 0, amounts: [], limits: [], quantities: [] },
  });
});

test('a day is a day of the zone that is asked for, also where clocks change', async () => {
  const points = [starting('a', '2026-03-28T22:59:59.999999Z'), starting('b', '2026-03-28T23:00:00Z'), starting('c', '2026-03-29T21:59:59Z'), starting('d', '2026-03-29T22:00:00Z')];
  expect(table(await summaryOf(points, { by: ['day'], timezone: 'Europe/Berlin' }))).toEqual({
    '2026-03-28': '1 points, 0.48 EUR, 1 h', '2026-03-29': '2 points, 0.96 EUR, 2 h', '2026-03-30': '1 points, 0.48 EUR, 1 h',
  });
});

test('a month is a month of the zone that is asked for', async () => {
  const points = [starting('a', '2026-03-31T22:00:00Z'), starting('b', '2026-03-31T21:59:59Z')];
  expect((await summaryOf(points, { by: ['month'], timezone: 'Europe/Berlin' })).rows.map((row) => row.key)).toEqual([['2026-03'], ['2026-04']]);
});

test.each(['rows', 'packs'] as const)('a day may be a span of so many seconds, and of one scope only its own are summed: as %s', (form) => withStore(async (store) => {
  const of = (name: string, scope: string, start: string): StoredPoint => ({ ...starting(name, start), scope });
  await keep(store, ['a', 'b', 'c'].flatMap((name) => [of(`${name}1`, 'acme', '2026-03-10T00:59:59.999999Z'), of(`${name}2`, 'acme', '2026-03-10T01:00:00Z'), of(`${name}3`, 'globex', '2026-03-10T01:00:00Z')]));
  const summary = await store.summary({ ...everything, by: ['day', 'meter'], daySeconds: 900, filters: new Map([['scope', 'acme']]) });
  const quarter = at('2026-03-10T01:00:00Z') / 900_000_000;
  const [{ meter }] = [pointOf('a')];
  expect(table(summary)).toEqual({ [`${quarter - 1} | ${meter}`]: '3 points, 1.44 EUR, 3 h', [`${quarter} | ${meter}`]: '3 points, 1.44 EUR, 3 h' });
  expect(words(summary.total)).toBe('6 points, 2.88 EUR, 6 h');
}, form));

test('from is part of the range and to is not, to the microsecond', async () => {
  const points = ['00:00:00', '00:00:00.000001', '00:59:59.999999', '01:00:00'].map((time, index) => starting(`${index}`, `2026-03-10T${time}Z`));
  const { total } = await summaryOf(points, { from: at('2026-03-10T00:00:00.000001Z'), to: at('2026-03-10T01:00:00Z') });
  expect(total.points).toBe(2);
});

test('a point with two charges counts once, and its charges go to their rules', async () => {
  const verdict = ratedWith(chargeOf({ rule: 'base' }), chargeOf({ rule: 'extra', amount: decimal('0.02') }), chargeOf({ rule: 'extra', amount: decimal('0.03') }));
  const summary = await summaryOf([pointOf('a', { verdict }), pointOf('b', { verdict: unrated })], { by: ['rule'] });
  expect(summary.rows.map(({ key }) => key)).toEqual([['base'], ['extra'], [null]]);
  expect(summary.rows.map(words)).toEqual(['1 points, 0.48 EUR, 1 h', '1 points, 0.05 EUR, 1 h', '1 points, 1 h']);
  expect(words(summary.total)).toBe('2 points, 0.53 EUR, 2 h');
  expect(summary.total).toMatchObject({ rated: 1, unrated: 1, stopped: 0 });
});

test('the three statuses are counted apart', async () => {
  const { rows } = await summaryOf([pointOf('a'), pointOf('b', { verdict: unrated }), pointOf('c', { verdict: { status: 'stopped', code: 'R1', reason: 'why' } })], { by: ['scope'] });
  expect(rows).toMatchObject([{ key: ['blue'], points: 3, rated: 1, unrated: 1, stopped: 1 }]);
});

test('amounts of different currencies and quantities of different units are not added', async () => {
  const dollars = pointOf('b', { unit: 'GiB', quantity: decimal('0.1'), verdict: ratedWith(chargeOf({ currency: 'USD' })) });
  const summary = await summaryOf([pointOf('a'), dollars, pointOf('c')], { by: ['scope'] });
  expect(table(summary)).toEqual({ blue: '3 points, 0.96 EUR, 0.48 USD, 0.1 GiB, 2 h' });
  expect(words(summary.total)).toBe('3 points, 0.96 EUR, 0.48 USD, 0.1 GiB, 2 h');
});

test('grouped by currency there is a row for each', async () => {
  const dollars = pointOf('b', { verdict: ratedWith(chargeOf({ currency: 'USD' })) });
  expect(table(await summaryOf([pointOf('a'), dollars], { by: ['scope', 'currency'] }))).toEqual({
    'blue | EUR': '1 points, 0.48 EUR, 1 h', 'blue | USD': '1 points, 0.48 USD, 1 h',
  });
});

test('sums keep every digit', async () => {
  const amounts = ['1e27', '1e-28', '0.1', '0.2'];
  const { total } = await summaryOf(amounts.map((amount) => pointOf(amount, { verdict: ratedWith(chargeOf({ amount: decimal(amount) })) })), {});
  expect(words(total)).toBe('4 points, 1000000000000000000000000000.3000000000000000000000000001 EUR, 4 h');
});

const hostileNames = [`'`, `"`, `; drop table usage_point; --`, `$1`, `\\`, `a'||(select 1)||'`, 'key', 'Größe', '__proto__', '', 'a\nb', '{x}', 'p.scope'];

test('a field may have any name', () => withStore(async (store) => {
  const named = (value: string): StoredPoint => pointOf(value, { fields: new Map(hostileNames.map((name) => [name, `${value} ${name}`])) });
  await keep(store, [named(`it's "x"`), named('y'), pointOf('none', { fields: new Map() })]);
  for (const name of hostileNames) {
    const { rows } = await store.summary({ ...everything, by: [name] });
    expect(rows.map(({ key }) => key)).toEqual([[`it's "x" ${name}`], [`y ${name}`], [null]]);
  }
}));

test('a field named like a dimension is reached by its prefix', async () => {
  const point = pointOf('a', { unit: 'h', fields: new Map([['unit', 'rack 7'], ['field:x', 'deep']]) });
  expect((await summaryOf([point], { by: ['unit', 'field:unit', 'field:field:x'] })).rows[0]?.key).toEqual(['h', 'rack 7', 'deep']);
});

test('a number field groups by its text', async () => {
  const sized = (name: string, size: Rational | string): StoredPoint => pointOf(name, { fields: new Map([['size', size]]) });
  expect((await summaryOf([sized('a', decimal('4.50')), sized('b', decimal('4.5')), sized('c', 'large')], { by: ['size'] })).rows.map(({ key, points }) => [key, points]))
    .toEqual([[['4.5'], 2], [['large'], 1]]);
});

test('filters hold points to a text, of dimensions, fields and charges alike', async () => {
  const points = [
    pointOf('a', { verdict: ratedWith(chargeOf({ rule: 'base' }), chargeOf({ rule: 'extra', amount: decimal('1') })) }),
    pointOf('b', { scope: 'red', verdict: ratedWith(chargeOf({ rule: 'base' })) }), pointOf('c', { fields: new Map([['flavor', 'huge']]), verdict: unrated }),
  ];
  const filtered = async (...filters: [string, string][]) => words((await summaryOf(points, { filters: new Map(filters) })).total);
  expect(await filtered(['scope', 'blue'])).toBe('2 points, 1.48 EUR, 2 h');
  expect(await filtered(['scope', 'blue'], ['flavor', 'huge'])).toBe('1 points, 1 h');
  expect(await filtered(['rule', 'extra'])).toBe('1 points, 1 EUR, 1 h');
  expect(await filtered(['day', '2026-03-11'])).toBe('0 points');
  expect(await filtered(['scope', `blue' or true --`])).toBe('0 points');
});

test('rows are ordered by code point, what has no text last', async () => {
  const scopes = ['ä', 'a', 'Z', 'z', '10', '9', '\u{1f4b6}', '\uffee', ''];
  const { rows } = await summaryOf(scopes.map((scope) => pointOf(scope, { scope })), { by: ['scope'] });
  expect(rows.map(({ key }) => key[0])).toEqual(['', '10', '9', 'Z', 'a', 'z', 'ä', '\uffee', '\u{1f4b6}']);
});
