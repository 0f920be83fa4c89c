/** `at least 5.00 EUR over month by project`, `at most …`: what a window's sum is brought to when it closes. */
import { compare } from '../../money/index.ts';
import { type Bound, sameOver } from '../../rating/index.ts';
import { locate, placeOf } from '../checks/context.ts';
import { checkQuantity } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { leastAboveMost } from '../diagnostics/form-messages.ts';
import type { BodyNode } from '../syntax/index.ts';
import { requireCurrency } from './outcome.ts';
import { checkOver } from './over.ts';

type LimitNode = Extract<BodyNode, { kind: 'limit' }>;

function checkBound(node: LimitNode, scope: Scope): Bound | null {
  const { file } = scope;
  const over = checkOver(node.over, scope);
  const { type, code } = checkQuantity(file, node.amount);
  if (type.kind !== 'number' || code.kind !== 'number' || !requireCurrency(type.unit, locate(file, node.amount.span), scope, () => ({ notes: [], help: 'a limit is an amount of money, such as `5.00 EUR`' }))) return null;
  return over === null ? null : { least: node.least, amount: code.value, over, place: placeOf(file, node.span) };
}

/** The bounds of a dated block; a minimum above its cap is reported. */
export function checkLimits(nodes: readonly LimitNode[], scope: Scope): readonly Bound[] {
  const { file } = scope;
  const bounds = nodes.map((node) => ({ node, bound: checkBound(node, scope) }));
  for (const { node, bound } of bounds) {
    if (bound === null || !bound.least) continue;
    const cap = bounds.find((other) => other.bound !== null && !other.bound.least && sameOver(other.bound.over, bound.over) && compare(other.bound.amount, bound.amount) < 0);
    if (cap !== undefined) file.report(leastAboveMost(locate(file, node.amount.span), { at: locate(file, cap.node.amount.span), text: 'the cap' }));
  }
  return bounds.flatMap(({ bound }) => bound ?? []);
}
