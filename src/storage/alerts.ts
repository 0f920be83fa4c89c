/** Policies that came to hold, and what came of telling their receivers. Knows nothing of what a policy says. */
import type { Instant, Period } from '../time/index.ts';

/** Within which a policy counts once. */
export type AlertSpan = 'period' | 'day' | 'month';

export interface NewAlert {
  readonly policy: string;
  readonly scope: string;
  readonly span: AlertSpan;
  /** Of policy, scope, span and the beginning of the window there is one alert. */
  readonly window: Period;
  readonly severity: string;
  readonly message: string;
  /** What was compared and named, as texts. */
  readonly facts: Readonly<Record<string, string>>;
  /** The rated period after which it held; `null` where it speaks of the moment. */
  readonly period: Period | null;
  /** Whether somebody is to be told. */
  readonly hasReceiver: boolean;
}

export type Delivery = 'none' | 'waiting' | 'delivered' | 'given up';

export interface Alert extends Omit<NewAlert, 'hasReceiver'> {
  readonly id: string;
  readonly createdAt: Instant;
  readonly delivery: Delivery;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly triedAt: Instant | null;
  readonly deliveredAt: Instant | null;
}

export type DeliveryAttempt =
  | { readonly kind: 'delivered' }
  /** @param isLast whether nobody will try again. */
  | { readonly kind: 'failed'; readonly sentence: string; readonly isLast: boolean };

/** Rated time of a scope over which alerts were looked for. */
export interface LookedOver {
  readonly scope: bigint;
  /** Where the scope must stand. */
  readonly from: Instant;
  readonly until: Instant;
}

export interface AlertQuery {
  /** `null` for all. */
  readonly scope: string | null;
  /** Of this instant and later; `null` for all. */
  readonly since: Instant | null;
}

/** Points that a run refused; they count where it ends. */
export interface Refusals {
  readonly at: Instant;
  readonly points: number;
}

export interface Alerts {
  /** Scopes with rated time over which nobody has looked for alerts, those furthest behind first. */
  behind(most: number): Promise<readonly { readonly id: bigint; readonly identifier: string }[]>;
  /**
   * Keeps alerts, each once, together with the note up to where they were looked for. Gives the ids of those that are new and have a receiver; `null`, and
   * keeps nothing, where the scope no longer stands where it did.
   */
  lookedOver(time: LookedOver, alerts: readonly NewAlert[]): Promise<readonly string[] | null>;
  /** Keeps alerts that speak of the moment, each once; gives the ids of those that are new and have a receiver. */
  add(alerts: readonly NewAlert[]): Promise<readonly string[]>;
  find(id: string): Promise<Alert | null>;
  /** Oldest first. */
  list(query: AlertQuery): Promise<readonly Alert[]>;
  /** Ids of those whose receiver is still to be told, oldest first. */
  waiting(most: number): Promise<readonly string[]>;
  /** Whether some of them were not tried yet. */
  hasUntried(): Promise<boolean>;
  /** Notes an attempt. */
  tried(id: string, attempt: DeliveryAttempt): Promise<void>;
  /** Of runs for the scope that end within the period, its end included, without those that were taken back. */
  refusals(scope: string, period: Period): Promise<readonly Refusals[]>;
  /** The scopes above one, the nearest first. */
  above(scope: string): Promise<readonly string[]>;
}
