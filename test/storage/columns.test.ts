/** The ledger by columns: every digit through the binary writer, identities, months, and nothing left of an intake that breaks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodedColumn, Dictionary, type NumberColumn } from '../../src/columns/index.ts';
import { type Rational, add, decimal, decimalText, exactNumber, rational } from '../../src/money/index.ts';
import { type OutcomeForm, type PointColumns, type Store, type StoredBatch, type StoredPoint, type UnitForm, standing } from '../../src/storage/index.ts';
import type { UsageValue } from '../../src/rating/point.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { at, chargeOf, fieldsOf, pointOf, ratedWith, sampleRulebook } from './samples.ts';

const seed = Number(process.env['TARIFF_TEST_SEED'] ?? Date.now() % 2 ** 31);
const run = { rulebookHash: sampleRulebook.hash, source: 'columns' };
const hour = 3_600_000_000;
const march = at('2026-03-01T00:00:00Z');

/** What points have in common here. */
type SeriesForm = UnitForm & Pick<StoredPoint, 'meter' | 'scope' | 'fields'>;
const seriesOf = (changes: Partial<SeriesForm> = {}): SeriesForm => ({
  meter: 'instance', scope: 'blue', unit: 'hour', meterUnit: 'hour', inMeterUnit: rational(1n), fields: fieldsOf([['flavor', 'small']]), ...changes,
});
const rated: OutcomeForm = { status: 'rated', code: null, reason: null, line: { module: 'compute', rule: 'instance', at: 'compute.tariff:8', currency: 'EUR' } };
const numbers = (values: readonly number[], decimals = 0): NumberColumn => ({ decimals, coefficients: Float64Array.from(values), low: null, wide: new Map() });

interface Row { readonly series?: SeriesForm; readonly start?: number; readonly length?: number; readonly id?: string | null; readonly n?: number; readonly quantity?: number }
function column(series: readonly SeriesForm[], value: (form: SeriesForm) => UsageValue | undefined): CodedColumn {
  const dictionary = new Dictionary();
  return { dictionary, codes: Uint32Array.from(series, (form) => (value(form) === undefined ? 0 : dictionary.codeOf(value(form)!))) };
}
function columnsOf(rows: readonly Row[]): PointColumns {
  const series = rows.map((row) => row.series ?? plain);
  const names = [...new Set(series.flatMap(({ fields }) => [...fields.keys()]))];
  const start = Float64Array.from(rows, (row) => row.start ?? march);
  return {
    count: rows.length, units: series, unitOf: Uint32Array.from(rows, (_, row) => row), meter: column(series, ({ meter }) => ({ text: meter, kind: 'text' })), scope: column(series, ({ scope }) => ({ text: scope, kind: 'text' })),
    fields: new Map(names.map((name) => [name, column(series, ({ fields }) => fields.get(name))])), ids: rows.some(({ id }) => id != null) ? rows.map(({ id }) => id ?? null) : null,
    n: Uint32Array.from(rows, ({ n }) => n ?? 0), start, end: Float64Array.from(rows, ({ length }, row) => (start[row] ?? 0) + (length ?? hour)), quantity: numbers(rows.map(({ quantity }) => quantity ?? 1)),
  };
}
const plain = seriesOf();
const batchOf = (points: PointColumns, changes: Partial<StoredBatch> = {}): StoredBatch =>
  ({ points, leaveOut: null, outcomes: [rated], outcomeOf: new Uint32Array(points.count), amount: points.quantity, charged: new Map(), further: null, ...changes });

async function take(store: Store, ...inputs: readonly (readonly Row[])[]): Promise<number[][]> {
  await store.saveRulebook(sampleRulebook);
  const answers: number[][] = [];
  for (const rows of inputs) {
    await store.intake(run, async (intake) => {
      const points = columnsOf(rows);
      const leaveOut = await intake.knownOf(points);
      answers.push([...leaveOut]);
      await intake.writeColumns(batchOf(points, { leaveOut }));
    });
  }
  return answers;
}
const countOf = async (url: string): Promise<number> => (await rowsOf<{ count: number }>(url, 'select count(*)::int as count from usage_point'))[0]?.count ?? -1;

