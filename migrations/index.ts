/** What each step of the story does. A migration that has been released is never changed or moved. */
import type { Migration } from '@mikro-orm/migrations';
import { type MigrationName, migrationNames } from './names.ts';
import { FirstLedger } from './2026-11-22-first-ledger.ts';
import { RunningTotals } from './2026-11-22-running-totals.ts';
import { LimitsAreKept } from './2026-11-26-limits-are-kept.ts';
import { CompactLedger } from './2026-11-26-compact-ledger.ts';
import { Packs } from './2026-11-26-packs.ts';
import { ScopesAreKept } from './2026-11-26-scopes.ts';
import { LateUsage } from './2026-11-26-late-usage.ts';
import { Removal } from './2026-11-26-removal.ts';
import { Retention } from './2026-11-26-retention.ts';
import { AlertsAreKept } from './2026-11-26-alerts.ts';
import { HashmapIsKept } from './2026-11-26-hashmap.ts';
import { IdentityIsKept } from './2026-11-26-identity.ts';
import { RulesInStore } from './2026-11-26-rules-in-store.ts';
import { CollectorMappings } from './2026-11-26-collector-mappings.ts';
import { CorrectionsAreKept } from './2026-11-26-corrections.ts';

export interface NamedMigration {
  readonly name: MigrationName;
  readonly migration: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

const byName: Readonly<Record<MigrationName, NamedMigration['migration']>> = {
  '2026-11-22-first-ledger': FirstLedger,
  '2026-11-22-running-totals': RunningTotals,
  '2026-11-26-limits-are-kept': LimitsAreKept,
  '2026-11-26-compact-ledger': CompactLedger,
  '2026-11-26-packs': Packs,
  '2026-11-26-scopes': ScopesAreKept,
  '2026-11-26-corrections': CorrectionsAreKept,
  '2026-11-26-removal': Removal,
  '2026-11-26-late-usage': LateUsage,
  '2026-11-26-retention': Retention,
  '2026-11-26-alerts': AlertsAreKept,
  '2026-11-26-hashmap': HashmapIsKept,
  '2026-11-26-identity': IdentityIsKept,
  '2026-11-26-rules-in-store': RulesInStore,
  '2026-11-26-collector-mappings': CollectorMappings,
};

export const migrations: readonly NamedMigration[] = migrationNames.map((name) => ({ name, migration: byName[name] }));
