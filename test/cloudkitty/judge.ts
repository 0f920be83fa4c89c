/**
 * CloudKitty's rating of one point by a hashmap, slowly and from the text of the algorithm: load the rules for a scope and a time, walk
 * services, thresholds and fields, then add up the groups. Shares nothing with the renderer; fractions are the other judge's.
 */
import type { HashmapState, Mapping, Threshold } from '../../src/cloudkitty/index.ts';
import type { Rational } from '../../src/money/index.ts';
import { type Fraction, fraction, nothing, order, plus, read, times } from '../judge/fraction.ts';

export interface JudgedPoint {
  readonly service: string;
  readonly quantity: string;
  readonly scope: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly begin: number;
}

type Rule = Mapping | Threshold;

interface Tally {
  flat: Fraction;
  rate: Fraction;
  level: Fraction;
  threshold: { readonly cost: Fraction; readonly type: string; readonly of: 'service' | 'field' } | null;
}

const asFraction = ({ numerator, denominator }: Rational): Fraction => fraction(numerator, denominator);
const one = fraction(1n, 1n);

/** The rules of one parent as CloudKitty loads them: later ones over earlier ones, then the tenant's over those of nobody. */
function loaded<T extends Rule>(rules: readonly T[], parentId: string, scope: string, keyOf: (rule: T) => string): readonly T[] {
  const own = new Map<string, T>();
  for (const tenant of [null, scope]) {
    for (const rule of rules) if (rule.parent.id === parentId && rule.tenant === tenant) own.set(`${rule.groupId ?? '_DEFAULT_'} / ${keyOf(rule)}`, rule);
  }
  return [...own.values()];
}

/** What the point costs, or `null` where an attribute should be a number and is none. */
export function judge(state: HashmapState, point: JudgedPoint): Fraction | null {
  const service = state.services.find(({ name }) => name === point.service);
  if (service === undefined) return nothing;
  const quantity = read(point.quantity) ?? nothing;
  const active = state.mappings.filter(({ deleted, start, end }) => deleted === null && start <= point.begin && (end === null || end > point.begin));
  const mappingsOf = (parentId: string): readonly Mapping[] => loaded(active, parentId, point.scope, ({ value }) => value ?? '');
  const thresholdsOf = (parentId: string): readonly Threshold[] => loaded(state.thresholds, parentId, point.scope, ({ level }) => `${level.numerator}/${level.denominator}`);
  const tallies = new Map<string, Tally>();
  const tally = (rule: Rule): Tally => {
    const key = rule.groupId ?? '_DEFAULT_';
    const known = tallies.get(key) ?? { flat: nothing, rate: one, level: fraction(-1n, 1n), threshold: null };
    tallies.set(key, known);
    return known;
  };
  const map = (mapping: Mapping): void => {
    const own = tally(mapping);
    const cost = asFraction(mapping.cost);
    if (mapping.type === 'rate') own.rate = times(own.rate, cost);
    else if (order(cost, own.flat) > 0n) own.flat = cost;
  };
  const reach = (threshold: Threshold, value: Fraction, of: 'service' | 'field'): void => {
    const level = asFraction(threshold.level);
    if (order(value, level) < 0n) return;
    const own = tally(threshold);
    if (order(level, own.level) > 0n) [own.level, own.threshold] = [level, { cost: asFraction(threshold.cost), type: threshold.type, of }];
  };
  mappingsOf(service.id).forEach(map);
  for (const threshold of thresholdsOf(service.id)) reach(threshold, quantity, 'service');
  for (const field of state.fields.filter(({ serviceId }) => serviceId === service.id)) {
    const text = point.fields[field.name];
    if (text === undefined) continue;
    mappingsOf(field.id).filter(({ value }) => value === text).forEach(map);
    const levels = thresholdsOf(field.id);
    if (levels.length === 0) continue;
    const number = read(text.trim().replaceAll('_', ''));
    if (number === null) return null;
    for (const threshold of levels) reach(threshold, number, 'field');
  }
  return [...tallies.values()].map((own) => amountOf(own, quantity)).reduce(plus, nothing);
}

function amountOf({ flat, rate, threshold }: Tally, quantity: Fraction): Fraction {
  const of = (scope: 'service' | 'field', type: string): Fraction | null => (threshold?.of === scope && threshold.type === type ? threshold.cost : null);
  const result = times(times(times(rate, of('field', 'rate') ?? one), plus(flat, of('field', 'flat') ?? nothing)), quantity);
  return plus(times(result, of('service', 'rate') ?? one), of('service', 'flat') ?? nothing);
}
