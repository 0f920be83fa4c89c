/** Expressions and quantities from the concrete tree. Total: a hole becomes a `broken` node. */
import type { CstNode, IToken } from 'chevrotain';
import { negate, parseDecimal } from '../../money/index.ts';
import type { ArithmeticOperator, ComparisonOperator } from '../../rating/index.ts';
import { unitFactors } from '../../units/index.ts';
import { expressionDepth } from '../bounds.ts';
import { nestedTooDeep, numberOutOfBounds } from '../diagnostics/syntax-messages.ts';
import { joinSpans } from '../source.ts';
import { has, inSourceOrder, isNode, nameOf, nodeOf, nodeSpan, nodesOf, textOf, tokenOf, tokenSpan, tokensOf } from './cst.ts';
import { deeperThan } from './depth.ts';
import { Numeral, Text, UnitProduct, Word, keywords as k, signs as s } from './tokens.ts';
import type { BoundNode, ExpressionNode, KeyNode, QuantityNode, RowNode, UnitNode } from './tree.ts';
import type { Lowering } from './lowering.ts';

const unitOfToken = (token: IToken): UnitNode | null => {
  const factors = token.image === '' ? null : unitFactors(token.image);
  return factors === null ? null : { factors, text: token.image, span: tokenSpan(token) };
};

export function lowerUnit(node: CstNode | null): UnitNode | null {
  const token = node === null ? null : tokenOf(node, UnitProduct) ?? tokenOf(node, Word);
  return token === null ? null : unitOfToken(token);
}

/** A measure without sign: number and unit. */
function lowerMeasure(node: CstNode, lowering: Lowering): QuantityNode | null {
  const numeral = tokenOf(node, Numeral);
  if (numeral === null) return null;
  const parsed = parseDecimal(numeral.image.replaceAll('_', ''));
  if (!parsed.ok) lowering.report(numberOutOfBounds(lowering.at(tokenSpan(numeral)), parsed.problem));
  return { value: parsed.ok ? parsed.value : null, percent: has(node, s.percent), unit: lowerUnit(nodeOf(node, 'unit')), span: nodeSpan(node) };
}

export function lowerQuantity(node: CstNode | null, lowering: Lowering): QuantityNode | null {
  const measure = node === null ? null : nodeOf(node, 'measure');
  const quantity = measure === null ? null : lowerMeasure(measure, lowering);
  if (node === null || quantity === null || !has(node, s.minus)) return quantity;
  return { ...quantity, value: quantity.value === null ? null : negate(quantity.value), span: nodeSpan(node) };
}

export function lowerBound(node: CstNode | null, lowering: Lowering): BoundNode | null {
  if (node === null) return null;
  const span = nodeSpan(node);
  if (has(node, k.beyond)) return { quantity: null, span };
  const quantity = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  return quantity === null ? null : { quantity, span };
}

function lowerKeys(node: CstNode | null, lowering: Lowering): readonly KeyNode[] | null {
  if (node === null || has(node, k.else)) return null;
  return nodesOf(node, 'key').flatMap((key): readonly KeyNode[] => {
    const text = tokenOf(key, Text);
    if (text !== null) return [{ kind: 'text', raw: text.image.slice(1, -1), ...textOf(text) }];
    if (has(key, k.any)) return [{ kind: 'any', span: nodeSpan(key) }];
    const bound = lowerBound(nodeOf(key, 'bound'), lowering);
    return bound === null ? [] : [{ kind: 'bound', bound, span: bound.span }];
  });
}

/** Rows of a table or a match; rows that lost their keys or their value to a fault are left out. */
export function lowerRows<T>(nodes: readonly CstNode[], lowering: Lowering, value: (row: CstNode) => T | null): readonly RowNode<T>[] {
  return nodes.flatMap((row) => {
    const keys = nodeOf(row, 'keys');
    const lowered = value(row);
    return keys === null || lowered === null || keys.recoveredNode === true ? [] : [{ keys: lowerKeys(keys, lowering), value: lowered, span: nodeSpan(keys) }];
  });
}

const broken = (node: CstNode | null): ExpressionNode => ({ kind: 'broken', span: node === null ? { start: 0, end: 0 } : nodeSpan(node) });

/** A whole expression, as a clause holds it. One that nests too deep is reported, and nothing more is said about it. */
export function lowerClause(node: CstNode | null, lowering: Lowering): ExpressionNode {
  const expression = lowerExpression(node, lowering);
  if (!deeperThan(expression, expressionDepth)) return expression;
  lowering.report(nestedTooDeep(lowering.at(expression.span), expressionDepth));
  return broken(node);
}

