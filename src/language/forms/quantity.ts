/** A quantity of what the meter counts, in base units: bounds of tiers, sizes of blocks, allowances. */
import type { Rational } from '../../money/index.ts';
import { isPure, sameKind, unitText } from '../../units/index.ts';
import { locate } from '../checks/context.ts';
import { checkQuantity } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { boundUnit } from '../diagnostics/form-messages.ts';
import type { QuantityNode } from '../syntax/index.ts';

export function meterQuantity(node: QuantityNode, scope: Scope): Rational | null {
  const { file, meter } = scope;
  const { type, code } = checkQuantity(file, node);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  if (sameKind(type.unit, meter.meter.unit)) return code.value;
  const declared = { file: meter.file, span: meter.node.unit.span };
  file.report(boundUnit(locate(file, node.span), meter.meter.name, unitText(meter.meter.unit), isPure(type.unit) ? 'a number without unit' : unitText(type.unit), declared));
  return null;
}
