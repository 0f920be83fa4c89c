/** Rows in the text format of COPY. Knows nothing of tables. */
import { type Rational, decimalText, decimalsNeeded } from '../../money/index.ts';
import { type Instant, instantText } from '../../time/index.ts';
import { assertStorable } from '../storable-text.ts';

const special = /[\\\b\f\n\r\t\v]/;
const specials = /[\\\b\f\n\r\t\v]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v',
};

/** A cell whose text needs no escaping by its nature: a number, a time, a hash. */
export type Cell = string & { readonly cell: unique symbol };

const plain = (text: string): Cell => text as Cell;
export const nullCell: Cell = plain('\\N');

export function textCell(text: string): Cell {
  assertStorable(text);
  return plain(special.test(text) ? text.replace(specials, (character) => escapes[character] ?? character) : text);
}

export const optionalTextCell = (text: string | null): Cell => (text === null ? nullCell : textCell(text));
export const integerCell = (value: bigint): Cell => plain(value.toString());
export const instantCell = (value: Instant): Cell => plain(instantText(value));
/** The backslash of `\x…` is doubled: COPY takes one away. */
export const bytesCell = (bytes: Uint8Array): Cell => plain(`\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`);

/** A number that decimals write exactly. */
export function decimalCell(value: Rational): Cell {
  if (decimalsNeeded(value) === null) throw new RangeError(`${decimalText(value)} has no decimal notation`);
  return plain(decimalText(value));
}

export const row = (cells: readonly Cell[]): string => `${cells.join('\t')}\n`;
