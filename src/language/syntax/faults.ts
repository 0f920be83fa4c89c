/** Turns what the lexer and the parser stumbled over into messages: one for each declaration, in the words of the author. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { colonMissing, neverClosed, priceMissing, strangeCharacter, textNotClosed, unexpected, unknownWord } from '../diagnostics/syntax-messages.ts';
import type { Location, Span } from '../source.ts';
import { tokenSpan } from './cst.ts';
import type { Parsed } from './parser.ts';
import { NewLine, PlainWord, QuotedWord, UnclosedText, keywords as k, signs as s } from './tokens.ts';

const declarations = ['module', 'priority', 'language', 'currency', 'timezone', 'unit', 'meter', 'price', 'adjust', 'limit', 'scenario'] as const;

/** What may begin a line, in the words of a message, for each rule of the grammar that holds clauses. */
const places: Readonly<Record<string, { readonly name: string; readonly words: readonly string[] }>> = {
  file: { name: 'a rule file', words: declarations },
  price: { name: 'a price', words: ['when', 'overrides', 'combines', 'whole', 'from', 'example'] },
  version: { name: 'a dated block', words: ['let', 'rate', 'table', 'charge'] },
  example: { name: 'an example', words: ['given', 'use', 'expect'] },
  meter: { name: 'a meter', words: [] },
};
const blockNames: Readonly<Record<string, string>> = { meter: 'meter', price: 'rule', version: 'dated block', tableBody: 'table', matchExpression: 'match', example: 'example', block: 'block' };

const expectedWords: Readonly<Record<string, string>> = {
  Word: 'a name', Text: 'a text in double quotes', DateTime: 'a date such as 2026-01-01', ClockTime: 'a clock time such as 12:00', Numeral: 'a number',
  OpenBrace: '`{`', CloseBrace: '`}`', Colon: '`:`', Comma: '`,`', CloseRound: '`)`', OpenRound: '`(`', Is: '`=`', NewLine: 'a new line',
};
const expectedByRule: Readonly<Record<string, string>> = {
  key: 'a value in double quotes or `any`', keys: 'a value in double quotes, `any` or `else`', field: 'the kind of the field (`text`, `number` or `one of`)', unit: 'a unit', atom: 'a value',
  expectStep: 'an amount', assignment: 'a value', combinesClause: '`any` or the name of a rule', tableBody: '`{` or `from "prices.csv"`', comparison: 'a comparison',
};

export interface Faults {
  readonly diagnostics: readonly Diagnostic[];
  /** Offsets at which declarations begin. */
  readonly starts: readonly number[];
  /** Those starts whose declaration holds a fault. */
  readonly broken: ReadonlySet<number>;
}

interface Fault {
  readonly offset: number;
  readonly entry: Diagnostic;
}

class Reader {
  readonly #file: string;
  readonly #text: string;
  readonly #tokens: readonly IToken[];

  constructor(file: string, text: string, tokens: readonly IToken[]) {
    this.#file = file;
    this.#text = text;
    this.#tokens = tokens;
  }

  at(span: Span): Location {
    return { file: this.#file, span };
  }

  isLineStart(token: IToken): boolean {
    const lineStart = this.#text.lastIndexOf('\n', token.startOffset - 1) + 1;
    return this.#text.slice(lineStart, token.startOffset).trim() === '';
  }

  isAtMargin(token: IToken): boolean {
    return token.startOffset === 0 || this.#text[token.startOffset - 1] === '\n';
  }

  /** The innermost brace that is open before the offset. */
  openBrace(offset: number): IToken | null {
    const open: IToken[] = [];
    for (const token of this.#tokens) {
      if (token.startOffset >= offset) break;
      if (token.tokenType === s.open) open.push(token);
      if (token.tokenType === s.close) open.pop();
    }
    return open.at(-1) ?? null;
  }

  endOfText(): Span {
    return { start: this.#text.length, end: this.#text.length };
  }
}

const isWord = (token: IToken): boolean => token.tokenType === PlainWord || token.tokenType === QuotedWord || /^[a-z_]+$/i.test(token.image);

function faultOf(error: IRecognitionException, reader: Reader): Fault {
  const { token } = error;
  const previousToken = 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
  const atEnd = token.tokenType === EOF;
  const span = atEnd ? reader.endOfText() : tokenSpan(token);
  const offset = span.start;
  const rule = error.context.ruleStack.at(-1) ?? 'file';
  const expected = error.message;
  const fault = (entry: Diagnostic): Fault => ({ offset, entry });
  const isDeclaration = declarations.some((word) => token.tokenType === k[word]) && reader.isAtMargin(token);
  if (token.tokenType === UnclosedText) return fault(textNotClosed(reader.at(span)));
  const brace = reader.openBrace(offset);
  if (brace !== null && (atEnd || isDeclaration)) {
    const next = isDeclaration ? { at: reader.at(span), text: 'this begins a new declaration' } : null;
    const what = blockNames[error.context.ruleStack.findLast((name) => name in blockNames) ?? ''] ?? 'block';
    return { offset: brace.startOffset, entry: neverClosed(reader.at(tokenSpan(brace)), what, next) };
  }
  const end = previousToken === undefined || Number.isNaN(previousToken.startOffset) ? span : { start: tokenSpan(previousToken).end, end: tokenSpan(previousToken).end };
  if ((rule === 'row' || rule === 'matchRow') && expected === s.colon.name) return fault(colonMissing(reader.at(end)));
  if (rule === 'outcome' || rule === 'measure') return fault(priceMissing(reader.at(token.tokenType === NewLine || atEnd ? end : span)));
  const place = places[rule];
  if (place !== undefined && !atEnd && isWord(token) && reader.isLineStart(token)) {
    return fault(unknownWord(reader.at(span), token.image, place.name, nearest(token.image, place.words), place.words));
  }
  const image = token.tokenType === NewLine ? 'the end of the line' : token.image;
  return fault(unexpected(reader.at(span), atEnd ? '' : image, expectedWords[expected] ?? expectedByRule[rule] ?? (place === undefined ? 'something else' : `the next line of ${place.name}`)));
}

function startsOf(tokens: readonly IToken[], reader: Reader): readonly number[] {
  const words = new Set(declarations.map((word) => k[word]));
  return tokens.filter((token) => words.has(token.tokenType) && reader.isAtMargin(token)).map((token) => token.startOffset);
}

/** The start of the declaration that holds the offset. */
export const declarationAt = (starts: readonly number[], offset: number): number => starts.findLast((start) => start <= offset) ?? -1;

export function faultsOf(file: string, text: string, parsed: Parsed): Faults {
  const reader = new Reader(file, text, parsed.tokens);
  const starts = startsOf(parsed.tokens, reader);
  const lexing = parsed.lexingErrors.map(({ offset, length }): Fault => {
    const span = { start: offset, end: offset + length };
    return { offset, entry: strangeCharacter(reader.at(span), text.slice(span.start, span.end)) };
  });
  const parsing = parsed.parsingErrors.map((error) => faultOf(error, reader));
  const first = new Map<number, Fault>();
  for (const fault of [...lexing, ...parsing].sort((a, b) => a.offset - b.offset)) {
    const start = declarationAt(starts, fault.offset);
    if (!first.has(start)) first.set(start, fault);
  }
  return { starts, broken: new Set(first.keys()), diagnostics: [...first.values()].map(({ entry }) => entry) };
}
