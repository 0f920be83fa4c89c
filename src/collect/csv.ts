/** Usage as CSV: a column for each member of a point and one for each field. Knows nothing of meters. */
import type { UsageValue } from '../rating/point.ts';
import { fieldNameLengthMost, fieldsMost } from './bounds.ts';
import { type CsvRow, csvRows } from './csv-records.ts';
import { pointOf } from './point.ts';
import { type Reading, UnreadableUsage, refused } from './reading.ts';
import { brokenQuotes, lineTooLong, notUtf8, wrongCellCount } from './refusals.ts';
import { listed } from './shown.ts';

const required = ['meter', 'scope', 'start', 'end', 'quantity', 'unit'] as const;
const fieldPrefix = 'fields.';

/** Where each column stands. */
export interface Columns {
  readonly count: number;
  readonly at: ReadonlyMap<string, number>;
  readonly fields: ReadonlyMap<string, number>;
}

export async function* readCsv(bytes: AsyncIterable<Buffer>): AsyncGenerator<Reading> {
  let columns: Columns | null = null;
  for await (const rows of csvRows(bytes)) {
    for (const row of rows) {
      if (columns === null) columns = columnsOf(row);
      else yield readRow(row, columns);
    }
  }
  if (columns === null) throw emptyFile();
}

export const emptyFile = (): UnreadableUsage => new UnreadableUsage(`the file is empty; expected a header with the columns ${listed([...required])}`);

export function readRow(row: CsvRow, columns: Columns): Reading {
  const place = `line ${row.line}`;
  switch (row.kind) {
    case 'too long': return refused(lineTooLong(place));
    case 'not UTF-8': return refused(notUtf8(place));
    case 'broken quotes': return refused(brokenQuotes(place, row.cause));
    case 'record': break;
  }
  const { cells } = row;
  if (cells.length !== columns.count) return refused(wrongCellCount(place, cells.length, columns.count));
  const cell = (name: string): string | undefined => cells[columns.at.get(name) ?? -1];
  const fields = new Map<string, UsageValue>();
  for (const [name, at] of columns.fields) {
    const text = cells[at] ?? '';
    if (text !== '') fields.set(name, { text, kind: 'text' });
  }
  return pointOf(place, {
    id: cell('id') === '' ? undefined : cell('id'), meter: cell('meter'), scope: cell('scope'), start: cell('start'), end: cell('end'),
    quantity: cell('quantity'), unit: cell('unit'), fields,
  });
}

export function columnsOf(row: CsvRow): Columns {
  if (row.kind !== 'record') {
    throw new UnreadableUsage(`the header on line ${row.line} cannot be read: it ${row.kind === 'broken quotes' ? row.cause : `is ${row.kind}`}`);
  }
  return columnsNamed(row.cells);
}

/** The columns of these names; throws where they are not those of usage. */
export function columnsNamed(names: readonly string[]): Columns {
  const at = new Map<string, number>();
  const fields = new Map<string, number>();
  const [repeated, unknown]: [string[], string[]] = [[], []];
  for (const [index, name] of names.entries()) {
    const field = name.startsWith(fieldPrefix) ? name.slice(fieldPrefix.length) : null;
    if (at.has(name) || (field !== null && fields.has(field))) repeated.push(name);
    else if (field !== null && field !== '' && field.length <= fieldNameLengthMost) fields.set(field, index);
    else if (name === 'id' || required.some((member) => member === name)) at.set(name, index);
    else unknown.push(name);
  }
  const missing = required.filter((name) => !at.has(name));
  const fault = headerFault({ missing, unknown, repeated, fieldCount: fields.size, only: names.length === 1 ? names[0] : undefined });
  if (fault !== null) throw new UnreadableUsage(fault);
  return { count: names.length, at, fields };
}

interface HeaderFinding {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
  readonly fieldCount: number;
  /** The header's text when it is a single cell. */
  readonly only: string | undefined;
}

function headerFault({ missing, unknown, repeated, fieldCount, only }: HeaderFinding): string | null {
  const separator = only === undefined ? undefined : [';', '\t', '|'].find((sign) => only.includes(sign));
  if (separator !== undefined) {
    return `the columns are separated by ${separator === '\t' ? 'tabs' : `\`${separator}\``}; expected commas, as in \`${required.join(',')}\``;
  }
  if (repeated.length > 0) return `the header names ${listed(repeated)} twice`;
  if (unknown.length > 0) {
    return `the header has unknown columns: ${listed(unknown)}; known are ${required.join(', ')}, id and fields.NAME`;
  }
  if (missing.length > 0) return `the header lacks ${listed(missing)}; it needs ${required.join(', ')}`;
  return fieldCount > fieldsMost ? `the header has ${fieldCount} columns of fields; at most ${fieldsMost} are taken` : null;
}
