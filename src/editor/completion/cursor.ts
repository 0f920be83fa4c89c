/** Where a cursor stands: in which blocks, behind which words of its line, in which half-written word or text. */
import type { Span } from '../../language/index.ts';
import { type Token, isWord, nameIn, readTokens } from '../tokens.ts';

export type BlockKind = 'meter' | 'rule' | 'version' | 'table' | 'tiers' | 'windows' | 'example' | 'scenario' | 'match' | 'unknown';

export interface Block {
  readonly kind: BlockKind;
  /** The words before its brace. */
  readonly head: readonly Token[];
  /** Names that `let` lines in it have made so far. */
  readonly lets: readonly string[];
}

export interface Cursor {
  readonly offset: number;
  /** From the outermost to the innermost. */
  readonly blocks: readonly Block[];
  /** The words of the line before the cursor, without the half-written one. */
  readonly line: readonly Token[];
  /** What is being written: a word or a unit. */
  readonly word: Span;
  /** The text in quotes that is being written; `end` is where a choice must stop to replace. */
  readonly text: { readonly inner: Span; readonly closed: boolean } | null;
  /** All tokens of the file, for what stands behind the cursor. */
  readonly tokens: readonly Token[];
}

const kindByWord: Readonly<Record<string, BlockKind>> = {
  meter: 'meter', price: 'rule', adjust: 'rule', limit: 'rule', from: 'version', table: 'table', tiers: 'tiers', windows: 'windows', example: 'example', scenario: 'scenario',
};

function kindOf(line: readonly Token[]): BlockKind {
  if (line.some(({ type }) => type === 'word_match')) return 'match';
  return kindByWord[line[0]?.image ?? ''] ?? 'unknown';
}

/** Half a word, or half a unit: `m1`, `EUR/ho`, `` `odd na ``. */
const halfWord = /(?:[A-Za-z]\w*|`[^`\r\n]*`?)(?:[*/](?:[A-Za-z]\w*|`[^`\r\n]*`?)?)*$/;

function wordBefore(text: string, offset: number): Span {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const match = halfWord.exec(text.slice(lineStart, offset));
  const rest = /^\w*/.exec(text.slice(offset))?.[0].length ?? 0;
  return match === null ? { start: offset, end: offset } : { start: lineStart + match.index, end: offset + rest };
}

function textAround(tokens: readonly Token[], offset: number): Cursor['text'] {
  const token = tokens.find(({ type, span }) => (type === 'Text' && span.start < offset && offset < span.end) || (type === 'UnclosedText' && span.start < offset && offset <= span.end));
  if (token === undefined) return null;
  const closed = token.type === 'Text';
  return { closed, inner: { start: token.span.start + 1, end: closed ? token.span.end - 1 : offset } };
}

/** `null` inside a comment, where nothing is offered. */
export function cursorAt(source: string, offset: number): Cursor | null {
  const { tokens, comments } = readTokens(source);
  if (comments.some(({ start, end }) => start < offset && offset <= end)) return null;
  const text = textAround(tokens, offset);
  const word = text === null ? wordBefore(source, offset) : { start: text.inner.start - 1, end: offset };
  const blocks: { kind: BlockKind; head: readonly Token[]; lets: string[] }[] = [];
  let line: Token[] = [];
  for (const token of tokens) {
    if (token.span.end > word.start) break;
    if (token.type === 'NewLine') line = [];
    else if (token.type === 'OpenBrace') {
      blocks.push({ kind: kindOf(line), head: line, lets: [] });
      line = [];
    } else if (token.type === 'CloseBrace') {
      blocks.pop();
      line = [];
    } else {
      line.push(token);
      const [first, second] = line;
      if (line.length === 2 && first?.image === 'let' && second !== undefined && isWord(second)) blocks.at(-1)?.lets.push(nameIn(second));
    }
  }
  // What is named on the line of the cursor itself cannot be read there.
  const [first, second] = line;
  if (first?.image === 'let' && second !== undefined) blocks.at(-1)?.lets.pop();
  return { offset, blocks, line, word, text, tokens };
}
