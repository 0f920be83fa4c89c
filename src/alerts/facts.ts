/** What policies may ask: names, what kind of value each has, and of what it speaks. Knows nothing of where values come from. */

/** Amounts and shares are exact and stand as texts; counts are whole numbers. */
export type FactKind = 'amount' | 'share' | 'count';
/** Whether it speaks of a rated period, or of the moment in which it is asked. */
export type About = 'period' | 'moment';

interface FactForm {
  readonly kind: FactKind;
  readonly about: About;
  /** Whether it can be asked of one meter alone. */
  readonly byMeter: boolean;
  /** Whether the sums of a scope must be read for it: what costs nothing is looked at first. */
  readonly isDear: boolean;
}

export const facts = {
  month_total: { kind: 'amount', about: 'period', byMeter: true, isDear: true },
  day_total: { kind: 'amount', about: 'period', byMeter: true, isDear: true },
  budget: { kind: 'amount', about: 'period', byMeter: false, isDear: false },
  budget_share: { kind: 'share', about: 'period', byMeter: false, isDear: true },
  unrated_count: { kind: 'count', about: 'period', byMeter: true, isDear: true },
  stopped_count: { kind: 'count', about: 'period', byMeter: true, isDear: true },
  refused_count: { kind: 'count', about: 'period', byMeter: false, isDear: true },
  lag_seconds: { kind: 'count', about: 'moment', byMeter: false, isDear: false },
  failures: { kind: 'count', about: 'moment', byMeter: false, isDear: false },
} as const satisfies Readonly<Record<string, FactForm>>;

export type FactName = keyof typeof facts;
export const factNames = Object.keys(facts) as readonly FactName[];
export const isFactName = (name: string): name is FactName => Object.hasOwn(facts, name);

/** A fact as it is asked. */
export interface Asked {
  readonly fact: FactName;
  /** `null` for all meters together. */
  readonly meter: string | null;
}

/** As messages name it, and as it is kept: `month_total`, `month_total:instance`. */
export const askedText = ({ fact, meter }: Asked): string => (meter === null ? fact : `${fact}:${meter}`);
export const formOf = ({ fact }: Asked): FactForm => facts[fact];
