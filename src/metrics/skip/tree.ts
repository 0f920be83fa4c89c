/** The syntax tree of a skip expression: what was written, before it is known what it means. */
import type { Rational } from '../../money/index.ts';

/** Offsets in the text of the expression. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Arithmetic = '+' | '-' | '*' | '/';
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

export interface ComparisonLink {
  readonly operator: Comparison;
  readonly operand: Node;
}

export type Node = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'constant'; readonly value: boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'subscript'; readonly of: Node; readonly key: Node }
  | { readonly kind: 'method'; readonly of: Node; readonly name: string; readonly nameSpan: Span; readonly operands: readonly Node[] }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Node[] }
  | { readonly kind: 'not'; readonly operand: Node }
  | { readonly kind: 'negative'; readonly operand: Node }
  | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Node; readonly right: Node }
  | { readonly kind: 'comparison'; readonly first: Node; readonly links: readonly ComparisonLink[] }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Node; readonly right: Node }
);

/** What is wrong with an expression, and where in its text. */
export interface ExpressionProblem {
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly sentence: string;
  readonly fix: string;
}

/** Ends the reading of an expression: at its first fault. */
export class ExpressionFault extends Error {
  readonly problem: ExpressionProblem;
  constructor(span: Span, sentence: string, fix: string) {
    super(sentence);
    this.problem = { severity: 'error', span, sentence, fix };
  }
}

export const joined = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });
