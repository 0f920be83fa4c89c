/** Checks an expression against a meter and compiles it. One case per kind; a fault is reported once and gives `unknown`. */
import { decimal, multiply } from '../../money/index.ts';
import type { Expression } from '../../rating/index.ts';
import { type Unit, divideUnits, isOversized, isPure, multiplyUnits, sameKind, unitText, unitless } from '../../units/index.ts';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { cannotBeRead, differentUnits, mayBeMissing, twoCurrencies, typeMismatch, typesDiffer, unknownName, valueNotListed, valueUnquoted } from '../diagnostics/meaning-messages.ts';
import { nearest, nearestUnit } from '../diagnostics/suggest.ts';
import { readAsUnit, unitTooLarge, unknownUnit } from '../diagnostics/syntax-messages.ts';
import type { ExpressionNode, NameNode, QuantityNode, TextNode, UnitNode } from '../syntax/index.ts';
import { type DeclaredMeter, type FileContext, fieldLocation, locate, placeOf } from './context.ts';
import { checkCall } from './calls.ts';
import { checkMatch } from './matches.ts';
import { presentFields } from './narrowing.ts';
import { type Scope, type Typed, failed } from './scope.ts';
import { type Type, number, text, truth, typeText, unknown } from './types.ts';

const withPresent = (scope: Scope, more: ReadonlySet<string>): Scope => (more.size === 0 ? scope : { ...scope, present: new Set([...scope.present, ...more]) });

/** The unit that a rule file names, or `null` after saying that there is none. */
export function resolveUnit(file: FileContext, node: UnitNode): Unit | null {
  const product = file.units.product(node.factors);
  if ('unit' in product) return product.unit;
  if ('oversized' in product) {
    file.report(unitTooLarge(locate(file, node.span)));
    return null;
  }
  const { name, start, end } = product.unknown;
  if (file.lost.settings) return null;
  const span = { start: node.span.start + start, end: node.span.start + end };
  file.report(unknownUnit(locate(file, span), name, nearestUnit(name, [...file.units.names(), file.currency])));
  return null;
}

export function checkQuantity(file: FileContext, node: QuantityNode): Typed {
  if (node.value === null) return failed;
  if (node.percent) return { type: number(unitless), code: { kind: 'number', value: multiply(node.value, decimal('0.01')) } };
  if (node.unit === null) return { type: number(unitless), code: { kind: 'number', value: node.value } };
  const unit = resolveUnit(file, node.unit);
  return unit === null ? failed : { type: number(unit), code: { kind: 'number', value: multiply(node.value, unit.factor) } };
}

/** Says that a product without spaces was read as a unit; the factors from `first` on are names. */
function reportUnitProduct(unit: UnitNode, first: number, scope: Scope): Typed {
  const spaced = unit.factors.map(({ start, end, inverse }, index) => {
    const name = unit.text.slice(start, end);
    if (index === 0) return name;
    const sign = inverse ? '/' : '*';
    return index < first ? `${sign}${name}` : ` ${sign} ${name}`;
  });
  for (const { name } of unit.factors) if (scope.locals.has(name)) scope.used.add(name);
  scope.file.report(readAsUnit(locate(scope.file, unit.span), unit.text, spaced.join('')));
  return failed;
}

/** `0.1 EUR/hour*quantity`: the name of a value that ran into the unit before it. */
function reportNameInUnit({ unit }: QuantityNode, scope: Scope): boolean {
  const names = readableNames(scope);
  const first = unit?.factors.findIndex(({ name }) => scope.file.units.find(name) === null && names.includes(name)) ?? -1;
  if (unit === null || first < 1) return false;
  reportUnitProduct(unit, first, scope);
  return true;
}

export function checkExpression(node: ExpressionNode, scope: Scope): Typed {
  const { file } = scope;
  switch (node.kind) {
    case 'broken': return failed;
    case 'quantity': return reportNameInUnit(node.quantity, scope) ? failed : checkQuantity(file, node.quantity);
    case 'text': return { type: text, code: { kind: 'text', value: node.value } };
    case 'name': return checkName(node.name, scope);
    case 'unit-product': return reportUnitProduct(node.unit, 0, scope);
    case 'call': return checkCall(node, scope);
    case 'has': return checkHas(node.field, scope);
    case 'not': return { type: truth, code: { kind: 'not', operand: expectTruth(node.operand, scope) } };
    case 'negative': {
      const operand = expectNumber(node.operand, scope);
      return operand === null ? failed : { type: operand.type, code: { kind: 'negative', operand: operand.code } };
    }
    case 'arithmetic': return checkArithmetic(node, scope);
    case 'comparison': return checkComparison(node, scope);
    case 'logic': {
      const left = expectTruth(node.left, scope);
      const right = expectTruth(node.right, withPresent(scope, presentFields(node.left, node.operator === 'and')));
      return { type: truth, code: { kind: 'logic', operator: node.operator, left, right } };
    }
    case 'among': return checkAmong(node, scope);
    case 'if': return checkIf(node, scope);
    case 'match': return checkMatch(node, scope);
  }
}

