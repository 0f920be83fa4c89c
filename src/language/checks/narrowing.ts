/** What a condition proves where it holds: which optional fields are there, and which values a text may have. */
import type { ExpressionNode } from '../syntax/index.ts';

/** Fields that are certainly present when the condition comes out as `holds`. */
export function presentFields(condition: ExpressionNode, holds: boolean): ReadonlySet<string> {
  switch (condition.kind) {
    case 'has': return new Set(holds ? [condition.field.text] : []);
    case 'not': return presentFields(condition.operand, !holds);
    case 'logic': {
      const [left, right] = [presentFields(condition.left, holds), presentFields(condition.right, holds)];
      // Both sides came out so, or one of them did.
      return (condition.operator === 'and') === holds ? new Set([...left, ...right]) : new Set([...left].filter((name) => right.has(name)));
    }
    default: return new Set();
  }
}

/** The values that a text can have: only these, or all but these. */
export interface Choice {
  readonly kind: 'only' | 'except';
  readonly values: ReadonlySet<string>;
}
export type Choices = ReadonlyMap<string, Choice>;

const only = (values: Iterable<string>): Choice => ({ kind: 'only', values: new Set(values) });
const except = (values: Iterable<string>): Choice => ({ kind: 'except', values: new Set(values) });
export const allows = (choice: Choice, value: string): boolean => (choice.kind === 'only') === choice.values.has(value);

function both(a: Choice, b: Choice): Choice {
  if (a.kind === 'except' && b.kind === 'except') return except([...a.values, ...b.values]);
  const [listed, other] = a.kind === 'only' ? [a, b] : [b, a];
  return only([...listed.values].filter((value) => allows(other, value)));
}

function either(a: Choice, b: Choice): Choice {
  if (a.kind === 'only' && b.kind === 'only') return only([...a.values, ...b.values]);
  const [open, other] = a.kind === 'except' ? [a, b] : [b, a];
  return except([...open.values].filter((value) => !allows(other, value)));
}

function conjunction(a: Choices, b: Choices): Choices {
  const result = new Map(a);
  for (const [name, choice] of b) {
    const known = result.get(name);
    result.set(name, known === undefined ? choice : both(known, choice));
  }
  return result;
}

function disjunction(a: Choices, b: Choices): Choices {
  const result = new Map<string, Choice>();
  for (const [name, choice] of a) {
    const other = b.get(name);
    if (other !== undefined) result.set(name, either(choice, other));
  }
  return result;
}

function textComparison(condition: Extract<ExpressionNode, { kind: 'comparison' }>, holds: boolean): Choices {
  const [name, value] = condition.left.kind === 'name' ? [condition.left, condition.right] : [condition.right, condition.left];
  if (name.kind !== 'name' || value.kind !== 'text' || (condition.operator !== '==' && condition.operator !== '!=')) return new Map();
  return new Map([[name.name.text, (condition.operator === '==') === holds ? only([value.value]) : except([value.value])]]);
}

/** What a condition says about texts when it comes out as `holds`. Says less than it could, never more. */
export function textChoices(condition: ExpressionNode, holds: boolean): Choices {
  switch (condition.kind) {
    case 'comparison': return textComparison(condition, holds);
    case 'among': {
      if (condition.operand.kind !== 'name') return new Map();
      const values = condition.values.map(({ value }) => value);
      return new Map([[condition.operand.name.text, condition.negated === holds ? except(values) : only(values)]]);
    }
    case 'not': return textChoices(condition.operand, !holds);
    case 'logic': {
      const sides = [textChoices(condition.left, holds), textChoices(condition.right, holds)] as const;
      return (condition.operator === 'and') === holds ? conjunction(...sides) : disjunction(...sides);
    }
    default: return new Map();
  }
}
