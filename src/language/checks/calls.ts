/** The functions of the language: what they take and give. */
import { one } from '../../money/index.ts';
import type { FunctionName } from '../../rating/index.ts';
import { unitless } from '../../units/index.ts';
import { typeMismatch, unknownName } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ExpressionNode } from '../syntax/index.ts';
import { locate, placeOf } from './context.ts';
import { checkExpression, expectNumber, requireSameUnits } from './expressions.ts';
import { type Scope, type Typed, failed } from './scope.ts';
import { number, typeText } from './types.ts';

export const functionNames = ['min', 'max', 'abs', 'round', 'round_up', 'round_down', 'ceil', 'floor', 'number'] as const satisfies readonly FunctionName[];
const isFunction = (name: string): name is FunctionName => (functionNames as readonly string[]).includes(name);

/** How many operands each takes: at least, at most. */
const arity: Readonly<Record<FunctionName, readonly [number, number]>> = {
  min: [2, 100], max: [2, 100], abs: [1, 1], round: [1, 2], round_up: [1, 2], round_down: [1, 2], ceil: [1, 2], floor: [1, 2], number: [1, 1],
};

type CallNode = Extract<ExpressionNode, { kind: 'call' }>;

/** `number(text)`: the digits of a text as a pure number; a text that is none stops the point. */
function checkNumberOf(node: CallNode, operand: ExpressionNode, scope: Scope): Typed {
  const { type, code } = checkExpression(operand, scope);
  if (type.kind !== 'text' && type.kind !== 'unknown') scope.file.report(typeMismatch(locate(scope.file, operand.span), '`number` reads a text', 'a text', typeText(type)));
  return { type: number(unitless), code: { kind: 'call', name: 'number', operands: [code], step: one, place: placeOf(scope.file, node.span) } };
}

export function checkCall(node: CallNode, scope: Scope): Typed {
  const { file } = scope;
  const name = node.name.text;
  const at = locate(file, node.name.span);
  if (!isFunction(name)) {
    file.report(unknownName(at, 'function', name, nearest(name, functionNames), functionNames));
    for (const operand of node.operands) checkExpression(operand, scope);
    return failed;
  }
  const [least, most] = arity[name];
  const [first] = node.operands;
  if (first === undefined || node.operands.length < least || node.operands.length > most) {
    const expected = least === most ? `${least}` : `${least} ${most === 2 ? 'or 2' : 'or more'}`;
    file.report(typeMismatch(at, `\`${name}\` takes ${expected} value${least === most && least === 1 ? '' : 's'}`, expected, String(node.operands.length)));
    for (const operand of node.operands) checkExpression(operand, scope);
    return failed;
  }
  if (name === 'number') return checkNumberOf(node, first, scope);
  const operands = node.operands.map((operand) => expectNumber(operand, scope));
  const [lead] = operands;
  if (lead === null || lead === undefined || operands.some((operand) => operand === null)) return failed;
  const same = node.operands.every((operand, index) => {
    const unit = operands[index]?.type.unit;
    return unit !== undefined && requireSameUnits(operand, `\`${name}\` needs values in one unit`, lead.type.unit, unit, scope);
  });
  if (!same) return failed;
  const codes = operands.flatMap((operand) => (operand === null ? [] : [operand.code]));
  // Without a step the rounding functions go to a whole one of the unit that stands there: whole hours, whole cores.
  return { type: number(lead.type.unit), code: { kind: 'call', name, operands: codes, step: lead.type.unit.factor, place: placeOf(file, node.span) } };
}
