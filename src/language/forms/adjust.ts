/** `discount 10%` and `surcharge 5%`: a share of what was charged so far. */
import { type Rational, compare, decimal, decimalText, multiply, negate, one, zero } from '../../money/index.ts';
import type { Body, Outcome } from '../../rating/index.ts';
import { locate, placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { belowNothing, beyondAll, notAPercentage } from '../diagnostics/form-messages.ts';
import type { AdjustmentNode, BodyNode } from '../syntax/index.ts';

function factorOf(node: AdjustmentNode, scope: Scope): Rational | null {
  const { file } = scope;
  const { quantity } = node;
  if (quantity.value === null) return null;
  const at = locate(file, quantity.span);
  if (compare(quantity.value, zero) < 0) {
    file.report(belowNothing(at, node.kind, `${decimalText(negate(quantity.value))}%`));
    return null;
  }
  if (!quantity.percent) {
    // 0.1 may be a tenth of a per cent or ten: nobody can know.
    const isShare = (quantity.unit === null && compare(quantity.value, one) >= 0) || /^(?:percent|pct|pc)$/i.test(quantity.unit?.text ?? '');
    file.report(notAPercentage(at, node.kind, isShare ? `${decimalText(quantity.value)}%` : null));
    return null;
  }
  const share = multiply(quantity.value, decimal('0.01'));
  if (node.kind === 'surcharge') return share;
  if (compare(share, one) > 0) {
    file.report(beyondAll(at));
    return null;
  }
  return negate(share);
}

export function adjustOutcome(node: AdjustmentNode, scope: Scope): Outcome | null {
  const factor = factorOf(node, scope);
  return factor === null ? null : { kind: 'adjust', factor, text: scope.file.source.text.slice(node.span.start, node.span.end), place: placeOf(scope.file, node.span) };
}

export function checkAdjust(node: Extract<BodyNode, { kind: 'adjust' }>, scope: Scope): Body | null {
  const outcome = adjustOutcome(node.adjustment, scope);
  return outcome === null ? null : { kind: 'rate', outcome, place: placeOf(scope.file, node.span) };
}
