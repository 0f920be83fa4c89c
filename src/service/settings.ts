/** What a service is told about time and effort. All durations are whole seconds. */
import type { Instant } from '../time/index.ts';

export interface ServiceSettings {
  /** Length of a period. */
  readonly periodSeconds: number;
  /** So many further periods are over before one is rated, so that late measurements still count. */
  readonly waitPeriods: number;
  /** Where a new scope begins: with the month, in the time zone of the rules, or at an instant. */
  readonly start: 'month' | Instant;
  /** Periods of a scope that may share a transaction. */
  readonly periodsAtOnce: number;
  /** Scopes on which one process works at the same time. */
  readonly scopesAtOnce: number;
  /** Requests to sources that a scope has open at the same time. */
  readonly requestsAtOnce: number;
  /** All requests for the periods of one transaction, together. */
  readonly collectSeconds: number;
  /** A worker that is not heard of for longer loses its work. At least 10. */
  readonly heartbeatSeconds: number;
  /** How often it is asked what is due. */
  readonly pollSeconds: number;
  /** How often fetchers are asked which scopes there are. */
  readonly fetchSeconds: number;
  /** After a first failure a scope is left alone for so long, then twice that, and so on. */
  readonly retryFirstSeconds: number;
  readonly retryMostSeconds: number;
  /** What is older is removed, by whole months; 0 keeps for ever. */
  readonly retentionHours: number;
}
