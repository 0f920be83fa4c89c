/** Making, changing and deleting mappings: conflicts, validity, and who did it. */
import { equals } from '../../money/index.ts';
import { costOf } from './numbers.ts';
import type { Asking, HashmapWarning, MappingChange, NewMapping } from './operations.ts';
import { requireDescription, requireGroup, requireName, requireParent, requireText, requireType, tenantOf } from './parents.ts';
import { refuse } from './refusals.ts';
import { type HashmapState, type Mapping, sameParent, sinceOf } from './state.ts';

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
  requireValue(parent, value);
  const tenant = tenantOf(asked.tenant);
  requireText('tenant_id', tenant);
  const start = asked.start ?? now;
  const end = asked.end ?? null;
  if (start < now && !force) refuse({ kind: 'starts-in-past', start, now });
  requireTimes(start, end);
  const own: Mapping = {
    id, parent, groupId: requireGroup(state, asked.groupId), tenant, value, type: requireType(asked.type ?? 'flat'), cost: costOf(asked.cost),
    name: asked.name ?? id.replaceAll('-', ''), description: asked.description ?? null, start, end, createdAt: now, createdBy: user, updatedBy: null, deleted: null, deletedBy: null, former: [],
  };
  requireTexts(own);
  const asOlderVersions = (asked.start ?? null) === null && end === null && (asked.name ?? null) === null;
  const warnings = conflictsOf(own, state.mappings, asOlderVersions);
  return { state: { ...state, mappings: [...state.mappings, own] }, warnings };
}

const given = <T>(asked: T | null | undefined, own: T): T => asked ?? own;

function requireValue(parent: Mapping['parent'], value: string | null): void {
  if (parent.kind === 'field' && (value ?? '') === '') refuse({ kind: 'value-missing' });
  if (parent.kind === 'service' && (value ?? '') !== '') refuse({ kind: 'value-of-service' });
  requireText('value', value);
}

function sameTerms(a: Mapping, b: Mapping): boolean {
  return equals(a.cost, b.cost) && a.type === b.type && valueOf(a) === valueOf(b) && a.groupId === b.groupId && a.tenant === b.tenant && a.start === b.start;
}

/** What it said until now stays for what has begun by now; with force it has always said what it says from now on. */
function formerOf(mapping: Mapping, changed: Mapping, force: boolean, now: number): Mapping['former'] {
  const { value, type, cost, groupId, tenant, start, end, former } = mapping;
  const hadEnded = end !== null && end <= now && end !== changed.end;
  if (sameTerms(mapping, changed) && !hadEnded) return former;
  if (force) return [];
  const from = sinceOf(mapping, start);
  return now > from ? [...former, { from, until: now, value, type, cost, groupId, tenant, end }] : former;
}

/** A rule that is in force. The client sends the whole object back, so what is as it was is no change; a group can be given, not taken away. */
function changeRunning(state: HashmapState, mapping: Mapping, change: MappingChange, force: boolean, { now, user }: Asking): Made {
  const changed: Mapping = {
    ...mapping, value: given(change.value, mapping.value), type: requireType(given(change.type, mapping.type)), cost: change.cost === undefined ? mapping.cost : costOf(change.cost),
    groupId: requireGroup(state, change.groupId) ?? mapping.groupId, tenant: change.tenant === undefined ? mapping.tenant : tenantOf(change.tenant), name: given(change.name, mapping.name),
    description: change.description === undefined ? mapping.description : change.description, start: given(change.start, mapping.start), end: change.end === undefined ? mapping.end : change.end,
  };
  const { start, end } = changed;
  requireValue(mapping.parent, changed.value);
  requireText('tenant_id', changed.tenant);
  requireTexts(changed);
  if (start !== mapping.start && start < now && !force) refuse({ kind: 'starts-in-past', start, now });
  if (end !== mapping.end && end !== null && end <= now && !force) refuse({ kind: 'ends-in-past', end, now });
  requireTimes(start, end);
  const terms = sameTerms(mapping, changed);
  if (terms && end === mapping.end && changed.name === mapping.name && (changed.description ?? '') === (mapping.description ?? '')) return { state, warnings: [] };
  const others = state.mappings.filter((other) => other !== mapping);
  const named = changed.name === mapping.name ? undefined : others.find(({ deleted, name }) => deleted === null && name === changed.name);
  if (named !== undefined) refuse({ kind: 'mapping-name-taken', name: changed.name, id: named.id });
  const warnings = terms ? [] : conflictsOf(changed, others, true);
  return { state: replaced(state, mapping, { ...changed, updatedBy: user, former: formerOf(mapping, changed, force, now) }), warnings };
}

/** A rule that has not begun: value, type, group, tenant and name in the body count for nothing, as in CloudKitty. */
function changeWaiting(mapping: Mapping, change: MappingChange, force: boolean, { now, user }: Asking): Mapping {
  const start = change.start ?? mapping.start;
  const end = change.end ?? null;
  const cost = change.cost === undefined ? mapping.cost : costOf(change.cost);
  const description = change.description ?? null;
  if (start !== mapping.start && start < now && !force) refuse({ kind: 'starts-in-past', start, now });
  requireTimes(start, end);
  requireTexts({ name: mapping.name, description });
  const same = start === mapping.start && end === mapping.end && description === mapping.description && equals(cost, mapping.cost);
  return same ? mapping : { ...mapping, start, end, cost, description, updatedBy: user };
}

function requireMapping(state: HashmapState, id: string): Mapping {
  return state.mappings.find((mapping) => mapping.id === id && mapping.deleted === null) ?? refuse({ kind: 'not-found', object: 'mapping', id });
}

const replaced = (state: HashmapState, own: Mapping, by: Mapping): HashmapState => (own === by ? state : { ...state, mappings: state.mappings.map((mapping) => (mapping === own ? by : mapping)) });

export function changeMapping(state: HashmapState, id: string, change: MappingChange, force: boolean, asking: Asking): Made {
  const mapping = requireMapping(state, id);
  if (mapping.start <= asking.now) return changeRunning(state, mapping, change, force, asking);
  return { state: replaced(state, mapping, changeWaiting(mapping, change, force, asking)), warnings: [] };
}

export function deleteMapping(state: HashmapState, id: string, { now, user }: Asking): Made {
  const mapping = requireMapping(state, id);
  return { state: replaced(state, mapping, { ...mapping, deleted: now, deletedBy: user }), warnings: [] };
}
