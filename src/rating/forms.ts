/** What each form says of a part of a point: how much money, as a function of the quantity. One case per form. */
import { type Rational, ceilingOf, floorOf, compare, divide, multiply, zero } from '../money/index.ts';
import type { Instant, Zone } from '../time/index.ts';
import { type Facts, evaluate, keyText } from './evaluate.ts';
import { matchesRow } from './first-match.ts';
import { findRow } from './row-index.ts';
import { Stop } from './stop.ts';
import { type Body, type FirstRow, type Outcome, type Place, placeText } from './tariff.ts';
import { tierTotal, type Tier } from './tiers.ts';
import { windowAt } from './week.ts';

/** Where an amount comes from: the line of the price, and the price as written. */
export interface Origin {
  readonly place: Place;
  readonly text: string | null;
}

export type FormResult =
  /** Money for a quantity, or for a running total of it: `amount(total)` is what so much costs in all. */
  | { readonly kind: 'by-quantity'; readonly amount: (total: Rational) => Rational; readonly flat: Rational; readonly origin: Origin; readonly tiers: readonly Tier[] | null }
  /** Money whatever the quantity. */
  | { readonly kind: 'amount'; readonly exact: Rational; readonly origin: Origin }
  /** A share of what was charged so far. */
  | { readonly kind: 'share'; readonly factor: Rational; readonly origin: Origin }
  | { readonly kind: 'unrated'; readonly reason: string };

function outcomeResult(outcome: Outcome, what: () => string): FormResult {
  const origin = (text: string): Origin => ({ place: outcome.place, text });
  switch (outcome.kind) {
    case 'price': return { kind: 'by-quantity', amount: (total) => multiply(outcome.price, total), flat: outcome.flat, origin: origin(outcome.text), tiers: null };
    case 'adjust': return { kind: 'share', factor: outcome.factor, origin: origin(outcome.text) };
    case 'free': return { kind: 'by-quantity', amount: () => zero, flat: zero, origin: origin('free'), tiers: null };
    case 'unrated': return { kind: 'unrated', reason: `the price list at ${placeText(outcome.place)} leaves ${what()} unrated` };
  }
}

const named = (names: readonly string[], values: readonly string[]): string => names.map((name, index) => `${name} ${JSON.stringify(values[index])}`).join(', ');

function tableResult(body: Extract<Body, { kind: 'table' }>, facts: Facts): FormResult {
  const keys = body.keys.map((key) => keyText(key, facts));
  const row = findRow(body.rows, keys);
  if (row === null) throw new Stop('T0401', `the table at ${placeText(body.place)} has no row for ${named(body.keyNames, keys)}`);
  return outcomeResult(row, () => named(body.keyNames, keys));
}

function firstTableResult(body: Extract<Body, { kind: 'first-table' }>, facts: Facts): FormResult {
  const values = body.keys.map((key) => evaluate(key, facts));
  const outcome = body.rows.find((row: FirstRow) => matchesRow(row.tests, values))?.outcome ?? body.otherwise;
  if (outcome === null) throw new Stop('T0401', `no row of the table at ${placeText(body.place)} fits`);
  return outcomeResult(outcome, () => body.keyNames.join(', '));
}

/** Whether a tier leaves the total without a price is asked where the parts of a line are known. */
function tiersResult(body: Extract<Body, { kind: 'tiers' }>, total: Rational): FormResult {
  const { tier } = tierTotal(body.mode, body.tiers, total);
  if (tier === null) return { kind: 'unrated', reason: `the tiers at ${placeText(body.place)} end before this total` };
  return {
    kind: 'by-quantity', amount: (sofar) => tierTotal(body.mode, body.tiers, sofar).amount, flat: zero, origin: { place: tier.place, text: tier.text },
    tiers: body.mode === 'graduated' ? body.tiers : null,
  };
}

function blocksResult({ begun, size, amount, text, place }: Extract<Body, { kind: 'blocks' }>): FormResult {
  const blocks = (total: Rational): Rational => (compare(total, zero) <= 0 ? zero : begun ? ceilingOf(divide(total, size)) : floorOf(divide(total, size)));
  return { kind: 'by-quantity', amount: (total) => multiply(amount, blocks(total)), flat: zero, origin: { place, text }, tiers: null };
}

function windowsResult(body: Extract<Body, { kind: 'windows' }>, zone: Zone, start: Instant): FormResult {
  const window = windowAt(body.windows, zone, start);
  if (window === null) throw new Stop('T0421', `the windows at ${placeText(body.place)} have no price for that time`);
  return outcomeResult(window.value, () => 'that time');
}

/** @param total the running total that the part brings about, where the form counts one. */
export function formResult(body: Body, facts: Facts, zone: Zone, start: Instant, total: Rational): FormResult {
  switch (body.kind) {
    case 'rate': return outcomeResult(body.outcome, () => 'everything');
    case 'table': return tableResult(body, facts);
    case 'first-table': return firstTableResult(body, facts);
    case 'charge': return { kind: 'amount', exact: evaluate(body.amount, facts) as Rational, origin: { place: body.place, text: null } };
    case 'tiers': return tiersResult(body, total);
    case 'windows': return windowsResult(body, zone, start);
    case 'blocks': return blocksResult(body);
  }
}