const { fresh, known, contradicts } = standing;

/** A number as a column may hold it, and its exact value. */
interface Held { readonly high: number; readonly low: number | null; readonly decimals: number; readonly wide: Rational | null }
const limb = 10_000_000;
const sign = fc.constantFrom(1, -1);
const safe = fc.oneof(fc.maxSafeNat(), fc.nat(99_999), fc.constantFrom(0, 1, 9, 10, 9999, 10_000, 10_001, 99_990_000, Number.MAX_SAFE_INTEGER), fc.tuple(fc.nat(9), fc.nat(15)).map(([digit, zeros]) => digit * 10 ** zeros));
const held: fc.Arbitrary<Held> = fc.oneof(
  fc.record({ value: safe, sign, decimals: fc.nat(28) }).map((one) => ({ high: one.value * one.sign, low: null, decimals: one.decimals, wide: null })),
  fc.record({ high: safe, low: fc.oneof(fc.nat(limb - 1), fc.constantFrom(0, 1, limb - 1)), sign, decimals: fc.nat(28) }).map((one) => ({ high: one.high * one.sign, low: one.low * one.sign, decimals: one.decimals, wide: null })),
  fc.record({ value: fc.bigInt(-(10n ** 40n - 1n), 10n ** 40n - 1n), decimals: fc.nat(28) }).map((one) => ({ high: Number.NaN, low: null, decimals: 0, wide: rational(one.value, 10n ** BigInt(one.decimals)) })));
const exact = ({ high, low, decimals, wide }: Held): Rational => wide ?? rational(low === null ? BigInt(high) : BigInt(high) * BigInt(limb) + BigInt(low), 10n ** BigInt(decimals));

test(`numbers of every size arrive with every digit (TARIFF_TEST_SEED=${seed})`, () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const all = fc.sample(held, { seed, numRuns: 4000 });
  // A column has one number of decimals, so each kind is a batch of its own.
  const kinds = Map.groupBy(all.map((each, index) => ({ each, index })), ({ each }) => `${each.decimals} ${each.low === null} ${each.wide === null}`);
  await store.intake(run, async (intake) => {
    for (const some of kinds.values()) {
      const [first] = some;
      const column: NumberColumn = {
        decimals: first?.each.decimals ?? 0, coefficients: Float64Array.from(some, ({ each }) => each.high), low: first?.each.low === null ? null : Float64Array.from(some, ({ each }) => each.low ?? 0),
        wide: new Map(some.flatMap(({ each }, row) => (each.wide === null ? [] : [[row, each.wide] as const]))),
      };
      const points = { ...columnsOf(some.map(({ index }) => ({ start: march + index }))), quantity: column };
      await intake.writeColumns(batchOf(points, { amount: column }));
    }
  });
  const kept = await rowsOf<{ quantity: string; amount: string }>(url, 'select p.quantity::text, c.amount::text from usage_point p join charge c using (start, series) order by start');
  const expected = all.map((each) => decimalText(exact(each)));
  expect(kept.map(({ quantity }) => quantity)).toEqual(expected);
  expect(kept.map(({ amount }) => amount)).toEqual(expected);
  // And they compare and add up as numbers, not only as texts.
  const sums = await rowsOf<{ sum: string; same: boolean }>(url, `select sum(quantity)::text as sum, bool_and(quantity = quantity::text::numeric and quantity::text::numeric - quantity = 0) as same from usage_point`);
  expect(exactNumber(sums[0]?.sum ?? '')).toEqual(all.map(exact).reduce(add));
  expect(sums[0]?.same).toBe(true);
}));

