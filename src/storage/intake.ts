/** What an intake writes: points with their verdicts, and the run that brought them. Knows nothing of where they came from. */
import type { Rational } from '../money/index.ts';
import type { Verdict } from '../rating/charge.ts';
import type { UsageValue } from '../rating/point.ts';
import type { LimitSum } from '../rating/index.ts';
import type { TotalKey } from '../rating/running-totals.ts';
import type { Instant, Period } from '../time/index.ts';
import type { Correction, KeptPoint, KeptQuery } from './correcting.ts';
import type { ReprocessingStep } from './reprocessings.ts';
import type { ClaimedRun, LatePolicy } from './scopes.ts';
import type { PointColumns, StoredBatch } from './batch.ts';

export interface IntakeRun {
  readonly rulebookHash: string;
  /** The file's name, or `api`. */
  readonly source: string;
  /** Names of the limits that count its points. */
  readonly limits?: readonly string[];
  /** Of usage that was collected for a scope: it stands only if the claim on the scope does. */
  readonly claimed?: ClaimedRun;
}

export interface RunCounts {
  readonly read: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  readonly refused: number;
  /** Points that were there already. */
  readonly known: number;
}

/** A point, and what tells it apart: its id, or else meter, scope, period, fields and `n`. */
export interface IdentifiedPoint {
  readonly id: string | null;
  /** The how-manieth equal point of its input it is, from 0; of no account where it has an id. */
  readonly n: number;
  readonly meter: string;
  readonly scope: string;
  readonly period: Period;
  /** As given, in `unit`: a number that decimals can write. */
  readonly quantity: Rational;
  readonly unit: string;
  /** How many of the meter's unit one of `unit` is; left out where that is not known. */
  readonly inMeterUnit?: Rational;
  readonly fields: ReadonlyMap<string, UsageValue>;
  /** The unit of the charges' quantities. */
  readonly meterUnit: string;
}

export interface StoredPoint extends IdentifiedPoint {
  readonly verdict: Verdict;
  /** Of what a correction posts: how many points it stands for, and why it is there. */
  readonly posting?: { readonly points: -1 | 0 | 1; readonly reason: string };
}

/** A running total as it is kept: in base units of what its rule prices. */
export interface KeptTotal {
  readonly key: TotalKey;
  readonly total: Rational;
}

/** One open intake. Its methods are called one after the other, never two at once. */
export interface Intake {
  readonly runId: bigint;
  /** What began before it was removed, and is not taken again; `null` where everything is kept. */
  readonly keptFrom: Instant | null;
  /** By point, how it stands to what is kept: one of `standing`. */
  known(points: readonly IdentifiedPoint[]): Promise<Uint8Array>;
  /** The same for columns. Ask it of every batch before it is written. */
  knownOf(points: PointColumns): Promise<Uint8Array>;
  /** Keeps points that are new, with their charges. Call it with thousands at a time. */
  write(points: readonly StoredPoint[]): Promise<void>;
  /**
   * The same for columns. It may end before the database has taken them, so that the next batch is made meanwhile; what goes wrong is
   * thrown by a later call, or when the intake ends. The batch is read no more after it.
   */
  writeColumns(batch: StoredBatch): Promise<void>;
  /** Points as they stand after all corrections, in no order, those of this intake among them. */
  kept(query: KeptQuery): Promise<readonly KeptPoint[]>;
  /** Posts corrections. */
  correct(corrections: readonly Correction[]): Promise<void>;
  /** Notes how far a reprocessing is. Throws `StepLost`. */
  step(step: ReprocessingStep): Promise<void>;
  /** Takes a scope's points out of the ledger, from an instant on or all, with what corrected them. What they added to sums must have been taken back by corrections. */
  remove(scope: string, since: Instant | null): Promise<void>;
  /** Lets a scope stand at an instant; whoever holds it may write no more. */
  standAt(scope: string, ratedUntil: Instant): Promise<void>;
  /** Forgets a scope without points. */
  forget(scope: string): Promise<void>;
  /** Until when the books are closed; `null` where they never were. */
  closedUntil(): Promise<Instant | null>;
  /** By scope, until when its usage under running totals was counted: only those counted beyond the instant. */
  countedBeyond(instant: Instant): Promise<ReadonlyMap<string, Instant>>;
  /** Notes until when scopes are counted now; never goes back. */
  noteCounted(until: ReadonlyMap<string, Instant>): Promise<void>;
  /** By scope, what it does with late usage, where that is not what is usual. */
  latePolicies(): Promise<ReadonlyMap<string, LatePolicy>>;
  /** Running totals of windows that begin at or after the instant. */
  totals(from: Instant): Promise<readonly KeptTotal[]>;
  /** Keeps totals as they are now; of several for one key the last counts. */
  keepTotals(totals: readonly KeptTotal[]): Promise<void>;
  /** Adds to the sums of limits what this run's lines come to. */
  addToLimits(sums: readonly LimitSum[], currency: string): Promise<void>;
  /** Notes of which scopes usage came that nobody collected: new ones are made, and are not collected. */
  seeScopes(identifiers: readonly string[]): Promise<void>;
  /** Notes what came of the run, and what is to be said of it. */
  finish(counts: RunCounts, notes?: readonly string[]): Promise<void>;
}
