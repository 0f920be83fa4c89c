/**
 * `table image from "prices.csv"`: the price list as a spreadsheet keeps it. One column a key, named in the header, and a
 * last column `price`; checked as if it stood in the file.
 */
import { decimalText, parseDecimal, zero } from '../../money/index.ts';
import type { Body, Outcome, RowKey } from '../../rating/index.ts';
import { type Unit, unitFactors, unitText } from '../../units/index.ts';
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
import { type CsvCell, type CsvFault, type CsvRecord, csvText, readCsvRecords } from '../csv-records.ts';
import type { Location, Source, Span } from '../source.ts';
import type { BodyNode } from '../syntax/index.ts';
import { type UnitPrice, priceUnitText, unitPrice } from './outcome.ts';
import { type TableRow, tableBody } from './table.ts';

const priceColumn = 'price';

const csvFaults: Readonly<Record<CsvFault, string>> = {
  'never closed': 'a quote is opened and never closed',
  'behind a quote': 'something stands between a closing quote and the comma',
  'quote inside': 'a quote stands in the middle of a cell',
};

const locationIn = (source: Source, span: Span): Location => ({ file: source.path, span });

function readRecords(source: Source, scope: Scope): readonly CsvRecord[] | null {
  const read = readCsvRecords(source);
  if (read.ok) return read.records;
  scope.file.report(csvProblem(locationIn(source, read.at), csvFaults[read.fault], [], 'a cell with a comma or a quote in it stands in quotes, and its own quotes are doubled'));
  return null;
}

/** A number, and behind it a unit that begins with a letter, a backquote or a per cent sign. */
const pricePattern = /^([+-]?[\d_.]+(?:[eE][+-]?\d+)?)\s*(?:([A-Za-z`%].*))?$/;

/** A unit as a price list writes it, held against the meter once. */
interface KnownUnit {
  readonly price: UnitPrice;
  readonly text: string;
}

/** `0.011 EUR/hour`, `free` or `unrated`. */
class PriceCells {
  readonly #scope: Scope;
  readonly #source: Source;
  /** A price list repeats few units many times. */
  readonly #units = new Map<string, KnownUnit | null>();

  constructor(scope: Scope, source: Source) {
    this.#scope = scope;
    this.#source = source;
  }

  #unit(text: string, at: Location): Unit | null {
    const { file } = this.#scope;
    const factors = unitFactors(text);
    const product = factors === null ? null : file.units.product(factors);
    if (product !== null && 'unit' in product) return product.unit;
    if (product === null) file.report(unknownUnit(at, text, null));
    else if ('oversized' in product) file.report(unitTooLarge(at));
    else if (!file.lost.settings) {
      const { name, start, end } = product.unknown;
      const from = this.#source.text.slice(at.span.start, at.span.end).lastIndexOf(text);
      const span = from < 0 ? at.span : { start: at.span.start + from + start, end: at.span.start + from + end };
      file.report(unknownUnit(locationIn(this.#source, span), name, from < 0 ? null : nearestUnit(name, [...file.units.names(), file.currency])));
    }
    return null;
  }

  /** The meaning of a unit, found at its first cell and said of it there. */
  #known(text: string, at: Location): KnownUnit | null {
    const known = this.#units.get(text);
    if (known !== undefined) return known;
    const unit = this.#unit(text, at);
    const fresh = unit === null ? null : { price: unitPrice(unit, this.#scope), text: unitText(unit) };
    this.#units.set(text, fresh);
    return fresh;
  }

  outcome({ text: cell, span }: CsvCell, line: number): Outcome | null {
    const place = { file: this.#source.path, line };
    if (cell === 'free' || cell === 'unrated') return { kind: cell, place };
    const at = locationIn(this.#source, this.#source.text[span.start] === '"' ? { start: span.start + 1, end: span.end - 1 } : span);
    const { file, meter } = this.#scope;
    const [, digits = '', written] = pricePattern.exec(cell) ?? [];
    const value = parseDecimal(digits.replaceAll('_', ''));
    if (!value.ok) {
      file.report(csvProblem(at, `\`${cell.slice(0, 40)}\` is not a price`, digits === '' ? [] : [`the number ${value.problem}`], priceHelp(cell)));
      return null;
    }
    if (written === undefined) {
      file.report(priceWithoutUnit(at, priceUnitText(file, meter.meter.unit)));
      return null;
    }
    if (written === '%') {
      file.report(percentAsPrice(at));
      return null;
    }
    const unit = this.#known(written, at);
    const price = unit?.price(value.value, at) ?? null;
    return unit === null || price === null ? null : { kind: 'price', price, flat: zero, text: `${decimalText(value.value)} ${unit.text}`, place };
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

const isElse = (cells: readonly CsvCell[]): boolean => cells.slice(0, -1).every(({ text }, index) => text === 'else' || (text === '' && index > 0));
const rowKeyOf = (cells: readonly CsvCell[]): RowKey | null => (isElse(cells) ? null : cells.slice(0, -1).map(({ text }) => (text === 'any' ? null : text)));

function headerSound(header: CsvRecord, names: readonly string[], source: Source, scope: Scope): boolean {
  const expected = [...names, priceColumn];
  if (header.cells.length === expected.length && expected.every((name, index) => header.cells[index]?.text === name)) return true;
  const found = header.cells.map(({ text }) => text);
  scope.file.report(csvProblem(locationIn(source, header.span), 'the header does not name the keys of the table', [`expected ${expected.join(',')}`, `   found ${found.join(',').slice(0, 80)}`], headerHelp(found, expected)));
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
  for (const { cells, line, span } of body) {
    const at = locationIn(source, span);
    const price = cells.at(-1);
    if (price === undefined || cells.length !== keys.length + 1) {
      file.report(csvProblem(at, `this line has ${cells.length === 1 ? 'one cell' : `${cells.length} cells`}; the header has ${keys.length + 1}`, [], cells.length > keys.length + 1 ? 'a decimal comma makes two cells of one price: write a point; a value with a comma in it stands in quotes' : 'write a cell for each column'));
      continue;
    }
    const key = rowKeyOf(cells);
    const outcome = prices.outcome(price, line);
    checked.push({ keys: key, at, keysAt: cells.slice(0, -1).map((cell) => locationIn(source, cell.span)) });
    if (outcome !== null) rows.push({ key, outcome });
  }
  // A line that could not be read may hold the row that would be missing.
  if (checked.length < body.length) return null;
  const sound = checkRows({ keys, rows: checked, at: locate(file, node.span), insertion: null, written: csvText, meterName: scope.meter.meter.name, gives: 'price' }, file);
  return sound && rows.length === body.length ? tableBody(keys, rows, placeOf(file, node.span)) : null;
}
