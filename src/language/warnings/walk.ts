/** What stands in a rule, as syntax: its outcomes with the words that name them, and its units. */
import type { BodyNode, ExpressionNode, OutcomeNode, QuantityNode, RuleNode, UnitNode, VersionNode } from '../syntax/index.ts';

export interface NamedOutcome {
  /** The key of a row, the bound of a tier, the span of a window; empty for a rate. */
  readonly key: string;
  readonly outcome: OutcomeNode;
}

const keyText = (keys: readonly { readonly kind: string; readonly value?: string; readonly span: { readonly start: number; readonly end: number } }[] | null, text: string): string =>
  keys === null ? 'else' : keys.map((key) => key.value ?? text.slice(key.span.start, key.span.end)).join(', ');

/** @param text the file, for keys that are ranges or clock times. */
export function outcomesOf(body: BodyNode, text: string): readonly NamedOutcome[] {
  switch (body.kind) {
    case 'rate': return [{ key: '', outcome: body.outcome }];
    case 'table': return body.rows.map((row) => ({ key: keyText(row.keys, text), outcome: row.value }));
    case 'tiers': return body.tiers.map(({ bound, outcome }) => ({ key: text.slice(bound.span.start, bound.span.end), outcome }));
    case 'windows': return body.windows.map(({ span, outcome }) => ({ key: text.slice(span.start, span.end), outcome }));
    case 'csv-table': case 'charge': case 'blocks': case 'adjust': case 'limit': return [];
  }
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
const ofQuantity = (quantity: QuantityNode | null): readonly UnitNode[] => present(quantity?.unit ?? null);

function ofExpression(node: ExpressionNode): readonly UnitNode[] {
  switch (node.kind) {
    case 'quantity': return ofQuantity(node.quantity);
    case 'not': case 'negative': case 'among': return ofExpression(node.operand);
    case 'arithmetic': case 'comparison': case 'logic': return [...ofExpression(node.left), ...ofExpression(node.right)];
    case 'if': return [node.condition, node.then, node.otherwise].flatMap(ofExpression);
    case 'match': return node.rows.flatMap(({ value }) => ofExpression(value));
    case 'call': return node.operands.flatMap(ofExpression);
    case 'text': case 'name': case 'unit-product': case 'has': case 'broken': return [];
  }
}

const ofOutcome = (outcome: OutcomeNode): readonly UnitNode[] => (outcome.kind === 'price' ? [...ofQuantity(outcome.price), ...ofQuantity(outcome.flat)] : []);

function ofBody(body: BodyNode): readonly UnitNode[] {
  switch (body.kind) {
    case 'rate': return ofOutcome(body.outcome);
    case 'table': return body.rows.flatMap(({ value }) => ofOutcome(value));
    case 'tiers': return body.tiers.flatMap(({ bound, outcome }) => [...ofQuantity(bound.quantity), ...ofOutcome(outcome)]);
    case 'windows': return body.windows.flatMap(({ outcome }) => ofOutcome(outcome));
    case 'blocks': return [...ofQuantity(body.size), ...ofQuantity(body.amount)];
    case 'charge': return ofExpression(body.amount);
    case 'limit': return ofQuantity(body.amount);
    case 'adjust': case 'csv-table': return [];
  }
}

const ofVersion = (version: VersionNode): readonly UnitNode[] =>
  [...version.free.flatMap(({ quantity }) => ofQuantity(quantity)), ...version.locals.flatMap(({ value }) => ofExpression(value)), ...version.bodies.flatMap(ofBody)];

/** Every unit that is written in the rule's prices, in the order of the file. */
export const unitsOf = (rule: RuleNode): readonly UnitNode[] => [...rule.conditions.flatMap(ofExpression), ...rule.versions.flatMap(ofVersion)];
