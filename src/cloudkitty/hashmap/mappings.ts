/** Making, changing and deleting mappings: conflicts, validity, and who did it. */
import { equals } from '../../money/index.ts';
import { costOf } from './numbers.ts';
import type { Asking, HashmapWarning, MappingChange, NewMapping } from './operations.ts';
import { requireDescription, requireGroup, requireName, requireParent, requireText, requireType, tenantOf } from './parents.ts';
import { refuse } from './refusals.ts';
import { type HashmapState, type Mapping, sameParent } from './state.ts';

export interface Made {
  readonly state: HashmapState;
  readonly warnings: readonly HashmapWarning[];
}

const longestName = 32;
const longestDescription = 256;

const valueOf = (mapping: Pick<Mapping, 'value'>): string => mapping.value ?? '';
const alike = (a: Mapping, b: Mapping): boolean => sameParent(a.parent, b.parent) && valueOf(a) === valueOf(b) && a.tenant === b.tenant;
/** As the newest version asks: with an end, whatever touches the time; without one, what begins later or never ends. */
const meets = (other: Mapping, { start, end }: Mapping): boolean =>
  (end === null ? other.start > start || other.end === null : other.start < end && (other.end === null || other.end >= start));

function conflict(own: Mapping, other: Mapping): never {
  return refuse({ kind: 'mapping-exists', value: own.value, parent: own.parent.kind, parentId: own.parent.id, tenant: own.tenant, id: other.id });
}

/**
 * A mapping that says nothing of start, end and name follows the older versions, whose clients do not know them: of two without tenant
 * the later one counts; a tenant has one of each value, whatever the groups. Others follow the newest version.
 */
function conflictsOf(own: Mapping, others: readonly Mapping[], asOlderVersions: boolean): readonly HashmapWarning[] {
  const rivals = others.filter((other) => other.deleted === null && alike(own, other));
  if (asOlderVersions) {
    const [first] = rivals;
    if (first !== undefined && own.tenant !== null && own.parent.kind === 'field') conflict(own, first);
    return rivals.filter(({ groupId }) => groupId === own.groupId).map(({ id }) => ({ kind: 'mapping-replaces', replaced: id }));
  }
  const named = others.find(({ deleted, name }) => deleted === null && name === own.name);
  if (named !== undefined) refuse({ kind: 'mapping-name-taken', name: own.name, id: named.id });
  const rival = rivals.find((other) => other.groupId === own.groupId && meets(other, own));
  return rival === undefined ? [] : conflict(own, rival);
}

function requireTimes(start: number, end: number | null): void {
  if (end !== null && end < start) refuse({ kind: 'ends-before-start', start, end });
}

function requireTexts({ name, description }: { readonly name: string; readonly description: string | null }): void {
  requireName(name, false);
  if (name.length > longestName) refuse({ kind: 'too-long', field: 'name', most: longestName });
  requireDescription(description, longestDescription);
}

export function createMapping(state: HashmapState, id: string, asked: NewMapping, force: boolean, { now, user }: Asking): Made {
  const parent = requireParent(state, asked);
  const value = asked.value ?? null;
  if (parent.kind === 'field' && (value ?? '') === '') refuse({ kind: 'value-missing' });
  if (parent.kind === 'service' && (value ?? '') !== '') refuse({ kind: 'value-of-service' });
  const tenant = tenantOf(asked.tenant);
  requireText('value', value);
  requireText('tenant_id', tenant);
  const start = asked.start ?? now;
  const end = asked.end ?? null;
  if (start < now && !force) refuse({ kind: 'starts-in-past', start, now });
  requireTimes(start, end);
  const own: Mapping = {
    id, parent, groupId: requireGroup(state, asked.groupId), tenant, value, type: requireType(asked.type ?? 'flat'), cost: costOf(asked.cost),
    name: asked.name ?? id.replaceAll('-', ''), description: asked.description ?? null, start, end, createdAt: now, createdBy: user, updatedBy: null, deleted: null, deletedBy: null,
  };
  requireTexts(own);
  const asOlderVersions = (asked.start ?? null) === null && end === null && (asked.name ?? null) === null;
  const warnings = conflictsOf(own, state.mappings, asOlderVersions);
  return { state: { ...state, mappings: [...state.mappings, own] }, warnings };
}

/** Whether the body asks for something else than what is there, by meaning: the client sends the whole object back. */
function asksElse(mapping: Mapping, change: MappingChange): boolean {
  const differs = <T>(asked: T | undefined, own: T): boolean => asked !== undefined && asked !== own;
  return (change.cost !== undefined && !equals(costOf(change.cost), mapping.cost))
    || differs(change.type, mapping.type) || (change.value !== undefined && (change.value ?? '') !== valueOf(mapping))
    || (change.groupId !== undefined && tenantOf(change.groupId) !== mapping.groupId) || (change.tenant !== undefined && tenantOf(change.tenant) !== mapping.tenant)
    || (change.name !== undefined && change.name !== null && change.name !== mapping.name) || (change.start !== undefined && change.start !== null && change.start !== mapping.start)
    || (change.description !== undefined && (change.description ?? '') !== (mapping.description ?? ''));
}

function endRunning(mapping: Mapping, change: MappingChange, { now, user }: Asking): Mapping {
  if (asksElse(mapping, change)) refuse({ kind: 'running', start: mapping.start });
  const end = change.end ?? null;
  if (change.end === undefined || end === mapping.end) return mapping;
  if (mapping.end !== null) return refuse({ kind: 'end-already-set', end: mapping.end });
  if (end === null) return mapping;
  return end <= now ? refuse({ kind: 'ends-in-past', end, now }) : { ...mapping, end, updatedBy: user };
}

/** A rule that has not begun: value, type, group, tenant and name in the body count for nothing, as in CloudKitty. */
function changeWaiting(mapping: Mapping, change: MappingChange, { now, user }: Asking): Mapping {
  const start = change.start ?? mapping.start;
  const end = change.end ?? null;
  const cost = change.cost === undefined ? mapping.cost : costOf(change.cost);
  const description = change.description ?? null;
  if (start !== mapping.start && start < now) refuse({ kind: 'starts-in-past', start, now });
  requireTimes(start, end);
  requireTexts({ name: mapping.name, description });
  const same = start === mapping.start && end === mapping.end && description === mapping.description && equals(cost, mapping.cost);
  return same ? mapping : { ...mapping, start, end, cost, description, updatedBy: user };
}

function requireMapping(state: HashmapState, id: string): Mapping {
  return state.mappings.find((mapping) => mapping.id === id && mapping.deleted === null) ?? refuse({ kind: 'not-found', object: 'mapping', id });
}

const replaced = (state: HashmapState, own: Mapping, by: Mapping): HashmapState => (own === by ? state : { ...state, mappings: state.mappings.map((mapping) => (mapping === own ? by : mapping)) });

export function changeMapping(state: HashmapState, id: string, change: MappingChange, asking: Asking): Made {
  const mapping = requireMapping(state, id);
  const changed = mapping.start <= asking.now ? endRunning(mapping, change, asking) : changeWaiting(mapping, change, asking);
  return { state: replaced(state, mapping, changed), warnings: [] };
}

export function deleteMapping(state: HashmapState, id: string, { now, user }: Asking): Made {
  const mapping = requireMapping(state, id);
  return { state: replaced(state, mapping, { ...mapping, deleted: now, deletedBy: user }), warnings: [] };
}
