/** Characters that no rule file has: what they are, and what was most likely meant. */

export interface Stranger {
  /** How a message calls it, where it cannot be seen. */
  readonly name: string | null;
  readonly help: string;
  /** What belongs in its place, or `null` where nothing is certain. */
  readonly put: string | null;
}

const seen = (help: string, put: string | null): Stranger => ({ name: null, help, put });
const point = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const kinds: readonly (readonly [RegExp, Stranger | ((character: string) => Stranger)])[] = [
  [/^[“”„‟«»″＂]/, seen('values stand in straight double quotes', '"')],
  [/^[‘’‚‛′'´]/, seen('values stand in double quotes', '"')],
  [/^[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/, (character) => ({ name: `a space that is no ordinary one (${point(character)})`, help: 'write an ordinary space', put: ' ' })],
  [/^[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u00ad]/, (character) => ({ name: `a character that cannot be seen (${point(character)})`, help: 'remove it', put: '' })],
  [/^\r/, { name: 'a line end of old Macs (CR alone)', help: 'save the file with the line ends of Unix or Windows', put: null }],
  [/^[–—‐‑‒−]/, seen('write the hyphen of the keyboard', '-')],
  [/^：/, seen('write the colon of the keyboard', ':')],
  [/^，/, seen('write the comma of the keyboard', ',')],
  [/^;/, seen('a line ends without a sign', '')],
  [/^&/, seen('write `and`', null)],
  [/^\|/, seen('write `or`', null)],
  [/^!/, seen('write `not`', null)],
  [/^×/, seen('write `*`', '*')],
  [/^÷/, seen('write `/`', '/')],
  [/^≤/, seen('write `<=`', '<=')],
  [/^≥/, seen('write `>=`', '>=')],
  [/^≠/, seen('write `!=`', '!=')],
  [/^[[\]]/, seen('a list has no square brackets: `one of "a", "b"`, `in ("a", "b")`', null)],
  [/^\?/, seen('a choice is written `if A then B else C`', null)],
  [/^€/, seen('a currency is written by its three letters, behind the number: `0.05 EUR`', 'EUR')],
  [/^£/, seen('a currency is written by its three letters, behind the number: `0.05 GBP`', 'GBP')],
  [/^\p{Sc}/u, seen('a currency is written by its three letters, behind the number: `0.05 USD`', null)],
  [/^\./, seen('a number begins with a digit, such as `0.05`', null)],
  [/^[\p{L}\p{M}]/u, seen('a name with letters beyond a to z stands in backquotes, a value in double quotes', null)],
];

export function strangerOf(text: string): Stranger {
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind === undefined) return seen('values stand in double quotes, unusual names in backquotes, comments behind `#`', null);
  return typeof kind === 'function' ? kind(text) : kind;
}

/** What should stand there instead, with the place that it takes, counted from the beginning of the line. */
export function insteadOf(line: string, from: number, length: number): { readonly start: number; readonly end: number; readonly put: string } | null {
  const text = line.slice(from, from + length);
  const rest = line.slice(from);
  const run = (match: RegExpExecArray | null, put: string): { readonly start: number; readonly end: number; readonly put: string } | null => (match === null ? null : { start: from, end: from + match[0].length, put });
  const price = /^([€£])\s*(\d[\d_]*(?:\.\d+)?)(?![\d,.])/.exec(rest);
  if (price !== null) return run(price, `${price[2] ?? ''} ${price[1] === '€' ? 'EUR' : 'GBP'}`);
  if (/[€£]/.test(text) && /\d$/.test(line.slice(0, from))) return run(/^./.exec(rest), text.startsWith('€') ? ' EUR' : ' GBP');
  if (text.startsWith('.') && !/\d$/.test(line.slice(0, from))) return run(/^\.(?=\d)/.exec(rest), '0.');
  // The sign itself, and a blank where one is missing beside it.
  if (/^(?:&&?|\|\|?|!)$/.test(text)) {
    const word = { '&': 'and', '|': 'or', '!': 'not' }[text[0] ?? ''] ?? '';
    return run(/^(?:&&?|\|\|?|!)/.exec(rest), `${/\w$/.test(line.slice(0, from)) ? ' ' : ''}${word}${/^\S/.test(rest.slice(length)) ? ' ' : ''}`);
  }
  if (text.startsWith('[') && /\bone of\s*$/.test(line.slice(0, from))) {
    const list = /^\[([^[\]]*)\]/.exec(rest);
    return list === null ? null : run(list, list[1]?.trim() ?? '');
  }
  if (text.startsWith('[') && /\bin\s*$/.test(line.slice(0, from))) {
    const list = /^\[([^[\]]*)\]/.exec(rest);
    return list === null ? null : run(list, `(${list[1]?.trim() ?? ''})`);
  }
  if (/^[\p{L}\p{M}]/u.test(text)) {
    const head = /[A-Za-z_]\w*$/.exec(line.slice(0, from))?.[0] ?? '';
    const tail = /^[\p{L}\p{M}\p{N}_]+/u.exec(rest)?.[0] ?? '';
    return { start: from - head.length, end: from + tail.length, put: `\`${head}${tail}\`` };
  }
  return null;
}
