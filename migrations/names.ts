/** The story of the database, oldest first, by name: what can be asked without loading what makes it. */
export const migrationNames = [
  '2026-11-22-first-ledger',
  '2026-11-22-running-totals',
  '2026-11-26-limits-are-kept',
  '2026-11-26-compact-ledger',
  '2026-11-26-packs',
  '2026-11-26-scopes',
  '2026-11-26-corrections',
  '2026-11-26-removal',
  '2026-11-26-late-usage',
  '2026-11-26-retention',
  '2026-11-26-alerts',
  '2026-11-26-hashmap',
  '2026-11-26-identity',
  '2026-11-26-rules-in-store',
  '2026-11-26-collector-mappings',
] as const;

export type MigrationName = (typeof migrationNames)[number];
