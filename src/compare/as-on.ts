/** A tariff with the prices of one date, for all time: what past usage would cost at the prices of another day. */
import type { Limit, Rule, Tariff } from '../rating/index.ts';
import { type Instant, instant } from '../time/index.ts';

const always = { from: instant(Number.MIN_SAFE_INTEGER), until: null };

const holdsOn = (at: Instant) => ({ from, until }: { readonly from: Instant; readonly until: Instant | null }): boolean => from <= at && (until === null || at < until);

const ruleOn = (rule: Rule, at: Instant): Rule => ({ ...rule, versions: rule.versions.filter(holdsOn(at)).map((version) => ({ ...version, ...always })) });
const limitOn = (limit: Limit, at: Instant): Limit => ({ ...limit, versions: limit.versions.filter(holdsOn(at)).map((version) => ({ ...version, ...always })) });

export function asOn(tariff: Tariff, at: Instant): Tariff {
  const stages = new Map([...tariff.stages].map(([meter, own]) => [meter, own.map((stage) => ({ ...stage, rules: stage.rules.map((rule) => ruleOn(rule, at)) }))]));
  return { ...tariff, stages, limits: tariff.limits.map((limit) => limitOn(limit, at)) };
}
