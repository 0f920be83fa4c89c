/**
 * Holds two conditions against each other by trying values: every text and number that they name, one that they do not,
 * and absence. Where the conditions only compare fields with literals the trial is complete, so no witness is a proof.
 */
import { type Rational, add, compare, divide, isNegative, one, rational, subtract, zero } from '../../money/index.ts';
import { type Expression, type Facts, type FieldValue, type Meter, catchingStop, evaluate } from '../../rating/index.ts';
import { witnessSteps } from '../bounds.ts';

export type Meeting =
  | { readonly kind: 'never' }
  | { readonly kind: 'witness'; readonly values: ReadonlyMap<string, FieldValue> }
  /** Neither found nor excluded: to be watched at each point. */
  | { readonly kind: 'unknown' };

interface Literals {
  readonly texts: Set<string>;
  readonly numbers: Rational[];
}

interface Mentioned extends Literals {
  readonly names: Set<string>;
  /** What each name is compared with. */
  readonly own: Map<string, Literals>;
  /** Only comparisons of a name with a literal. */
  simple: boolean;
}

const isName = (expression: Expression): boolean => expression.kind === 'field' || expression.kind === 'built-in';
/** What a name alone is compared with; where that is all there is, no other value can matter to it. */
function compareOwn(name: Expression, literals: readonly Expression[], into: Mentioned): void {
  if (name.kind !== 'field' && name.kind !== 'built-in') return;
  const own = into.own.get(name.name) ?? { texts: new Set(), numbers: [] };
  into.own.set(name.name, own);
  for (const literal of literals) {
    if (literal.kind === 'text') own.texts.add(literal.value);
    if (literal.kind === 'number') own.numbers.push(literal.value);
    if (literal.kind === 'negative' && literal.operand.kind === 'number') own.numbers.push(literal.operand.value, subtract(zero, literal.operand.value));
  }
}

const isLiteral = (expression: Expression): boolean => expression.kind === 'number' || expression.kind === 'text' || (expression.kind === 'negative' && expression.operand.kind === 'number');

function mention(expression: Expression, into: Mentioned): void {
  switch (expression.kind) {
    case 'number': into.numbers.push(expression.value); return;
    case 'text': into.texts.add(expression.value); return;
    case 'field': into.names.add(expression.name); return;
    case 'built-in': into.names.add(expression.name); return;
    case 'has': into.names.add(expression.field); return;
    case 'not': mention(expression.operand, into); return;
    case 'negative':
      if (expression.operand.kind === 'number') into.numbers.push(subtract(zero, expression.operand.value));
      else into.simple = false;
      mention(expression.operand, into);
      return;
    case 'logic':
      mention(expression.left, into);
      mention(expression.right, into);
      return;
    case 'comparison':
      if (!(isName(expression.left) && isLiteral(expression.right)) && !(isLiteral(expression.left) && isName(expression.right))) into.simple = false;
      compareOwn(expression.left, [expression.right], into);
      compareOwn(expression.right, [expression.left], into);
      mention(expression.left, into);
      mention(expression.right, into);
      return;
    case 'among':
      if (!isName(expression.operand)) into.simple = false;
      mention(expression.operand, into);
      compareOwn(expression.operand, [...expression.values].map((value) => ({ kind: 'text', value })), into);
      for (const value of expression.values) into.texts.add(value);
      return;
    case 'arithmetic':
      into.simple = false;
      mention(expression.left, into);
      mention(expression.right, into);
      return;
    case 'if':
      into.simple = false;
      for (const part of [expression.condition, expression.then, expression.otherwise]) mention(part, into);
      return;
    case 'call':
      into.simple = false;
      for (const operand of expression.operands) mention(operand, into);
      return;
    case 'match': case 'local':
      into.simple = false;
      return;
  }
}

/** A value at each number that is named, between neighbours, and beyond both ends. */
function numbersToTry(numbers: readonly Rational[]): readonly Rational[] {
  const sorted = [...numbers].sort(compare).filter((value, index, all) => index === 0 || compare(value, all[index - 1] ?? value) !== 0);
  const [lowest, highest] = [sorted[0] ?? zero, sorted.at(-1) ?? zero];
  const between = sorted.slice(1).map((value, index) => divide(add(value, sorted[index] ?? value), rational(2n)));
  return [subtract(lowest, one), ...sorted, ...between, add(highest, one)];
}

/** A text that none of the known ones is. */
function another(known: ReadonlySet<string>): string {
  let name = 'other';
  while (known.has(name)) name += '-other';
  return name;
}

