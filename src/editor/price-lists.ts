/** The price lists that rules read: where they lie, their columns, and the price of a key. */
import { parse } from 'csv-parse/sync';
import type { Span } from '../language/index.ts';

/** The path in the rulebook of a list that a rule file names, or `null` where it leads out of it. */
export function priceListPath(ruleFile: string, written: string): string | null {
  const parts = [...ruleFile.split('/').slice(0, -1), ...written.split('/')].filter((part) => part !== '.' && part !== '');
  return written.startsWith('/') || parts.includes('..') ? null : parts.join('/');
}

export interface Column {
  readonly text: string;
  readonly span: Span;
}

/** The names in the header, each with its place; quotes and blanks around them left out. */
export function columnsOf(text: string): readonly Column[] {
  const [header = ''] = text.split(/\r?\n/, 1);
  return [...header.matchAll(/[^,]+/g)].flatMap((match): Column[] => {
    const name = /^[\s"\uFEFF]*(.*?)[\s"]*$/.exec(match[0])?.[1] ?? '';
    const start = match.index + match[0].indexOf(name);
    return name === '' ? [] : [{ text: name, span: { start, end: start + name.length } }];
  });
}

/** The price in the row with those keys, or `null` when there is none, or when the list cannot be read. */
export function priceInList(text: string, keys: readonly string[]): string | null {
  try {
    const [, ...rows] = parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true }) as readonly (readonly string[])[];
    return rows.find((row) => keys.every((key, index) => row[index] === key))?.[keys.length] ?? null;
  } catch {
    return null;
  }
}
