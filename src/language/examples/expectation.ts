/** What examples and scenarios expect, and how it is held against what came. */
import { type Rational, decimalText, equals, subtract } from '../../money/index.ts';
import type { Charge, LimitLine, Verdict } from '../../rating/index.ts';
import { unitText } from '../../units/index.ts';
import { type FileContext, locate } from '../checks/context.ts';
import { resolveUnit } from '../checks/expressions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { wrongUnit } from '../diagnostics/meaning-messages.ts';
import { exampleFails } from '../diagnostics/rule-messages.ts';
import type { Location } from '../source.ts';
import type { ExpectationNode } from '../syntax/index.ts';

export type Expectation =
  | { readonly kind: 'amount'; readonly amount: Rational; readonly at: Location }
  | { readonly kind: 'error'; readonly code: string; readonly at: Location }
  | { readonly kind: 'unrated'; readonly at: Location };

export function expectationOf(node: ExpectationNode, file: FileContext): Expectation | null {
  const at = locate(file, node.span);
  if (node.kind === 'unrated') return { kind: 'unrated', at };
  if (node.kind === 'error') return { kind: 'error', code: node.code.text, at };
  const unit = node.quantity.unit === null ? null : resolveUnit(file, node.quantity.unit);
  if (node.quantity.value === null || (node.quantity.unit !== null && unit === null)) return null;
  if (!file.currencyKnown || (unit !== null && file.units.currencyOf(unit) === file.currency)) return { kind: 'amount', amount: node.quantity.value, at };
  file.report(wrongUnit(at, `an amount is expected in ${file.currency}`, file.currency, unit === null ? 'no unit' : unitText(unit)));
  return null;
}

/** What came: a verdict on a point, or what limits added. */
export type Outcome = Verdict | { readonly status: 'closed'; readonly amount: Rational; readonly lines: readonly LimitLine[] };

function outcomeText(outcome: Outcome, currency: string): string {
  switch (outcome.status) {
    case 'rated': case 'closed': return `${decimalText(outcome.amount)} ${currency}`;
    case 'unrated': return `unrated: ${outcome.reason}`;
    case 'stopped': return `error ${outcome.code}: ${outcome.reason}`;
  }
}

/** `24 hour × 0.020 EUR/hour`, as `tariff explain` says it. */
function howOf({ quantity, rate }: Charge['parts'][number], unit: string): string {
  if (rate === null) return `formula over ${decimalText(quantity)} ${unit}`;
  if (/^(?:discount|surcharge) /.test(rate)) return rate;
  return rate === 'free' ? `${decimalText(quantity)} ${unit} free` : `${decimalText(quantity)} ${unit} × ${rate}`;
}

const chargeLines = (charge: Charge, unit: string): readonly string[] => charge.parts.map((part) => `${howOf(part, unit)} = ${decimalText(part.amount)} ${charge.currency}   ${part.at}`);

function derivationOf(outcome: Outcome, unit: string): readonly string[] {
  if (outcome.status === 'rated') return outcome.charges.flatMap((charge) => chargeLines(charge, unit));
  return outcome.status === 'closed' ? outcome.lines.map((line) => `${decimalText(line.amount)} ${line.currency} on ${decimalText(line.sum)}   ${line.at}`) : [];
}

/** What to do next; a limit shown by an example has nothing to explain. */
function helpOf(outcome: Outcome, title: string): string | null {
  if (outcome.status === 'stopped' && outcome.code === 'T0206') return 'say in `given` what the field is';
  return outcome.status === 'closed' ? null : `\`tariff explain "${title}" --rules DIR\` shows every step`;
}

/** `unit` is that of the meter. No diagnostic when what came is what was expected. */
export function judge(expectation: Expectation, title: string, outcome: Outcome, currency: string, unit: string): Diagnostic | null {
  const fails = (expected: string, difference: string | null): Diagnostic =>
    exampleFails(expectation.at, title, expected, outcomeText(outcome, currency), difference, derivationOf(outcome, unit), helpOf(outcome, title));
  switch (expectation.kind) {
    case 'amount': {
      const got = outcome.status === 'rated' || outcome.status === 'closed' ? outcome.amount : null;
      if (got !== null && equals(got, expectation.amount)) return null;
      return fails(`${decimalText(expectation.amount)} ${currency}`, got === null ? null : `${decimalText(subtract(got, expectation.amount))} ${currency}`);
    }
    case 'error': return outcome.status === 'stopped' && outcome.code === expectation.code ? null : fails(`error ${expectation.code}`, null);
    case 'unrated': return outcome.status === 'unrated' ? null : fails('unrated', null);
  }
}
