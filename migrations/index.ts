/** The story of the database, oldest first. A migration that has been released is never changed or moved. */
import type { Migration } from '@mikro-orm/migrations';
import { FirstLedger } from './2026-11-22-first-ledger.ts';
import { RunningTotals } from './2026-11-22-running-totals.ts';
import { LimitsAreKept } from './2026-11-26-limits-are-kept.ts';
import { CompactLedger } from './2026-11-26-compact-ledger.ts';
import { Packs } from './2026-11-26-packs.ts';
import { ScopesAreKept } from './2026-11-26-scopes.ts';
import { Removal } from './2026-11-26-removal.ts';
import { CorrectionsAreKept } from './2026-11-26-corrections.ts';

export interface NamedMigration {
  readonly name: string;
  readonly migration: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

export const migrations: readonly NamedMigration[] = [
  { name: '2026-11-22-first-ledger', migration: FirstLedger },
  { name: '2026-11-22-running-totals', migration: RunningTotals },
  { name: '2026-11-26-limits-are-kept', migration: LimitsAreKept },
  { name: '2026-11-26-compact-ledger', migration: CompactLedger },
  { name: '2026-11-26-packs', migration: Packs },
  { name: '2026-11-26-scopes', migration: ScopesAreKept },
  { name: '2026-11-26-corrections', migration: CorrectionsAreKept },
  { name: '2026-11-26-removal', migration: Removal },
];
