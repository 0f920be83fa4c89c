/** Times of scopes that are to be collected and rated again, and how far that is. */
import type { Instant, Period } from '../time/index.ts';

export type ReprocessingStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

export interface NewReprocessing {
  readonly scope: string;
  readonly period: Period;
  /** Whether sources are asked again, or what is stored is rated again. */
  readonly usage: 'collected' | 'stored';
  readonly reason: string;
}

export interface Reprocessing extends NewReprocessing {
  readonly id: bigint;
  readonly status: ReprocessingStatus;
  /** `null` before anything was done. */
  readonly reprocessedUntil: Instant | null;
  /** Points corrected so far. */
  readonly corrected: number;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

/** A step of one, kept only if it stands where its predecessor left it. */
export interface ReprocessingStep {
  readonly id: bigint;
  readonly from: Instant | null;
  readonly until: Instant;
  readonly corrected: number;
}

/** Somebody else has done this step, or it was cancelled: nothing of it was kept. */
export class StepLost extends Error {
  constructor() {
    super('somebody else works on this reprocessing, or it was cancelled: nothing of this step was kept');
    this.name = 'StepLost';
  }
}

/** Which are wanted. An empty list of scopes is none; `null` leaves it open. */
export interface ReprocessingQuery {
  readonly scopes: readonly string[] | null;
  readonly isOldestFirst?: boolean;
  /** Only those that are to be worked on. */
  readonly areOpen?: boolean;
  /** Those behind this one, in the order asked for. */
  readonly after?: bigint | null;
  readonly offset?: number;
  /** Left out, all of them. */
  readonly most?: number;
}

export interface Reprocessings {
  /** Adds them; those whose scope and time another open one overlaps are not added, and named. `whole`: then none of them is. */
  add(all: readonly NewReprocessing[], how?: 'each' | 'whole'): Promise<{ readonly added: readonly bigint[]; readonly refused: readonly NewReprocessing[] }>;
  select(query: ReprocessingQuery): Promise<readonly Reprocessing[]>;
  find(id: bigint): Promise<Reprocessing | null>;
  /** Newest first. */
  list(scope: string | null): Promise<readonly Reprocessing[]>;
  /** Those that are to be worked on, oldest first. */
  open(): Promise<readonly Reprocessing[]>;
  /** Notes a step that changed nothing. Throws `StepLost`. */
  step(step: ReprocessingStep): Promise<void>;
  finish(id: bigint, status: 'done' | 'failed', error: string | null): Promise<void>;
  /** Notes why it waits. */
  fail(id: bigint, error: string): Promise<void>;
  /** `false` where it is over already. What was corrected stays. */
  cancel(id: bigint): Promise<boolean>;
}
