/** `rate 0.04 EUR/hour`: one price for every unit. */
import type { Body } from '../../rating/index.ts';
import { placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import type { BodyNode } from '../syntax/index.ts';
import { checkOutcome } from './outcome.ts';

export function checkRate(node: Extract<BodyNode, { kind: 'rate' }>, scope: Scope): Body | null {
  const outcome = checkOutcome(node.outcome, scope);
  return outcome === null ? null : { kind: 'rate', outcome, place: placeOf(scope.file, node.span) };
}
