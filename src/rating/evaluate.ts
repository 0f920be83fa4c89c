/**
 * Evaluates expressions exactly and plainly: no shortcut, no cache, one case per kind. This is the reading of the law
 * that faster evaluators are held against.
 */
import {
  type Rational, type Rounding, type RoundingMode, absolute, add, compare, divide, equals, isNegative, isZero,
  maximum, minimum, multiply, negate, parseWrittenNumber, roundToStep, stepMode, subtract,
} from '../money/index.ts';
import { findRow } from './row-index.ts';
import { Stop } from './stop.ts';
import { type BuiltIn, type ComparisonOperator, type Expression, type FunctionName, type Place, placeText } from './tariff.ts';
import type { FieldValue } from './point.ts';

export type Value = Rational | string | boolean;

/** What an expression may see of a point, or of a part of it. */
export interface Facts {
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly scope: string;
  readonly builtIn: Readonly<Record<Exclude<BuiltIn, 'scope'>, Rational>>;
  readonly rounding: Rounding;
  readonly locals: Map<string, Value>;
  /** Is told which branch of an `if` or row of a `match` gave the answer; changes nothing. */
  readonly onBranch?: OnBranch | undefined;
}

/** The branch or row that answered: the very node of the compiled tariff. */
export type OnBranch = (branch: Expression) => void;

/** Reaching this many bits above or below the stroke stops the point: no price needs them, and work stays bounded. */
const maximumBits = 4096n;
const largest = 1n << maximumBits;

function bounded(value: Rational, place: Place): Rational {
  const magnitude = absolute(value);
  if (magnitude.numerator < largest && value.denominator < largest) return value;
  throw new Stop('T0801', `a number at ${placeText(place)} grows beyond ${maximumBits} bits`);
}

const asNumber = (value: Value): Rational => {
  if (typeof value === 'object') return value;
  throw new TypeError('INVARIANT: the checker lets only numbers come here');
};
const asText = (value: Value): string => {
  if (typeof value === 'string') return value;
  throw new TypeError('INVARIANT: the checker lets only texts come here');
};
const asTruth = (value: Value): boolean => {
  if (typeof value === 'boolean') return value;
  throw new TypeError('INVARIANT: the checker lets only conditions come here');
};

function fieldValue(facts: Facts, name: string): FieldValue {
  const value = facts.fields.get(name);
  if (value === undefined) throw new Stop('T0206', `the price reads \`${name}\`, which the point does not have`);
  return value;
}

function compares(operator: ComparisonOperator, left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return (operator === '==') === (left === right);
  switch (operator) {
    case '==': return equals(left, right);
    case '!=': return !equals(left, right);
    case '<': return compare(left, right) < 0;
    case '<=': return compare(left, right) <= 0;
    case '>': return compare(left, right) > 0;
    case '>=': return compare(left, right) >= 0;
  }
}

const roundings: Partial<Record<FunctionName, RoundingMode>> = { round_up: 'up', round_down: 'down', ceil: 'ceiling', floor: 'floor' };

function readNumber(text: string, place: Place): Rational {
  const parsed = parseWrittenNumber(text);
  if (!parsed.ok) throw new Stop('T0311', `\`number\` at ${placeText(place)} cannot read ${JSON.stringify(text)}`);
  return parsed.value;
}

function call(expression: Extract<Expression, { kind: 'call' }>, facts: Facts): Rational {
  const { name, operands, place } = expression;
  const values = operands.map((operand) => evaluate(operand, facts));
  const [first, second] = values;
  if (first === undefined) throw new TypeError('INVARIANT: every function has an operand');
  switch (name) {
    case 'number': return readNumber(asText(first), place);
    case 'min': return values.map(asNumber).reduce(minimum);
    case 'max': return values.map(asNumber).reduce(maximum);
    case 'abs': return absolute(asNumber(first));
    case 'round': case 'round_up': case 'round_down': case 'ceil': case 'floor': {
      const step = second === undefined ? expression.step : asNumber(second);
      if (isZero(step) || isNegative(step)) throw new Stop('T0312', `\`${name}\` at ${placeText(place)} rounds to a step that is not above zero`);
      return roundToStep(asNumber(first), step, roundings[name] ?? stepMode(facts.rounding));
    }
  }
}

function arithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, facts: Facts): Rational {
  const left = asNumber(evaluate(expression.left, facts));
  const right = asNumber(evaluate(expression.right, facts));
  switch (expression.operator) {
    case '+': return bounded(add(left, right), expression.place);
    case '-': return bounded(subtract(left, right), expression.place);
    case '*': return bounded(multiply(left, right), expression.place);
    case '/':
      if (isZero(right)) throw new Stop('T0310', `a division by zero at ${placeText(expression.place)}`);
      return bounded(divide(left, right), expression.place);
  }
}

/** The value of a table key, which the checker lets be texts only. */
export const keyText = (key: Expression, facts: Facts): string => asText(evaluate(key, facts));

export function evaluate(expression: Expression, facts: Facts): Value {
  switch (expression.kind) {
    case 'number': case 'text': return expression.value;
    case 'field': return fieldValue(facts, expression.name);
    case 'built-in': return expression.name === 'scope' ? facts.scope : facts.builtIn[expression.name];
    case 'local': {
      const value = facts.locals.get(expression.name);
      if (value === undefined) throw new TypeError(`INVARIANT: \`${expression.name}\` is computed before it is read`);
      return value;
    }
    case 'has': return facts.fields.has(expression.field);
    case 'not': return !asTruth(evaluate(expression.operand, facts));
    case 'negative': return negate(asNumber(evaluate(expression.operand, facts)));
    case 'arithmetic': return arithmetic(expression, facts);
    case 'comparison': return compares(expression.operator, evaluate(expression.left, facts), evaluate(expression.right, facts));
    case 'logic': {
      const left = asTruth(evaluate(expression.left, facts));
      if (expression.operator === 'and' ? !left : left) return left;
      return asTruth(evaluate(expression.right, facts));
    }
    case 'among': return expression.values.has(asText(evaluate(expression.operand, facts)));
    case 'if': {
      const branch = asTruth(evaluate(expression.condition, facts)) ? expression.then : expression.otherwise;
      facts.onBranch?.(branch);
      return evaluate(branch, facts);
    }
    case 'match': {
      const row = findRow(expression.rows, expression.keys.map((key) => keyText(key, facts)));
      if (row === null) throw new Stop('T0401', `no row of the match at ${placeText(expression.place)} fits`);
      facts.onBranch?.(row);
      return evaluate(row, facts);
    }
    case 'call': return call(expression, facts);
  }
}
