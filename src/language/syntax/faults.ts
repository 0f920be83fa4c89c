/** Turns what the lexer and the parser stumbled over into messages: one for each declaration, in the words of the author. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Diagnostic, Edit, Label } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { closesNothing, colonMissing, conditionWithBlock, habit, mergeLeft, neverClosed, notText, priceMissing, reservedName, strangeCharacter, textNotClosed, unexpected, unexpectedHeadline, unknownHere, unknownWord } from '../diagnostics/syntax-messages.ts';
import type { Location, Span } from '../source.ts';
import { tokenSpan } from './cst.ts';
import { type Mended, figureHabit, habitAt, shapeOf } from './habits.ts';
import type { Parsed } from './parser.ts';
import { insteadOf, strangerOf } from './strangers.ts';
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

/** Of a dated block, by the kind of its rule. */
const bodies: Readonly<Record<string, readonly string[]>> = {
  price: ['let', 'free', 'rate', 'table', 'tiers', 'windows', 'begun', 'full', 'charge'], adjust: ['let', 'discount', 'surcharge', 'table'], limit: ['at'],
};
/** First words that never stand alone. */
const wholePhrases: Readonly<Record<string, readonly string[]>> = { begun: ['begun blocks'], full: ['full blocks'], at: ['at least', 'at most'], up: ['up to'] };

