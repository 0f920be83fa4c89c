/** Examples: prices that a rule promises, checked by pricing them with that rule alone. */
import { type Rational, decimalText, equals, subtract } from '../money/index.ts';
import { type FieldValue, type Price, type Tariff, type Verdict, priceWith } from '../rating/index.ts';
import { type Instant, parseClock, resolveDate } from '../time/index.ts';
import { sameKind, unitText } from '../units/index.ts';
import { type DeclaredMeter, type FileContext, fieldLocation, locate } from './checks/context.ts';
import { checkQuantity, resolveUnit } from './checks/expressions.ts';
import type { DeclaredPrice } from './checks/prices.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { meterNotPriced, typeMismatch, unknownName, valueNotListed, wrongUnit } from './diagnostics/meaning-messages.ts';
import { exampleFails, exampleUnfit, meterUnclear } from './diagnostics/rule-messages.ts';
import { nearest } from './diagnostics/suggest.ts';
import { noSuchTime } from './diagnostics/syntax-messages.ts';
import type { Location } from './source.ts';
import type { AssignmentNode, ExampleNode, ExpectationNode, TextNode, UseNode } from './syntax/index.ts';

export interface Example {
  readonly title: string;
  readonly module: string;
  readonly rule: string;
  readonly at: Location;
  /** Runs it: no diagnostic when it holds. */
  readonly run: (tariff: Tariff) => Diagnostic | null;
}

type Expectation = { readonly kind: 'amount'; readonly amount: Rational } | { readonly kind: 'error'; readonly code: string } | { readonly kind: 'unrated' };

interface Prepared {
  readonly meter: DeclaredMeter;
  readonly price: Price;
  readonly start: Instant;
  readonly end: Instant;
  readonly quantity: Rational;
  readonly scope: string;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly expectation: Expectation;
  readonly expectedAt: Location;
}

const isText = (value: AssignmentNode['value']): value is TextNode => typeof value.value === 'string';

/** The fields of `given`, or `null` after saying what is wrong with one. */
function givenFields(example: ExampleNode, meter: DeclaredMeter, file: FileContext): { readonly scope: string; readonly fields: ReadonlyMap<string, FieldValue> } | null {
  const fields = new Map<string, FieldValue>();
  let scope = 'example';
  let sound = true;
  for (const { name, value } of example.given) {
    const at = locate(file, name.span);
    const field = meter.meter.fields.get(name.text);
    if (name.text === 'scope' && isText(value)) scope = value.value;
    else if (field === undefined) {
      const known = [...meter.meter.fields.keys(), 'scope'];
      file.report(unknownName(at, 'field', name.text, nearest(name.text, known), known));
      sound = false;
    } else if (isText(value) !== (field.type.kind !== 'number')) {
      file.report(typeMismatch(locate(file, value.span), `\`${name.text}\` is given the wrong kind of value`, field.type.kind === 'number' ? 'a number' : 'a text', isText(value) ? 'a text' : 'a number'));
      sound = false;
    } else if (isText(value)) {
      if (field.type.kind === 'choice' && !field.type.values.has(value.value)) {
        file.report(valueNotListed(locate(file, value.span), meter.meter.name, field.name, value.value, fieldLocation(meter, field), nearest(value.value, field.type.values)));
        sound = false;
      }
      fields.set(name.text, value.value);
    } else {
      const { type, code } = checkQuantity(file, value);
      if (type.kind !== 'number' || code.kind !== 'number' || field.type.kind !== 'number') return null;
      if (!sameKind(type.unit, field.type.unit)) {
        file.report(wrongUnit(locate(file, value.span), `\`${name.text}\` is counted in another unit`, unitText(field.type.unit) || 'no unit', unitText(type.unit) || 'no unit'));
        sound = false;
      }
      fields.set(name.text, code.value);
    }
  }
  return sound ? { scope, fields } : null;
}

function instantOf(date: string, clock: TextNode | null, at: Location, file: FileContext): Instant | null {
  const time = clock === null ? { hour: 0, minute: 0 } : parseClock(clock.value);
  if (time === null) {
    file.report(noSuchTime({ file: at.file, span: clock?.span ?? at.span }, clock?.value ?? '', 'is a clock time that does not exist'));
    return null;
  }
  const resolved = resolveDate(date, file.zone, time);
  if (resolved.ok) return resolved.value;
  file.report(noSuchTime(at, date, resolved.why));
  return null;
}

/** `use … on DATE [at T [until T]]`: without `until` the usage is an event. */
function periodOf(use: UseNode, file: FileContext): { readonly start: Instant; readonly end: Instant } | null {
  const at = locate(file, use.date.span);
  const start = instantOf(use.date.text, use.from, at, file);
  if (start === null || use.until === null) return start === null ? null : { start, end: start };
  const until = locate(file, use.until.span);
  const end = use.until.value.includes('-') ? instantOf(use.until.value, null, until, file) : instantOf(use.date.text, use.until, until, file);
  if (end === null) return null;
  if (end > start) return { start, end };
  file.report(noSuchTime(until, use.until.value, 'is not after the start'));
  return null;
}

