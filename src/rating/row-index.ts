/**
 * Rows keyed by one or more texts, found by hashing: a table of a hundred thousand rows answers as fast as one of ten.
 * A row may say `any` for a key; rows with `any` in the same places share a map.
 */

/** A row's keys; `null` stands for `any`. */
export type RowKey = readonly (string | null)[];

interface Shape<T> {
  /** The positions that this shape's rows name; the others are `any`. */
  readonly positions: readonly number[]; // not money: places in a row
  readonly rows: ReadonlyMap<string, T>;
}

export interface RowIndex<T> {
  readonly shapes: readonly Shape<T>[];
  /** The `else` row. */
  readonly otherwise: T | null;
}

/** Lengths before the values, so that no value can pretend to be two. */
const joined = (values: readonly string[]): string => (values.length === 1 ? values[0] ?? '' : values.map((value) => `${value.length}:${value}`).join(''));

export function buildRowIndex<T>(rows: Iterable<readonly [RowKey, T]>, otherwise: T | null): RowIndex<T> {
  const shapes = new Map<string, Shape<T> & { readonly rows: Map<string, T> }>();
  for (const [key, row] of rows) {
    const positions = key.flatMap((value, position) => (value === null ? [] : [position]));
    const name = positions.join(',');
    const shape = shapes.get(name) ?? { positions, rows: new Map<string, T>() };
    shapes.set(name, shape);
    shape.rows.set(joined(positions.map((position) => key[position] ?? '')), row);
  }
  // The most precise rows first; a checked table has at most one match, so the order decides nothing there.
  return { shapes: [...shapes.values()].sort((a, b) => b.positions.length - a.positions.length), otherwise };
}

/** The row for these values; `null` when the table has none, which a checked table never says. */
export function findRow<T>(index: RowIndex<T>, values: readonly string[]): T | null {
  for (const { positions, rows } of index.shapes) {
    const row = rows.get(joined(positions.map((position) => values[position] ?? '')));
    if (row !== undefined) return row;
  }
  return index.otherwise;
}
