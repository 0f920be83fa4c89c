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

/** The acts on a part. A rule that is priced whole acts everywhere or nowhere, as its version at the point's start says. */
export function actsOn(part: Part, whole: Part, rules: readonly Rule[]): readonly Act[] {
  const inForce = rules.flatMap((rule) => {
    const version = versionAt(rule, rule.whole ? whole.period : part.period);
    return version === null ? [] : [{ rule, version, part }];
  });
  const replaced = new Set(inForce.flatMap(({ rule }) => [...rule.replaces]));
  const acting = inForce.filter(({ rule }) => !replaced.has(rule.name));
  for (const { rule } of acting) {
    const met = acting.find((other) => rule.mustNotMeet.has(other.rule.name));
    if (met !== undefined) throw new Stop('T0501', `\`${rule.name}\` (${placeText(rule.place)}) and \`${met.rule.name}\` (${placeText(met.rule.place)}) both claim the point, and neither overrides nor combines the other`);
  }
  return acting;
}
