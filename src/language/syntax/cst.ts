/** Reading the concrete tree: children that may be missing, because recovery leaves holes. */
import type { CstElement, CstNode, IToken, TokenType } from 'chevrotain';
import type { Span } from '../source.ts';
import type { NameNode, TextNode } from './tree.ts';

const isNode = (element: CstElement): element is CstNode => 'children' in element;

const isRead = (element: CstElement): element is IToken => !isNode(element) && element.isInsertedInRecovery !== true;
const nameOfType = (type: TokenType | string): string => (typeof type === 'string' ? type : type.name);

export const nodesOf = (node: CstNode, rule: string): readonly CstNode[] => (node.children[rule] ?? []).filter(isNode);
export const tokensOf = (node: CstNode, type: TokenType | string): readonly IToken[] => (node.children[nameOfType(type)] ?? []).filter(isRead);
export const nodeOf = (node: CstNode, rule: string): CstNode | null => node.children[rule]?.find(isNode) ?? null;
export const tokenOf = (node: CstNode, type: TokenType | string): IToken | null => node.children[nameOfType(type)]?.find(isRead) ?? null;
export const has = (node: CstNode, type: TokenType): boolean => node.children[type.name]?.some(isRead) ?? false;

/** Offset of a token's end; recovery's own tokens have no place. */
const endOf = (token: IToken): number => (token.startOffset || 0) + token.image.length;
export const tokenSpan = (token: IToken): Span => ({ start: token.startOffset || 0, end: endOf(token) });

/** The span from the first to the last real token of a node. */
export function nodeSpan(node: CstNode): Span {
  const start = node.location?.startOffset ?? 0;
  const end = node.location?.endOffset ?? start;
  return Number.isNaN(start) || Number.isNaN(end) ? { start: 0, end: 0 } : { start, end: Math.max(start, end) + 1 };
}

export const nameOf = (token: IToken): NameNode =>
  ({ text: token.image.startsWith('`') ? token.image.slice(1, -1) : token.image, span: tokenSpan(token) });

/** The value of a quoted text: `\"` and `\\` stand for themselves, and so does any other escaped character but the star. */
export function textOf(token: IToken): TextNode {
  const inner = token.image.slice(1, -1);
  return { value: inner.includes('\\') ? inner.replace(/\\([^*])/g, '$1') : inner, span: tokenSpan(token) };
}

/** All children in the order in which they were written. */
export function inSourceOrder(node: CstNode): readonly CstElement[] {
  const startOf = (element: CstElement): number => (isNode(element) ? element.location?.startOffset ?? 0 : element.startOffset) || 0;
  return Object.values(node.children).flatMap((elements) => elements ?? []).sort((a, b) => startOf(a) - startOf(b));
}

export { isNode };
