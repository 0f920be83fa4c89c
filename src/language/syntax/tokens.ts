/**
 * The vocabulary. Glue words are reserved; every other keyword is soft, so that a meter may be called `volume` and a
 * field `price`.
 */
import { Lexer, type TokenType, createToken } from 'chevrotain';

/** Words that may name things: plain words and soft keywords. */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA });

export const NewLine = createToken({ name: 'NewLine', pattern: /(?:\r?\n[ \t]*)+/, line_breaks: true });
const Space = createToken({ name: 'Space', pattern: /[ \t\uFEFF]+/, group: Lexer.SKIPPED });
const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, group: 'comments' });

export const Text = createToken({ name: 'Text', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/ });
export const UnclosedText = createToken({ name: 'UnclosedText', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/ });
export const DateTime = createToken({ name: 'DateTime', pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?/ });
export const ClockTime = createToken({ name: 'ClockTime', pattern: /\d{1,2}:\d{2}/ });
export const Numeral = createToken({ name: 'Numeral', pattern: /\d[\d_]*(?:\.\d+)?/ });
export const UnitProduct = createToken({ name: 'UnitProduct', pattern: /(?:[A-Za-z]\w*|`[^`\r\n]+`)(?:[*/](?:[A-Za-z]\w*|`[^`\r\n]+`))+/ });
export const QuotedWord = createToken({ name: 'QuotedWord', pattern: /`[^`\r\n]+`/, categories: [Word] });
export const PlainWord = createToken({ name: 'PlainWord', pattern: /[A-Za-z]\w*/, categories: [Word] });

const keyword = (word: string, soft: boolean): TokenType =>
  createToken({ name: `word_${word}`, pattern: word, longer_alt: PlainWord, categories: soft ? [Word] : [] });

const reservedWords = ['for', 'when', 'has', 'from', 'until', 'if', 'then', 'else', 'match', 'and', 'or', 'not', 'in', 'is', 'up', 'to', 'beyond', 'over', 'by', 'of', 'on', 'at', 'any', 'flat'] as const;
const softWords = [
  'module', 'priority', 'language', 'currency', 'decimals', 'rounding', 'timezone', 'unit', 'meter', 'measured', 'text', 'number', 'one', 'optional',
  'price', 'adjust', 'limit', 'overrides', 'combines', 'whole', 'rate', 'table', 'first', 'tiers', 'graduated', 'volume', 'windows', 'let', 'charge', 'free', 'unrated',
  'begun', 'full', 'blocks', 'discount', 'surcharge', 'least', 'most', 'example', 'scenario', 'given', 'after', 'use', 'expect', 'close', 'error',
] as const;
export type Keyword = (typeof reservedWords)[number] | (typeof softWords)[number];

export const keywords = Object.fromEntries([
  ...reservedWords.map((word) => [word, keyword(word, false)]), ...softWords.map((word) => [word, keyword(word, true)]),
]) as Readonly<Record<Keyword, TokenType>>;

export const isReserved = (word: string): boolean => (reservedWords as readonly string[]).includes(word);

const sign = (name: string, pattern: string): TokenType => createToken({ name, pattern });
export const signs = {
  open: createToken({ name: 'OpenBrace', pattern: '{' }), close: createToken({ name: 'CloseBrace', pattern: '}' }),
  openRound: sign('OpenRound', '('), closeRound: sign('CloseRound', ')'), comma: sign('Comma', ','), colon: sign('Colon', ':'), percent: sign('Percent', '%'),
  equal: sign('Equal', '=='), unequal: sign('Unequal', '!='), atMost: sign('AtMost', '<='), atLeast: sign('AtLeast', '>='), below: sign('Below', '<'), above: sign('Above', '>'),
  is: sign('Is', '='), plus: sign('Plus', '+'), minus: sign('Minus', '-'), times: sign('Times', '*'), over: sign('Over', '/'),
};

// `on` would otherwise take the first two letters of `one`.
const longestFirst = Object.values(keywords).sort((a, b) => String(b.PATTERN).length - String(a.PATTERN).length);

export const vocabulary: TokenType[] = [
  Space, NewLine, Comment, Text, UnclosedText, DateTime, ClockTime, Numeral, UnitProduct, QuotedWord, ...longestFirst, PlainWord, ...Object.values(signs), Word,
];
