/** A price, `free` or `unrated`, as a rate or a row answers it. */
import { multiply } from '../../money/index.ts';
import type { Outcome, Place } from '../../rating/index.ts';
import { type Unit, divideUnits, isPure, multiplyUnits, quotedName, unitText } from '../../units/index.ts';
import type { FileContext } from '../checks/context.ts';
import { locate, placeOf } from '../checks/context.ts';
import { resolveUnit } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { percentAsPrice, spanWithoutLength, twoCurrencies, wrongChargeUnit } from '../diagnostics/meaning-messages.ts';
import { priceWithoutUnit } from '../diagnostics/syntax-messages.ts';
import type { Location } from '../source.ts';
import type { OutcomeNode } from '../syntax/index.ts';
import { decimalText, type Rational } from '../../money/index.ts';

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

/** A price in its unit as a price in base units of the meter, or `null` after saying why it is none. */
export function compilePrice(value: Rational, unit: Unit, at: Location, place: Place, scope: Scope): Outcome | null {
  const quantity = scope.meter.meter.unit;
  const notes = [`   price ${unitText(unit)}`, `quantity ${unitText(quantity)}`];
  const help = `a price for ${scope.meter.meter.name} is counted in ${priceUnitText(scope.file, quantity)}, or in what converts to it`;
  if (!requireCurrency(multiplyUnits(unit, quantity), at, scope, notes, help)) return null;
  return { kind: 'price', price: multiply(value, unit.factor), text: `${decimalText(value)} ${unitText(unit)}`, place };
}

/** What a price of this meter is counted in, for help texts: `EUR/hour`. */
export function priceUnitText(file: FileContext, meterUnit: Unit): string {
  const currency = file.units.find(file.currency);
  return currency === null ? quotedName(file.currency) : unitText(divideUnits(currency, meterUnit));
}

export function checkOutcome(node: OutcomeNode, scope: Scope): Outcome | null {
  const { file } = scope;
  const place = placeOf(file, node.span);
  if (node.kind !== 'price') return { kind: node.kind, place };
  const { quantity } = node;
  const at = locate(file, node.span);
  if (quantity.value === null) return null;
  if (quantity.percent) {
    file.report(percentAsPrice(at));
    return null;
  }
  if (quantity.unit === null) {
    file.report(priceWithoutUnit(at, priceUnitText(file, scope.meter.meter.unit)));
    return null;
  }
  const unit = resolveUnit(file, quantity.unit);
  return unit === null ? null : compilePrice(quantity.value, unit, at, place, scope);
}
