/** Holds rules against what the store has rated: which of their prices change a time that is on the books already. */
import { pastChanges } from '../compare/index.ts';
import type { Diagnostic } from '../language/index.ts';
import { type Rulebook, rulebookOf } from '../rulebook/index.ts';
import type { Store, StoredRulebook } from '../storage/index.ts';

const reopened = ({ files, moduleStates }: StoredRulebook): Rulebook =>
  rulebookOf(files, new Map(Object.entries(moduleStates).map(([name, { enabled, priority }]) => [name, { enabled, priority: priority === null ? null : BigInt(priority) }])));

/** `hash` is that of the rulebook which rated last; `null` where nothing is rated yet, and there is nothing to compare. */
export interface AgainstStored {
  readonly hash: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Why no comparison could be made. */
  readonly problem: string | null;
}

export async function againstStored(store: Store, rulebook: Rulebook): Promise<AgainstStored> {
  const hash = await store.lastRulebook();
  if (hash === null || hash === rulebook.hash) return { hash, diagnostics: [], problem: null };
  const stored = await store.loadRulebook(hash);
  const before = stored === null ? null : reopened(stored).tariff;
  if (before === null) return { hash, diagnostics: [], problem: `rulebook ${hash.slice(0, 12)}, which rated last, cannot be read by this version: whether prices change for a time that is already rated was not looked at` };
  return { hash, diagnostics: pastChanges(before, rulebook, await store.storedPeriods()), problem: null };
}
