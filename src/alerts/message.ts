/** Messages with places for facts: `{scope} has used {month_total} {currency}`. Two braces stand for one. */
import { type Rational, decimal, decimalText, exactNumber, multiply, roundToDecimals } from '../money/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type Problem, type ScalarValue, wrong } from '../yaml/index.ts';
import { type Asked, askedText, factNames, facts, formOf, isFactName } from './facts.ts';
import { type MessagePart, type PlainWord, plainWords } from './policy.ts';

const isPlainWord = (name: string): name is PlainWord => (plainWords as readonly string[]).includes(name);
/** Longer messages are cut. */
const longest = 4000;

function placeOf(inner: string): MessagePart | { readonly sentence: string; readonly fix: string } {
  const [, name = '', meter = null] = /^([^:]*)(?::([^]*))?$/.exec(inner) ?? [];
  if (isPlainWord(name) && meter === null) return { kind: 'word', word: name };
  if (!isFactName(name)) {
    const known = [...factNames, ...plainWords];
    const near = nearest(name, known);
    return { sentence: `a message cannot name \`${name}\``, fix: near === null ? `it can name ${listed(known, 20)}; \`{{\` stands for one brace` : `did you mean \`{${near}}\`?` };
  }
  if (meter !== null && (!facts[name].byMeter || meter === '')) return { sentence: meter === '' ? `behind \`${name}:\` stands no meter` : `\`${name}\` is not told by meter`, fix: `write \`{${name}}\`` };
  return { kind: 'fact', asked: { fact: name, meter } };
}

/** Puts what is wrong into `problems`, at the place of each. */
export function readMessage(value: ScalarValue, problems: Problem[]): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  // The second part of the pattern finds braces that have no other.
  for (const match of value.text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    const [text, inner] = match;
    if (inner !== undefined) {
      const part = placeOf(inner);
      if ('kind' in part) parts.push(part);
      else problems.push(wrong(value.part(match.index, text.length), part.sentence, part.fix));
    } else if (text === '{' || text === '}') problems.push(wrong(value.part(match.index, 1), `a brace \`${text}\` stands alone`, `write \`${text}${text}\` for one brace, or \`{NAME}\``));
    else parts.push({ kind: 'text', text: text === '{{' || text === '}}' ? text.charAt(0) : text });
  }
  return parts;
}

const hundred = decimal('100');

/** In per cent, rounded down: 99.99 is not yet 100. */
const percent = (share: Rational): string => `${decimalText(roundToDecimals(multiply(share, hundred), 1n, 'floor'))} %`;

/** Digits behind the point of a share that is shown; compared it is exact. */
const shareDecimals = 12n;

/** A fact as it is kept with an alert, and sent. */
export function keptText(asked: Asked, value: string | number): string {
  if (formOf(asked).kind !== 'share') return String(value);
  return decimalText(roundToDecimals(exactNumber(String(value)), shareDecimals, 'half_even'));
}

/** @param values of facts by `askedText`, exact. */
export function messageText(parts: readonly MessagePart[], words: Readonly<Record<PlainWord, string>>, values: ReadonlyMap<string, string | number>): string {
  const text = parts.map((part) => {
    switch (part.kind) {
      case 'text': return part.text;
      case 'word': return words[part.word];
      case 'fact': {
        const value = values.get(askedText(part.asked)) ?? '';
        return formOf(part.asked).kind === 'share' ? percent(exactNumber(String(value))) : String(value);
      }
    }
  }).join('').replaceAll('\0', '\uFFFD');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
