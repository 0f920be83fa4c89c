/** `tiers graduated over month by project { up to 100 GB : free … }`: prices by how much a window has seen. */
import { type Rational, add, compare, decimalText, divide, equals, isZero, multiply, rational, roundAmount, zero } from '../../money/index.ts';
import type { Body, Tier } from '../../rating/index.ts';
import { unitText } from '../../units/index.ts';
import { hasReason, locate, placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { boundsFall, cliff, formNotAllowed, noLastTier, notLast, sameTier } from '../diagnostics/form-messages.ts';
import type { BodyNode, TierNode } from '../syntax/index.ts';
import { checkOutcome } from './outcome.ts';
import { checkOver } from './over.ts';
import { meterQuantity } from './quantity.ts';

type TiersNode = Extract<BodyNode, { kind: 'tiers' }>;

function checkTier(node: TierNode, scope: Scope): Tier | null {
  const outcome = checkOutcome(node.outcome, scope);
  const bound = node.bound.quantity === null ? null : meterQuantity(node.bound.quantity, scope);
  if (outcome === null || (node.bound.quantity !== null && bound === null)) return null;
  if (outcome.kind === 'adjust') {
    scope.file.report(formNotAllowed(locate(scope.file, node.outcome.span), 'discount', 'tiers', ['a price', 'free', 'unrated']));
    return null;
  }
  const place = placeOf(scope.file, node.bound.span);
  if (outcome.kind === 'price') return { bound, price: outcome.price, flat: outcome.flat, unrated: false, text: outcome.text, place };
  return { bound, price: zero, flat: zero, unrated: outcome.kind === 'unrated', text: outcome.kind, place };
}

function checkBounds(node: TiersNode, tiers: readonly Tier[], scope: Scope): void {
  const { file } = scope;
  for (const [index, tier] of tiers.entries()) {
    const own = node.tiers[index];
    const [before, earlierNode] = [tiers[index - 1], node.tiers[index - 1]];
    if (own === undefined) continue;
    const at = locate(file, own.bound.span);
    if (tier.bound === null && index < tiers.length - 1) file.report(notLast(at));
    const lower = before === undefined ? zero : before.bound;
    if (tier.bound === null || lower === null || compare(tier.bound, lower) > 0) continue;
    const earlier = earlierNode === undefined ? { at, text: 'a tier ends above nothing' } : { at: locate(file, earlierNode.bound.span), text: 'this tier ends here' };
    file.report(boundsFall(at, earlier));
  }
  const last = node.tiers.at(-1);
  if (last?.bound.quantity != null && tiers.every(({ bound }) => bound !== null)) file.report(noLastTier(locate(file, node.span), file.source.text.slice(last.bound.quantity.span.start, last.bound.quantity.span.end)));
  if (node.tiers.length === 0) file.report(noLastTier(locate(file, node.span), 'nothing'));
}

/** Totals on both sides of each bound: where a volume price falls so far that more costs less. */
function warnOfCliffs(node: TiersNode, tiers: readonly Tier[], scope: Scope): void {
  const { file } = scope;
  const { unit } = scope.meter.meter;
  const cost = (tier: Tier, total: Rational): Rational => add(tier.flat, multiply(tier.price, total));
  const text = (tier: Tier, total: Rational): string =>
    `${decimalText(roundAmount(divide(total, unit.factor), { decimals: 6n, mode: 'half_even' }))} ${unitText(unit)} cost ${decimalText(roundAmount(cost(tier, total), { decimals: 6n, mode: 'half_even' }))} ${file.currency}`;
  for (const [index, tier] of tiers.entries()) {
    const [next, nextNode] = [tiers[index + 1], node.tiers[index + 1]];
    if (next === undefined || nextNode === undefined || tier.bound === null || next.unrated || tier.unrated) continue;
    if (hasReason(file, nextNode.bound.span.start)) continue;
    const more = add(tier.bound, multiply(rational(1n), unit.factor));
    if (compare(cost(next, tier.bound), cost(tier, tier.bound)) < 0) file.report(cliff(locate(file, nextNode.bound.span), [text(tier, tier.bound), text(next, more)]));
  }
}

function warnOfSame(node: TiersNode, tiers: readonly Tier[], scope: Scope): void {
  for (const [index, tier] of tiers.entries()) {
    const [before, own, earlier] = [tiers[index - 1], node.tiers[index], node.tiers[index - 1]];
    if (before === undefined || own === undefined || earlier === undefined || before.unrated !== tier.unrated) continue;
    if (equals(before.price, tier.price) && isZero(tier.flat) && (node.mode === 'graduated' || isZero(before.flat))) {
      scope.file.report(sameTier(locate(scope.file, own.outcome.span), { at: locate(scope.file, earlier.outcome.span), text: 'the same' }));
    }
  }
}

export function checkTiers(node: TiersNode, scope: Scope): Body | null {
  const over = checkOver(node.over, scope);
  const tiers = node.tiers.map((tier) => checkTier(tier, scope));
  const sound = tiers.flatMap((tier) => tier ?? []);
  if (over === null || sound.length < tiers.length) return null;
  checkBounds(node, sound, scope);
  if (node.mode === 'volume') warnOfCliffs(node, sound, scope);
  warnOfSame(node, sound, scope);
  return { kind: 'tiers', mode: node.mode, over, tiers: sound, place: placeOf(scope.file, node.span) };
}
