/**
 * Rows of a table or a match: exactly one must answer for every point. Finds values that nobody lists, rows that meet,
 * rows that never match, and values without a row, each with a witness.
 */
import type { RowKey } from '../../rating/index.ts';
import { valueNotListed } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { coverRowsRead } from '../bounds.ts';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { coverUnknown, elseIdle, elseMissing, elseNotLast, keyCount, rowNeverMatches, rowsMissing, rowsOverlap } from '../diagnostics/table-messages.ts';
import type { Location } from '../source.ts';
import type { FileContext } from './context.ts';
import type { Key } from './keys.ts';

/** A row under check; `keys` is `null` for `else`, and a key is `null` for `any`. */
export interface CheckedRow {
  readonly keys: RowKey | null;
  readonly at: Location;
  /** Of each key. */
  readonly keysAt: readonly Location[];
}

export interface RowTable {
  readonly keys: readonly Key[];
  readonly rows: readonly CheckedRow[];
  /** The words that announce the table. */
  readonly at: Location;
  /** Where a missing row would go, and the blanks before it. */
  readonly insertion: { readonly at: Location; readonly indent: string } | null;
  /** A value as a row of this table writes it. */
  readonly written: (value: string) => string;
  readonly meterName: string;
  /** What its rows give, for messages. */
  readonly gives: 'price' | 'value';
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
      const at = row.keysAt[index] ?? row.at;
      if (key.listed !== null && !key.listed.has(value) && key.listedAt !== null) {
        file.report(valueNotListed(at, table.meterName, key.name, value, key.listedAt, nearest(value, key.listed), table.written));
        sound = false;
      } else if (!key.reachable(value)) {
        file.report(rowNeverMatches(at, key.name, value));
      }
    }
  }
  return sound;
}

const positionsOf = (keys: RowKey): readonly number[] => keys.flatMap((value, position) => (value === null ? [] : [position]));
/** Positions that the row names, as one text. */
const project = (keys: RowKey, positions: readonly number[]): string => (positions.length === 1 ? keys[positions[0] ?? 0] ?? '' : JSON.stringify(positions.map((position) => keys[position])));

type Shape = { readonly positions: readonly number[]; readonly rows: KeyedRow[] };

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

type KeyedRow = CheckedRow & { readonly keys: RowKey };

const isBefore = (a: CheckedRow, b: CheckedRow): boolean => a.at.span.start < b.at.span.start;

const inSourceOrder = (a: KeyedRow, b: KeyedRow): [KeyedRow, KeyedRow] => (isBefore(a, b) ? [a, b] : [b, a]);
const meet = (a: RowKey, b: RowKey): boolean => a.every((value, index) => value === null || b[index] === null || value === b[index]);
/** So many pairs of rows are compared one by one more quickly than by hashing. */
const fewPairs = 16;

/** The first row for each combination of values at those positions. */
function firstRows(rows: readonly KeyedRow[], positions: readonly number[]): ReadonlyMap<string, KeyedRow> {
  const first = new Map<string, KeyedRow>();
  for (const row of rows) {
    const key = project(row.keys, positions);
    if (!first.has(key)) first.set(key, row);
  }
  return first;
}

/** Two rows meet when they agree wherever both name a value. Rows of two shapes are joined on the keys that both name. */
function checkOverlaps(table: RowTable, file: FileContext): void {
  const shapes = shapesOf(table.rows);
  const told = new Set<CheckedRow>();
  for (const [index, a] of shapes.entries()) {
    for (const b of shapes.slice(index)) {
      if (a.rows.length * b.rows.length <= fewPairs) {
        for (const row of a.rows) for (const other of b.rows) if (meet(row.keys, other.keys)) reportOverlap(...inSourceOrder(row, other), table, file, told);
        continue;
      }
      const common = a.positions.filter((position) => b.positions.includes(position));
      const [firstOfA, firstOfB] = [firstRows(a.rows, common), a === b ? null : firstRows(b.rows, common)];
      for (const row of b.rows) reportOverlap(firstOfA.get(project(row.keys, common)), row, table, file, told);
      if (firstOfB !== null) for (const row of a.rows) reportOverlap(firstOfB.get(project(row.keys, common)), row, table, file, told);
    }
  }
}

function reportOverlap(first: KeyedRow | undefined, second: KeyedRow, table: RowTable, file: FileContext, told: Set<CheckedRow>): void {
  // One fault, one message: a row that is too wide meets many, and each row is named once.
  if (first === undefined || !isBefore(first, second) || told.has(first) || told.has(second)) return;
  told.add(first);
  told.add(second);
  file.report(rowsOverlap(first.at, second.at, table.gives, witnessText(table.keys, table.keys.map((_, index) => first.keys[index] ?? second.keys[index] ?? null))));
}

