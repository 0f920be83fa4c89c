/**
 * `table image from "prices.csv"`: the price list as a spreadsheet keeps it. One column a key, named in the header, and a
 * last column `price`; checked as if it stood in the file.
 */
import { type CsvError, parse } from 'csv-parse/sync';
import { parseDecimal } from '../../money/index.ts';
import type { Body, Outcome, RowKey } from '../../rating/index.ts';
import { type Unit, unitFactors } from '../../units/index.ts';
import { csvRows } from '../bounds.ts';
import { locate, placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { type Key, checkKeys } from '../checks/keys.ts';
import type { Choices } from '../checks/narrowing.ts';
import { type CheckedRow, checkRows } from '../checks/rows.ts';
import { nearestUnit } from '../diagnostics/suggest.ts';
import { percentAsPrice } from '../diagnostics/meaning-messages.ts';
import { priceWithoutUnit, unitTooLarge, unknownUnit } from '../diagnostics/syntax-messages.ts';
import { csvProblem, tooMany } from '../diagnostics/table-messages.ts';
import { type Location, type Source, positionAt } from '../source.ts';
import type { BodyNode } from '../syntax/index.ts';
import { compilePrice, priceUnitText } from './outcome.ts';
import { type TableRow, tableBody } from './table.ts';

const priceColumn = 'price';

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

const lineAt = (source: Source, line: number): Location => {
  const start = source.lineStarts[line - 1] ?? 0;
  const end = source.lineStarts[line] ?? source.text.length;
  return { file: source.path, span: { start, end: start + source.text.slice(start, end).trimEnd().length } };
};

/** Where each cell of a line stands, without its blanks; the whole line where quotes make that hard to say. */
function cellsAt(source: Source, line: number): readonly Location[] {
  const whole = lineAt(source, line);
  const text = source.text.slice(whole.span.start, whole.span.end);
  if (text.includes('"')) return text.split(',').map(() => whole);
  let offset = whole.span.start;
  return text.split(',').map((cell) => {
    const start = offset + (cell.length - cell.trimStart().length);
    offset += cell.length + 1;
    return { file: source.path, span: { start, end: start + cell.trim().length } };
  });
}

const csvFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quote and the comma',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a cell',
};

/** The records with the lines where they begin, or a diagnostic of the first line that is no CSV. */
function readRecords(source: Source, scope: Scope): readonly Line[] | null {
  try {
    const rows = parse(source.text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }) as unknown as
      readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    const { lines, code } = error as CsvError & { lines?: number };
    const line = code === 'CSV_QUOTE_NOT_CLOSED' ? positionAt(source, source.text.lastIndexOf('"')).line : lines ?? 1;
    scope.file.report(csvProblem(lineAt(source, line), csvFaults[code] ?? 'this line is not CSV', [], 'a cell with a comma or a quote in it stands in quotes, and its own quotes are doubled'));
    return null;
  }
}

/** A number, and behind it a unit that begins with a letter, a backquote or a per cent sign. */
const pricePattern = /^([+-]?[\d_.]+(?:[eE][+-]?\d+)?)\s*(?:([A-Za-z`%].*))?$/;

/** `0.011 EUR/hour`, `free` or `unrated`. */
class PriceCells {
  readonly #scope: Scope;
  readonly #source: Source;
  /** A price list repeats few units many times. */
  readonly #units = new Map<string, Unit | null>();

  constructor(scope: Scope, source: Source) {
    this.#scope = scope;
    this.#source = source;
  }

  #unit(text: string, cell: string, at: Location): Unit | null {
    const known = this.#units.get(text);
    if (known !== undefined) return known;
    const { file } = this.#scope;
    const factors = unitFactors(text);
    const product = factors === null ? null : file.units.product(factors);
    if (product === null) file.report(unknownUnit(at, text, null));
    else if ('oversized' in product) file.report(unitTooLarge(at));
    else if ('unknown' in product && !file.lost.settings) {
      const { name, start, end } = product.unknown;
      const from = at.span.start + cell.length - text.length;
      const exact = at.span.end - at.span.start === cell.length;
      file.report(unknownUnit(exact ? { file: at.file, span: { start: from + start, end: from + end } } : at, name, exact ? nearestUnit(name, [...file.units.names(), file.currency]) : null));
    }
    const unit = product !== null && 'unit' in product ? product.unit : null;
    this.#units.set(text, unit);
    return unit;
  }

  outcome(cell: string, line: number, at: Location): Outcome | null {
    const place = { file: this.#source.path, line };
    if (cell === 'free' || cell === 'unrated') return { kind: cell, place };
    const { file, meter } = this.#scope;
    const [, digits = '', unitText] = pricePattern.exec(cell) ?? [];
    const value = parseDecimal(digits.replaceAll('_', ''));
    if (!value.ok) {
      file.report(csvProblem(at, `\`${cell.slice(0, 40)}\` is not a price`, digits === '' ? [] : [`the number ${value.problem}`], priceHelp(cell)));
      return null;
    }
    if (unitText === undefined) {
      file.report(priceWithoutUnit(at, priceUnitText(file, meter.meter.unit)));
      return null;
    }
    if (unitText === '%') {
      file.report(percentAsPrice(at));
      return null;
    }
    const unit = this.#unit(unitText, cell, at);
    return unit === null ? null : compilePrice(value.value, unit, at, place, this.#scope);
  }
}