const expectedWords: Readonly<Record<string, string>> = {
  Word: 'a name', Text: 'a text in double quotes', DateTime: 'a date such as 2026-01-01', ClockTime: 'a clock time such as 12:00', Numeral: 'a number',
  OpenBrace: '`{`', CloseBrace: '`}`', Colon: '`:`', Comma: '`,`', CloseRound: '`)`', OpenRound: '`(`', Is: '`=`', NewLine: 'a new line',
};
/** What a list that is empty should name. */
const listOf: Readonly<Record<string, string>> = { pricingRule: 'a meter', tableBody: 'a field', matchExpression: 'a field', overClause: 'a field', overridesClause: 'the name of a rule' };
const expectedByRule: Readonly<Record<string, string>> = {
  key: 'a value in double quotes or `any`', keys: 'a value in double quotes, `any` or `else`', field: 'the kind of the field', unit: 'a unit', atom: 'a value',
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

/** A place in the text by its length. */
interface Stretch {
  readonly offset: number;
  readonly length: number;
}

interface Fault {
  readonly offset: number;
  /** What is said of it, made for the one fault that its declaration tells. */
  readonly entry: () => Diagnostic;
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
  | { readonly kind: 'close'; readonly brace: IToken; /** Whether it cuts its block short. */ readonly early: boolean };

/** So many strange characters of a file are mended at once. */
const mostMended = 1000;

class Reader {
  readonly #file: string;
  readonly #text: string;
  readonly #tokens: readonly IToken[];
  /** The words with which declarations begin, in order. */
  readonly heads: readonly IToken[];
  #editsByHelp: ReadonlyMap<string, readonly Edit[]> | null = null;

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

  /** The line of a token, up to it. */
  lineOf(token: IToken): string {
    return this.#text.slice(this.lineStart(token.startOffset), token.startOffset);
  }

  /** Where the blanks before a token begin. */
  blankBefore(token: IToken): number {
    return token.startOffset - (/[ \t]*$/.exec(this.lineOf(token))?.[0].length ?? 0);
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
    let early: IToken | null = null;
    let suspect: { readonly brace: IToken; readonly before: number } | null = null;
    let previous: IToken | null = null;
    for (const token of this.#tokens.slice(this.#from(start), this.#from(end))) {
      const isBehindAnother = previous?.tokenType === s.close;
      previous = token;
      if (token.tokenType === s.open) {
        const around = open.at(-1);
        // A block that begins no further right than the one around it stands beside it.
        const beside = around !== undefined && this.indent(around) !== '' && this.lineStart(around.startOffset) !== this.lineStart(token.startOffset) && this.indent(token).length <= this.indent(around).length;
        if (beside) suspect ??= { brace: around, before: this.lineStart(token.startOffset) };
        open.push(token);
      }
      if (token.tokenType !== s.close) continue;
      const partner = open.pop();
      if (partner === undefined) return early === null ? { kind: 'close', brace: token, early: false } : { kind: 'close', brace: early, early: true };
      // One that stands further right than its partner's line, or behind another, closes a block too soon.
      if (this.isLineStart(token) ? this.indent(token).length > this.indent(partner).length : isBehindAnother) early ??= token;
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

  /** A rule is called by its kind: a price, an adjust, a limit; and that decides what its blocks may hold. */
  named(place: Place | undefined, rule: string, offset: number): Place | undefined {
    if (place === undefined || (rule !== 'pricingRule' && rule !== 'version')) return place;
    const head = this.heads[countBefore(this.heads.length, (index) => this.heads[index]?.startOffset ?? 0, offset + 1) - 1];
    if (head === undefined) return place;
    if (rule === 'version') return { ...place, words: bodies[head.image] ?? place.words };
    return { ...place, name: `${head.image === 'adjust' ? 'an' : 'a'} ${head.image}` };
  }

  habitAt(offset: number, rule: string, expected: string): Mended | null {
    return habitAt({ text: this.#text, offset, rule, expected });
  }

  /** A place where a character stands that no rule file has. `all` are all such places of the file. */
  stranger({ offset, length }: Stretch, all: readonly Stretch[], starts: readonly number[]): Diagnostic {
    const piece = this.#text.slice(offset, offset + length);
    const at = this.at({ start: offset, end: offset + length });
    if (piece.includes('\uFFFD')) return notText(this.at({ start: this.#text.indexOf('\uFFFD'), end: this.#text.indexOf('\uFFFD') + 1 }), false);
    const figure = figureHabit(this.#text, offset);
    if (figure !== null) return mendedEntry('T0100', this, at, '', figure);
    const { name, help, put } = strangerOf(piece);
    const lineStart = this.lineStart(offset);
    const lineEnd = this.#text.indexOf('\n', offset);
    const line = this.#text.slice(lineStart, lineEnd < 0 ? this.#text.length : lineEnd);
    const instead = insteadOf(line, offset - lineStart, length);
    if (instead !== null) return strangeCharacter(at, piece, name, help, [{ at: this.at({ start: lineStart + instead.start, end: lineStart + instead.end }), text: instead.put }]);
    if (put === null) return strangeCharacter(at, piece, name, help, []);
    const declaration = declarationAt(starts, offset);
    return strangeCharacter(at, piece, name, help, (this.#writtenSo(all).get(help) ?? []).filter((edit) => declarationAt(starts, edit.at.span.start) === declaration));
  }

  /** Who wrote one strange character of a declaration wrote all of them so: what belongs in place of each, by the help that goes with it. */
  #writtenSo(all: readonly Stretch[]): ReadonlyMap<string, readonly Edit[]> {
    if (this.#editsByHelp !== null) return this.#editsByHelp;
    const byHelp = new Map<string, Edit[]>();
    for (const { offset, length } of all.slice(0, mostMended)) {
      for (const [index, character] of [...this.#text.slice(offset, offset + Math.min(length, mostMended))].entries()) {
        const { help, put } = strangerOf(character);
        const start = offset + index;
        const goesOn = character === ';' && !/^[ \t]*(?:#|\r?\n|$)/.test(this.#text.slice(start + 1, start + 200));
        if (put === null || goesOn) continue;
        const edits = byHelp.get(help);
        const edit = { at: this.at({ start, end: start + character.length }), text: put };
        if (edits === undefined) byHelp.set(help, [edit]);
        else edits.push(edit);
      }
    }
    this.#editsByHelp = byHelp;
    return byHelp;
  }

  looksLikePrice(token: IToken): boolean {
    return /^(?:\d[\d_]*(?:\.\d+)?(?:[ \t]*[A-Z]{3}\b|%)|free\b|unrated\b)/.test(this.#text.slice(token.startOffset, token.startOffset + 100));
  }

  /** Whether a list of names has none, or ends in a comma. */
  lacksName(token: IToken, rule: string, expected: string): boolean {
    return expected === '' && !this.isLineStart(token) && listOf[rule] !== undefined && /(?:,|\b(?:for|table|first|match|by|overrides))[ \t]*$/.test(this.lineOf(token));
  }

  /** How the construct around a stray number or unit is written. */
  shapeAt(rules: readonly string[]): string | null {
    const around = rules.findLast((rule) => !['quantity', 'measure', 'unit'].includes(rule));
    return around === undefined ? null : shapeOf(around);
  }

  /** Where a merge left its marks: the first one of each, and the others. */
  mergeMarks(): readonly { readonly offset: number; readonly first: boolean }[] {
    const marks = [...this.#text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/gm)].map(({ 0: mark, index }) => ({ offset: index, first: mark.startsWith('<') }));
    return marks.some(({ first }) => first) ? marks : [];
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
  return expectedWords[expected] ?? expectedByRule[rule] ?? (rule === 'file' ? 'a declaration such as `module` or `price`' : place === undefined ? 'something else' : `the next line of ${place.name}`);
}

function mendedEntry(code: 'T0100' | 'T0101', reader: Reader, at: Location, headline: string, mended: Mended): Diagnostic {
  const edits = mended.edit === null ? [] : [{ at: reader.at({ start: mended.edit.start, end: mended.edit.end }), text: mended.edit.text }];
  return habit(code, mended.at === null ? at : reader.at(mended.at), mended.headline ?? headline, mended.help, edits);
}

/** What a row begins with, in the words of a message about its colon. */
const rowHeads: Readonly<Record<string, string>> = { row: 'value', matchRow: 'value', tierRow: 'bound', windowRow: 'time', blocksBody: 'block' };
/** What a block holds line by line, where a message names it. */
const linesOf: Readonly<Record<string, string>> = { tableBody: 'a row', matchExpression: 'a row', tiersBody: 'a tier', windowsBody: 'a window', version: 'a line of the dated block', pricingRule: 'a line of the rule', meter: 'a field', example: 'a step', scenario: 'a step' };

function faultOf(error: IRecognitionException, reader: Reader): Fault {
  const { token } = error;
  const previousToken = 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
  const atEnd = token.tokenType === EOF;
  const span = atEnd ? reader.endOfText() : tokenSpan(token);
  const rule = error.context.ruleStack.at(-1) ?? 'file';
  const expected = error.message;
  const fault = (entry: Diagnostic): Fault => ({ offset: span.start, entry: () => entry, outside: rule === 'file' });
  if (token.tokenType === UnclosedText) {
    const close = span.start + valueLength(token.image);
    return fault(textNotClosed(reader.at(span), reader.at({ start: close, end: close })));
  }
  const end = previousToken === undefined || Number.isNaN(previousToken.startOffset) ? span : { start: tokenSpan(previousToken).end, end: tokenSpan(previousToken).end };
  const here = reader.at(token.tokenType === NewLine || atEnd ? end : span);
  const place = reader.named(places[rule], rule, span.start);
  const isUnknownWord = place !== undefined && !atEnd && isWord(token) && reader.isLineStart(token) && (rule === 'file' || !isDeclaration(token, reader));
  const found = token.tokenType === NewLine ? 'the line ends' : atEnd ? 'the file ends' : null;
  const goesOn = expected === s.close.name && found === null && !reader.isLineStart(token);
  const belongs = goesOn ? 'the line should end' : `${reader.lacksName(token, rule, expected) ? listOf[rule] ?? '' : expected === s.close.name && linesOf[rule] !== undefined ? `${linesOf[rule] ?? ''} or \`}\`` : expectedHere(expected, rule, place)} belongs`;
  const mended = isDeclaration(token, reader) ? null : reader.habitAt(here.span.start, rule, expected);
  if (mended !== null) return fault(isUnknownWord ? mendedEntry('T0101', reader, here, unknownHere(token.image, place.name), mended) : mendedEntry('T0100', reader, here, unexpectedHeadline(found, token.image, belongs), mended));
  const rowHead = rowHeads[rule];
  if (rowHead !== undefined && expected === s.colon.name && (rule === 'row' || rule === 'matchRow' || reader.looksLikePrice(token))) return fault(colonMissing(reader.at(end), rowHead, rule === 'matchRow' ? 'result' : 'price'));
  if (rule === 'outcome' || (rule === 'measure' && error.context.ruleStack.includes('outcome'))) return fault(priceMissing(here));
  if (isUnknownWord) {
    const { name, words } = place;
    return fault(unknownWord(reader.at(span), token.image, name, nearest(token.image, words), words.flatMap((word) => wholePhrases[word] ?? [word])));
  }
  // A word that would come next shows that the name before it is missing.
  const isNext = (rule === 'overClause' && token.tokenType === k.by) || (rule === 'pricingRule' && token.tokenType === k.for);
  const entry = isReserved(token.image) && !isNext && (expected === Word.name || rule === 'atom')
    ? reservedName(here, token.image, belongs)
    : unexpected(here, found, token.image, belongs, found !== null && expected === s.open.name ? ' {' : null, goesOn ? null : reader.shapeAt(error.context.ruleStack));
  // What begins the next declaration shows that the one before it is not finished.
  return isDeclaration(token, reader) && rule !== 'file' ? { ...fault(entry), offset: end.end - 1 } : fault(entry);
}

function neverClosedEntry(reader: Reader, brace: IToken, before: number, label: Label | null): Diagnostic {
  return neverClosed(reader.at(tokenSpan(brace)), reader.opened(brace), label, { at: reader.at({ start: before, end: before }), text: `${reader.indent(brace)}}\n` });
}

/** Braces without a partner, at most one for each declaration. */
function braceFaults(reader: Reader): readonly Fault[] {
  const end = reader.endOfText().end;
  return reader.heads.flatMap((start, index): Fault[] => {
    const next = reader.heads[index + 1];
    const found = reader.braceFault(start.startOffset, next?.startOffset ?? end);
    if (found === null) return [];
    const { brace } = found;
    if (found.kind === 'close') return [{ offset: brace.startOffset, entry: () => closesNothing(reader.at(tokenSpan(brace))), outside: !found.early }];
    const inside = found.before < (next?.startOffset ?? end);
    const follower = inside ? reader.wordFrom(found.before) : next;
    const label = follower === undefined ? null : { at: reader.at(tokenSpan(follower)), text: !inside ? 'this begins a new declaration' : follower.tokenType === s.close ? 'this closes the block around it' : 'this begins the next block' };
    if (!/^[ \t]*when\b/.test(reader.lineOf(brace))) return [{ offset: brace.startOffset, entry: () => neverClosedEntry(reader, brace, found.before, label), outside: false }];
    return [{ offset: brace.startOffset, entry: () => conditionWithBlock(reader.at(tokenSpan(brace)), [{ at: reader.at({ start: reader.blankBefore(brace), end: tokenSpan(brace).end }), text: '' }]), outside: false }];
  });
}

/** The start of the declaration that holds the offset. */
export const declarationAt = (starts: readonly number[], offset: number): number => starts[countBefore(starts.length, (index) => starts[index] ?? 0, offset + 1) - 1] ?? -1;

export function faultsOf(file: string, text: string, parsed: Parsed): Faults {
  const reader = new Reader(file, text, parsed.tokens);
  const { heads } = reader;
  const starts = heads.map(({ startOffset }) => startOffset);
  const lexing = parsed.lexingErrors.map((error): Fault => ({ offset: error.offset, entry: () => reader.stranger(error, parsed.lexingErrors, starts), outside: false }));
  const parsing = parsed.parsingErrors.map((error) => faultOf(error, reader));
  // Braces that balance and still do not parse are no fault of the braces.
  const braces = parsing.length === 0 ? [] : braceFaults(reader);
  const unpaired = new Set(braces);
  const first = new Map<number, Fault>();
  const marked = new Set<number>();
  for (const { offset, first: opens } of reader.mergeMarks()) {
    const start = declarationAt(starts, offset);
    marked.add(start);
    // One merge is one message, however many declarations its two sides hold.
    if (opens && !first.has(start)) first.set(start, { offset, entry: () => mergeLeft(reader.at({ start: offset, end: offset + 7 })), outside: false });
  }
  // Where a brace has no partner the parser stumbles later, at something innocent.
  for (const fault of braces) if (!marked.has(declarationAt(starts, fault.offset))) first.set(declarationAt(starts, fault.offset), fault);
  for (const fault of [...lexing, ...parsing].sort((a, b) => a.offset - b.offset)) {
    const start = declarationAt(starts, fault.offset);
    if (marked.has(start)) continue;
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
  const broken = new Set([...marked, ...[...first].flatMap(([start, { outside }]) => (outside && isRule(start) ? [] : [start]))]);
  const lostSettings = parsed.gaveUp || broken.size < first.size || [...broken].some((start) => !isRule(start));
  return { starts, broken, diagnostics: [...first.values()].map(({ entry }) => entry()), lost: { settings: lostSettings, rules: first.size > 0 } };
}
