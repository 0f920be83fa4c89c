/** The words and signs of a text, however broken it is, and where a cursor stands among them. */
import { type Span, keywords, parse } from '../language/index.ts';

export interface Token {
  /** The name of its kind: `Text`, `PlainWord`, `word_price`. */
  readonly type: string;
  readonly image: string;
  readonly span: Span;
  readonly isKeyword: boolean;
  /** The text of the token behind it. */
  readonly followedBy: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
}

const keywordTypes = new Set(Object.values(keywords).map(({ name }) => name));

/** Reads any text; one that nests beyond the stack has no tokens. */
export function readTokens(text: string): Tokens {
  try {
    const { tokens, comments } = parse(text);
    const spanOf = ({ startOffset, image }: { readonly startOffset: number; readonly image: string }): Span => ({ start: startOffset, end: startOffset + image.length });
    return {
      tokens: tokens.map((token, index) => ({
        type: token.tokenType.name, image: token.image, span: spanOf(token), isKeyword: keywordTypes.has(token.tokenType.name), followedBy: tokens[index + 1]?.image ?? '',
      })),
      comments: comments.map(spanOf),
    };
  } catch (error) {
    if (error instanceof RangeError) return { tokens: [], comments: [] };
    throw error;
  }
}

/** The token at an offset; between two, the one that begins there. */
export function tokenAt(text: string, offset: number): Token | null {
  const { tokens } = readTokens(text);
  return tokens.find(({ span }) => span.start <= offset && offset < span.end) ?? tokens.find(({ span }) => span.end === offset) ?? null;
}

export const isWord = ({ type, isKeyword }: Token): boolean => type === 'PlainWord' || type === 'QuotedWord' || isKeyword;
/** A name without its backquotes. */
export const nameIn = ({ image }: Token): string => (image.startsWith('`') ? image.slice(1, -1) : image);