/** Stands for "some value that no row names" of an open list. */
const otherValue: unique symbol = Symbol('other');
type Candidate = string | typeof otherValue;
const witnessesShown = 6;

/** Looks for values without a row, depth first, until a few are found or the work has cost too much. */
class CoverSearch {
  readonly found: Candidate[][] = [];
  readonly #keys: readonly Key[];
  #rowsRead = 0;

  constructor(keys: readonly Key[]) {
    this.#keys = keys;
  }

  get exhausted(): boolean {
    return this.#rowsRead > coverRowsRead;
  }

  /** @param rows those that agree with what is chosen so far */
  look(rows: readonly RowKey[], chosen: readonly Candidate[]): void {
    const position = chosen.length;
    this.#rowsRead += rows.length + 1;
    if (this.found.length >= witnessesShown || this.exhausted) return;
    const key = this.#keys[position];
    // Without any row the first key says what is missing.
    if (rows.length === 0 && (position > 0 || key === undefined)) {
      this.found.push([...chosen]);
      return;
    }
    if (key === undefined || rows.some((row) => row.slice(position).every((value) => value === null))) return;
    const general = rows.filter((row) => row[position] === null);
    const named = new Map<string, RowKey[]>();
    for (const row of rows) {
      const value = row[position];
      if (value === null || value === undefined) continue;
      const same = named.get(value);
      if (same === undefined) named.set(value, [row]);
      else same.push(row);
    }
    const candidates: Iterable<Candidate> = key.domain ?? [...named.keys(), otherValue];
    for (const candidate of candidates) {
      const own = candidate === otherValue ? undefined : named.get(candidate);
      const before = this.found.length;
      this.look([...(own ?? []), ...general], [...chosen, candidate]);
      // Where the rows that say `any` cover everything, they do so for every value.
      if (own === undefined && this.found.length === before) return;
    }
  }
}

function checkCover(table: RowTable, file: FileContext): void {
  const otherwise = table.rows.find(({ keys }) => keys === null);
  for (const row of table.rows.slice(0, -1)) if (row.keys === null) file.report(elseNotLast(row.at));
  const rows = table.rows.flatMap(({ keys }) => (keys === null ? [] : [keys]));
  // An open key that every row names leaves something to `else` for certain.
  if (otherwise !== undefined && table.keys.some((key, position) => key.domain === null && rows.every((row) => row[position] !== null))) return;
  const search = new CoverSearch(table.keys);
  search.look(rows, []);
  const { found } = search;
  if (found.length === 0 && search.exhausted) {
    if (otherwise === undefined) file.report(coverUnknown(table.at));
    return;
  }
  if (otherwise !== undefined) {
    if (found.length === 0 && otherwise === table.rows.at(-1)) file.report(elseIdle(otherwise.at));
    return;
  }
  if (found.length === 0) return;
  const others = found.find((witness) => witness.includes(otherValue));
  const openKey = others === undefined ? undefined : table.keys[others.indexOf(otherValue)];
  const insertion = (row: string): Edit[] => (table.insertion === null ? [] : [{ at: table.insertion.at, text: `${table.insertion.indent}${row}\n` }]);
  if (openKey !== undefined) {
    file.report(elseMissing(table.at, openKey.name, table.gives, insertion('else : unrated')));
    return;
  }
  const texts = found.map((witness) => table.keys.map((_, index) => (index < witness.length ? table.written(String(witness[index])) : 'any')).join(', '));
  const shown = table.keys.length === 1 ? texts : texts.map((text) => `(${text})`);
  file.report(rowsMissing(table.at, shown, coverText(table), table.gives, insertion(`${texts[0]} : unrated`)));
}

/** How much of a closed list the rows cover, where the table has one key. */
function coverText({ keys, rows }: RowTable): string | null {
  const [key, ...others] = keys;
  if (key === undefined || key.domain === null || others.length > 0) return null;
  const { domain } = key;
  const covered = new Set(rows.flatMap((row) => row.keys ?? [])).size;
  return `covers ${covered} of the ${domain.size} values of ${key.name}`;
}

/** Whether the rows can be compiled; every fault has been reported. */
export function checkRows(table: RowTable, file: FileContext): boolean {
  if (!checkValues(table, file)) return false;
  checkOverlaps(table, file);
  checkCover(table, file);
  return true;
}
