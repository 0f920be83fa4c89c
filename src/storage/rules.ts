/** What is kept of the rules besides the hashmap: revisions of rule files and which of them is active, scripts, states of modules. Knows nothing of what rules mean. */
import type { HashmapState } from '../cloudkitty/index.ts';
import type { StoredFile } from './rulebook.ts';

/** Whole seconds since 1970 in UTC, as in the hashmap: rules may begin in the year 3000. */
type Moment = number;

export interface KeptModule {
  readonly name: string;
  /** `null` where nobody said. */
  readonly enabled: boolean | null;
  readonly priority: number | null;
}

/** One version of a script; whoever changes it adds another. */
export interface ScriptVersion {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly description: string | null;
  readonly start: Moment;
  readonly end: Moment | null;
  readonly createdAt: Moment;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly deleted: Moment | null;
  readonly deletedBy: string | null;
  /** From which moment on this version stands in place of the one before it. */
  readonly since: Moment;
}

export interface RuleRevision {
  /** The first is 1. */
  readonly number: number;
  /** Of its files, as the rulebook names them. */
  readonly hash: string;
  readonly author: string | null;
  readonly at: Moment;
  readonly message: string;
}

export interface Activation {
  readonly number: number;
  /** `null` where the rules of the directory came into force again. */
  readonly revision: number | null;
  readonly author: string | null;
  readonly at: Moment;
  readonly message: string;
}

/** All that is kept, as it was at one moment. */
export interface KeptRules {
  /** Grows with every change; 0 before the first. */
  readonly number: number;
  readonly active: { readonly revision: RuleRevision; readonly files: readonly StoredFile[] } | null;
  readonly modules: readonly KeptModule[];
  /** The versions of each script, oldest first, scripts in the order in which they were made; those that were deleted among them. */
  readonly scripts: readonly (readonly ScriptVersion[])[];
  readonly hashmap: { readonly state: HashmapState; readonly revision: number };
}

export type RulesChange =
  | { readonly kind: 'module'; readonly module: KeptModule }
  | { readonly kind: 'script'; readonly version: ScriptVersion }
  | { readonly kind: 'activation'; readonly revision: number | null; readonly message: string };

export interface Signed {
  readonly author: string | null;
  readonly at: Moment;
}

/** Somebody else changed the rules meanwhile: nothing of this change was kept. */
export type KeptChange = { readonly kind: 'kept'; readonly number: number } | { readonly kind: 'moved' };

export interface PageQuery {
  /** Older than this number; the newest otherwise. */
  readonly before: number | null;
  readonly most: number;
}

export interface RulesShelf {
  /** The number alone, to learn cheaply whether anything changed. */
  number(): Promise<number>;
  load(): Promise<KeptRules>;
  /** In one transaction, and only where nothing changed since `from`. */
  change(from: number, change: RulesChange, signed: Signed): Promise<KeptChange>;
  /**
   * Keeps files for good; they are not in force by that. The same files again give the number that they have. `null` where another revision than `after` is the newest by now; without
   * `after` it does not matter.
   */
  addRevision(revision: Omit<RuleRevision, 'number'>, files: readonly StoredFile[], after: number | null): Promise<{ readonly revision: RuleRevision; readonly isNew: boolean } | null>;
  revisions(query: PageQuery): Promise<readonly RuleRevision[]>;
  /** `null` where there is none of that number. */
  revision(number: number): Promise<{ readonly revision: RuleRevision; readonly files: readonly StoredFile[] } | null>;
  /** Newest first. */
  activations(query: PageQuery): Promise<readonly Activation[]>;
}
