/**
 * Price lists as spreadsheets write them (RFC 4180), with the place of every cell: quotes may hold commas, line ends and doubled
 * quotes; blanks around cells and their quotes and empty lines do not count; lines end as they like.
 */
import type { Source, Span } from './source.ts';

export interface CsvCell {
  readonly text: string;
  /** As it stands, its quotes included. */
  readonly span: Span;
}

export interface CsvRecord {
  readonly cells: readonly CsvCell[];
  readonly span: Span;
  /** Where it begins, counted from one: a cell may hold several lines. */
  readonly line: number;
}

export type CsvFault = 'never closed' | 'behind a quote' | 'quote inside';
export type CsvRecords = { readonly ok: true; readonly records: readonly CsvRecord[] } | { readonly ok: false; readonly fault: CsvFault; readonly at: Span };

/** Ends the reading; caught below. */
class NotCsv extends Error {
  readonly fault: CsvFault;
  readonly at: Span;
  constructor(fault: CsvFault, at: Span) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

function plainCell(text: string, start: number): CsvCell {
  const trimmed = text.trimStart();
  const from = start + text.length - trimmed.length;
  const cell = trimmed.trimEnd();
  return { text: cell, span: { start: from, end: from + cell.length } };
}

function plainCells(line: string, start: number): readonly CsvCell[] {
  let offset = start;
  return line.split(',').map((text) => {
    const cell = plainCell(text, offset);
    offset += text.length + 1;
    return cell;
  });
}

class Reader {
  readonly #text: string;
  /** What ends a line; a carriage return before a line feed is a blank. */
  readonly #lineEnd: '\n' | '\r';
  #at: number;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = text.includes('\n') ? '\n' : '\r';
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  #find(what: string, from = this.#at): number {
    const found = this.#text.indexOf(what, from);
    return found < 0 ? this.#text.length : found;
  }

  /** A cell that begins with a quote at `open`; leaves the reader behind the blanks that follow it. */
  #quotedCell(open: number): CsvCell {
    let close = open;
    do {
      close = this.#text.indexOf('"', close + 1);
      if (close < 0) throw new NotCsv('never closed', { start: open, end: this.#find(this.#lineEnd, open) });
      if (this.#text[close + 1] !== '"') break;
      close += 1;
    } while (close < this.#text.length);
    const inner = this.#text.slice(open + 1, close);
    const next = Math.min(this.#find(',', close), this.#find(this.#lineEnd, close));
    const rest = this.#text.slice(close + 1, next);
    if (rest.trim() !== '') throw new NotCsv('behind a quote', plainCell(rest, close + 1).span);
    this.#at = next;
    if (this.#lineEnd === '\n') for (let end = inner.indexOf('\n'); end >= 0; end = inner.indexOf('\n', end + 1)) this.#line += 1;
    return { text: inner.replaceAll('""', '"'), span: { start: open, end: close + 1 } };
  }

  #cell(): CsvCell {
    const next = Math.min(this.#find(','), this.#find(this.#lineEnd));
    const cell = plainCell(this.#text.slice(this.#at, next), this.#at);
    if (cell.text.startsWith('"')) return this.#quotedCell(cell.span.start);
    const quote = cell.text.indexOf('"');
    if (quote >= 0) throw new NotCsv('quote inside', { start: cell.span.start + quote, end: cell.span.start + quote + 1 });
    this.#at = next;
    return cell;
  }

  /** Cell by cell, for a line with quotes. */
  #cells(): readonly CsvCell[] {
    const cells = [this.#cell()];
    while (this.#text[this.#at] === ',') {
      this.#at += 1;
      cells.push(this.#cell());
    }
    return cells;
  }

  /** The next record, `null` for an empty line. */
  #record(): CsvRecord | null {
    const [start, line] = [this.#at, this.#line];
    const end = this.#find(this.#lineEnd);
    const text = this.#text.slice(start, end);
    const isPlain = !text.includes('"');
    const cells = isPlain ? plainCells(text, start) : this.#cells();
    if (isPlain) this.#at = end;
    this.#at += 1;
    if (this.#lineEnd === '\n') this.#line += 1;
    const [first, last] = [cells[0], cells.at(-1)];
    if (first === undefined || last === undefined || (cells.length === 1 && first.text === '' && isPlain)) return null;
    return { cells, line, span: { start, end: start + this.#text.slice(start, this.#at - 1).trimEnd().length } };
  }

  records(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#at < this.#text.length) {
      const record = this.#record();
      if (record !== null) records.push(record);
    }
    return records;
  }
}

/** A value as a cell holds it. */
export const csvText = (value: string): string => (/[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Every record in order, or the first thing that is no CSV. */
export function readCsvRecords({ text }: Pick<Source, 'text'>): CsvRecords {
  try {
    return { ok: true, records: new Reader(text).records() };
  } catch (error) {
    if (error instanceof NotCsv) return { ok: false, fault: error.fault, at: error.at };
    throw error;
  }
}