/** The names that may stand in an expression here. */
export const readableNames = ({ meter, locals, inCondition }: Scope): readonly string[] =>
  [...locals.keys(), ...meter.meter.fields.keys(), 'quantity', 'scope', 'period', 'months', ...(inCondition ? [] : ['charged'])];

export function checkName(name: NameNode, scope: Scope): Typed {
  const { file, meter } = scope;
  const local = scope.locals.get(name.text);
  if (local !== undefined) {
    scope.used.add(name.text);
    return { type: local, code: { kind: 'local', name: name.text } };
  }
  const at = locate(file, name.span);
  const field = meter.meter.fields.get(name.text);
  if (field !== undefined) {
    if (field.optional && !scope.present.has(name.text) && !scope.doubted.has(name.text)) {
      file.report(mayBeMissing(at, name.text, fieldLocation(meter, field)));
      scope.doubted.add(name.text);
    }
    const code: Expression = { kind: 'field', name: name.text };
    if (field.type.kind === 'number') return { type: number(field.type.unit), code };
    return { type: { kind: 'text', values: field.type.kind === 'choice' ? field.type.values : null }, code };
  }
  switch (name.text) {
    case 'scope': return { type: text, code: { kind: 'built-in', name: 'scope' } };
    case 'quantity': return { type: number(meter.meter.unit), code: { kind: 'built-in', name: 'quantity' } };
    case 'period': return { type: number(file.units.find('second') ?? unitless), code: { kind: 'built-in', name: 'period' } };
    case 'months': return { type: number(unitless), code: { kind: 'built-in', name: 'months' } };
    case 'charged':
      // Which rules act is settled before anything is charged: a condition would always read zero.
      if (scope.inCondition) file.report(cannotBeRead(at, 'charged', 'which rules act is settled before anything is charged; use `if` in a `charge`'));
      return { type: number(file.units.find(file.currency) ?? unitless), code: { kind: 'built-in', name: 'charged' } };
    case 'start': case 'end':
      file.report(cannotBeRead(at, name.text, 'dated blocks (`from … until …`) say which price holds when'));
      return failed;
    default: {
      const known = readableNames(scope);
      const isValue = [...meter.meter.fields.values()].some(({ type }) => type.kind === 'choice' && type.values.has(name.text));
      if (isValue) file.report(valueUnquoted(at, name.text));
      else file.report(unknownName(at, 'field or name', name.text, nearest(name.text, known), known));
      return failed;
    }
  }
}

function checkHas(name: NameNode, { file, meter }: Scope): Typed {
  if (!meter.meter.fields.has(name.text)) {
    const known = [...meter.meter.fields.keys()];
    file.report(unknownName(locate(file, name.span), 'field', name.text, nearest(name.text, known), known));
  }
  return { type: truth, code: { kind: 'has', field: name.text } };
}

/** The compiled condition; says so when it is none. */
export function expectTruth(node: ExpressionNode, scope: Scope): Expression {
  const typed = checkExpression(node, scope);
  if (typed.type.kind !== 'truth' && typed.type.kind !== 'unknown') {
    scope.file.report(typeMismatch(locate(scope.file, node.span), 'this is not a condition', 'something that holds or does not', typeText(typed.type)));
  }
  return typed.code;
}

/** The compiled number with its unit, or `null` when it is none. */
export function expectNumber(node: ExpressionNode, scope: Scope): { readonly type: Extract<Type, { kind: 'number' }>; readonly code: Expression } | null {
  const { type, code } = checkExpression(node, scope);
  if (type.kind === 'number') return { type, code };
  if (type.kind !== 'unknown') scope.file.report(typeMismatch(locate(scope.file, node.span), 'this is not a number', 'a number', typeText(type)));
  return null;
}

const unitOrNone = (unit: Unit): string => (isPure(unit) ? 'no unit' : unitText(unit));

/** Where one side is a number that nobody gave a unit: that of the other side, to stand behind it. */
function bareNumber(node: ExpressionNode, left: Unit, right: Unit, file: FileContext): Edit | null {
  if (node.kind !== 'comparison' && node.kind !== 'arithmetic') return null;
  const [side, unit] = isPure(left) ? [node.left, right] : isPure(right) ? [node.right, left] : [null, left];
  if (side?.kind !== 'quantity' || side.quantity.unit !== null || side.quantity.percent) return null;
  return { at: locate(file, { start: side.span.end, end: side.span.end }), text: ` ${unitText(unit)}` };
}

/** Whether both sides can be added or compared; says so when not. */
export function requireSameUnits(node: ExpressionNode, headline: string, left: Unit, right: Unit, { file }: Scope): boolean {
  if (sameKind(left, right)) return true;
  const money = [file.units.currencyOf(left), file.units.currencyOf(right)] as const;
  if (money[0] !== null && money[1] !== null && !file.currencyKnown) return false;
  if (money[0] !== null && money[1] !== null) file.report(twoCurrencies(locate(file, node.span), money[0] === file.currency ? money[1] : money[0], file.currency));
  else file.report(differentUnits(locate(file, node.span), headline, unitOrNone(left), unitOrNone(right), bareNumber(node, left, right, file)));
  return false;
}