function expectationOf(node: ExpectationNode, file: FileContext): Expectation | null {
  if (node.kind === 'unrated') return { kind: 'unrated' };
  if (node.kind === 'error') return { kind: 'error', code: node.code.text };
  const unit = node.quantity.unit === null ? null : resolveUnit(file, node.quantity.unit);
  if (node.quantity.value === null || (node.quantity.unit !== null && unit === null)) return null;
  if (!file.currencyKnown || (unit !== null && file.units.currencyOf(unit) === file.currency)) return { kind: 'amount', amount: node.quantity.value };
  file.report(wrongUnit(locate(file, node.span), `an amount is expected in ${file.currency}`, file.currency, unit === null ? 'no unit' : unitText(unit)));
  return null;
}

function meterOf(use: UseNode, price: DeclaredPrice): DeclaredMeter | null {
  const { file } = price;
  const names = [...price.acting.keys()];
  if (use.meter === null) {
    if (names.length > 1) file.report(meterUnclear(locate(file, use.span), names));
    return names.length === 1 ? file.meters.get(names[0] ?? '') ?? null : null;
  }
  if (price.acting.has(use.meter.text)) return file.meters.get(use.meter.text) ?? null;
  file.report(meterNotPriced(locate(file, use.meter.span), price.node.name.text, use.meter.text, names));
  return null;
}

function prepare(node: ExampleNode, price: DeclaredPrice): Prepared | null {
  const { file } = price;
  const at = locate(file, node.title.span);
  const [use, ...moreUses] = node.uses;
  const [expectation, ...moreExpectations] = node.expectations;
  if (use === undefined || expectation === undefined || moreUses.length > 0 || moreExpectations.length > 0) {
    file.report(exampleUnfit(at, 'an example has one `use` and one `expect`', 'write for instance `use 24 hour on 2026-03-10` and `expect 0.48 EUR`'));
    return null;
  }
  const meter = meterOf(use, price);
  const acting = meter === null ? undefined : price.acting.get(meter.meter.name);
  if (meter === null || acting === undefined) return null;
  const given = givenFields(node, meter, file);
  const period = periodOf(use, file);
  const { type, code } = checkQuantity(file, use.quantity);
  const expected = expectationOf(expectation, file);
  if (given === null || period === null || expected === null || type.kind !== 'number' || code.kind !== 'number') return null;
  if (!sameKind(type.unit, meter.meter.unit)) {
    file.report(wrongUnit(locate(file, use.quantity.span), `${meter.meter.name} is measured in another unit`, unitText(meter.meter.unit), unitText(type.unit) || 'no unit'));
    return null;
  }
  if (acting.versions.every(({ from, until }) => period.start < from || (until !== null && period.start >= until))) {
    file.report(exampleUnfit(locate(file, use.date.span), `\`${acting.name}\` is not in force on that day`, 'choose a date inside one of its dated blocks'));
    return null;
  }
  return { meter, price: acting, ...period, quantity: code.value, ...given, expectation: expected, expectedAt: locate(file, expectation.span) };
}

function verdictText(verdict: Verdict, currency: string): string {
  switch (verdict.status) {
    case 'rated': return `${decimalText(verdict.amount)} ${currency}`;
    case 'unrated': return `unrated: ${verdict.reason}`;
    case 'stopped': return `error ${verdict.code}: ${verdict.reason}`;
  }
}

function judge(prepared: Prepared, title: string, verdict: Verdict, currency: string): Diagnostic | null {
  const { expectation } = prepared;
  const fails = (expected: string, difference: string | null): Diagnostic => {
    const derivation = verdict.status === 'rated' ? verdict.charges.flatMap(({ parts }) => parts.map((part) => `${decimalText(part.amount)} ${currency}${part.rate === null ? '' : ` at ${part.rate}`}   ${part.at}`)) : [];
    return exampleFails(prepared.expectedAt, title, expected, verdictText(verdict, currency), difference, derivation);
  };
  switch (expectation.kind) {
    case 'amount': {
      if (verdict.status === 'rated' && equals(verdict.amount, expectation.amount)) return null;
      const difference = verdict.status === 'rated' ? `${decimalText(subtract(verdict.amount, expectation.amount))} ${currency}` : null;
      return fails(`${decimalText(expectation.amount)} ${currency}`, difference);
    }
    case 'error': return verdict.status === 'stopped' && verdict.code === expectation.code ? null : fails(`error ${expectation.code}`, null);
    case 'unrated': return verdict.status === 'unrated' ? null : fails('unrated', null);
  }
}

/** The examples of a rule; those that cannot be run have been reported. */
export function examplesOf(price: DeclaredPrice): readonly Example[] {
  if (!price.complete) return [];
  return price.node.examples.flatMap((node) => {
    const prepared = prepare(node, price);
    if (prepared === null) return [];
    const title = node.title.value;
    return [{
      title, module: price.module, rule: price.node.name.text, at: locate(price.file, node.title.span),
      run: (tariff: Tariff) => {
        const { meter, start, end, quantity, scope, fields } = prepared;
        const point = { meter: meter.meter, scope, period: { start, end }, quantity, fields };
        return judge(prepared, title, priceWith(tariff, [{ priority: price.priority, prices: [prepared.price] }], point), tariff.currency);
      },
    }];
  });
}