describe('identity', () => {
  const minutes = seriesOf({ unit: 'minute', inMeterUnit: rational(1n, 60n) });
  const cases: readonly (readonly [name: string, first: Row, second: Row, answer: number])[] = [
    ['the same again is known', {}, {}, known],
    ['another quantity contradicts', {}, { quantity: 2 }, contradicts],
    ['an hour and sixty minutes are the same', {}, { series: minutes, quantity: 60 }, known],
    ['sixty-one minutes are not', {}, { series: minutes, quantity: 61 }, contradicts],
    ['another start is another point', {}, { start: march + hour }, fresh],
    ['another end is another point', {}, { length: 2 * hour }, fresh],
    ['another scope is another point', {}, { series: seriesOf({ scope: 'red' }) }, fresh],
    ['another field is another point', {}, { series: seriesOf({ fields: fieldsOf([['flavor', 'large']]) }) }, fresh],
    ['the order of fields is nothing', { series: seriesOf({ fields: fieldsOf([['a', '1'], ['b', '2']]) }) }, { series: seriesOf({ fields: fieldsOf([['b', '2'], ['a', '1']]) }) }, known],
    ['the second of equal points is another point', {}, { n: 1 }, fresh],
    ['a point with an id is not one without', {}, { id: 'x' }, fresh],
    ['the same id is known', { id: 'x' }, { id: 'x' }, known],
    ['the same id with another quantity contradicts', { id: 'x' }, { id: 'x', quantity: 2 }, contradicts],
    ['the same id with another start contradicts', { id: 'x' }, { id: 'x', start: march + 40 * 24 * hour }, contradicts],
    ['the same id with another scope contradicts', { id: 'x' }, { id: 'x', series: seriesOf({ scope: 'red' }) }, contradicts],
    ['the same id in another unit is known', { id: 'x' }, { id: 'x', series: minutes, quantity: 60 }, known],
    ['another id is another point, the rest being equal', { id: 'x' }, { id: 'y' }, fresh],
    ['the same id with the time of its start is known', { id: 'vm@2026-03-01T00:00:00Z' }, { id: 'vm@2026-03-01T00:00:00Z' }, known],
    ['and contradicts with another quantity', { id: 'vm@2026-03-01T00:00:00Z' }, { id: 'vm@2026-03-01T00:00:00Z', quantity: 2 }, contradicts],
    ['and with another meter', { id: 'vm@2026-03-01T00:00:00Z' }, { id: 'vm@2026-03-01T00:00:00Z', series: seriesOf({ meter: 'volume' }) }, contradicts],
    ['and with another start', { id: 'vm@2026-03-01T00:00:00Z' }, { id: 'vm@2026-03-01T00:00:00Z', start: march + hour }, contradicts],
    ['the time in an id that is not its start binds nobody', { id: 'vm@2026-04-01T00:00:00Z' }, { id: 'vm@2026-04-01T00:00:00Z', start: at('2026-04-01T00:00:00Z') }, contradicts],
    ['the name before the time tells ids apart', { id: 'vm1@2026-03-01T00:00:00Z' }, { id: 'vm2@2026-03-01T00:00:00Z' }, fresh],
  ];
  test.each(cases)('%s', (_name, first, second, answer) => withStore(async (store, url) => {
    expect(await take(store, [first], [second])).toEqual([[fresh], [answer]]);
    expect(await countOf(url)).toBe(answer === fresh ? 2 : 1);
  }));
  test.each(cases.filter(([, { id }, second]) => id !== undefined && second.id === id))('in one batch: %s', (_name, first, second, answer) => withStore(async (store) => {
    expect(await take(store, [first, second])).toEqual([[fresh, answer]]);
  }));

  test('many points with ids may share everything else, over several inputs', () => withStore(async (store, url) => {
    const ids = (from: number): Row[] => Array.from({ length: 20 }, (_, index) => ({ id: `event ${from + index}` }));
    expect(new Set((await take(store, ids(0), ids(20), ids(10))).flat())).toEqual(new Set([fresh, known]));
    expect(await rowsOf(url, 'select sender_id from usage_point order by length(sender_id), sender_id')).toEqual(Array.from({ length: 40 }, (_, index) => ({ sender_id: `event ${index}` })));
    expect(await rowsOf(url, 'select max(n) as most, count(*)::int as series from series')).toEqual([{ most: 39, series: 40 }]);
  }));

  test('ids that end in the time of the start cost no row of their own, and others do', () => withStore(async (store, url) => {
    await take(store, [{ id: 'vm@2026-03-01T00:00:00Z' }, { id: '2026-03-01T01:00:00Z', start: march + hour }, { id: 'a 2026-03-01T00:00:00Z b 2026-03-01T01:00:00Z' }, { id: 'vm@2026-02-30T00:00:00Z' }, { id: 'x' }, { id: null }]);
    expect((await rowsOf<{ id: string }>(url, 'select id from sender_id order by id')).map(({ id }) => id)).toEqual(['a 2026-03-01T00:00:00Z b 2026-03-01T01:00:00Z', 'vm@2026-02-30T00:00:00Z', 'x']);
    expect((await rowsOf<{ sender_id: string | null }>(url, 'select sender_id from usage_point')).map(({ sender_id }) => sender_id).sort()).toEqual(
      ['vm@2026-03-01T00:00:00Z', '2026-03-01T01:00:00Z', 'a 2026-03-01T00:00:00Z b 2026-03-01T01:00:00Z', 'vm@2026-02-30T00:00:00Z', 'x', null].sort());
  }));

  test('time in ids that never repeat around it makes no series for each', () => withStore(async (store, url) => {
    const input = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ id: `${index}-${index * 7919}@2026-03-01T00:00:00Z`, quantity: index }));
    expect(new Set((await take(store, input(3000)))[0])).toEqual(new Set([fresh]));
    expect(new Set((await take(store, input(3000)))[0])).toEqual(new Set([known]));
    const [ids] = await rowsOf<{ count: number }>(url, 'select count(*)::int as count from sender_id');
    expect(ids?.count).toBeGreaterThan(1500);
  }, 'rows'));
});

