/**
 * What of a hashmap acts when: the rules of one service and one group, in spans of time between which nothing changes, and merged as
 * CloudKitty merges them: a later rule replaces an earlier one of the same key, one of a tenant that without tenant.
 */
import { type Rational, decimalText } from '../../money/index.ts';
import { type Field, type Group, type HashmapState, type Mapping, type Moment, type Parent, type Service, type Threshold, sinceOf } from './state.ts';

/** Rules under their keys, without tenant and by tenant. */
export interface ByTenant<T> {
  readonly common: ReadonlyMap<string, T>;
  readonly own: ReadonlyMap<string, ReadonlyMap<string, T>>;
}

export interface PartRules {
  /** `null` for those of the service itself. */
  readonly field: Field | null;
  /** By value; those of a service have the one key `''`. */
  readonly mappings: ByTenant<Mapping>;
  /** By the text of their level. */
  readonly thresholds: ByTenant<Threshold>;
}

export interface Span {
  readonly from: Moment;
  readonly until: Moment | null;
  /** The service first, then its fields in the order in which they were made; parts without a rule are left out. */
  readonly parts: readonly PartRules[];
}

export interface GroupRules {
  readonly service: Service;
  /** `null` for rules of no group. */
  readonly group: Group | null;
  readonly spans: readonly Span[];
}

/** The beginning of time: thresholds have no dates, unless they were edited. */
const always: Moment = 0;

interface Lasting {
  readonly start: Moment;
  readonly end: Moment | null;
}
type LastingThreshold = Threshold & Lasting;

/** A rule with its dates, and before it what it said before it was edited. */
const versionsOf = <F extends { readonly from: Moment; readonly until: Moment; readonly end?: Moment | null }, T extends { readonly former: readonly F[] } & Lasting>(rule: T & Parameters<typeof sinceOf>[0]): readonly T[] =>
  [...rule.former.map(({ from, until, end = null, ...terms }): T => ({ ...rule, ...terms, start: from, end: end === null ? until : Math.min(end, until) })), ...(rule.former.length === 0 ? [rule] : [{ ...rule, start: sinceOf(rule, rule.start) }])];

function merged<T extends { readonly tenant: string | null }>(rules: readonly T[], keyOf: (rule: T) => string): ByTenant<T> {
  const common = new Map<string, T>();
  const own = new Map<string, Map<string, T>>();
  for (const rule of rules) {
    const map = rule.tenant === null ? common : own.get(rule.tenant) ?? new Map<string, T>();
    // The place of the later rule, not of the one that it replaces.
    map.delete(keyOf(rule));
    map.set(keyOf(rule), rule);
    if (rule.tenant !== null) own.set(rule.tenant, map as Map<string, T>);
  }
  return { common, own };
}

export const levelText = (level: Rational): string => decimalText(level);

interface OwnRules {
  readonly mappings: Mapping[];
  readonly thresholds: LastingThreshold[];
}

function spansOf({ mappings, thresholds }: OwnRules, fields: readonly Field[]): readonly Span[] {
  const isLasting = ({ start, end }: Lasting): boolean => end === null || end > start;
  const [lasting, levels] = [mappings.filter(isLasting), thresholds.filter(isLasting)];
  const edges = new Set<Moment>([...lasting, ...levels].flatMap(({ start, end }) => (end === null ? [start] : [start, end])));
  const times = [...edges].sort((a, b) => a - b);
  const spans: Span[] = [];
  times.forEach((from, index) => {
    const isActing = ({ start, end }: Lasting): boolean => start <= from && (end === null || end > from);
    const [acting, reached] = [lasting.filter(isActing), levels.filter(isActing)];
    const until = times[index + 1] ?? null;
    if (acting.length === 0 && reached.length === 0) return;
    const partOf = (field: Field | null): PartRules => {
      const here = ({ parent }: { readonly parent: Parent }): boolean => (field === null ? parent.kind === 'service' : parent.kind === 'field' && parent.id === field.id);
      return { field, mappings: merged(acting.filter(here), ({ value }) => value ?? ''), thresholds: merged(reached.filter(here), ({ level }) => levelText(level)) };
    };
    const parts = [null, ...fields].map(partOf).filter(({ mappings: own, thresholds: other }) => own.common.size + own.own.size + other.common.size + other.own.size > 0);
    spans.push({ from, until, parts });
  });
  return spans;
}

/** Moves what begins and ends to the next multiple of a period: points of that grid meet the same rules. */
function onGrid<T extends Lasting>(mapping: T, period: number | null): T {
  if (period === null) return mapping;
  const next = (moment: Moment): Moment => Math.ceil(moment / period) * period;
  return { ...mapping, start: next(mapping.start), end: mapping.end === null ? null : next(mapping.end) };
}

/** The rules of each service and group that has any, services and groups in the order in which they were made, no group first. */
export function rulesInForce(state: HashmapState, period: number | null): readonly GroupRules[] {
  const serviceOfField = new Map(state.fields.map(({ id, serviceId }) => [id, serviceId]));
  const rules = new Map<string, OwnRules>();
  const key = (serviceId: string, groupId: string | null): string => `${serviceId} ${groupId ?? ''}`;
  const of = ({ parent, groupId }: { readonly parent: Parent; readonly groupId: string | null }): OwnRules => {
    const place = key(parent.kind === 'service' ? parent.id : serviceOfField.get(parent.id) ?? '', groupId);
    const own = rules.get(place) ?? { mappings: [], thresholds: [] };
    rules.set(place, own);
    return own;
  };
  for (const mapping of state.mappings) if (mapping.deleted === null) for (const version of versionsOf(mapping)) of(version).mappings.push(onGrid(version, period));
  for (const threshold of state.thresholds) for (const version of versionsOf({ ...threshold, start: always, end: null })) of(version).thresholds.push(onGrid(version, period));
  return state.services.flatMap((service) => {
    const fields = state.fields.filter(({ serviceId }) => serviceId === service.id);
    return [null, ...state.groups].flatMap((group) => {
      const own = rules.get(key(service.id, group?.id ?? null));
      const spans = own === undefined ? [] : spansOf(own, fields);
      return spans.length === 0 ? [] : [{ service, group, spans }];
    });
  });
}
