/** Changing what is kept of the rules: look, decide, keep; of two at once one wins, and the other looks again. */
import type { KeptRules, RulesChange, RulesShelf, Signed } from '../storage/index.ts';

export type Decision<R> =
  | { readonly kind: 'change'; readonly change: RulesChange; readonly result: R }
  /** It is so already. */
  | { readonly kind: 'nothing'; readonly result: R };

export type ChangedRules<R> = { readonly kind: 'done'; readonly changed: boolean; readonly result: R } | { readonly kind: 'moved' };

/** Others may win so often before this one gives up. */
const tries = 20;

export async function changeRules<R>(shelf: RulesShelf, signed: Signed, decide: (kept: KeptRules) => Decision<R> | Promise<Decision<R>>): Promise<ChangedRules<R>> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const kept = await shelf.load();
    const decision = await decide(kept);
    if (decision.kind === 'nothing') return { kind: 'done', changed: false, result: decision.result };
    const { kind } = await shelf.change(kept.number, decision.change, signed);
    if (kind === 'kept') return { kind: 'done', changed: true, result: decision.result };
  }
  return { kind: 'moved' };
}
