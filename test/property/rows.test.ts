/** Proves on small closed lists, by trying every value, that what the language says of rows is true, and that its silence is too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/language/index.ts';
import { pricePoint } from '../../src/rating/index.ts';
import { check } from '../support/seed.ts';
import { type Texts, open } from '../support/rulebook.ts';
import { type Rulebook } from '../../src/rulebook/index.ts';

/** `null` stands for `any`. */
type Row = readonly (string | null)[];

interface Case {
  /** The values of each key. */
  readonly lists: readonly (readonly string[])[];
  readonly rows: readonly Row[];
  readonly otherwise: boolean;
  /** Values that a condition leaves of each key. */
  readonly left: readonly (readonly string[])[];
  readonly form: 'table' | 'match' | 'csv';
}

const listOf = (key: number, size: number): readonly string[] => Array.from({ length: size }, (_, index) => `${'abc'[key] ?? 'z'}${index}`);

const cases: fc.Arbitrary<Case> = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }).chain((sizes) => {
  const lists = sizes.map((size, key) => listOf(key, size));
  // Half of the rows come from a full cover, so that complete tables are not a matter of luck.
  const row = fc.tuple(...lists.map((list) => fc.option(fc.constantFrom(...list), { nil: null, freq: 3 })));
  const full = lists.reduce<readonly Row[]>((rows, list, key) => rows.flatMap((row) => (key > 0 && (row[0] ?? '').endsWith('1') ? [[...row, null]] : list.map((value) => [...row, value]))), [[]]);
  const form = fc.constantFrom('table', 'match', 'csv') satisfies fc.Arbitrary<Case['form']>;
  const rows = fc.oneof(fc.array(row, { minLength: 1, maxLength: 7 }), fc.subarray([...full], { minLength: 1 }), fc.constant(full), fc.tuple(fc.subarray([...full], { minLength: Math.max(1, full.length - 1) }), row).map(([most, extra]) => [...most, extra]));
  return fc.record({ rows, otherwise: fc.boolean(), left: fc.tuple(...lists.map((list) => fc.oneof(fc.constant([...list]), fc.subarray([...list], { minLength: 1 })))), form }).map((rest): Case => ({ lists, ...rest }));
});

const quoted = (value: string | null): string => (value === null ? 'any' : `"${value}"`);

function textsOf({ lists, rows, otherwise, left, form }: Case): Texts {
  const names = lists.map((_, key) => `k${key}`);
  const meters = `language 1\ncurrency EUR decimals 2 rounding none\nmeter m measured in hour {\n${lists.map((list, key) => `  k${key} one of ${list.map(quoted).join(', ')}\n`).join('')}}\n`;
  const narrowed = lists.flatMap((list, key) => ((left[key]?.length ?? 0) < list.length ? [`k${key} in (${(left[key] ?? []).map(quoted).join(', ')})`] : []));
  const when = form === 'match' || narrowed.length === 0 ? '' : `  when ${narrowed.join(' and ')}\n`;
  const value = (index: number): string => (form === 'match' ? `${index} EUR` : `${index} EUR/hour`);
  const lines = [...rows.map((row, index) => `      ${row.map(quoted).join(', ')} : ${value(index)}\n`), ...(otherwise ? [`      else : ${value(99)}\n`] : [])].join('');
  const body = form === 'csv' ? `table ${names.join(', ')} from "m.csv"` : `${form === 'match' ? 'charge match' : 'table'} ${names.join(', ')} {\n${lines}    }`;
  const csv = [`${names.join(',')},price`, ...rows.map((row, index) => `${row.map((cell) => cell ?? 'any').join(',')},${value(index)}`), ...(otherwise ? [`else${','.repeat(names.length)}${value(99)}`] : [])].join('\n');
  return { 'meters.tariff': meters, 'm.tariff': `module m\nprice p for m {\n  "P."\n${when}  from 2026-01-01 {\n    ${body}\n  }\n}\n`, ...(form === 'csv' ? { 'm.csv': csv } : {}) };
}

const product = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] => lists.reduce<readonly (readonly string[])[]>((all, list) => all.flatMap((before) => list.map((value) => [...before, value])), [[]]);
const holds = (row: Row, values: readonly string[]): boolean => row.every((key, index) => key === null || key === values[index]);
const coded = (book: Rulebook, code: string): readonly Diagnostic[] => book.diagnostics.filter((entry) => entry.code === code);

