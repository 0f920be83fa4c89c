/** Making, changing and deleting thresholds. They have no dates and no audit, and are gone when they are deleted; what they said before they were edited stays for what began by then. */
import { decimalText, equals } from '../../money/index.ts';
import type { Made } from './mappings.ts';
import { costOf, levelOf } from './numbers.ts';
import type { Asking, HashmapWarning, NewThreshold, ThresholdChange } from './operations.ts';
import { requireGroup, requireParent, requireText, requireType, tenantOf } from './parents.ts';
import { refuse } from './refusals.ts';
import { type HashmapState, type Threshold, sameParent, sinceOf } from './state.ts';

/** One of each level for a tenant; without tenant any number of them are taken, and the later one counts. */
function conflictsOf(own: Threshold, others: readonly Threshold[]): readonly HashmapWarning[] {
  const rivals = others.filter((other) => other.id !== own.id && sameParent(own.parent, other.parent) && own.tenant === other.tenant && equals(own.level, other.level));
  const [first] = rivals;
  if (first !== undefined && own.tenant !== null) refuse({ kind: 'threshold-exists', level: decimalText(own.level), parent: own.parent.kind, parentId: own.parent.id, tenant: own.tenant, id: first.id });
  return rivals.filter(({ groupId }) => groupId === own.groupId).map(({ id }) => ({ kind: 'threshold-replaces', replaced: id }));
}

export function createThreshold(state: HashmapState, id: string, asked: NewThreshold): Made {
  const tenant = tenantOf(asked.tenant);
  const parent = requireParent(state, asked);
  requireText('tenant_id', tenant);
  const own: Threshold = { id, parent, groupId: requireGroup(state, asked.groupId), tenant, level: levelOf(asked.level), type: requireType(asked.type ?? 'flat'), cost: costOf(asked.cost), former: [] };
  return { warnings: conflictsOf(own, state.thresholds), state: { ...state, thresholds: [...state.thresholds, own] } };
}

function requireThreshold(state: HashmapState, id: string): Threshold {
  return state.thresholds.find((threshold) => threshold.id === id) ?? refuse({ kind: 'not-found', object: 'threshold', id });
}

function formerOf(own: Threshold, now: number): Threshold['former'] {
  const { level, type, cost, groupId, tenant, former } = own;
  const from = sinceOf(own, 0);
  return now > from ? [...former, { from, until: now, level, type, cost, groupId, tenant }] : former;
}

/** What the body leaves out stays; a group can be given, not taken away. */
export function changeThreshold(state: HashmapState, id: string, change: ThresholdChange, force: boolean, { now }: Asking): Made {
  const own = requireThreshold(state, id);
  const tenant = change.tenant === undefined ? own.tenant : tenantOf(change.tenant);
  requireText('tenant_id', tenant);
  const changed: Threshold = {
    ...own, tenant, groupId: requireGroup(state, change.groupId) ?? own.groupId, type: requireType(change.type ?? own.type),
    level: change.level === undefined ? own.level : levelOf(change.level), cost: change.cost === undefined ? own.cost : costOf(change.cost),
  };
  const same = changed.tenant === own.tenant && changed.groupId === own.groupId && changed.type === own.type && equals(changed.level, own.level) && equals(changed.cost, own.cost);
  if (same) return { state, warnings: [] };
  const former = force ? [] : formerOf(own, now);
  return { warnings: conflictsOf(changed, state.thresholds), state: { ...state, thresholds: state.thresholds.map((threshold) => (threshold === own ? { ...changed, former } : threshold)) } };
}

export function deleteThreshold(state: HashmapState, id: string): Made {
  const own = requireThreshold(state, id);
  return { warnings: [], state: { ...state, thresholds: state.thresholds.filter((threshold) => threshold !== own) } };
}
