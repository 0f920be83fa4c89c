/** What can be said of a database without changing anything in it. Knows nothing of how it is asked. */
import type { Instant } from '../time/index.ts';

export interface MigrationState {
  readonly name: string;
  /** `null` while it is pending. */
  readonly doneAt: Instant | null;
}

export interface TableSize {
  /** With all its partitions and indexes; `jobs` stands for all tables of the queue of jobs. */
  readonly name: string;
  readonly bytes: bigint;
}

export interface Inspection {
  /** `the database at 127.0.0.1:5432`. */
  readonly database: string;
  /** `null` where no database was begun yet: there was nothing to be kept so far. */
  readonly serverVersion: string | null;
  /** Oldest first. */
  readonly migrations: readonly MigrationState[];
  /** Migrations that only a newer program knows. */
  readonly newer: readonly string[];
  /** The largest first. */
  readonly tables: readonly TableSize[];
  /** From when on points and charges are kept; `null` where nothing was ever removed. */
  readonly keptFrom: Instant | null;
  /** How far its clock is before ours, in microseconds; below zero where it is behind. `null` where there is no server. */
  readonly clockAhead: number | null;
}
