/** One rule's line for a point: its parts computed exactly and rounded once; the amounts of the parts add up to the line. */
import { type Rational, add, compare, divide, maximum, multiply, roundAmount, subtract, zero } from '../money/index.ts';
import { type Instant, type Period, calendarWindow } from '../time/index.ts';
import { type Act, versionAt } from './acts.ts';
import type { BoundPoint } from './bind.ts';
import type { Charge, ChargePart } from './charge.ts';
import { type Facts, type OnBranch, evaluate } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { type FormResult, type Origin, formResult } from './forms.ts';
import { type Over, type TotalKey, type TotalsOfOnePoint, sameOver } from './running-totals.ts';
import type { Part } from './split.ts';
import { unratedTier } from './tiers.ts';
import { type Rule, type Tariff, countedOver, placeText } from './tariff.ts';

export interface Line extends Charge {
  /** Priced as one, and so not tied to a part. */
  readonly whole: boolean;
  readonly byPart: ReadonlyMap<Part, Rational>;
}

/** A piece of a part: all of it, or what falls into one tier. */
interface Piece {
  readonly quantity: Rational;
  readonly origin: Origin;
  /** Exact where pieces are rounded together at the end, rounded where a running total is rounded as it goes. */
  readonly amount: Rational;
  readonly rounded: boolean;
}

/** The pieces of a part, and the running total around it. */
interface Priced {
  readonly pieces: readonly Piece[];
  readonly before: Rational;
  readonly after: Rational;
}

type ByQuantity = Extract<FormResult, { kind: 'by-quantity' }>;

function groupOf(over: Over, point: BoundPoint): readonly string[] {
  return over.by.map((name) => {
    if (name === 'scope') return point.scope;
    // Only a point of an example can be without the field: the checker lets a rule count by fields that are always there.
    const value = point.fields.get(name) ?? '';
    return typeof value === 'string' ? value : `${value.numerator}/${value.denominator}`;
  });
}

/** Which running total of a rule the point moves at an instant. */
export const totalKeyOf = (tariff: Tariff, point: BoundPoint, rule: string, over: Over, at: Instant): TotalKey =>
  ({ rule, span: over.span, start: calendarWindow(tariff.zone, over.span, at).start, group: groupOf(over, point) });

/** The running total that a rule keeps at the start of a period, if any. */
export function ruleOver(rule: Rule, period: Period): Over | null {
  const version = versionAt(rule, period);
  return version === null ? null : countedOver(version);
}

/** Totals that other versions of the rule count: a part counts in them too where such a version is in force in the same window. */
function otherTotals(tariff: Tariff, point: BoundPoint, { rule, version, part }: Act): readonly TotalKey[] {
  const own = countedOver(version);
  const others: Over[] = [];
  for (const other of rule.versions) {
    const over = countedOver(other);
    if (over === null || (own !== null && sameOver(over, own)) || others.some((known) => sameOver(known, over))) continue;
    const window = calendarWindow(tariff.zone, over.span, part.period.start);
    if (other.from < window.end && (other.until === null || other.until > window.start)) others.push(over);
  }
  return others.map((over) => totalKeyOf(tariff, point, rule.name, over, part.period.start));
}

/** The totals at which a rise from `before` to `after` passes from one tier to the next, and `after` itself. */
function stepsThroughTiers(result: ByQuantity, before: Rational, after: Rational): readonly { readonly to: Rational; readonly origin: Origin }[] {
  const passed = (result.tiers ?? []).filter(({ bound }) => bound !== null && compare(bound, before) > 0 && compare(bound, after) < 0);
  return [...passed.map(({ bound, place, text }) => ({ to: bound ?? after, origin: { place, text } })), { to: after, origin: result.origin }];
}

/** The pieces of a part under a running total: each is what it adds to the rounded cost of the total so far. */
function countedPieces(tariff: Tariff, act: Act, result: ByQuantity, before: Rational, after: Rational): readonly Piece[] {
  const free = act.version.allowance?.quantity ?? null;
  const paying = (total: Rational): Rational => (free === null ? total : maximum(zero, subtract(total, free)));
  const cost = (total: Rational): Rational => roundAmount(result.amount(paying(total)), tariff.rounding);
  let from = before;
  return stepsThroughTiers(result, before, after).map(({ to, origin }) => {
    const piece: Piece = { quantity: subtract(to, from), origin, amount: subtract(cost(to), cost(from)), rounded: true };
    from = to;
    return piece;
  });
}

