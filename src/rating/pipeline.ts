/**
 * The order of rating, in one sitting: which rules act is settled first; then stage after stage prices the point, one
 * rounded line per rule. A point is charged whole or not at all.
 */
import { type Rational, add, divide, multiply, rational, roundAmount, subtract, sum, zero } from '../money/index.ts';
import { type Period, dateText, elapsed } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import type { Charge, ChargePart, Verdict } from './charge.ts';
import { evaluate, keyText, type Facts, type Value } from './evaluate.ts';
import { findRow } from './row-index.ts';
import { type Part, splitPeriod } from './split.ts';
import { Stop, catchingStop } from './stop.ts';
import { type Outcome, type Place, type Price, type Stage, type Tariff, type Version, placeText } from './tariff.ts';

/** A rule at work on a part of the point, with the version that is in force there. */
interface Act {
  readonly price: Price;
  readonly version: Version;
  readonly part: Part;
}

type PartResult = { readonly kind: 'amount'; readonly exact: Rational; readonly place: Place; readonly rate: string | null } | { readonly kind: 'unrated'; readonly reason: string };

const microsecondsPerSecond = rational(1_000_000n);

const versionAt = (price: Price, period: Period): Version | null =>
  price.versions.find(({ from, until }) => from <= period.start && (until === null || period.start < until)) ?? null;

function factsOf(tariff: Tariff, point: BoundPoint, part: Part, charged: Rational): Facts {
  const period = divide(rational(elapsed(part.period)), microsecondsPerSecond);
  return {
    fields: point.fields, scope: point.scope, rounding: tariff.rounding, locals: new Map<string, Value>(),
    builtIn: { quantity: multiply(point.quantity, part.share), period, charged: multiply(charged, part.share) },
  };
}

/** The rules whose `when` holds; a condition can stop the point. */
function applicable(tariff: Tariff, point: BoundPoint, prices: readonly Price[]): readonly Price[] {
  const facts = factsOf(tariff, point, { period: point.period, share: rational(1n) }, zero);
  return prices.filter(({ when }) => when === null || evaluate(when, facts) === true);
}

/** Rules in force in that period, and not replaced by another that is. */
function standing(prices: readonly Price[], period: (price: Price) => Period): readonly { readonly price: Price; readonly version: Version }[] {
  const inForce = prices.flatMap((price) => {
    const version = versionAt(price, period(price));
    return version === null ? [] : [{ price, version }];
  });
  const replaced = new Set(inForce.flatMap(({ price }) => [...price.replaces]));
  return inForce.filter(({ price }) => !replaced.has(price.name));
}

/**
 * The rules that can act on any part: one that is priced whole acts everywhere or nowhere, as the point's start decides,
 * and where it acts, no rule that begins in between takes its place.
 */
function heldBy(prices: readonly Price[], whole: Part): readonly Price[] {
  if (!prices.some((price) => price.whole)) return prices;
  const held = new Set(standing(prices, () => whole.period).flatMap(({ price }) => (price.whole ? [price.name] : [])));
  return prices.filter((price) => (price.whole ? held.has(price.name) : ![...price.replaces].some((name) => held.has(name))));
}

/** Which rules act on a part. */
function actsOn(part: Part, whole: Part, prices: readonly Price[]): readonly Act[] {
  const acting = standing(heldBy(prices, whole), (price) => (price.whole ? whole.period : part.period)).map((entry) => ({ ...entry, part }));
  for (const { price } of acting) {
    const met = acting.find((other) => price.mustNotMeet.has(other.price.name));
    if (met !== undefined) throw new Stop('T0501', `\`${price.name}\` (${placeText(price.place)}) and \`${met.price.name}\` (${placeText(met.price.place)}) both claim the point, and neither overrides nor combines the other`);
  }
  return acting;
}

function outcomeResult(outcome: Outcome, facts: Facts, why: () => string): PartResult {
  switch (outcome.kind) {
    case 'price': return { kind: 'amount', exact: multiply(outcome.price, facts.builtIn.quantity), place: outcome.place, rate: outcome.text };
    case 'free': return { kind: 'amount', exact: zero, place: outcome.place, rate: 'free' };
    case 'unrated': return { kind: 'unrated', reason: `the price list at ${placeText(outcome.place)} leaves ${why()} unrated` };
  }
}

