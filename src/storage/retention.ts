/** Removing what is old. Knows nothing of why, or of how the ledger lies. */
import type { Instant, Zone } from '../time/index.ts';

export interface Retaining {
  /** What is younger is kept. */
  readonly before: Instant;
  /** Where a scope begins of which nothing was rated yet. */
  readonly newFrom: Instant;
  /** In which windows of running totals begin and end. */
  readonly zone: Zone;
}

/** Why something older is kept nevertheless. */
export interface HeldBack {
  readonly reason: string;
  /** From here on. */
  readonly from: Instant;
}

export interface Removal {
  /** From when on everything is kept; `null` where nothing was ever removed. */
  readonly keptFrom: Instant | null;
  /** Of this time. */
  readonly points: number;
  /** Months in UTC that lay in tables of their own: `2026_03`. */
  readonly months: readonly string[];
  readonly packs: number;
  readonly series: number;
  readonly outcomes: number;
  readonly runs: number;
  /** `null` where nothing that is old enough is kept. */
  readonly heldBack: HeldBack | null;
}
