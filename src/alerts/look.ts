/**
 * Looks for policies that hold: after each rated period of a scope, over sums up to the end of that period, so that the same comes of many periods at once
 * and of one after the other; and of the moment. Keeps nothing.
 */
import { type Rational, decimalText, divide } from '../money/index.ts';
import type { AlertSpan, NewAlert, ScopeState, Store } from '../storage/index.ts';
import { type Instant, type Period, type Zone, calendarWindow, dateText, instant, instantText } from '../time/index.ts';
import { type Asked, askedText } from './facts.ts';
import type { Ask, Judge } from './judge.ts';
import { keptText, messageText } from './message.ts';
import { type Policy, budgetOf } from './policy.ts';
import { Sums } from './sums.ts';

/** In the light of which rules is looked. */
export interface Light {
  readonly zone: Zone;
  readonly currency: string;
  readonly periodSeconds: number;
}

const second = 1_000_000;

/** Scopes above one, asked for once and only if somebody wants to know. */
type Above = () => Promise<readonly string[]>;

async function isMeant(policy: Policy, scope: string, above: Above): Promise<boolean> {
  const { scopes, asked } = policy;
  if (asked.some(({ fact }) => fact === 'budget' || fact === 'budget_share') && budgetOf(policy, scope) === null) return false;
  switch (scopes.kind) {
    case 'all': return true;
    case 'listed': return scopes.scopes.has(scope);
    case 'below': return (await above()).includes(scopes.parent);
  }
}

function windowOf(span: AlertSpan, zone: Zone, at: Instant, period: Period): Period {
  return span === 'period' ? period : calendarWindow(zone, span, at);
}

/** `2026-03`, `2026-03-02`, `2026-03-02T01:00:00Z`. */
function windowText(span: AlertSpan, zone: Zone, { start }: Period): string {
  if (span === 'period') return instantText(start);
  const date = dateText(zone.local(start));
  return span === 'day' ? date : date.slice(0, 7);
}

interface Found {
  readonly policy: Policy;
  readonly state: ScopeState;
  readonly window: Period;
  /** `null` for what speaks of the moment. */
  readonly period: Period | null;
}

async function alertOf({ policy, state, window, period }: Found, ask: Ask, { zone, currency }: Light): Promise<NewAlert> {
  const values = new Map<string, string | number>();
  for (const asked of policy.asked) values.set(askedText(asked), await ask(asked));
  const words = {
    scope: state.identifier, scope_name: state.name ?? state.identifier, policy: policy.name, severity: policy.severity, window: windowText(policy.oncePer, zone, window), currency,
    period_start: period === null ? '' : instantText(period.start), period_end: period === null ? '' : instantText(period.end),
  };
  return {
    policy: policy.name, scope: state.identifier, span: policy.oncePer, window, severity: policy.severity, message: messageText(policy.message, words, values), period, hasReceiver: policy.webhook !== null,
    facts: { ...Object.fromEntries(policy.asked.map((asked) => [askedText(asked), keptText(asked, values.get(askedText(asked)) ?? '')])), ...(period === null ? {} : { currency }) },
  };
}

/** Of a rated period. */
function periodFacts(policy: Policy, scope: string, period: Period, sums: Sums, { zone }: Light): Ask {
  const upTo = (span: 'day' | 'month'): Period => {
    const { start, end } = calendarWindow(zone, span, period.start);
    return { start, end: instant(Math.min(end, period.end)) };
  };
  const budget = (): Rational => {
    const found = budgetOf(policy, scope);
    if (found === null) throw new TypeError('INVARIANT: a policy that asks for a budget is held against nobody who has none');
    return found;
  };
  return async ({ fact, meter }: Asked) => {
    switch (fact) {
      case 'month_total': return decimalText(await sums.amount(meter, upTo('month')));
      case 'day_total': return decimalText(await sums.amount(meter, upTo('day')));
      case 'budget': return decimalText(budget());
      case 'budget_share': return decimalText(divide(await sums.amount(null, upTo('month')), budget()));
      case 'unrated_count': return sums.count('unrated', meter, period);
      case 'stopped_count': return sums.count('stopped', meter, period);
      case 'refused_count': return sums.refused(period);
      case 'lag_seconds': case 'failures': throw new TypeError('INVARIANT: a policy speaks of periods or of the moment');
    }
  };
}

