/** Points as they stand after all corrections, and what corrects them. Knows nothing of why. */
import type { Rational } from '../money/index.ts';
import type { Instant, Period } from '../time/index.ts';
import type { IdentifiedPoint } from './intake.ts';

/** A charge line as it stands. */
export interface KeptLine {
  readonly module: string;
  readonly rule: string;
  readonly at: string;
  readonly currency: string;
  readonly amount: Rational;
  /** In the meter's unit. */
  readonly quantity: Rational;
}

/** A point as it stands. */
export interface KeptPoint extends IdentifiedPoint {
  readonly status: 'rated' | 'unrated' | 'stopped';
  readonly code: string | null;
  readonly reason: string | null;
  readonly lines: readonly KeptLine[];
  /** Whether a collector brought it, rather than whoever sends usage. */
  readonly isCollected: boolean;
  /** The hash of the rulebook that it stands by, where it was read. */
  readonly rulebook?: string | null;
  /** Of a point that was corrected, the last time: why, and when its lines count. */
  readonly corrected?: { readonly reason: string; readonly postedAt: Instant };
}

/** Where points lie behind which so many others begin. */
export interface BoundQuery {
  /** An empty list is nobody; `null` is everybody. */
  readonly scopes: readonly string[] | null;
  readonly meters: readonly string[] | null;
  readonly period: Period;
  readonly points: number;
}

export interface KeptQuery {
  /** `null` for all. */
  readonly scope: string | null;
  /** Points that start in it. */
  readonly period: Period;
  /** Also points that start before it and end in it. */
  readonly reaching?: true;
  /** `null` for all. */
  readonly meters: readonly string[] | null;
}

/** One point: as it stood, and as it stands from now on. Not both are `null`. */
export interface Correction {
  readonly before: KeptPoint | null;
  readonly after: KeptPoint | null;
  readonly reason: string;
  /** When its lines count. */
  readonly postedAt: Instant;
}

