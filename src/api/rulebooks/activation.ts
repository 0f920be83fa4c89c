/** Bringing rules into force: only without errors, with all examples holding, and not over the head of who was first. */
import type { Diagnostic } from '../../language/index.ts';
import type { Composition, LeftOut } from '../../modules/index.ts';
import type { RuleParts } from '../../cloudkitty-api/index.ts';
import type { Activation, KeptRules, RuleRevision } from '../../storage/index.ts';
import type { StoredFile } from '../../storage/index.ts';

/** Of a revision, or of the rules of the directory. */
export interface Candidate {
  readonly revision: RuleRevision | null;
  readonly files: readonly StoredFile[] | null;
}

export interface Activating {
  readonly message: string;
  readonly author: string;
  /** The activation that was seen; `null` where it does not matter. */
  readonly seen: number | null;
}

export type Activated =
  | { readonly kind: 'done'; readonly activation: Activation }
  | { readonly kind: 'errors'; readonly sentence: string; readonly composition: Composition; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'leaves-out'; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'stale'; readonly active: number | null };

export const newestActivation = async ({ store }: RuleParts): Promise<Activation | null> => (await store.rules.activations({ before: null, most: 1 }))[0] ?? null;

function failedExamples({ alone }: Composition): readonly Diagnostic[] {
  const { tariff, examples } = alone;
  return tariff === null ? [] : examples.flatMap((example) => example.run(tariff) ?? []);
}

const keyOf = ({ kind, id }: LeftOut): string => `${kind} ${id ?? ''}`;
const activeIn = ({ active }: KeptRules): number | null => active?.revision.number ?? null;

/** Others may change rules meanwhile that are none of this; another activation ends it. */
const tries = 20;

export async function activate(parts: RuleParts, { revision, files }: Candidate, { message, author, seen }: Activating): Promise<Activated> {
  const { store, inForce, now } = parts;
  const wanted = revision?.number ?? null;
  const before = new Set((await inForce.standing().catch(() => null))?.leftOut.map(keyOf) ?? []);
  let first: number | null | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    const kept = await store.rules.load();
    const newest = await newestActivation(parts);
    const active = activeIn(kept);
    if ((first !== undefined && active !== first) || (seen !== null && seen !== (newest?.number ?? 0))) return { kind: 'stale', active };
    first = active;
    if (newest !== null && newest.revision === wanted) return { kind: 'done', activation: newest };
    const composition = inForce.wouldBe(files, { ...kept, active: revision === null || files === null ? null : { revision, files } });
    if (composition.problem !== null || composition.statesProblem !== null) return { kind: 'errors', sentence: composition.problem ?? composition.statesProblem ?? '', composition, diagnostics: failedExamples(composition) };
    const newly = composition.leftOut.filter((left) => !before.has(keyOf(left)));
    if (newly.length > 0) return { kind: 'leaves-out', leftOut: newly };
    const { kind } = await store.rules.change(kept.number, { kind: 'activation', revision: wanted, message }, { author, at: Math.floor(now() / 1_000_000) });
    if (kind === 'moved') continue;
    await inForce.changed();
    const activation = await newestActivation(parts);
    if (activation === null) throw new TypeError('INVARIANT: what was kept is there');
    return { kind: 'done', activation };
  }
  return { kind: 'stale', active: first ?? null };
}
