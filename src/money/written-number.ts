/**
 * Numbers as they stand in texts of attributes: what `Decimal` of Python reads, blanks around them, `_` in them and the digits of any
 * script included. Knows the bounds of `decimal.ts` and keeps them.
 */
import { type DecimalResult, parseDecimal } from './decimal.ts';

/** What Python strips; some of it no trimming of ours knows. */
const blanks = /^[\s\u001c-\u001f\u0085]+|[\s\u001c-\u001f\u0085]+$/g;
const foreignDigit = /(?![0-9])\p{Nd}/gu;
const digit = /\p{Nd}/u;
const plain = /^[0-9.]+$/;

/** The digits of a script stand in a row, from zero to nine. */
function digitOf(character: string): string {
  const own = character.codePointAt(0) ?? 0;
  let first = own;
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((own - first) % 10);
}

/** `24`, ` 25 `, `2_5`, `1e2`, `٢٥`. Infinity and what is not a number are none. */
export function parseWrittenNumber(text: string): DecimalResult {
  if (plain.test(text)) return parseDecimal(text);
  return parseDecimal(text.replace(/\uFEFF/g, '?').replace(blanks, '').replaceAll('_', '').replace(foreignDigit, digitOf));
}