function valuesToTry(name: string, meter: Meter, found: Mentioned): readonly (FieldValue | null)[] {
  const field = meter.fields.get(name);
  const literals = found.simple ? found.own.get(name) ?? { texts: new Set<string>(), numbers: [] } : found;
  const absent = field?.optional === true ? [null] : [];
  if (field?.type.kind === 'choice') return [...field.type.values, ...absent];
  if (field?.type.kind === 'text' || name === 'scope') return [another(literals.texts), ...literals.texts, ...absent];
  const numbers = numbersToTry(literals.numbers);
  // No period is shorter than an event's.
  return [...(name === 'period' ? numbers.filter((value) => !isNegative(value)) : numbers), ...absent];
}

function holds(condition: Expression | null, facts: Facts): boolean {
  return condition === null || catchingStop(() => evaluate(condition, facts)) === true;
}

function factsOf(values: ReadonlyMap<string, FieldValue>): Facts {
  const numeric = (name: string): Rational => {
    const value = values.get(name);
    return typeof value === 'object' ? value : one;
  };
  const scope = values.get('scope');
  return {
    fields: values, scope: typeof scope === 'string' ? scope : 'any', locals: new Map(), rounding: { decimals: 2n, mode: 'half_even' },
    builtIn: { quantity: numeric('quantity'), period: numeric('period'), months: numeric('months'), charged: numeric('charged') },
  };
}

/** Which of true, false and stopped a condition may still become: one bit for each. */
const [canHold, canFail, canStop] = [1, 2, 4];
const anything = canHold | canFail | canStop;

/** What a condition may become while some names have values and others are open. Never less than what it will be. */
function outlook(condition: Expression | null, facts: Facts, search: Search): number {
  if (condition === null) return canHold;
  switch (condition.kind) {
    case 'not': {
      const inner = outlook(condition.operand, facts, search);
      return (inner & canStop) | (inner & canHold ? canFail : 0) | (inner & canFail ? canHold : 0);
    }
    case 'logic': {
      const left = outlook(condition.left, facts, search);
      // The right side is asked only where the left one does not decide.
      const [decides, asks] = condition.operator === 'and' ? [canFail, canHold] : [canHold, canFail];
      return (left & (decides | canStop)) | (left & asks ? outlook(condition.right, facts, search) : 0);
    }
    default: {
      if (readsOpen(condition, search)) return anything;
      const value = catchingStop(() => evaluate(condition, facts));
      return value === true ? canHold : value === false ? canFail : canStop;
    }
  }
}

/** What each part of a condition reads; `null` where more than names may decide. */
type Reads = WeakMap<Expression, readonly string[] | null>;

function readsOpen(expression: Expression, { open, reads }: Search): boolean {
  let names = reads.get(expression);
  if (names === undefined) {
    const mentioned = mentionedIn([expression]);
    names = mentioned.simple ? [...mentioned.names] : null;
    reads.set(expression, names);
  }
  return names === null ? open.size > 0 : names.some((name) => open.has(name));
}

interface Search {
  /** Names without a value so far. */
  readonly open: Set<string>;
  readonly reads: Reads;
}

function mentionedIn(conditions: readonly (Expression | null)[]): Mentioned {
  const found: Mentioned = { names: new Set(), own: new Map(), texts: new Set(), numbers: [], simple: true };
  for (const condition of conditions) if (condition !== null) mention(condition, found);
  return found;
}

/** Whether some point of the meter fulfils both conditions: names get values one by one, as long as both may still hold. */
export function findMeeting(first: Expression | null, second: Expression | null, meter: Meter): Meeting {
  const found = mentionedIn([first, second]);
  const names = [...found.names];
  const choices = names.map((name) => valuesToTry(name, meter, found));
  const values = new Map<string, FieldValue>();
  const stage: Search = { open: new Set(names), reads: new WeakMap() };
  let steps = 0;
  /** Whether there is a witness with the values so far; `null` where the search gave up. */
  const search = (place: number): boolean | null => {
    const facts = factsOf(values);
    if ((outlook(first, facts, stage) & outlook(second, facts, stage) & canHold) === 0) return false;
    const name = names[place];
    if (name === undefined) return holds(first, facts) && holds(second, facts);
    stage.open.delete(name);
    for (const value of choices[place] ?? []) {
      if (++steps > witnessSteps) return null;
      if (value === null) values.delete(name);
      else values.set(name, value);
      const result = search(place - 1);
      if (result !== false) return result;
    }
    values.delete(name);
    stage.open.add(name);
    return false;
  };
  const result = search(names.length - 1);
  if (result === true) return { kind: 'witness', values };
  return { kind: result === false && found.simple ? 'never' : 'unknown' };
}
