/** Whoever is rated by himself, and how far he has been. Knows nothing of sources or of what a period is. */
import type { Instant, Period } from '../time/index.ts';

/**
 * What becomes of usage that comes late, for a time that is closed or under running totals that have gone on: corrected as it must be; the same, and a point that came before with another
 * content is replaced; or refused.
 */
export const latePolicies = ['correct', 'replace', 'refuse'] as const;
export type LatePolicy = (typeof latePolicies)[number];

export interface ScopeState {
  readonly id: bigint;
  /** As sources and points name it. */
  readonly identifier: string;
  readonly scopeKey: string | null;
  /** Who found it; `pushed` where nobody did, and its usage was brought. */
  readonly fetcher: string | null;
  readonly collector: string | null;
  /** For people. */
  readonly name: string | null;
  /** The identifier of the scope above it. */
  readonly parent: string | null;
  readonly isActive: boolean;
  readonly toggledAt: Instant;
  readonly createdAt: Instant;
  /** When a fetcher saw it last, or somebody brought its usage; `null` where neither ever was. */
  readonly seenAt: Instant | null;
  /** The end of the last period that was rated; `null` before the first. */
  readonly ratedUntil: Instant | null;
  readonly ratedAt: Instant | null;
  /** Failures since the last success. */
  readonly failures: number;
  readonly lastError: string | null;
  readonly failedAt: Instant | null;
  /** It is left alone until then. */
  readonly retryAt: Instant | null;
  /** What its sources said last besides usage. */
  readonly notes: readonly string[];
  readonly latePolicy: LatePolicy;
  /** The end of the last period after which alerts were looked for; `null` where none was rated since there are alerts. */
  readonly alertsUntil: Instant | null;
}

/** A scope as it is made by hand or by who finds it. */
export interface NewScope {
  readonly identifier: string;
  readonly scopeKey?: string | null;
  readonly fetcher?: string | null;
  readonly collector?: string | null;
  readonly name?: string | null;
  readonly parent?: string | null;
  readonly isActive?: boolean;
  readonly ratedUntil?: Instant | null;
}

/** Whoever has it may write for the scope, until somebody else takes it up. */
export interface ScopeClaim {
  readonly id: bigint;
  readonly identifier: string;
  /** Larger than that of every claim before. */
  readonly token: bigint;
}

/** What a scope's next run brings: it is kept only if the claim still holds and the scope stands where its predecessor left it. */
export interface ClaimedRun {
  readonly claim: ScopeClaim;
  /** Where the scope must stand; `null` where nothing was rated yet. */
  readonly ratedUntil: Instant | null;
  /** The time that the run covers; its end is where the scope stands then. */
  readonly periods: Period;
  readonly now: Instant;
  /** Whether alerts will be looked for over this time; else it is done with. */
  readonly isWatched?: boolean;
  /** Whoever says nothing for so long in the middle of the run has stalled: the database ends it, so that others go on. */
  readonly stalledSeconds: number;
}

/** Somebody else has taken the scope up, or it was reset, deactivated or deleted meanwhile: nothing of the run was kept. */
export class ClaimLost extends Error {
  constructor(identifier: string) {
    super(`the scope \`${identifier}\` was taken up by another worker, reset, deactivated or deleted meanwhile: nothing of this run was kept`);
    this.name = 'ClaimLost';
  }
}

export interface DueQuery {
  /** Scopes that stand before it are due. */
  readonly before: Instant;
  /** Scopes that nothing was rated of are due if this is. */
  readonly areNewDue: boolean;
  readonly now: Instant;
  /** Who is to be left alone for longer than this fell behind a clock that went back. */
  readonly retryMost: Instant;
  readonly most: number;
}

export interface ScopeFailure {
  readonly sentence: string;
  readonly now: Instant;
  readonly retryAt: Instant;
}

export interface ScopeChange {
  readonly scopeKey?: string;
  readonly fetcher?: string;
  readonly collector?: string;
  readonly latePolicy?: LatePolicy;
  readonly isActive?: boolean;
  readonly name?: string | null;
  readonly parent?: string | null;
}

/** What of a scope is changed by hand. */
export type ScopeMarks = Pick<ScopeState, 'name' | 'parent' | 'isActive' | 'latePolicy' | 'scopeKey' | 'fetcher' | 'collector'>;

/** Which scopes are wanted, in order of their identifiers. An empty list is none; `null` leaves it open. */
export interface ScopeQuery {
  readonly identifiers: readonly string[] | null;
  readonly scopeKeys?: readonly string[] | null;
  readonly fetchers?: readonly string[] | null;
  readonly collectors?: readonly string[] | null;
  readonly isActive?: boolean | null;
  /** Those behind this identifier. */
  readonly after?: string | null;
  readonly offset?: number;
  /** Left out, all of them. */
  readonly most?: number;
}

/** How a scope stands: it is not to be rated, others bring its usage, its last try failed, nothing of it was rated yet, or it is rated. */
export type ScopeStanding = 'inactive' | 'pushed' | 'failing' | 'new' | 'rated';

/** How far an active scope is behind. */
export interface ScopeLag {
  readonly identifier: string;
  /** Since the end of the last period that was rated. */
  readonly seconds: number;
}

export interface ScopesOverview {
  readonly counts: ReadonlyMap<ScopeStanding, number>;
  /** Of those of which something was rated. */
  readonly lags: readonly ScopeLag[];
}

export interface Scopes {
  /** Of one identifier. */
  find(identifier: string): Promise<ScopeState | null>;
  /** In order of their identifiers. */
  list(): Promise<readonly ScopeState[]>;
  /** Some of them. */
  select(query: ScopeQuery): Promise<readonly ScopeState[]>;
  /** How all of them stand. */
  overview(now: Instant): Promise<ScopesOverview>;
  /** Makes a scope; `false` where there is one of that identifier already, which stays as it is. */
  create(scope: NewScope): Promise<boolean>;
  /** Notes scopes that a fetcher sees: new ones are made, known ones keep their state. Gives the number of new ones. */
  see(identifiers: readonly string[], from: { readonly scopeKey: string | null; readonly fetcher: string | null }, now: Instant): Promise<number>;
  /** `null` where there is none, or it is not as it was expected. The date of activation changes only with the activity. */
  change(identifier: string, change: ScopeChange, now: Instant, expected?: ScopeMarks | null): Promise<ScopeState | null>;
  /** Scopes with something to collect and rate, those furthest behind first. */
  due(query: DueQuery): Promise<readonly { readonly id: bigint; readonly identifier: string }[]>;
  /** Takes a scope up; whoever held it may write no more. `null` where it is inactive or gone. */
  claim(id: bigint): Promise<{ readonly claim: ScopeClaim; readonly state: ScopeState } | null>;
  /**
   * Ends intakes whose process stands still in the middle of sending: the server waits for the rest for ever, and everybody waits for it.
   * Gives their number. Who stands still between two statements ends by himself.
   */
  endStalled(seconds: number): Promise<number>;
  /** Notes that rating it failed; `false` where the claim no longer holds. */
  fail(claim: ScopeClaim, failure: ScopeFailure): Promise<boolean>;
}