describe('months', () => {
  const starts = ['1900-01-01T00:00:00Z', '1999-12-31T23:59:59.999999Z', '2000-01-01T00:00:00Z', '2026-02-28T23:59:59.999999Z', '2026-03-01T00:00:00Z', '2026-12-31T23:00:00Z', '2027-01-01T00:00:00Z', '2099-12-31T23:00:00Z', '2100-01-01T00:00:00Z', '2199-06-01T00:00:00Z'].map(at);
  test('have a partition each, made when needed; far years share one', () => withStore(async (store, url) => {
    // Later ones first, so that order in the input is not order in time.
    expect((await take(store, starts.map((start) => ({ start })).reverse(), starts.map((start) => ({ start })))).map((answers) => new Set(answers))).toEqual([new Set([fresh]), new Set([known])]);
    const where = await rowsOf<{ place: string; start: string }>(url, `select tableoid::regclass::text as place, (extract(epoch from start) * 1000000)::int8::text as start from point order by point.start`);
    expect(where.map(({ start }) => Number(start))).toEqual([...starts]);
    expect(where.map(({ place }) => place)).toEqual(['point_before', 'point_before', 'point_2000_01', 'point_2026_02', 'point_2026_03', 'point_2026_12', 'point_2027_01', 'point_2099_12', 'point_after', 'point_after']);
  }));

  test('are there for readers as soon as the intake ends, and readers are not kept out meanwhile', () => withStore(async (store) => {
    await store.saveRulebook(sampleRulebook);
    await store.intake(run, async (intake) => {
      await intake.writeColumns(batchOf(columnsOf([{ start: at('2031-05-01T00:00:00Z') }])));
      await intake.knownOf(columnsOf([{ start: at('2031-05-01T00:00:00Z') }]));
      expect((await store.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total.points).toBe(0);
    });
    expect((await store.summary({ by: [], from: null, to: null, timezone: 'UTC' })).total.points).toBe(1);
  }));
});

test('an intake that breaks leaves no point, series, outcome or partition', () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const batch = (from: number) => batchOf(columnsOf(Array.from({ length: 500 }, (_, index) => ({ start: at('2044-01-01T00:00:00Z') + (from + index) * hour }))));
  await expect(store.intake(run, async (intake) => {
    for (let from = 0; from < 4000; from += 500) await intake.writeColumns(batch(from));
    throw new Error('killed');
  })).rejects.toThrow('killed');
  for (const table of ['usage_point', 'series', 'outcome', 'rating_run']) expect(await rowsOf(url, `select count(*)::int as count from ${table}`)).toEqual([{ count: 0 }]);
  expect(await rowsOf(url, `select 1 from pg_class where relname like 'point_2044%'`)).toEqual([]);
}));

