/** Proves that a hashed look-up finds the row that a reader from top to bottom would find. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { type RowKey, buildRowIndex, findRow } from './row-index.ts';

const meets = (a: RowKey, b: RowKey): boolean => a.every((value, index) => value === null || b[index] === null || value === b[index]);
/** Keeps a row only when no earlier one meets it, as the checker demands of a table. */
const disjoint = (rows: readonly RowKey[]): readonly RowKey[] => rows.filter((row, index) => rows.slice(0, index).every((earlier) => !meets(earlier, row)));

// Values that try to pretend to be two: digits, colons, nothing.
const value = fc.constantFrom('a', 'b', '', '1:a', ':', '1', 'a1:b', 'any', 'else');

describe('looking a row up', () => {
  it('answers as a scan of all rows does', () => {
    const sample = fc.integer({ min: 1, max: 4 }).chain((width) => {
      const key = fc.array(fc.option(value, { nil: null, freq: 3 }), { minLength: width, maxLength: width });
      return fc.record({ rows: fc.array(key, { maxLength: 12 }), asked: fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 5, maxLength: 20 }), otherwise: fc.boolean() });
    });
    check(sample, 1000, ({ rows, asked, otherwise }) => {
      const table = disjoint(rows);
      const index = buildRowIndex(table.map((row, position) => [row, `row ${position}`] as const), otherwise ? 'else' : null);
      for (const values of asked) {
        const position = table.findIndex((row) => meets(row, values));
        expect(findRow(index, values)).toBe(position >= 0 ? `row ${position}` : otherwise ? 'else' : null);
      }
    });
  });
  it('finds one of a hundred thousand rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, number) => [[`image-${number}`, null], number] as const);
    const index = buildRowIndex(rows, -1);
    expect([findRow(index, ['image-99999', 'x']), findRow(index, ['image-100000', 'x'])]).toEqual([99_999, -1]);
  });
});
