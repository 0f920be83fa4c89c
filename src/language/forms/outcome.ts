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
import type { OutcomeNode, QuantityNode, UnitNode } from '../syntax/index.ts';
import { adjustOutcome } from './adjust.ts';

const isInCurrency = (unit: Unit, file: FileContext): boolean => !file.currencyKnown || file.units.currencyOf(unit) === file.currency;

interface Explanation {
  readonly notes: readonly string[];
  readonly help: string;
}
const unexplained = (): Explanation => ({ notes: [], help: 'multiply or divide until the units cancel and money is left' });

/** Says what is wrong with an amount that should be in the rulebook's currency, if anything. */
export function requireCurrency(unit: Unit, at: Location, scope: Scope, explain: () => Explanation = unexplained): boolean {
  const { file, meter } = scope;
  if (isInCurrency(unit, file)) return true;
  const foreign = file.units.currenciesIn(unit).find((currency) => currency !== file.currency);
  const [span] = file.units.spansWithoutLength(unit);
  if (foreign !== undefined) file.report(twoCurrencies(at, foreign, file.currency));
  else if (span !== undefined) reportSpan(span, at, file);
  else {
    const label = { at: { file: meter.file, span: meter.node.unit.span }, text: `${meter.meter.name} is measured in this` };
    const { notes, help } = explain();
    file.report(wrongChargeUnit(at, isPure(unit) ? 'as a number without unit' : `in ${unitText(unit)}`, file.currency, notes, label, help));
  }
  return false;
}

function reportSpan(span: string, at: Location, file: FileContext): void {
  if (!file.lost.settings && !file.spansTold.has(span)) file.report(spanWithoutLength(at, span));
  file.spansTold.add(span);
}

/** A number in some unit as money per base unit of the meter, or `null` after saying why it is none. */
export type UnitPrice = (value: Rational, at: Location) => Rational | null;

/** What a unit means in prices of this meter: found once, asked for each price. */
export function unitPrice(unit: Unit, scope: Scope): UnitPrice {
  const quantity = scope.meter.meter.unit;
  const charge = multiplyUnits(unit, quantity);
  if (isInCurrency(charge, scope.file)) return (value) => multiply(value, unit.factor);
  const explain = (): Explanation => {
    const expected = priceUnitText(scope.file, quantity);
    const monthly = expected.endsWith('/hour') && scope.file.units.find('month') !== null ? `, such as ${expected.replace(/hour$/, 'month')}` : '';
    const flat = scope.file.units.currencyOf(unit) === null ? '' : '; an amount paid once is `flat`';
    return {
      notes: [`   price ${unitText(unit)}`, `quantity ${unitText(quantity)}`],
      help: `a price for ${scope.meter.meter.name} is counted in ${expected}, or in what converts to it${monthly}${flat}`,
    };
  };
  return (_value, at) => {
    requireCurrency(charge, at, scope, explain);
    return null;
  };
}

/** A table repeats few units many times. */
const pricesByUnit = new WeakMap<Scope, Map<string, UnitPrice>>();

/** As `unitPrice`, for a unit that stands in a rule; `null` after saying that there is none. */
function writtenUnitPrice(node: UnitNode, scope: Scope): UnitPrice | null {
  const known = pricesByUnit.get(scope) ?? new Map<string, UnitPrice>();
  pricesByUnit.set(scope, known);
  const unit = known.has(node.text) ? null : resolveUnit(scope.file, node);
  if (unit !== null) known.set(node.text, unitPrice(unit, scope));
  return known.get(node.text) ?? null;
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
  return writtenUnitPrice(quantity.unit, scope)?.(quantity.value, at) ?? null;
}

function checkFlat(quantity: QuantityNode, scope: Scope): Rational | null {
  const { type, code } = checkQuantity(scope.file, quantity);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  return requireCurrency(type.unit, locate(scope.file, quantity.span), scope, () => ({ notes: [], help: 'what is `flat` is an amount of money, such as `3.00 EUR flat`' })) ? code.value : null;
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
