/** `begun blocks of 100 call over month by project : 5 EUR`: packages, each begun one (or each full one) pays. */
import { compare, zero } from '../../money/index.ts';
import type { Body } from '../../rating/index.ts';
import { locate, placeOf } from '../checks/context.ts';
import { checkQuantity } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { notAboveZero } from '../diagnostics/form-messages.ts';
import type { BodyNode } from '../syntax/index.ts';
import { requireCurrency } from './outcome.ts';
import { checkOver } from './over.ts';
import { meterQuantity } from './quantity.ts';

export function checkBlocks(node: Extract<BodyNode, { kind: 'blocks' }>, scope: Scope): Body | null {
  const { file } = scope;
  const over = node.over === null ? null : checkOver(node.over, scope);
  const size = meterQuantity(node.size, scope);
  const { type, code } = checkQuantity(file, node.amount);
  if (type.kind !== 'number' || code.kind !== 'number' || !requireCurrency(type.unit, locate(file, node.amount.span), scope, () => ({ notes: [], help: 'what a block costs is an amount of money, such as `5.00 EUR`' }))) return null;
  if (size === null || (node.over !== null && over === null)) return null;
  if (compare(size, zero) <= 0) {
    file.report(notAboveZero(locate(file, node.size.span), 'a block'));
    return null;
  }
  const text = file.source.text.slice(node.span.start, node.span.end);
  return { kind: 'blocks', begun: node.begun, size, amount: code.value, over, text, place: placeOf(file, node.span) };
}
