/** The changes that a hashmap can have, as data: what a client asks for, with the id of what is made chosen by the caller. */
import type { HashmapRefusal } from './refusals.ts';
import type { HashmapState, Moment } from './state.ts';

interface ParentAsked {
  readonly serviceId?: string | null;
  readonly fieldId?: string | null;
}

/** What is not said is `undefined` or `null`, which are the same when a rule is made. */
export interface NewMapping extends ParentAsked {
  readonly cost: string;
  readonly type?: string | null;
  readonly value?: string | null;
  readonly groupId?: string | null;
  readonly tenant?: string | null;
  readonly start?: Moment | null;
  readonly end?: Moment | null;
  readonly name?: string | null;
  readonly description?: string | null;
}

/** What is `undefined` was not in the body. */
export interface MappingChange {
  readonly cost?: string;
  readonly type?: string;
  readonly value?: string | null;
  readonly groupId?: string | null;
  readonly tenant?: string | null;
  readonly name?: string | null;
  readonly start?: Moment | null;
  readonly end?: Moment | null;
  readonly description?: string | null;
}

export interface NewThreshold extends ParentAsked {
  readonly level: string;
  readonly cost: string;
  readonly type?: string | null;
  readonly groupId?: string | null;
  readonly tenant?: string | null;
}

export interface ThresholdChange {
  readonly level?: string;
  readonly cost?: string;
  readonly type?: string | null;
  readonly groupId?: string | null;
  readonly tenant?: string | null;
}

export type HashmapOperation =
  | { readonly kind: 'create-service'; readonly id: string; readonly name: string }
  | { readonly kind: 'delete-service'; readonly id: string }
  | { readonly kind: 'create-field'; readonly id: string; readonly name: string; readonly serviceId: string }
  | { readonly kind: 'delete-field'; readonly id: string }
  | { readonly kind: 'create-group'; readonly id: string; readonly name: string }
  /** Recursive deletes the rules of the group, too; otherwise they belong to no group from then on. */
  | { readonly kind: 'delete-group'; readonly id: string; readonly recursive: boolean }
  /** `force` lets a rule begin in the past; a change with it holds for what has begun, too. */
  | { readonly kind: 'create-mapping'; readonly id: string; readonly mapping: NewMapping; readonly force: boolean }
  | { readonly kind: 'change-mapping'; readonly id: string; readonly change: MappingChange; readonly force?: boolean }
  | { readonly kind: 'delete-mapping'; readonly id: string }
  | { readonly kind: 'create-threshold'; readonly id: string; readonly threshold: NewThreshold }
  | { readonly kind: 'change-threshold'; readonly id: string; readonly change: ThresholdChange; readonly force?: boolean }
  | { readonly kind: 'delete-threshold'; readonly id: string };

/** Who asks, and when. */
export interface Asking {
  readonly now: Moment;
  readonly user: string | null;
}

/** Made all the same, but worth a word. */
export interface HashmapWarning {
  readonly kind: 'mapping-replaces' | 'threshold-replaces';
  /** The rule that counts no more where both act. */
  readonly replaced: string;
}

export type HashmapOutcome =
  /** `changed` is false where the state was so already. */
  | { readonly kind: 'done'; readonly state: HashmapState; readonly changed: boolean; readonly warnings: readonly HashmapWarning[] }
  | { readonly kind: 'refused'; readonly refusal: HashmapRefusal };