function checkArithmetic(node: Extract<ExpressionNode, { kind: 'arithmetic' }>, scope: Scope): Typed {
  const [left, right] = [expectNumber(node.left, scope), expectNumber(node.right, scope)];
  if (left === null || right === null) return failed;
  const code: Expression = { kind: 'arithmetic', operator: node.operator, left: left.code, right: right.code, place: placeOf(scope.file, node.span) };
  if (node.operator === '*' || node.operator === '/') {
    const unit = (node.operator === '*' ? multiplyUnits : divideUnits)(left.type.unit, right.type.unit);
    if (!isOversized(unit)) return { type: number(unit), code };
    scope.file.report(unitTooLarge(locate(scope.file, node.span)));
    return failed;
  }
  const same = requireSameUnits(node, node.operator === '+' ? 'only what is counted in the same unit can be added' : 'only what is counted in the same unit can be subtracted', left.type.unit, right.type.unit, scope);
  return same ? { type: left.type, code } : failed;
}

/** Says so when a text that a closed list does not hold is compared with its field. */
export function requireListed(operand: ExpressionNode, value: TextNode, { file, meter }: Scope): void {
  const field = operand.kind === 'name' ? meter.meter.fields.get(operand.name.text) : undefined;
  if (field?.type.kind !== 'choice' || field.type.values.has(value.value)) return;
  file.report(valueNotListed(locate(file, value.span), meter.meter.name, field.name, value.value, fieldLocation(meter, field), nearest(value.value, field.type.values)));
}

function checkComparison(node: Extract<ExpressionNode, { kind: 'comparison' }>, scope: Scope): Typed {
  const [left, right] = [checkExpression(node.left, scope), checkExpression(node.right, scope)];
  const code: Expression = { kind: 'comparison', operator: node.operator, left: left.code, right: right.code };
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown') return { type: truth, code };
  const at = locate(scope.file, node.span);
  if (left.type.kind === 'number' && right.type.kind === 'number') requireSameUnits(node, 'only what is counted in the same unit can be compared', left.type.unit, right.type.unit, scope);
  else if (left.type.kind !== right.type.kind) scope.file.report(typesDiffer(at, 'these two cannot be compared', typeText(left.type), typeText(right.type)));
  else if (node.operator !== '==' && node.operator !== '!=') scope.file.report(typesDiffer(at, `\`${node.operator}\` compares numbers`, typeText(left.type), typeText(right.type)));
  if (node.right.kind === 'text') requireListed(node.left, node.right, scope);
  if (node.left.kind === 'text') requireListed(node.right, node.left, scope);
  return { type: truth, code };
}

function checkAmong(node: Extract<ExpressionNode, { kind: 'among' }>, scope: Scope): Typed {
  const operand = checkExpression(node.operand, scope);
  if (operand.type.kind !== 'text' && operand.type.kind !== 'unknown') {
    scope.file.report(typeMismatch(locate(scope.file, node.operand.span), '`in` looks for a text in a list', 'a text', typeText(operand.type)));
  }
  for (const value of node.values) requireListed(node.operand, value, scope);
  const code: Expression = { kind: 'among', operand: operand.code, values: new Set(node.values.map(({ value }) => value)) };
  return { type: truth, code: node.negated ? { kind: 'not', operand: code } : code };
}

/** The common type of several branches; says so when they differ. */
export function commonType(branches: readonly { readonly node: ExpressionNode; readonly type: Type }[], what: string, scope: Scope): Type {
  const known = branches.filter(({ type }) => type.kind !== 'unknown');
  const [first, ...others] = known;
  if (first === undefined) return unknown;
  for (const other of others) {
    if (first.type.kind === 'number' && other.type.kind === 'number') {
      if (!requireSameUnits(other.node, `${what} needs one unit`, first.type.unit, other.type.unit, scope)) return unknown;
    } else if (first.type.kind !== other.type.kind) {
      scope.file.report(typeMismatch(locate(scope.file, other.node.span), `${what} needs one kind of value`, typeText(first.type), typeText(other.type)));
      return unknown;
    }
  }
  return first.type.kind === 'text' ? text : first.type;
}

function checkIf(node: Extract<ExpressionNode, { kind: 'if' }>, scope: Scope): Typed {
  const condition = expectTruth(node.condition, scope);
  const then = checkExpression(node.then, withPresent(scope, presentFields(node.condition, true)));
  const otherwise = checkExpression(node.otherwise, withPresent(scope, presentFields(node.condition, false)));
  const type = commonType([{ node: node.then, type: then.type }, { node: node.otherwise, type: otherwise.type }], 'an `if`', scope);
  return { type, code: { kind: 'if', condition, then: then.code, otherwise: otherwise.code, place: placeOf(scope.file, node.span) } };
}