/** Nothing is rounded here but under a running total, which rounds as it goes. */
function piecesOf(tariff: Tariff, point: BoundPoint, act: Act, facts: Facts, charged: Rational, totals: TotalsOfOnePoint): Priced | { readonly unrated: string } {
  const { version, part } = act;
  for (const local of version.locals) facts.locals.set(local.name, evaluate(local.value, facts));
  const { quantity } = facts.builtIn;
  const over = countedOver(version);
  const key = over === null ? null : totalKeyOf(tariff, point, act.rule.name, over, part.period.start);
  const before = key === null ? zero : totals.read(key);
  const after = add(before, quantity);
  const result = formResult(version.body, facts, tariff.zone, part.period.start, after);
  if (result.kind === 'unrated') return { unrated: result.reason };
  if (key !== null) totals.move(key, after);
  for (const other of otherTotals(tariff, point, act)) totals.move(other, add(totals.read(other), quantity));
  const priced = (pieces: readonly Piece[]): Priced => ({ pieces, before, after });
  if (result.kind === 'amount') return priced([{ quantity, origin: result.origin, amount: result.exact, rounded: false }]);
  if (result.kind === 'share') return priced([{ quantity, origin: result.origin, amount: multiply(result.factor, charged), rounded: false }]);
  // A flat amount is paid once per point, where it starts.
  const flat = part.period.start === point.period.start ? result.flat : zero;
  if (key !== null) {
    const pieces = countedPieces(tariff, act, result, before, after);
    return priced(flat.numerator === 0n ? pieces : [...pieces, { quantity: zero, origin: result.origin, amount: flat, rounded: false }]);
  }
  return priced([{ quantity, origin: result.origin, amount: add(result.amount(quantity), flat), rounded: false }]);
}

/** Whether two acts of a rule follow each other under one version and in one window of its total: cut only because of other rules. */
function goesOn(tariff: Tariff, act: Act, next: Act | undefined): boolean {
  const over = countedOver(act.version);
  return next !== undefined && over !== null && next.version === act.version && calendarWindow(tariff.zone, over.span, act.part.period.start).start === calendarWindow(tariff.zone, over.span, next.part.period.start).start;
}

/** Tiers look at a total where the parts of one version and window begin and end, and say why it has no price, if so. */
class TierWatch {
  readonly #tariff: Tariff;
  #before: Rational | null = null;

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  unrated(act: Act, next: Act | undefined, { before, after }: Priced): string | null {
    const { body } = act.version;
    if (body.kind !== 'tiers') return null;
    this.#before ??= before;
    if (goesOn(this.#tariff, act, next)) return null;
    const tier = unratedTier(body.mode, body.tiers, this.#before, after);
    this.#before = null;
    return tier === null ? null : `the tier at ${placeText(tier.place)} leaves so much unrated`;
  }
}

/** @param chargedOn what earlier lines booked on a part. */
export function lineOf(tariff: Tariff, point: BoundPoint, acts: readonly Act[], chargedOn: (part: Part) => Rational, totals: TotalsOfOnePoint, onBranch?: OnBranch): Line | { readonly unrated: string } {
  const parts: ChargePart[] = [];
  const byPart = new Map<Part, Rational>();
  let [exact, counted, booked, quantity] = [zero, zero, zero, zero];
  let unrated: string | null = null;
  const watch = new TierWatch(tariff);
  for (const [index, act] of acts.entries()) {
    const charged = chargedOn(act.part);
    const priced = piecesOf(tariff, point, act, factsOf(tariff, point, act.part, charged, onBranch), charged, totals);
    // The parts that follow are priced all the same: one that stops the point counts for more.
    unrated ??= 'unrated' in priced ? priced.unrated : watch.unrated(act, acts[index + 1], priced);
    if ('unrated' in priced) continue;
    for (const piece of priced.pieces) {
      if (piece.rounded) counted = add(counted, piece.amount);
      else exact = add(exact, piece.amount);
      const rounded = add(roundAmount(exact, tariff.rounding), counted);
      const amount = subtract(rounded, booked);
      quantity = add(quantity, piece.quantity);
      parts.push({ period: act.part.period, quantity: divide(piece.quantity, point.meter.unit.factor), amount, rate: piece.origin.text, at: placeText(piece.origin.place) });
      byPart.set(act.part, add(byPart.get(act.part) ?? zero, amount));
      booked = rounded;
    }
  }
  if (unrated !== null) return { unrated };
  if (unrated !== null) return { unrated };
  const [first] = acts;
  if (first === undefined) throw new TypeError('INVARIANT: a line has at least one part');
  const { rule } = first;
  return {
    kind: rule.kind, module: rule.module, rule: rule.name, amount: booked, currency: tariff.currency, quantity: divide(quantity, point.meter.unit.factor), at: parts[0]?.at ?? '', parts,
    whole: rule.whole, byPart,
  };
}