function actResult({ version }: Act, facts: Facts): PartResult {
  for (const local of version.locals) facts.locals.set(local.name, evaluate(local.value, facts));
  const { body } = version;
  switch (body.kind) {
    case 'rate': return outcomeResult(body.outcome, facts, () => 'everything');
    case 'table': {
      const keys = body.keys.map((key) => keyText(key, facts));
      const row = findRow(body.rows, keys);
      if (row === null) throw new Stop('T0401', `the table at ${placeText(body.place)} has no row for ${keys.map((key) => JSON.stringify(key)).join(', ')}`);
      return outcomeResult(row, facts, () => body.keyNames.map((name, index) => `${name} ${JSON.stringify(keys[index])}`).join(', '));
    }
    case 'charge': return { kind: 'amount', exact: evaluate(body.amount, facts) as Rational, place: body.place, rate: null };
  }
}

/** The line of one rule: its parts computed exactly and rounded once; parts show what the running sum adds to the rounded line. */
function lineOf(tariff: Tariff, point: BoundPoint, acts: readonly Act[], charged: Rational): Charge | { readonly unrated: string } {
  const parts: ChargePart[] = [];
  let [exact, booked, share] = [zero, zero, zero];
  let unrated: string | null = null;
  for (const act of acts) {
    const result = actResult(act, factsOf(tariff, point, act.part, charged));
    if (result.kind === 'unrated') {
      // The parts behind it are computed all the same: one that stops the point says more than one without a price.
      unrated ??= result.reason;
      continue;
    }
    exact = add(exact, result.exact);
    share = add(share, act.part.share);
    const rounded = roundAmount(exact, tariff.rounding);
    parts.push({ period: act.part.period, amount: subtract(rounded, booked), rate: result.rate, at: placeText(result.place) });
    booked = rounded;
  }
  if (unrated !== null) return { unrated };
  const [first] = acts;
  if (first === undefined) throw new TypeError('INVARIANT: a line has at least one part');
  const quantity = divide(multiply(point.quantity, share), point.meter.unit.factor);
  return { module: first.price.module, rule: first.price.name, amount: booked, currency: tariff.currency, quantity, at: parts[0]?.at ?? '', parts };
}

/** Acts of the same rule become one line; a rule that is priced whole has one act, over the whole point. */
function byRule(stage: Stage, acts: readonly Act[], whole: Part): readonly (readonly Act[])[] {
  return stage.prices.flatMap((price) => {
    const own = acts.filter((act) => act.price === price);
    const [first] = own;
    if (first === undefined) return [];
    return [price.whole ? [{ ...first, part: whole }] : own];
  });
}

function unpricedReason(tariff: Tariff, point: BoundPoint, prices: readonly Price[], fitting: readonly Price[], period: Period): string {
  const { name } = point.meter;
  if (prices.length === 0) return `no rule prices ${name}`;
  if (fitting.length === 0) return `no price for ${name} applies: the condition of ${prices.map((price) => `\`${price.name}\``).slice(0, 5).join(', ')} does not hold`;
  return `no price for ${name} is in force on ${dateText(tariff.zone.local(period.start))}`;
}

/** Prices a point with the given stages. Pure: same tariff, same point, same verdict. */
export function priceWith(tariff: Tariff, stages: readonly Stage[], point: BoundPoint): Verdict {
  const result = catchingStop((): Verdict => {
    const prices = stages.flatMap((stage) => stage.prices);
    const fitting = applicable(tariff, point, prices);
    const cuts = fitting.filter((price) => !price.whole).flatMap((price) => price.versions.flatMap(({ from, until }) => (until === null ? [from] : [from, until])));
    const whole: Part = { period: point.period, share: rational(1n) };
    const acts = splitPeriod(point.period, cuts).map((part) => ({ part, acting: actsOn(part, whole, fitting) }));
    let unrated = acts.filter(({ acting }) => acting.length === 0).map(({ part }) => unpricedReason(tariff, point, prices, fitting, part.period))[0] ?? null;
    const charges: Charge[] = [];
    for (const stage of stages) {
      const charged = sum(charges.map(({ amount }) => amount));
      // Lines of one stage see the earlier stages and not each other, so their order decides nothing.
      const lines = byRule(stage, acts.flatMap(({ acting }) => acting), whole).map((rule) => lineOf(tariff, point, rule, charged));
      for (const line of lines) {
        if ('unrated' in line) unrated ??= line.unrated;
        else charges.push(line);
      }
    }
    if (unrated !== null) return { status: 'unrated', reason: unrated };
    return { status: 'rated', charges, amount: sum(charges.map(({ amount }) => amount)), currency: tariff.currency };
  });
  return result instanceof Stop ? { status: 'stopped', code: result.code, reason: result.reason } : result;
}

/** Prices a point with the whole rulebook. */
export const pricePoint = (tariff: Tariff, point: BoundPoint): Verdict => priceWith(tariff, tariff.stages.get(point.meter.name) ?? [], point);
