/** Which rules act on a part of a point: their condition holds, a version is in force, and no other stands in their place. */
import { rational, zero } from '../money/index.ts';
import type { Period } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import { evaluate } from './evaluate.ts';
import { factsOf } from './facts.ts';
import type { Part } from './split.ts';
import { Stop } from './stop.ts';
import { type Rule, type Tariff, type Version, placeText } from './tariff.ts';

/** A rule at work on a part of the point, with the version that is in force there. */
export interface Act {
  readonly rule: Rule;
  readonly version: Version;
  readonly part: Part;
}

export const versionAt = (rule: Rule, period: Period): Version | null =>
  rule.versions.find(({ from, until }) => from <= period.start && (until === null || period.start < until)) ?? null;

/** The rules whose `when` holds; a condition can stop the point. */
export function applicable(tariff: Tariff, point: BoundPoint, rules: readonly Rule[]): readonly Rule[] {
  const facts = factsOf(tariff, point, { period: point.period, share: rational(1n) }, zero);
  return rules.filter(({ when }) => when === null || evaluate(when, facts) === true);
}

/** Rules in force in that period, and not replaced by another that is. */
function standing(rules: readonly Rule[], period: (rule: Rule) => Period): readonly { readonly rule: Rule; readonly version: Version }[] {
  const inForce = rules.flatMap((rule) => {
    const version = versionAt(rule, period(rule));
    return version === null ? [] : [{ rule, version }];
  });
  const replaced = new Set(inForce.flatMap(({ rule }) => [...rule.replaces]));
  return inForce.filter(({ rule }) => !replaced.has(rule.name));
}

/**
 * The rules that can act on any part: one that is priced whole acts everywhere or nowhere, as the point's start decides,
 * and where it acts, no rule that begins in between takes its place.
 */
function heldBy(rules: readonly Rule[], whole: Part): readonly Rule[] {
  if (!rules.some((rule) => rule.whole)) return rules;
  const held = new Set(standing(rules, () => whole.period).flatMap(({ rule }) => (rule.whole ? [rule.name] : [])));
  return rules.filter((rule) => (rule.whole ? held.has(rule.name) : ![...rule.replaces].some((name) => held.has(name))));
}

/** Which rules act on a part. */
export function actsOn(part: Part, whole: Part, rules: readonly Rule[]): readonly Act[] {
  const acting = standing(heldBy(rules, whole), (rule) => (rule.whole ? whole.period : part.period)).map((entry) => ({ ...entry, part }));
  for (const { rule } of acting) {
    const met = acting.find((other) => rule.mustNotMeet.has(other.rule.name));
    if (met !== undefined) throw new Stop('T0501', `\`${rule.name}\` (${placeText(rule.place)}) and \`${met.rule.name}\` (${placeText(met.rule.place)}) both claim the point, and neither overrides nor combines the other`);
  }
  return acting;
}