/** The values of a missing row, `"a1", any, "c0"` in a rule file and `a1, any, c0` for a price list. */
const named = (witness: string): Row => [...witness.matchAll(/\bany\b|\b[abc]\d/g)].map(([value]) => (value === 'any' ? null : value));

describe('rows', () => {
  it('every gap, overlap and idle row is told, with a witness that is true, and nothing else is', () => {
    const told = new Map<string, number>();
    check(cases, 1500, (sample) => {
      const { lists, rows, otherwise, form } = sample;
      const left = form === 'match' ? lists : sample.left;
      const book = open(textsOf(sample));
      for (const { code } of book.diagnostics) told.set(code, (told.get(code) ?? 0) + 1);
      if (book.diagnostics.length === 0) told.set('nothing', (told.get('nothing') ?? 0) + 1);
      const everything = product(lists);
      const possible = product(left);
      const uncovered = possible.filter((values) => !rows.some((row) => holds(row, values)));

      expect(coded(book, 'T0401').length > 0).toBe(!otherwise && uncovered.length > 0);
      for (const { headline } of coded(book, 'T0401')) {
        const list = headline.slice(headline.indexOf(' for ') + 5);
        // With one key each value in the list is a witness of its own.
        const witnesses = lists.length === 1 ? named(list).map((value): Row => [value]) : [...list.matchAll(/\(([^)]*)\)/g)].map((match) => named(match[1] ?? ''));
        expect(witnesses.length).toBeGreaterThan(0);
        for (const witness of witnesses) for (const values of possible.filter((entry) => holds(witness, entry))) expect(rows.some((row) => holds(row, values))).toBe(false);
      }

      const meeting = rows.filter((row, index) => rows.slice(0, index).some((earlier) => everything.some((values) => holds(row, values) && holds(earlier, values))));
      // A row that is too wide is told once, however many it meets.
      expect(coded(book, 'T0402').length > 0).toBe(meeting.length > 0);
      expect(coded(book, 'T0402').length).toBeLessThanOrEqual(meeting.length);
      for (const { notes } of coded(book, 'T0402')) {
        const pairs = [...(notes[0] ?? '').matchAll(/k(\d) "([^"]*)"/g)].map((match) => [Number(match[1]), match[2] ?? ''] as const);
        const common = everything.filter((values) => pairs.every(([key, value]) => values[key] === value));
        expect(common.length).toBeGreaterThan(0);
        for (const values of common) expect(rows.filter((row) => holds(row, values)).length).toBeGreaterThan(1);
      }

      const unreachable = rows.flatMap((row) => row.filter((value, key) => value !== null && left[key]?.includes(value) !== true));
      expect(coded(book, 'T0403').length).toBe(unreachable.length);
      expect(coded(book, 'W0405').length).toBe(otherwise && uncovered.length === 0 ? 1 : 0);
      expect(book.tariff === null).toBe((!otherwise && uncovered.length > 0) || meeting.length > 0 || unreachable.length > 0);
    });
    for (const outcome of ['T0401', 'T0402', 'T0403', 'W0405', 'nothing']) expect(told.get(outcome) ?? 0, outcome).toBeGreaterThan(20);
  });

  it('of an accepted table exactly one answers, the one that a reader finds', () => {
    let answered = 0;
    check(cases, 1500, (sample) => {
      const { tariff } = open(textsOf(sample));
      const meter = tariff?.meters.get('m');
      if (tariff === null || meter === undefined) return;
      for (const values of product(sample.form === 'match' ? sample.lists : sample.left)) {
        const verdict = pricePoint(tariff, { meter, scope: 's', period: { start: 1.8e15, end: 1.8e15 } as never, quantity: meter.unit.factor, fields: new Map(values.map((value, key) => [`k${key}`, value])) });
        const answering = sample.rows.flatMap((row, index) => (holds(row, values) ? [BigInt(index)] : []));
        expect(answering.length).toBeLessThan(2);
        expect(verdict.status === 'rated' && verdict.amount.numerator).toBe(answering[0] ?? 99n);
        answered += 1;
      }
    });
    expect(answered).toBeGreaterThan(300);
  });
});
