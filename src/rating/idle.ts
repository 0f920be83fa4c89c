/** Why rules did not act on a point: the first thing that was false, no version in force, or another rule in their place. */
import { rational, zero } from '../money/index.ts';
import { dateText } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import { evaluate, type Facts } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { catchingStop } from './stop.ts';
import { type Expression, type Rule, type Tariff, placeText } from './tariff.ts';
import { versionAt } from './acts.ts';

export interface IdleRule {
  readonly rule: string;
  readonly kind: 'price' | 'adjust' | 'limit';
  readonly reason: string;
  readonly at: string;
}

/** The first clause that does not hold, as its file writes it. */
function firstFalse(rule: Rule, facts: Facts): string {
  const clause = rule.clauses.find(({ code }) => catchingStop(() => evaluate(code, facts)) !== true);
  if (clause?.code.kind === 'has') return `the point has no \`${clause.code.field}\``;
  return clause === undefined ? 'its condition does not hold' : `\`${clause.text}\` does not hold`;
}

function reasonOf(tariff: Tariff, point: BoundPoint, rule: Rule, rules: readonly Rule[], facts: Facts): string {
  if (rule.when !== null && catchingStop(() => evaluate(rule.when as Expression, facts)) !== true) return firstFalse(rule, facts);
  if (versionAt(rule, point.period) === null) return `not in force on ${dateText(tariff.zone.local(point.period.start))}`;
  const replacing = rules.find((other) => other.replaces.has(rule.name) && versionAt(other, point.period) !== null && (other.when === null || catchingStop(() => evaluate(other.when as Expression, facts)) === true));
  return replacing === undefined ? 'no part of the point was left for it' : `\`${replacing.name}\` stands in its place`;
}

/** Rules of the point's meter that are not among those that charged, and the limits that are still to act. */
export function idleRules(tariff: Tariff, point: BoundPoint, acted: ReadonlySet<string>): readonly IdleRule[] {
  const facts = factsOf(tariff, point, { period: point.period, share: rational(1n) }, zero);
  const rules = (tariff.stages.get(point.meter.name) ?? []).flatMap((stage) => stage.rules);
  const idle = rules.filter(({ name }) => !acted.has(name)).map((rule): IdleRule => ({ rule: rule.name, kind: rule.kind, reason: reasonOf(tariff, point, rule, rules, facts), at: placeText(rule.place) }));
  const limits = tariff.limits.filter(({ meters }) => meters.has(point.meter.name)).map((limit): IdleRule => {
    const [span] = limit.versions.flatMap(({ bounds }) => bounds.map(({ over }) => over.span));
    return { rule: limit.name, kind: 'limit', reason: `acts when the ${span ?? 'window'} closes`, at: placeText(limit.place) };
  });
  return [...idle, ...limits];
}
