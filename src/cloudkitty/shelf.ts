/**
 * How a hashmap changes where it is kept: load, apply, and keep state and change in one step. Of two who change at once one
 * wins; the other looks again. Who keeps it implements `HashmapShelf`.
 */
import { applyHashmap } from './hashmap/apply.ts';
import type { Asking, HashmapOperation, HashmapWarning } from './hashmap/operations.ts';
import type { HashmapRefusal } from './hashmap/refusals.ts';
import { type HashmapState, type Moment, emptyHashmap } from './hashmap/state.ts';

export interface HashmapRevision {
  /** The first is 1. */
  readonly number: number;
  readonly author: string | null;
  readonly at: Moment;
  /** The operations that were applied. */
  readonly changes: readonly HashmapOperation[];
}

export interface HashmapChange {
  /** The revision that it was made from; 0 before the first. */
  readonly from: number;
  readonly before: HashmapState;
  readonly after: HashmapState;
  readonly author: string | null;
  readonly at: Moment;
  readonly changes: readonly HashmapOperation[];
}

/** Somebody else changed the hashmap meanwhile: nothing of this change was kept. */
export type KeptHashmap = { readonly kind: 'kept'; readonly revision: number } | { readonly kind: 'moved' };

export interface HashmapShelf {
  load(): Promise<{ readonly state: HashmapState; readonly revision: number }>;
  keep(change: HashmapChange): Promise<KeptHashmap>;
  /** Newest first, those older than `before`. */
  revisions(query: { readonly before: number | null; readonly most: number }): Promise<readonly HashmapRevision[]>;
}

export type ChangedHashmap =
  | { readonly kind: 'done'; readonly state: HashmapState; readonly revision: number; readonly warnings: readonly HashmapWarning[] }
  | { readonly kind: 'refused'; readonly refusal: HashmapRefusal }
  /** Others were faster each time. */
  | { readonly kind: 'moved' };

/** Others may win so often before this one gives up. */
const tries = 20;

/** All operations or none. What changes nothing makes no revision. */
export async function changeHashmap(shelf: HashmapShelf, operations: readonly HashmapOperation[], asking: Asking): Promise<ChangedHashmap> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { state: before, revision } = await shelf.load();
    let after = before;
    const warnings: HashmapWarning[] = [];
    for (const operation of operations) {
      const outcome = applyHashmap(after, operation, asking);
      if (outcome.kind === 'refused') return outcome;
      after = outcome.state;
      warnings.push(...outcome.warnings);
    }
    if (after === before) return { kind: 'done', state: before, revision, warnings };
    const kept = await shelf.keep({ from: revision, before, after, author: asking.user, at: asking.now, changes: operations });
    if (kept.kind === 'kept') return { kind: 'done', state: after, revision: kept.revision, warnings };
  }
  return { kind: 'moved' };
}

/** The hashmap as a revision left it, made again by all changes up to it; `null` where there is no such revision. */
export async function hashmapAt(shelf: HashmapShelf, number: number): Promise<{ readonly state: HashmapState; readonly revision: HashmapRevision } | null> {
  const revisions = (await shelf.revisions({ before: number + 1, most: number })).toReversed();
  const revision = revisions.at(-1);
  if (revision?.number !== number) return null;
  const state = revisions.reduce((before, { author: user, at: now, changes }) => changes.reduce((each, operation) => {
    const outcome = applyHashmap(each, operation, { now, user });
    if (outcome.kind === 'refused') throw new TypeError('INVARIANT: what was kept was not refused');
    return outcome.state;
  }, before), emptyHashmap);
  return { state, revision };
}
