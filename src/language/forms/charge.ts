/** `charge EXPRESSION`: a formula that gives the amount itself. */
import type { Body } from '../../rating/index.ts';
import { locate, placeOf } from '../checks/context.ts';
import { expectNumber } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import type { BodyNode } from '../syntax/index.ts';
import { requireCurrency } from './outcome.ts';

export function checkCharge(node: Extract<BodyNode, { kind: 'charge' }>, scope: Scope): Body | null {
  const amount = expectNumber(node.amount, scope);
  if (amount === null || !requireCurrency(amount.type.unit, locate(scope.file, node.amount.span), scope)) return null;
  return { kind: 'charge', amount: amount.code, place: placeOf(scope.file, node.span) };
}