const priceHelp = (cell: string): string => (/^\d+,\d/.test(cell) ? 'decimals stand behind a point: `0.04 EUR/hour`'
  : /\p{Sc}/u.test(cell) ? 'a currency is written by its three letters, behind the number: `0.04 EUR/hour`'
    : 'write a number and its unit such as `0.04 EUR/hour`, or `free`, or `unrated`');

const headerHelp = (cells: readonly string[], expected: readonly string[]): string => {
  if (cells.length === 1 && /[;\t]/.test(cells[0] ?? '')) return 'cells are parted by commas: save the file as CSV with commas';
  if (/^\d|^(?:free|unrated)$/.test(cells.at(-1) ?? '')) return `the first line names the columns: write \`${expected.join(',')}\` above it`;
  return 'a column for each key of the table, in its order, and `price` last';
};

const rowKeyOf = (cells: readonly string[], keys: readonly Key[]): RowKey | null =>
  cells.slice(0, -1).every((cell, index) => (index === 0 ? cell === 'else' : cell === 'else' || cell === '')) ? null : keys.map((_, index) => (cells[index] === 'any' ? null : cells[index] ?? ''));

function headerSound(header: Line, names: readonly string[], source: Source, scope: Scope): boolean {
  const expected = [...names, priceColumn];
  if (header.cells.length === expected.length && expected.every((name, index) => header.cells[index] === name)) return true;
  scope.file.report(csvProblem(lineAt(source, header.line), 'the header does not name the keys of the table', [`expected ${expected.join(',')}`, `   found ${header.cells.join(',').slice(0, 80)}`], headerHelp(header.cells, expected)));
  return false;
}

function openCsv(node: Extract<BodyNode, { kind: 'csv-table' }>, scope: Scope): Source | null {
  const { file } = scope;
  const folder = file.source.path.includes('/') ? file.source.path.slice(0, file.source.path.lastIndexOf('/') + 1) : '';
  const at = locate(file, node.path.span);
  const parts = `${folder}${node.path.value}`.split('/').filter((part) => part !== '.' && part !== '');
  if (node.path.value.startsWith('/') || parts.includes('..')) {
    file.report(csvProblem(at, 'a price list lies inside the rulebook', [], 'name it relative to this file, without `..`'));
    return null;
  }
  const source = file.readText(parts.join('/'));
  if (source === null) file.report(csvProblem(at, `there is no file \`${parts.join('/')}\``, [], 'the path is relative to this file'));
  return source;
}

export function checkCsvTable(node: Extract<BodyNode, { kind: 'csv-table' }>, scope: Scope, choices: Choices): Body | null {
  const { file } = scope;
  const keys = checkKeys(node.keys, scope, choices);
  const source = openCsv(node, scope);
  const records = source === null ? null : readRecords(source, scope);
  if (keys === null || source === null || records === null) return null;
  const [header, ...body] = records;
  if (header === undefined) {
    file.report(csvProblem(locate(file, node.path.span), 'this price list is empty', [`expected the header ${[...keys.map(({ name }) => name), priceColumn].join(',')}`]));
    return null;
  }
  if (!headerSound(header, keys.map(({ name }) => name), source, scope)) return null;
  if (body.length > csvRows) {
    file.report(tooMany(locate(file, node.span), 'rows in this table', body.length, csvRows, 'the bound keeps a rulebook small enough to hold in memory'));
    return null;
  }
  const prices = new PriceCells(scope, source);
  const rows: TableRow[] = [];
  const checked: CheckedRow[] = [];
  for (const { cells, line } of body) {
    if (cells.length !== keys.length + 1) {
      file.report(csvProblem(lineAt(source, line), `this line has ${cells.length === 1 ? 'one cell' : `${cells.length} cells`}; the header has ${keys.length + 1}`, [], cells.length > keys.length + 1 ? 'a decimal comma makes two cells of one price: write a point; a value with a comma in it stands in quotes' : 'write a cell for each column'));
      continue;
    }
    const key = rowKeyOf(cells, keys);
    const places = cellsAt(source, line);
    const outcome = prices.outcome(cells.at(-1) ?? '', line, places.at(-1) ?? lineAt(source, line));
    checked.push({ keys: key, at: lineAt(source, line), keysAt: places.slice(0, -1) });
    if (outcome !== null) rows.push({ key, outcome });
  }
  // A line that could not be read may hold the row that would be missing.
  if (checked.length < body.length) return null;
  const sound = checkRows({ keys, rows: checked, at: locate(file, node.span), insertion: null, written: (value) => value, meterName: scope.meter.meter.name, gives: 'price' }, file);
  return sound && rows.length === body.length ? tableBody(keys, rows, placeOf(file, node.span)) : null;
}
