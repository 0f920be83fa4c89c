/** A hashmap as test data write it, made by the operations that a client would use; ids count upwards. */
import { type HashmapOperation, type HashmapRefusal, type HashmapState, type NewMapping, applyHashmap, emptyHashmap } from '../../src/cloudkitty/index.ts';

export interface RuleText {
  readonly type: string;
  readonly cost: string;
  readonly group?: string;
  readonly tenant_id?: string;
  readonly value?: string;
  readonly level?: string;
}

export interface PartText {
  readonly name: string;
  readonly mappings: readonly RuleText[];
  readonly thresholds: readonly RuleText[];
}

export interface HashmapText {
  readonly groups?: readonly string[];
  readonly services: readonly (PartText & { readonly fields: readonly PartText[] })[];
}

export type Configured = { readonly kind: 'state'; readonly state: HashmapState } | { readonly kind: 'refused'; readonly refusal: HashmapRefusal };

class Configuring {
  state: HashmapState = emptyHashmap;
  #ids = 0;

  nextId(): string {
    this.#ids += 1;
    return `6c1b8a30-797f-4b7e-ad66-${String(this.#ids).padStart(12, '0')}`;
  }

  apply(operation: HashmapOperation): string {
    const outcome = applyHashmap(this.state, operation, { now: 0, user: 'tester' });
    if (outcome.kind === 'refused') throw new RefusedText(outcome.refusal);
    this.state = outcome.state;
    return operation.id;
  }

  group(name: string | undefined): string | null {
    if (name === undefined) return null;
    return this.state.groups.find((group) => group.name === name)?.id ?? this.apply({ kind: 'create-group', id: this.nextId(), name });
  }

  rules({ mappings, thresholds }: Pick<PartText, 'mappings' | 'thresholds'>, parent: Pick<NewMapping, 'serviceId' | 'fieldId'>): void {
    const of = ({ type, cost, group, tenant_id: tenant }: RuleText) => ({ ...parent, type, cost, groupId: this.group(group), tenant: tenant ?? null });
    for (const rule of mappings) this.apply({ kind: 'create-mapping', id: this.nextId(), mapping: { ...of(rule), value: rule.value ?? null }, force: false });
    for (const rule of thresholds) this.apply({ kind: 'create-threshold', id: this.nextId(), threshold: { ...of(rule), level: rule.level ?? '' } });
  }
}

class RefusedText extends Error {
  readonly refusal: HashmapRefusal;
  constructor(refusal: HashmapRefusal) {
    super(JSON.stringify(refusal));
    this.refusal = refusal;
  }
}

export function configured({ services, groups = [] }: HashmapText): Configured {
  const made = new Configuring();
  try {
    for (const name of groups) made.group(name);
    for (const service of services) {
      const serviceId = made.apply({ kind: 'create-service', id: made.nextId(), name: service.name });
      made.rules(service, { serviceId });
      for (const field of service.fields) made.rules(field, { fieldId: made.apply({ kind: 'create-field', id: made.nextId(), name: field.name, serviceId }) });
    }
  } catch (error) {
    if (error instanceof RefusedText) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
  return { kind: 'state', state: made.state };
}
