/** Turns what the lexer and the parser stumbled over into messages: one for each declaration, in the words of the author. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { closesNothing, colonMissing, neverClosed, priceMissing, reservedName, strangeCharacter, textNotClosed, unexpected, unknownWord } from '../diagnostics/syntax-messages.ts';
import type { Location, Span } from '../source.ts';
import { tokenSpan } from './cst.ts';
import type { Parsed } from './parser.ts';
import { NewLine, PlainWord, QuotedWord, UnclosedText, Word, isReserved, keywords as k, signs as s } from './tokens.ts';

const declarations = ['module', 'priority', 'language', 'currency', 'timezone', 'unit', 'meter', 'price', 'adjust', 'limit', 'scenario'] as const;

/** What may begin a line, in the words of a message, for each rule of the grammar that holds clauses. */
interface Place {
  readonly name: string;
  readonly words: readonly string[];
}

const places: Readonly<Record<string, Place>> = {
  file: { name: 'a rule file', words: declarations },
  pricingRule: { name: 'a rule', words: ['when', 'overrides', 'combines', 'whole', 'from', 'example'] },
  version: { name: 'a dated block', words: ['let', 'free', 'rate', 'table', 'tiers', 'windows', 'begun', 'full', 'charge', 'discount', 'surcharge', 'at'] },
  example: { name: 'an example', words: ['given', 'after', 'use', 'expect'] },
  scenario: { name: 'a scenario', words: ['given', 'use', 'close', 'expect'] },
  windowsBody: { name: 'windows', words: ['weekday', 'weekend', 'day'] },
  tiersBody: { name: 'tiers', words: ['up', 'beyond'] },
  meter: { name: 'a meter', words: [] },
};
/** What a brace opens, by the first word of its line. */
const blockNames: Readonly<Record<string, string>> = { meter: 'meter', price: 'rule', adjust: 'rule', limit: 'rule', from: 'dated block', table: 'table', tiers: 'list of tiers', windows: 'list of windows', example: 'example', scenario: 'scenario' };

const expectedWords: Readonly<Record<string, string>> = {
  Word: 'a name', Text: 'a text in double quotes', DateTime: 'a date such as 2026-01-01', ClockTime: 'a clock time such as 12:00', Numeral: 'a number',
  OpenBrace: '`{`', CloseBrace: '`}`', Colon: '`:`', Comma: '`,`', CloseRound: '`)`', OpenRound: '`(`', Is: '`=`', NewLine: 'a new line',
};
const expectedByRule: Readonly<Record<string, string>> = {
  key: 'a value in double quotes or `any`', keys: 'a value in double quotes, `any` or `else`', field: 'the kind of the field (`text`, `number` or `one of`)', unit: 'a unit', atom: 'a value',
  expectStep: 'an amount', assignment: 'a value', combinesClause: '`any` or the name of a rule', tableBody: '`{` or `from "prices.csv"`', comparison: 'a comparison', nameOrCall: 'a value', currencySetting: 'a way of rounding',
};

export interface Faults {
  readonly diagnostics: readonly Diagnostic[];
  /** Offsets at which declarations begin. */
  readonly starts: readonly number[];
  /** Those starts whose declaration holds a fault. */
  readonly broken: ReadonlySet<number>;
  readonly lost: Lost;
}

/** What a fault may have swallowed: checks that a name exists stay silent about these. */
export interface Lost {
  /** A meter or a setting. */
  readonly settings: boolean;
  readonly rules: boolean;
}

interface Fault {
  readonly offset: number;
  readonly entry: Diagnostic;
  /** Whether it stands between declarations: what should have been one was not recognised. */
  readonly outside: boolean;
}

