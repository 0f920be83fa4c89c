/**
 * Bytes to the records of an RFC 4180 file, each with the physical line on which it begins. Written here because a line
 * number that a person can go to, a broken row that costs only itself, and a bounded record are what the bill and the
 * usage reader need, and because reading a bill twice should take seconds. Knows nothing of what the cells mean.
 */
import { isUtf8 } from 'node:buffer';
import { lineBytesMost } from './bounds.ts';
import { type Line, linesOf } from './lines.ts';

export type CsvRow =
  | { readonly kind: 'record'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'too long' | 'not UTF-8'; readonly line: number }
  /** `ends` when what follows cannot be told apart from the broken record, so that it is not read. */
  | { readonly kind: 'broken quotes'; readonly line: number; readonly cause: string; readonly ends: boolean };

export async function* csvRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<readonly CsvRow[]> {
  const reader = new RecordReader();
  for await (const lines of linesOf(bytes)) {
    const rows: CsvRow[] = [];
    for (const line of lines) {
      const row = reader.read(line);
      if (row === null) continue;
      rows.push(row);
      if (row.kind === 'broken quotes' && row.ends) return yield rows;
    }
    if (rows.length > 0) yield rows;
  }
  const last = reader.end();
  if (last !== null) yield [last];
}

/** Lines to records: a quoted cell may go on over several of them. */
export class RecordReader {
  #open: OpenRecord | null = null;

  /** Whether the next line goes on with a record. */
  get isInside(): boolean {
    return this.#open !== null;
  }

  /** The record that ends with this line; `null` for blank lines and where a record goes on. */
  read(line: Line): CsvRow | null {
    const step = this.#open === null ? beginRecord(line) : continueRecord(this.#open, line);
    this.#open = step !== null && 'inside' in step ? step : null;
    return step === null || 'inside' in step ? null : step;
  }

  /** What is left when there are no more lines. */
  end(): CsvRow | null {
    return this.#open === null ? null : unclosed(this.#open, 'the end of the file');
  }
}

/** A record of which the last quoted cell goes on in the next line. */
interface OpenRecord {
  readonly line: number;
  readonly cells: string[];
  readonly inside: string[];
  length: number;
  isUtf8: boolean;
}

const quotesOpenAt = (line: number): string => `a quote that opens on line ${line}`;
const unclosed = (open: OpenRecord, where: string): CsvRow => ({
  kind: 'broken quotes', line: open.line, ends: true,
  cause: `${quotesOpenAt(open.line)} is not closed before ${where}; nothing is read from this line on`,
});

function beginRecord(line: Line): CsvRow | OpenRecord | null {
  if (line.bytes === null) return { kind: 'too long', line: line.number };
  const valid = isUtf8(line.bytes);
  const text = line.bytes.toString(valid ? 'utf8' : 'latin1');
  if (text === '' || text === '\r') return null;
  if (!text.includes('"')) {
    return valid ? { kind: 'record', line: line.number, cells: withoutReturn(text).split(',') } : { kind: 'not UTF-8', line: line.number };
  }
  const open: OpenRecord = { line: line.number, cells: [], inside: [], length: line.bytes.length, isUtf8: valid };
  return scan(open, text, cellAt(open, text, 0), line.number);
}

function continueRecord(open: OpenRecord, line: Line): CsvRow | OpenRecord {
  open.length += 1 + (line.bytes?.length ?? lineBytesMost);
  if (line.bytes === null || open.length > lineBytesMost) return unclosed(open, 'the record grows longer than a record may be');
  const valid = isUtf8(line.bytes);
  open.isUtf8 &&= valid;
  const text = line.bytes.toString(valid ? 'utf8' : 'latin1');
  open.inside.push('\n');
  return scan(open, text, quotedAt(open, text, 0), line.number);
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** Where the next cell begins; the line or the record may be over, or its quotes wrong. */
type Step = number | 'line ends inside quotes' | 'record ends' | { readonly cause: string };

function scan(open: OpenRecord, text: string, first: Step, lineNumber: number): CsvRow | OpenRecord {
  let step = first;
  while (typeof step === 'number') step = cellAt(open, text, step);
  if (step === 'line ends inside quotes') return open;
  if (step === 'record ends') {
    return open.isUtf8 ? { kind: 'record', line: open.line, cells: open.cells } : { kind: 'not UTF-8', line: open.line };
  }
  // Broken within one line, the next line begins afresh; over several lines, nobody can say where the record should end.
  const ends = lineNumber !== open.line;
  const cause = ends ? `${quotesOpenAt(open.line)} and closes on line ${lineNumber}: ${step.cause}; nothing is read from this line on` : step.cause;
  return { kind: 'broken quotes', line: open.line, cause, ends };
}

const quoteInside = 'has a quote inside a cell that does not begin with one; such a cell is quoted as a whole, its quotes doubled';

/** Reads the cell that begins at `start`. */
function cellAt(open: OpenRecord, text: string, start: number): Step {
  if (text[start] === '"') {
    open.inside.length = 0;
    return quotedAt(open, text, start + 1);
  }
  const comma = text.indexOf(',', start);
  const cell = comma < 0 ? withoutReturn(text.slice(start)) : text.slice(start, comma);
  if (cell.includes('"')) return { cause: quoteInside };
  open.cells.push(cell);
  return comma < 0 ? 'record ends' : comma + 1;
}

/** Reads the rest of a quoted cell from `start` on, to its closing quote and the comma behind it. */
function quotedAt(open: OpenRecord, text: string, start: number): Step {
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) {
      open.inside.push(text.slice(from));
      return 'line ends inside quotes';
    }
    open.inside.push(text.slice(from, quote));
    if (text[quote + 1] === '"') {
      open.inside.push('"');
      from = quote + 2;
      continue;
    }
    open.cells.push(open.inside.join(''));
    if (text[quote + 1] === ',') return quote + 2;
    const rest = text.slice(quote + 1);
    return rest === '' || rest === '\r' ? 'record ends' : { cause: 'has text between a closing quote and the next comma' };
  }
}
