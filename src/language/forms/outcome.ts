/** A price, `free` or `unrated`, as a rate or a row answers it. */
import { type Rational, decimal, decimalText, multiply, zero } from '../../money/index.ts';
import type { Outcome, Place } from '../../rating/index.ts';
import { type Unit, divideUnits, isPure, multiplyUnits, quotedName, unitText } from '../../units/index.ts';
import type { FileContext } from '../checks/context.ts';
import { locate, placeOf } from '../checks/context.ts';
import { checkQuantity, resolveUnit } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { percentAsPrice, spanWithoutLength, twoCurrencies, wrongChargeUnit } from '../diagnostics/meaning-messages.ts';
import { formNotAllowed } from '../diagnostics/form-messages.ts';
import { priceWithoutUnit } from '../diagnostics/syntax-messages.ts';
import type { Location } from '../source.ts';
import type { OutcomeNode, QuantityNode } from '../syntax/index.ts';
import { adjustOutcome } from './adjust.ts';

/** Says what is wrong with an amount that should be in the rulebook's currency, if anything. */
export function requireCurrency(unit: Unit, at: Location, scope: Scope, notes: readonly string[] = [], help = 'multiply or divide until the units cancel and money is left'): boolean {
  const { file, meter } = scope;
  if (file.units.currencyOf(unit) === file.currency || !file.currencyKnown) return true;
  const foreign = file.units.currenciesIn(unit).find((currency) => currency !== file.currency);
  const [span] = file.units.spansWithoutLength(unit);
  if (foreign !== undefined) file.report(twoCurrencies(at, foreign, file.currency));
  else if (span !== undefined) reportSpan(span, at, file);
  else {
    const label = { at: { file: meter.file, span: meter.node.unit.span }, text: `${meter.meter.name} is measured in this` };
    file.report(wrongChargeUnit(at, isPure(unit) ? 'as a number without unit' : `in ${unitText(unit)}`, file.currency, notes, label, help));
  }
  return false;
}

function reportSpan(span: string, at: Location, file: FileContext): void {
  if (!file.lost.settings && !file.spansTold.has(span)) file.report(spanWithoutLength(at, span));
  file.spansTold.add(span);
}

/** A price in its unit as money per base unit of the meter, or `null` after saying why it is none. */
function pricePerBase(value: Rational, unit: Unit, at: Location, scope: Scope): Rational | null {
  const quantity = scope.meter.meter.unit;
  const notes = [`   price ${unitText(unit)}`, `quantity ${unitText(quantity)}`];
  const expected = priceUnitText(scope.file, quantity);
  const monthly = expected.endsWith('/hour') && scope.file.units.find('month') !== null ? `, such as ${expected.replace(/hour$/, 'month')}` : '';
  const flat = scope.file.units.currencyOf(unit) === null ? '' : '; an amount paid once is `flat`';
  const help = `a price for ${scope.meter.meter.name} is counted in ${expected}, or in what converts to it${monthly}${flat}`;
  return requireCurrency(multiplyUnits(unit, quantity), at, scope, notes, help) ? multiply(value, unit.factor) : null;
}

/** A price as an outcome, for price lists that stand in CSV. */
export function compilePrice(value: Rational, unit: Unit, at: Location, place: Place, scope: Scope): Outcome | null {
  const price = pricePerBase(value, unit, at, scope);
  return price === null ? null : { kind: 'price', price, flat: zero, text: `${decimalText(value)} ${unitText(unit)}`, place };
}

/** What a price of this meter is counted in, for help texts: `EUR/hour`. */
export function priceUnitText(file: FileContext, meterUnit: Unit): string {
  const currency = file.units.find(file.currency);
  return currency === null ? quotedName(file.currency) : unitText(divideUnits(currency, meterUnit));
}

/** The price of an outcome in money per base unit, or `null` after saying why it is none. */
function checkUnitPrice(quantity: QuantityNode, scope: Scope): Rational | null {
  const { file } = scope;
  const at = locate(file, quantity.span);
  if (quantity.value === null) return null;
  if (quantity.percent) {
    // A share of what is counted is a price where money is counted.
    if (file.units.currencyOf(scope.meter.meter.unit) === file.currency) return multiply(quantity.value, decimal('0.01'));
    file.report(percentAsPrice(at));
    return null;
  }
  if (quantity.unit === null) {
    file.report(priceWithoutUnit(at, priceUnitText(file, scope.meter.meter.unit)));
    return null;
  }
  const unit = resolveUnit(file, quantity.unit);
  return unit === null ? null : pricePerBase(quantity.value, unit, at, scope);
}

function checkFlat(quantity: QuantityNode, scope: Scope): Rational | null {
  const { type, code } = checkQuantity(scope.file, quantity);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  return requireCurrency(type.unit, locate(scope.file, quantity.span), scope, [], 'what is `flat` is an amount of money, such as `3.00 EUR flat`') ? code.value : null;
}

/** What may answer in each kind of rule. */
const answers = { price: ['a price', 'free', 'unrated'], adjust: ['discount 10%', 'surcharge 5%'], limit: [] } as const;

export function checkOutcome(node: OutcomeNode, scope: Scope): Outcome | null {
  const { file } = scope;
  const place = placeOf(file, node.span);
  if ((node.kind === 'adjust') !== (scope.kind === 'adjust')) {
    file.report(formNotAllowed(locate(file, node.span), file.source.text.slice(node.span.start, node.span.end), scope.kind, answers[scope.kind]));
    return null;
  }
  if (node.kind === 'adjust') return adjustOutcome(node.adjustment, scope);
  if (node.kind !== 'price') return { kind: node.kind, place };
  const price = node.price === null ? zero : checkUnitPrice(node.price, scope);
  const flat = node.flat === null ? zero : checkFlat(node.flat, scope);
  return price === null || flat === null ? null : { kind: 'price', price, flat, text: file.source.text.slice(node.span.start, node.span.end), place };
}
