/**
 * How a hashmap changes where it is kept: load, apply, render, and keep state and rule text in one step. Of two who change at once one
 * wins; the other looks again. Who keeps it implements `HashmapShelf`.
 */
import { applyHashmap } from './hashmap/apply.ts';
import type { Asking, HashmapOperation, HashmapWarning } from './hashmap/operations.ts';
import type { HashmapRefusal } from './hashmap/refusals.ts';
import { renderHashmap } from './hashmap/render.ts';
import type { RenderingOptions } from './hashmap/sight.ts';
import type { HashmapState, Moment } from './hashmap/state.ts';

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
  /** Rule texts by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Somebody else changed the hashmap meanwhile: nothing of this change was kept. */
export type KeptHashmap = { readonly kind: 'kept'; readonly revision: number } | { readonly kind: 'moved' };

export interface HashmapShelf {
  load(): Promise<{ readonly state: HashmapState; readonly revision: number }>;
  /** The number alone, to learn cheaply whether anything changed. */
  revision(): Promise<number>;
  keep(change: HashmapChange): Promise<KeptHashmap>;
  /** Newest first, those older than `before`. */
  revisions(query: { readonly before: number | null; readonly most: number }): Promise<readonly HashmapRevision[]>;
  /** The rule texts of a revision by path; `null` where there is no such revision. */
  filesOf(revision: number): Promise<ReadonlyMap<string, string> | null>;
}

export type ChangedHashmap =
  | { readonly kind: 'done'; readonly state: HashmapState; readonly revision: number; readonly warnings: readonly HashmapWarning[] }
  | { readonly kind: 'refused'; readonly refusal: HashmapRefusal }
  /** Others were faster each time. */
  | { readonly kind: 'moved' };

/** Others may win so often before this one gives up. */
const tries = 20;

/** All operations or none. What changes nothing makes no revision. */
export async function changeHashmap(shelf: HashmapShelf, operations: readonly HashmapOperation[], asking: Asking, options: RenderingOptions | ((state: HashmapState) => RenderingOptions)): Promise<ChangedHashmap> {
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
    const { files } = renderHashmap(after, typeof options === 'function' ? options(after) : options);
    const kept = await shelf.keep({ from: revision, before, after, author: asking.user, at: asking.now, changes: operations, files });
    if (kept.kind === 'kept') return { kind: 'done', state: after, revision: kept.revision, warnings };
  }
  return { kind: 'moved' };
}
