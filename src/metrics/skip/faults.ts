/** What to say where a skip expression is no expression, in the words of one who knows Python. */
import { EOF, type IToken } from 'chevrotain';
import { ExpressionFault } from './tree.ts';

export const allowed = 'understood are numbers, texts, lists, True, False, None, `datapoint[…]`, `usage_data_metric_name`, comparisons, `in`, `and`, `or`, `not`, + - * /, `.get()`, `float`, `int`, `str`, `Decimal`, `len`, `startswith`, `endswith`, `lower`, `upper` and `strip`';

/** Signs and words of Python that are not understood, and what to write. */
const instead: Readonly<Record<string, string>> = {
  '=': 'write `==` to compare', '!': 'write `not`', '&': 'write `and`', '|': 'write `or`', '{': 'write a list in square brackets', '?': 'write `and`, `or` and `not`',
  is: 'write `==` or `!=`', if: 'write `and`, `or` and `not`', else: 'write `and`, `or` and `not`', for: 'compare one value at a time', lambda: 'compare one value at a time', true: 'write `True`', false: 'write `False`', null: 'write `None`',
};

export function strangeSign(text: string, offset: number, length: number): ExpressionFault {
  const sign = text.charAt(offset);
  const span = { start: offset, end: offset + Math.max(1, length) };
  if (sign === "'" || sign === '"') return new ExpressionFault(span, 'a text begins here and does not end', `close it with ${sign}`);
  return new ExpressionFault({ start: offset, end: offset + 1 }, `\`${sign}\` is not understood in a skip expression`, instead[sign] ?? allowed);
}

export function faultAt(text: string, tokens: readonly IToken[], token: IToken): ExpressionFault {
  const last = tokens.at(-1);
  if (token.tokenType === EOF) {
    const end = last === undefined ? 0 : last.startOffset + last.image.length;
    return last === undefined ? new ExpressionFault({ start: 0, end: text.length }, 'the expression is empty', 'write `False` to skip nothing')
      : new ExpressionFault({ start: last.startOffset, end }, 'the expression ends too early', 'close its brackets, and finish what stands last');
  }
  const span = { start: token.startOffset, end: token.startOffset + token.image.length };
  const before = tokens[tokens.indexOf(token) - 1];
  if (before?.image === '.' || token.image === '.' || (before !== undefined && tokens[tokens.indexOf(before) - 1]?.image === '.')) {
    return new ExpressionFault(span, 'parts of a point are not reached by a dot', "write `datapoint['vol']['qty']`");
  }
  if (before?.image === token.image && ['*', '/'].includes(token.image)) return new ExpressionFault(span, `\`${token.image}${token.image}\` is not understood in a skip expression`, allowed);
  return new ExpressionFault(span, `\`${token.image}\` cannot stand here`, instead[token.image] ?? instead[before?.image ?? ''] ?? allowed);
}