function lowerExpression(node: CstNode | null, lowering: Lowering): ExpressionNode {
  if (node === null) return broken(node);
  const operands = nodesOf(node, 'conjunction').map((conjunction) => {
    const parts = nodesOf(conjunction, 'negation').map((negation) => lowerNegation(negation, lowering));
    return joined('and', parts, conjunction);
  });
  return joined('or', operands, node);
}

function joined(operator: 'and' | 'or', parts: readonly ExpressionNode[], node: CstNode): ExpressionNode {
  const [first, ...rest] = parts;
  if (first === undefined) return broken(node);
  return rest.reduce<ExpressionNode>((left, right) => ({ kind: 'logic', operator, left, right, span: joinSpans(left.span, right.span) }), first);
}

function lowerNegation(node: CstNode, lowering: Lowering): ExpressionNode {
  const comparison = nodeOf(node, 'comparison');
  const operand = comparison === null ? broken(node) : lowerComparison(comparison, lowering);
  return tokensOf(node, k.not).reduce<ExpressionNode>((inner) => ({ kind: 'not', operand: inner, span: nodeSpan(node) }), operand);
}

function lowerComparison(node: CstNode, lowering: Lowering): ExpressionNode {
  const [left, right] = nodesOf(node, 'sum').map((sum) => lowerChain(sum, 'product', (product) => lowerChain(product, 'atom', (atom) => lowerAtom(atom, lowering))));
  if (left === undefined) return broken(node);
  if (has(node, k.in)) return { kind: 'among', operand: left, negated: has(node, k.not), values: tokensOf(node, Text).map(textOf), span: nodeSpan(node) };
  const sign = nodeOf(node, 'comparisonSign');
  if (sign === null) return left;
  const operator = inSourceOrder(sign).find((element) => !isNode(element));
  if (right === undefined || operator === undefined || isNode(operator)) return broken(node);
  return { kind: 'comparison', operator: operator.image as ComparisonOperator, left, right, span: nodeSpan(node) };
}

/** `a + b - c` and `a * b / c`, from the left. */
function lowerChain(node: CstNode, rule: string, lowerPart: (part: CstNode) => ExpressionNode): ExpressionNode {
  let result: ExpressionNode | null = null;
  let operator: ArithmeticOperator | null = null;
  for (const element of inSourceOrder(node)) {
    if (!isNode(element)) operator = element.image as ArithmeticOperator;
    else if (element.name === rule) {
      const part = lowerPart(element);
      result = result === null || operator === null ? part : { kind: 'arithmetic', operator, left: result, right: part, span: joinSpans(result.span, part.span) };
    }
  }
  return result ?? broken(node);
}

function lowerNameOrCall(node: CstNode, lowering: Lowering): ExpressionNode {
  const word = tokenOf(node, Word);
  if (word === null) return broken(node);
  const name = nameOf(word);
  if (!has(node, s.openRound)) return { kind: 'name', name, span: name.span };
  return { kind: 'call', name, operands: nodesOf(node, 'expression').map((operand) => lowerExpression(operand, lowering)), span: nodeSpan(node) };
}

function lowerAtom(node: CstNode, lowering: Lowering): ExpressionNode {
  const span = nodeSpan(node);
  const measure = nodeOf(node, 'measure');
  if (measure !== null) {
    const quantity = lowerMeasure(measure, lowering);
    return quantity === null ? broken(node) : { kind: 'quantity', quantity, span };
  }
  const text = tokenOf(node, Text);
  if (text !== null) return { kind: 'text', ...textOf(text) };
  if (has(node, k.has)) {
    const field = tokenOf(node, Word);
    return field === null ? broken(node) : { kind: 'has', field: nameOf(field), span };
  }
  const inner = nodeOf(node, 'atom');
  if (inner !== null) return { kind: 'negative', operand: lowerAtom(inner, lowering), span };
  const product = tokenOf(node, UnitProduct);
  const unit = product === null ? null : unitOfToken(product);
  if (unit !== null) return { kind: 'unit-product', unit, span };
  const ifNode = nodeOf(node, 'ifExpression');
  if (ifNode !== null) {
    const [condition = null, then = null, otherwise = null] = nodesOf(ifNode, 'expression');
    return { kind: 'if', condition: lowerExpression(condition, lowering), then: lowerExpression(then, lowering), otherwise: lowerExpression(otherwise, lowering), span };
  }
  const match = nodeOf(node, 'matchExpression');
  if (match !== null) {
    const rows = lowerRows(nodesOf(match, 'matchRow'), lowering, (row) => lowerExpression(nodeOf(row, 'expression'), lowering));
    return { kind: 'match', keys: tokensOf(match, Word).map(nameOf), rows, span };
  }
  const name = nodeOf(node, 'nameOrCall');
  if (name !== null) return lowerNameOrCall(name, lowering);
  const expression = nodeOf(node, 'expression');
  return expression === null ? broken(node) : lowerExpression(expression, lowering);
}
