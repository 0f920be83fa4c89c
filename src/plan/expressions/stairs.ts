/** Chains of `if` that give one number or another by the size of a value: one walk over the rows, whatever the number of steps. */
import { type Rational, ceilingOf, divide, floorOf, rational, subtract } from '../../money/index.ts';
import type { Expression } from '../../rating/index.ts';
import { type NumberVector, type Whole, largest, takeNumbers, vectorOf } from '../numbers/index.ts';

/** `if operand <= bound then value else if …`, bounds rising; the last value is for all beyond. */
export interface Stairs {
  readonly operand: Expression;
  readonly steps: readonly { readonly bound: Rational; readonly inclusive: boolean }[];
  readonly values: readonly Rational[];
  readonly numbers: NumberVector;
}

function sameOperand(a: Expression, b: Expression): boolean {
  if (a.kind === 'built-in' && b.kind === 'built-in') return a.name === b.name;
  if (a.kind === 'local' && b.kind === 'local') return a.name === b.name;
  return a.kind === 'field' && b.kind === 'field' && a.name === b.name;
}

type If = Extract<Expression, { kind: 'if' }>;

function stepOf({ condition, then }: If): { readonly operand: Expression; readonly bound: Rational; readonly inclusive: boolean; readonly value: Rational } | null {
  if (condition.kind !== 'comparison' || condition.right.kind !== 'number' || then.kind !== 'number') return null;
  if (condition.operator !== '<' && condition.operator !== '<=') return null;
  return { operand: condition.left, bound: condition.right.value, inclusive: condition.operator === '<=', value: then.value };
}

const exceeds = (a: Rational, b: Rational): boolean => subtract(a, b).numerator > 0n;

export function stairsOf(expression: If): Stairs | null {
  const steps: { readonly bound: Rational; readonly inclusive: boolean }[] = [];
  const values: Rational[] = [];
  let operand: Expression | null = null;
  let rest: Expression = expression;
  while (rest.kind === 'if') {
    const step = stepOf(rest);
    const last = steps.at(-1);
    if (step === null || (operand !== null && !sameOperand(operand, step.operand)) || (last !== undefined && !exceeds(step.bound, last.bound))) return null;
    // Only what is the same whenever it is read.
    if (!['built-in', 'local', 'field'].includes(step.operand.kind)) return null;
    operand ??= step.operand;
    steps.push({ bound: step.bound, inclusive: step.inclusive });
    values.push(step.value);
    rest = rest.otherwise;
  }
  if (rest.kind !== 'number' || operand === null) return null;
  values.push(rest.value);
  return { operand, steps, values, numbers: vectorOf(values) };
}

/** The largest integer that is still on a step. */
function lastUnit(bound: Rational, inclusive: boolean, unit: Rational): number {
  const units = divide(bound, unit);
  const last = inclusive ? floorOf(units) : subtract(ceilingOf(units), rational(1n));
  const count = Number(last.numerator); // not money: only its order among safe integers counts
  return count > largest ? Infinity : count < -largest ? -Infinity : count;
}

/** Up to so many bounds are all compared: their number of crossings is found without a branch, which nobody could foretell. */
const stepsCounted = 4;

function climb(from: Float64Array, bounds: Float64Array, values: Float64Array, into: Float64Array, count: number): void {
  const [first = Infinity, second = Infinity, third = Infinity, fourth = Infinity] = bounds;
  for (let index = 0; index < count; index++) {
    const value = from[index]!;
    into[index] = values[Number(value > first) + Number(value > second) + Number(value > third) + Number(value > fourth)]!;
  }
}

function search(from: Float64Array, bounds: Float64Array, values: Float64Array, into: Float64Array, count: number): void {
  const last = bounds.length;
  for (let index = 0; index < count; index++) {
    const value = from[index]!;
    let step = 0;
    while (step < last && value > bounds[step]!) step++;
    into[index] = values[step]!;
  }
}

/** The value of each row, where both the operand and the values are whole multiples of a unit; else `null`. */
export function stepped({ steps, numbers }: Stairs, operand: NumberVector, count: number): Whole | null {
  if (operand.kind !== 'whole' || numbers.kind !== 'whole') return null;
  const bounds = Float64Array.from(steps, ({ bound, inclusive }) => lastUnit(bound, inclusive, operand.unit));
  const from = operand.coefficients;
  const values = numbers.coefficients;
  const coefficients = takeNumbers(count);
  if (bounds.length <= stepsCounted) climb(from, bounds, values, coefficients, count);
  else search(from, bounds, values, coefficients, count);
  return { kind: 'whole', unit: numbers.unit, coefficients, least: numbers.least, most: numbers.most };
}