test('a point that was written without asking is refused by the database, at the latest when the intake ends', () => withStore(async (store, url) => {
  await take(store, [{}]);
  await expect(store.intake(run, (intake) => intake.writeColumns(batchOf(columnsOf([{ start: march + hour }, {}]))))).rejects.toThrow('point_2026_03_pkey');
  expect(await countOf(url)).toBe(1);
}));

test('further lines stand with their points, and quantities where they are not the point\'s', () => withStore(async (store, url) => {
  const other: OutcomeForm = { ...rated, line: { module: 'compute', rule: 'extra', at: 'compute.tariff:20', currency: 'EUR' } };
  await store.saveRulebook(sampleRulebook);
  await store.intake(run, async (intake) => {
    const points = columnsOf([{ start: march + hour, quantity: 7 }, { quantity: 3 }]);
    await intake.writeColumns(batchOf(points, {
      outcomes: [rated, other], charged: new Map([[0, rational(7n, 6n)]]),
      further: { count: 2, row: Uint32Array.of(0, 1), outcomeOf: Uint32Array.of(1, 1), amount: numbers([-25, 50], 2), charged: new Map([[1, decimal('0.5')]]) },
    }));
  });
  expect(await rowsOf(url, 'select rule, quantity::text, quantity_divisor::text, amount::text from charge order by start, further')).toEqual([
    { rule: 'instance', quantity: '3', quantity_divisor: '1', amount: '3' }, { rule: 'extra', quantity: '0.5', quantity_divisor: '1', amount: '0.5' },
    { rule: 'instance', quantity: '7', quantity_divisor: '6', amount: '7' }, { rule: 'extra', quantity: '7', quantity_divisor: '1', amount: '-0.25' },
  ]);
}));

test('several units of one dimension add up in the meter\'s unit', () => withStore(async (store) => {
  await store.saveRulebook(sampleRulebook);
  await store.intake(run, (intake) => intake.write([
    pointOf('a', { unit: 'hour', meterUnit: 'hour', inMeterUnit: rational(1n) }), pointOf('b', { unit: 'minute', meterUnit: 'hour', inMeterUnit: rational(1n, 60n), quantity: decimal('90'), verdict: ratedWith(chargeOf({ quantity: decimal('1.5') })) }),
    pointOf('c', { scope: 'red', unit: 'minute', meterUnit: 'hour', inMeterUnit: rational(1n, 60n), quantity: decimal('10') }),
  ]));
  const { rows } = await store.summary({ by: ['scope'], from: null, to: null, timezone: 'UTC' });
  expect(rows.map(({ key, quantities }) => [key[0], quantities.map(({ unit, quantity }) => `${decimalText(quantity)} ${unit}`)])).toEqual([['blue', ['2.5 hour']], ['red', ['10 minute']]]);
}));