/** The periods of a time, as they begin at multiples of their length since 1970; the first and the last may be shorter, where another length was in use. */
function periodsIn({ start, end }: Period, periodSeconds: number): readonly Period[] {
  const length = periodSeconds * second;
  const periods: Period[] = [];
  for (let from = start; from < end;) {
    const to = instant(Math.min(end, (Math.floor(from / length) + 1) * length));
    periods.push({ start: from, end: to });
    from = to;
  }
  return periods;
}

/** So many periods are looked over at once. */
const periodsMost = 750;

/** The next part of a scope's rated time that is to be looked over; `null` where there is none. */
export function nextTime({ alertsUntil, ratedUntil }: Pick<ScopeState, 'alertsUntil' | 'ratedUntil'>, periodSeconds: number): Period | null {
  if (alertsUntil === null || ratedUntil === null || alertsUntil >= ratedUntil) return null;
  const length = periodSeconds * second;
  return { start: alertsUntil, end: instant(Math.min(ratedUntil, (Math.floor(alertsUntil / length) + periodsMost) * length)) };
}

/** What holds after each period of a time, each policy once in each of its windows. */
export async function lookAfterPeriods(store: Store, judges: readonly Judge[], state: ScopeState, time: Period, light: Light): Promise<readonly NewAlert[]> {
  const { identifier: scope } = state;
  let known: Promise<readonly string[]> | null = null;
  const above: Above = () => known ??= store.alerts.above(scope);
  const meant: Judge[] = [];
  for (const judge of judges) if (judge.policy.about === 'period' && await isMeant(judge.policy, scope, above)) meant.push(judge);
  if (meant.length === 0) return [];
  const sums = new Sums(store, { scope, period: time, ...light });
  const found = new Map<string, NewAlert>();
  for (const period of periodsIn(time, light.periodSeconds)) {
    for (const { policy, holds } of meant) {
      const window = windowOf(policy.oncePer, light.zone, period.start, period);
      const key = `${window.start} ${policy.name}`;
      if (found.has(key)) continue;
      const ask = periodFacts(policy, scope, period, sums, light);
      if (await holds(ask)) found.set(key, await alertOf({ policy, state, window, period }, ask, light));
    }
  }
  return [...found.values()];
}

/** What holds of a scope at this moment. Of one that is not rated nothing does. */
export async function lookAtMoment(store: Store, judges: readonly Judge[], state: ScopeState, now: Instant, light: Light): Promise<readonly NewAlert[]> {
  if (!state.isActive) return [];
  const length = light.periodSeconds * second;
  const start = instant(Math.floor(now / length) * length);
  const current = { start, end: instant(start + length) };
  let known: Promise<readonly string[]> | null = null;
  const above: Above = () => known ??= store.alerts.above(state.identifier);
  const ask: Ask = async ({ fact }) => {
    switch (fact) {
      case 'lag_seconds': return state.ratedUntil === null ? 0 : Math.max(0, Math.floor((now - state.ratedUntil) / second));
      case 'failures': return state.failures;
      default: throw new TypeError('INVARIANT: a policy speaks of periods or of the moment');
    }
  };
  const found: NewAlert[] = [];
  for (const { policy, holds } of judges) {
    if (policy.about !== 'moment' || !await isMeant(policy, state.identifier, above) || !await holds(ask)) continue;
    found.push(await alertOf({ policy, state, window: windowOf(policy.oncePer, light.zone, now, current), period: null }, ask, light));
  }
  return found;
}
