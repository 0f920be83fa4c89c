/** The price lists that rules read: where they lie, their columns, and the price of a key. */
import { type Span, readCsvRecords } from '../language/index.ts';

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
  const read = readCsvRecords({ text });
  const record = read.ok ? read.records.slice(1).find(({ cells }) => keys.every((key, index) => cells[index]?.text === key)) : undefined;
  return record?.cells[keys.length]?.text ?? null;
}
