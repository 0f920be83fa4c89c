/** One change of a hashmap: the next state, or why it is refused. Pure: ids, the time and the user are given. */
import { type Made, changeMapping, createMapping, deleteMapping } from './mappings.ts';
import type { Asking, HashmapOperation, HashmapOutcome } from './operations.ts';
import { requireName } from './parents.ts';
import { type HashmapObject, Refused, refuse } from './refusals.ts';
import type { Field, HashmapState, Parent } from './state.ts';
import { changeThreshold, createThreshold, deleteThreshold } from './thresholds.ts';

function requireNew(object: 'service' | 'field' | 'group', name: string, others: readonly { readonly id: string; readonly name: string }[]): void {
  requireName(name, object === 'field');
  const known = others.find((other) => other.name === name);
  if (known !== undefined) refuse({ kind: 'exists', object, name, id: known.id });
}

function requireThere(object: HashmapObject, id: string, among: readonly { readonly id: string }[]): void {
  if (!among.some((one) => one.id === id)) refuse({ kind: 'not-found', object, id });
}

const without = <T extends { readonly id: string }>(all: readonly T[], id: string): readonly T[] => all.filter((one) => one.id !== id);

/** Without the fields, and without the rules that hang on them or on the service: physically, as in CloudKitty. */
function withoutRules(state: HashmapState, fields: readonly Field[], serviceId: string | null): HashmapState {
  const gone = new Set(fields.map(({ id }) => id));
  const stays = ({ parent }: { readonly parent: Parent }): boolean => (parent.kind === 'field' ? !gone.has(parent.id) : parent.id !== serviceId);
  return { ...state, fields: state.fields.filter(({ id }) => !gone.has(id)), mappings: state.mappings.filter(stays), thresholds: state.thresholds.filter(stays) };
}

function deleteGroup(state: HashmapState, id: string, recursive: boolean): HashmapState {
  const groups = without(state.groups, id);
  const stays = ({ groupId }: { readonly groupId: string | null }): boolean => groupId !== id;
  const free = <T extends { readonly groupId: string | null }>(rule: T): T => (stays(rule) ? rule : { ...rule, groupId: null });
  const freed = <F extends { readonly groupId: string | null }, T extends { readonly groupId: string | null; readonly former: readonly F[] }>(rule: T): T =>
    ([rule, ...rule.former].every(stays) ? rule : { ...free(rule), former: rule.former.map(free) });
  const left = { ...state, groups, mappings: recursive ? state.mappings.filter(stays) : state.mappings, thresholds: recursive ? state.thresholds.filter(stays) : state.thresholds };
  return { ...left, mappings: left.mappings.map(freed), thresholds: left.thresholds.map(freed) };
}

function made(state: HashmapState, operation: HashmapOperation, asking: Asking): Made {
  const plain = (next: HashmapState): Made => ({ state: next, warnings: [] });
  switch (operation.kind) {
    case 'create-service':
      requireNew('service', operation.name, state.services);
      return plain({ ...state, services: [...state.services, { id: operation.id, name: operation.name }] });
    case 'delete-service': {
      requireThere('service', operation.id, state.services);
      const fields = state.fields.filter(({ serviceId }) => serviceId === operation.id);
      return plain(withoutRules({ ...state, services: without(state.services, operation.id) }, fields, operation.id));
    }
    case 'create-field': {
      const { id, name, serviceId } = operation;
      if (!state.services.some((service) => service.id === serviceId)) refuse({ kind: 'no-such-parent', object: 'service', id: serviceId });
      requireNew('field', name, state.fields.filter((field) => field.serviceId === serviceId));
      return plain({ ...state, fields: [...state.fields, { id, serviceId, name }] });
    }
    case 'delete-field':
      requireThere('field', operation.id, state.fields);
      return plain(withoutRules(state, state.fields.filter(({ id }) => id === operation.id), null));
    case 'create-group':
      requireNew('group', operation.name, state.groups);
      return plain({ ...state, groups: [...state.groups, { id: operation.id, name: operation.name }] });
    case 'delete-group':
      requireThere('group', operation.id, state.groups);
      return plain(deleteGroup(state, operation.id, operation.recursive));
    case 'create-mapping': return createMapping(state, operation.id, operation.mapping, operation.force, asking);
    case 'change-mapping': return changeMapping(state, operation.id, operation.change, operation.force === true, asking);
    case 'delete-mapping': return deleteMapping(state, operation.id, asking);
    case 'create-threshold': return createThreshold(state, operation.id, operation.threshold);
    case 'change-threshold': return changeThreshold(state, operation.id, operation.change, operation.force === true, asking);
    case 'delete-threshold': return deleteThreshold(state, operation.id);
  }
}

export function applyHashmap(state: HashmapState, operation: HashmapOperation, asking: Asking): HashmapOutcome {
  try {
    const { state: next, warnings } = made(state, operation, asking);
    return { kind: 'done', state: next, changed: next !== state, warnings };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}
