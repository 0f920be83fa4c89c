/** Holds rules against what the store has rated: which of their prices change a time that is on the books already. */
import { pastChanges } from '../compare/index.ts';
import type { Diagnostic } from '../language/index.ts';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import type { Store, StoredRulebook } from '../storage/index.ts';

function reopened({ files }: StoredRulebook): Rulebook {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  return openRulebook({ files: files.map(({ path }) => path).filter((path) => path.endsWith('.tariff')), read: (path) => contents.get(path) ?? null });
}

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