/** How many of the offsets, which rise, stand before one. */
function countBefore(count: number, offsetOf: (index: number) => number, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A brace without its partner. */
type BraceFault =
  | { readonly kind: 'open'; readonly brace: IToken; /** Where its partner should have stood before. */ readonly before: number }
  | { readonly kind: 'close'; readonly brace: IToken };

class Reader {
  readonly #file: string;
  readonly #text: string;
  readonly #tokens: readonly IToken[];
  /** The words with which declarations begin, in order. */
  readonly heads: readonly IToken[];

  constructor(file: string, text: string, tokens: readonly IToken[]) {
    this.#file = file;
    this.#text = text;
    this.#tokens = tokens;
    this.heads = tokens.filter((token) => isDeclaration(token, this));
  }

  /** The first token at an offset or behind it, by its number. */
  #from(offset: number): number {
    return countBefore(this.#tokens.length, (index) => this.#tokens[index]?.startOffset ?? 0, offset);
  }

  /** The first token from an offset on that is no line end. */
  wordFrom(offset: number): IToken | undefined {
    for (let index = this.#from(offset); index < this.#tokens.length; index += 1) {
      const token = this.#tokens[index];
      if (token?.tokenType !== NewLine) return token;
    }
    return undefined;
  }

  at(span: Span): Location {
    return { file: this.#file, span };
  }

  lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The blanks that the token's line begins with. */
  indent(token: IToken): string {
    return /^[ \t]*/.exec(this.#text.slice(this.lineStart(token.startOffset), token.startOffset))?.[0] ?? '';
  }

  isLineStart(token: IToken): boolean {
    return this.#text.slice(this.lineStart(token.startOffset), token.startOffset).trim() === '';
  }

  isAtMargin(token: IToken): boolean {
    return token.startOffset === 0 || this.#text[token.startOffset - 1] === '\n';
  }

  /**
   * What is wrong with the braces between two offsets, if they do not balance. Which one is alone the layout tells: a
   * brace that closes further left than its partner's line begins is not its partner.
   */
  braceFault(start: number, end: number): BraceFault | null {
    const open: IToken[] = [];
    let suspect: { readonly brace: IToken; readonly before: number } | null = null;
    for (const token of this.#tokens.slice(this.#from(start), this.#from(end))) {
      if (token.tokenType === s.open) {
        const around = open.at(-1);
        // A block that begins no further right than the one around it stands beside it.
        const beside = around !== undefined && this.indent(around) !== '' && this.lineStart(around.startOffset) !== this.lineStart(token.startOffset) && this.indent(token).length <= this.indent(around).length;
        if (beside) suspect ??= { brace: around, before: this.lineStart(token.startOffset) };
        open.push(token);
      }
      if (token.tokenType !== s.close) continue;
      const partner = open.pop();
      if (partner === undefined) return { kind: 'close', brace: token };
      if (suspect === null && this.isLineStart(token) && this.indent(token).length < this.indent(partner).length) suspect = { brace: partner, before: this.lineStart(token.startOffset) };
    }
    const last = open.at(-1);
    if (last === undefined) return null;
    return { kind: 'open', ...(suspect ?? { brace: last, before: end }) };
  }

  /** What the brace opens, by the words before it on its line. */
  opened(brace: IToken): string {
    const words = this.#text.slice(this.lineStart(brace.startOffset), brace.startOffset).trim().split(/\s+/);
    return blockNames[words[0] ?? ''] ?? (words.includes('match') ? 'match' : 'block');
  }

  /** A rule is called by its kind: a price, an adjust, a limit. */
  named(place: Place | undefined, rule: string, offset: number): Place | undefined {
    if (place === undefined || rule !== 'pricingRule') return place;
    const head = this.heads[countBefore(this.heads.length, (index) => this.heads[index]?.startOffset ?? 0, offset + 1) - 1];
    return head === undefined ? place : { ...place, name: `${head.image === 'adjust' ? 'an' : 'a'} ${head.image}` };
  }

  endOfText(): Span {
    return { start: this.#text.length, end: this.#text.length };
  }
}

const isWord = (token: IToken): boolean => token.tokenType === PlainWord || token.tokenType === QuotedWord || /^[a-z_]+$/i.test(token.image);

const isDeclaration = (token: IToken, reader: Reader): boolean => declarations.some((word) => token.tokenType === k[word]) && reader.isAtMargin(token);

/** How long a value without its closing quote is: up to a colon or brace that stands for itself, else to the end of the line. */
const valueLength = (image: string): number => (/^(.*?)\s+:\s/.exec(image)?.[1] ?? /^(.*?)\s*\{?\s*$/.exec(image)?.[1] ?? image).length;

/** What the grammar wants at a place, in the words of the author. */
function expectedHere(expected: string, rule: string, place: Place | undefined): string {
  if (expected === s.closeRound.name && (rule === 'nameOrCall' || rule === 'comparison')) return '`,` or `)`';
  if (expected.startsWith('word_')) return `\`${expected.slice('word_'.length)}\``;
  return expectedWords[expected] ?? expectedByRule[rule] ?? (place === undefined ? 'something else' : `the next line of ${place.name}`);
}

function faultOf(error: IRecognitionException, reader: Reader): Fault {
  const { token } = error;
  const previousToken = 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
  const atEnd = token.tokenType === EOF;
  const span = atEnd ? reader.endOfText() : tokenSpan(token);
  const rule = error.context.ruleStack.at(-1) ?? 'file';
  const expected = error.message;
  const fault = (entry: Diagnostic): Fault => ({ offset: span.start, entry, outside: rule === 'file' });
  if (token.tokenType === UnclosedText) {
    const close = span.start + valueLength(token.image);
    return fault(textNotClosed(reader.at(span), reader.at({ start: close, end: close })));
  }
  const end = previousToken === undefined || Number.isNaN(previousToken.startOffset) ? span : { start: tokenSpan(previousToken).end, end: tokenSpan(previousToken).end };
  const here = reader.at(token.tokenType === NewLine || atEnd ? end : span);
  if ((rule === 'row' || rule === 'matchRow') && expected === s.colon.name) return fault(colonMissing(reader.at(end), rule === 'row' ? 'price' : 'result'));
  if (rule === 'outcome' || (rule === 'measure' && error.context.ruleStack.includes('outcome'))) return fault(priceMissing(here));
  const place = reader.named(places[rule], rule, span.start);
  if (place !== undefined && !atEnd && isWord(token) && reader.isLineStart(token) && (rule === 'file' || !isDeclaration(token, reader))) {
    return fault(unknownWord(reader.at(span), token.image, place.name, nearest(token.image, place.words), place.words));
  }
  const found = token.tokenType === NewLine ? 'the line ends' : atEnd ? 'the file ends' : null;
  const goesOn = expected === s.close.name && found === null && !reader.isLineStart(token);
  const belongs = goesOn ? 'the line should end' : `${expectedHere(expected, rule, place)} belongs`;
  const entry = isReserved(token.image) && (expected === Word.name || rule === 'atom')
    ? reservedName(here, token.image, belongs)
    : unexpected(here, found, token.image, belongs, found !== null && expected === s.open.name ? ' {' : null);
  // What begins the next declaration shows that the one before it is not finished.
  return isDeclaration(token, reader) && rule !== 'file' ? { ...fault(entry), offset: end.end - 1 } : fault(entry);
}

/** Braces without a partner, at most one for each declaration. */
function braceFaults(reader: Reader): readonly Fault[] {
  const end = reader.endOfText().end;
  return reader.heads.flatMap((start, index): Fault[] => {
    const next = reader.heads[index + 1];
    const found = reader.braceFault(start.startOffset, next?.startOffset ?? end);
    if (found === null) return [];
    const { brace } = found;
    if (found.kind === 'close') return [{ offset: brace.startOffset, entry: closesNothing(reader.at(tokenSpan(brace))), outside: true }];
    const inside = found.before < (next?.startOffset ?? end);
    const follower = inside ? reader.wordFrom(found.before) : next;
    const label = follower === undefined ? null : { at: reader.at(tokenSpan(follower)), text: !inside ? 'this begins a new declaration' : follower.tokenType === s.close ? 'this closes the block around it' : 'this begins the next block' };
    const insertion = { at: reader.at({ start: found.before, end: found.before }), text: `${reader.indent(brace)}}\n` };
    return [{ offset: brace.startOffset, entry: neverClosed(reader.at(tokenSpan(brace)), reader.opened(brace), label, insertion), outside: false }];
  });
}

/** The start of the declaration that holds the offset. */
export const declarationAt = (starts: readonly number[], offset: number): number => starts[countBefore(starts.length, (index) => starts[index] ?? 0, offset + 1) - 1] ?? -1;

export function faultsOf(file: string, text: string, parsed: Parsed): Faults {
  const reader = new Reader(file, text, parsed.tokens);
  const { heads } = reader;
  const starts = heads.map(({ startOffset }) => startOffset);
  const lexing = parsed.lexingErrors.map(({ offset, length }): Fault => {
    const span = { start: offset, end: offset + length };
    return { offset, entry: strangeCharacter(reader.at(span), text.slice(span.start, span.end)), outside: false };
  });
  const parsing = parsed.parsingErrors.map((error) => faultOf(error, reader));
  // Braces that balance and still do not parse are no fault of the braces.
  const braces = parsing.length === 0 ? [] : braceFaults(reader);
  const unpaired = new Set(braces);
  const first = new Map<number, Fault>();
  // Where a brace has no partner the parser stumbles later, at something innocent.
  for (const fault of braces) first.set(declarationAt(starts, fault.offset), fault);
  for (const fault of [...lexing, ...parsing].sort((a, b) => a.offset - b.offset)) {
    const start = declarationAt(starts, fault.offset);
    // The head of a declaration that stands inside one which was never closed makes no sense to the parser.
    const previous = starts[countBefore(starts.length, (index) => starts[index] ?? 0, start) - 1];
    const fallen = previous === undefined ? undefined : first.get(previous);
    if (fallen !== undefined && unpaired.has(fallen) && reader.lineStart(fault.offset) === start) continue;
    const known = first.get(start);
    if (known === undefined || fault.offset < known.offset) first.set(start, fault);
  }
  const kinds = new Map(heads.map((token) => [token.startOffset, token.tokenType]));
  const isRule = (start: number): boolean => [k.price, k.adjust, k.limit, k.scenario].some((kind) => kinds.get(start) === kind);
  // What stands behind a rule does not break it; a meter may end before its fields, where their brace is missing.
  const broken = new Set([...first].flatMap(([start, { outside }]) => (outside && isRule(start) ? [] : [start])));
  const lostSettings = parsed.gaveUp || broken.size < first.size || [...broken].some((start) => !isRule(start));
  return { starts, broken, diagnostics: [...first.values()].map(({ entry }) => entry), lost: { settings: lostSettings, rules: first.size > 0 } };
}
