/** `free 730 hour over month by project`: so much of the running total costs nothing. */
import { compare, zero } from '../../money/index.ts';
import { type Allowance, type Body, overOf, sameOver } from '../../rating/index.ts';
import { locate } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { allowanceBeside, notAboveZero, otherWindow } from '../diagnostics/form-messages.ts';
import { severalBodies } from '../diagnostics/rule-messages.ts';
import type { FreeNode } from '../syntax/index.ts';
import { checkOver } from './over.ts';
import { meterQuantity } from './quantity.ts';

export function checkFree(nodes: readonly FreeNode[], body: Body, scope: Scope): Allowance | null {
  const { file } = scope;
  const [node, second] = nodes;
  if (node === undefined) return null;
  const at = locate(file, node.span);
  if (second !== undefined) file.report(severalBodies(locate(file, second.span), at, 'allowance'));
  if (body.kind === 'tiers' || body.kind === 'charge') file.report(allowanceBeside(at, body.kind));
  const [quantity, over] = [meterQuantity(node.quantity, scope), checkOver(node.over, scope)];
  if (quantity === null || over === null) return null;
  if (compare(quantity, zero) <= 0) file.report(notAboveZero(locate(file, node.quantity.span), 'an allowance'));
  const counted = overOf(body);
  if (counted !== null && !sameOver(counted, over)) file.report(otherWindow(at, { at, text: 'and this' }));
  return { quantity, over };
}
