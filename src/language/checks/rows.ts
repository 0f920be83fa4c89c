/**
 * Rows of a table or a match: exactly one must answer for every point. Finds values that nobody lists, rows that meet,
 * rows that never match, and values without a row, each with a witness.
 */
import type { RowKey } from '../../rating/index.ts';
import { valueNotListed } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { elseIdle, elseMissing, elseNotLast, keyCount, rowNeverMatches, rowsMissing, rowsOverlap } from '../diagnostics/table-messages.ts';
import type { Location } from '../source.ts';
import type { FileContext } from './context.ts';
import type { Key } from './keys.ts';

/** A row under check; `keys` is `null` for `else`, and a key is `null` for `any`. */
export interface CheckedRow {
  readonly keys: RowKey | null;
  readonly at: Location;
}

export interface RowTable {
  readonly keys: readonly Key[];
  readonly rows: readonly CheckedRow[];
  /** The words that announce the table. */
  readonly at: Location;
  /** Where a missing row would go. */
  readonly insertAt: Location | null;
  readonly meterName: string;
}

const witnessText = (keys: readonly Key[], values: RowKey): string =>
  keys.map((key, index) => (values[index] === null ? null : `${key.name} ${JSON.stringify(values[index])}`)).filter((entry) => entry !== null).join(', ') || 'every point';

function checkValues(table: RowTable, file: FileContext): boolean {
  let sound = true;
  for (const row of table.rows) {
    if (row.keys === null) continue;
    if (row.keys.length !== table.keys.length) {
      file.report(keyCount(row.at, table.keys.length, row.keys.length));
      sound = false;
      continue;
    }
    for (const [index, key] of table.keys.entries()) {
      const value = row.keys[index];
      if (value === null || value === undefined) continue;
      if (key.listed !== null && !key.listed.has(value) && key.listedAt !== null) {
        file.report(valueNotListed(row.at, table.meterName, key.name, value, key.listedAt, nearest(value, key.listed)));
        sound = false;
      } else if (!key.reachable(value)) {
        file.report(rowNeverMatches(row.at, key.name, value));
      }
    }
  }
  return sound;
}

const positionsOf = (keys: RowKey): readonly number[] => keys.flatMap((value, position) => (value === null ? [] : [position]));
const project = (keys: RowKey, positions: readonly number[]): string => JSON.stringify(positions.map((position) => keys[position]));

type Shape = { readonly positions: readonly number[]; readonly rows: (CheckedRow & { readonly keys: RowKey })[] };

function shapesOf(rows: readonly CheckedRow[]): readonly Shape[] {
  const shapes = new Map<string, Shape>();
  for (const row of rows) {
    if (row.keys === null) continue;
    const positions = positionsOf(row.keys);
    const shape = shapes.get(positions.join()) ?? { positions, rows: [] };
    shapes.set(positions.join(), shape);
    shape.rows.push({ ...row, keys: row.keys });
  }
  return [...shapes.values()];
}

/** Two rows meet when they agree wherever both name a value. Rows of two shapes are joined on the keys that both name. */
function checkOverlaps(table: RowTable, file: FileContext): void {
  const shapes = shapesOf(table.rows);
  const seen = new Set<string>();
  for (const [index, a] of shapes.entries()) {
    for (const b of shapes.slice(index)) {
      const common = a.positions.filter((position) => b.positions.includes(position));
      const first = new Map<string, CheckedRow & { readonly keys: RowKey }>();
      for (const row of a.rows) {
        const key = project(row.keys, common);
        const other = first.get(key);
        if (a === b && other !== undefined) reportOverlap(other, row, table, file, seen);
        else first.set(key, row);
      }
      if (a === b) continue;
      for (const row of b.rows) {
        const other = first.get(project(row.keys, common));
        if (other !== undefined) reportOverlap(other, row, table, file, seen);
      }
    }
  }
}

function reportOverlap(a: CheckedRow & { readonly keys: RowKey }, b: CheckedRow & { readonly keys: RowKey }, table: RowTable, file: FileContext, seen: Set<string>): void {
  const [first, second] = a.at.span.start <= b.at.span.start ? [a, b] : [b, a];
  // One fault, one message: a row is named once as the second of two.
  const name = `${second.at.file} ${second.at.span.start}`;
  if (seen.has(name)) return;
  seen.add(name);
  file.report(rowsOverlap(first.at, second.at, witnessText(table.keys, table.keys.map((_, index) => a.keys[index] ?? b.keys[index] ?? null))));
}

/** Stands for "some value that no row names" of an open list. */
const otherValue = Symbol('other');
type Candidate = string | typeof otherValue;
const witnessesShown = 6;

/** Values without a row, depth first, at most a few. */
function missing(keys: readonly Key[], rows: readonly RowKey[], position: number, chosen: readonly Candidate[], found: Candidate[][]): void {
  if (found.length >= witnessesShown || position > 0 && rows.some((row) => row.slice(position).every((value) => value === null))) return;
  if (rows.length === 0) {
    found.push([...chosen]);
    return;
  }
  const key = keys[position];
  if (key === undefined) return;
  const general = rows.filter((row) => row[position] === null);
  const named = new Map<string, RowKey[]>();
  for (const row of rows) {
    const value = row[position];
    if (value === null || value === undefined) continue;
    const same = named.get(value);
    if (same === undefined) named.set(value, [row]);
    else same.push(row);
  }
  const candidates: readonly Candidate[] = key.domain === null ? [...named.keys(), otherValue] : [...key.domain];
  for (const candidate of candidates) {
    const own = candidate === otherValue ? [] : named.get(candidate) ?? [];
    missing(keys, [...own, ...general], position + 1, [...chosen, candidate], found);
  }
}

function checkCover(table: RowTable, file: FileContext): void {
  const last = table.rows.findIndex(({ keys }) => keys === null);
  const otherwise = table.rows[last];
  for (const row of table.rows.slice(0, -1)) if (row.keys === null) file.report(elseNotLast(row.at));
  const rows = table.rows.flatMap(({ keys }) => (keys === null ? [] : [keys]));
  const open = table.keys.find((key, position) => key.domain === null && rows.every((row) => row[position] !== null));
  if (otherwise !== undefined) {
    if (table.keys.some(({ domain }) => domain === null) && open !== undefined) return;
    const found: Candidate[][] = [];
    missing(table.keys, rows, 0, [], found);
    if (found.length === 0) file.report(elseIdle(otherwise.at));
    return;
  }
  const found: Candidate[][] = [];
  missing(table.keys, rows, 0, [], found);
  if (found.length === 0) return;
  const others = found.find((witness) => witness.includes(otherValue));
  const openKey = others === undefined ? undefined : table.keys[others.indexOf(otherValue)];
  if (openKey !== undefined) {
    file.report(elseMissing(table.at, openKey.name));
    return;
  }
  const texts = found.map((witness) => table.keys.map((_, index) => (index < witness.length ? JSON.stringify(witness[index]) : 'any')).join(', '));
  file.report(rowsMissing(table.at, texts, table.insertAt, `${texts[0]} : free`));
}

/** Whether the rows can be compiled; every fault has been reported. */
export function checkRows(table: RowTable, file: FileContext): boolean {
  if (!checkValues(table, file)) return false;
  checkOverlaps(table, file);
  checkCover(table, file);
  return true;
}
