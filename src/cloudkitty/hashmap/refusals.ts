/** Why a change of the hashmap is not made, as facts: whoever answers a person or a client puts them into words. */
import type { Moment } from './state.ts';

export type HashmapObject = 'service' | 'field' | 'group' | 'mapping' | 'threshold';

export type HashmapRefusal =
  | { readonly kind: 'not-found'; readonly object: HashmapObject; readonly id: string }
  /** What the body of a new rule names is not there. */
  | { readonly kind: 'no-such-parent'; readonly object: 'service' | 'field' | 'group'; readonly id: string }
  | { readonly kind: 'exists'; readonly object: 'service' | 'field' | 'group'; readonly name: string; readonly id: string }
  | { readonly kind: 'mapping-exists'; readonly value: string | null; readonly parent: 'service' | 'field'; readonly parentId: string; readonly tenant: string | null; readonly id: string }
  | { readonly kind: 'mapping-name-taken'; readonly name: string; readonly id: string }
  | { readonly kind: 'threshold-exists'; readonly level: string; readonly parent: 'service' | 'field'; readonly parentId: string; readonly tenant: string | null; readonly id: string }
  | { readonly kind: 'several-parents' }
  | { readonly kind: 'no-parent' }
  | { readonly kind: 'value-missing' }
  | { readonly kind: 'value-of-service' }
  | { readonly kind: 'no-such-type'; readonly type: string }
  | { readonly kind: 'not-a-number'; readonly field: 'cost' | 'level'; readonly text: string; readonly problem: string }
  /** A rule file cannot write it: a line end or a backquote in a name, or the name of something that every point has. */
  | { readonly kind: 'not-writable'; readonly field: 'name' | 'value' | 'tenant_id' | 'description'; readonly text: string; readonly problem: string }
  | { readonly kind: 'too-long'; readonly field: 'name' | 'description' | 'value' | 'tenant_id'; readonly most: number }
  | { readonly kind: 'starts-in-past'; readonly start: Moment; readonly now: Moment }
  | { readonly kind: 'ends-before-start'; readonly start: Moment; readonly end: Moment }
  | { readonly kind: 'ends-in-past'; readonly end: Moment; readonly now: Moment };

/** Thrown inside a change and caught by `applyHashmap`; nobody outside sees it. */
export class Refused extends Error {
  readonly refusal: HashmapRefusal;
  constructor(refusal: HashmapRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export function refuse(refusal: HashmapRefusal): never {
  throw new Refused(refusal);
}
