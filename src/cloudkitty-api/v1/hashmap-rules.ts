/** Mappings and thresholds of the hashmap in version 1. Knows nothing of what rules mean. */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { HashmapState, Mapping, MappingChange, NewMapping, NewThreshold, Parent, Threshold, ThresholdChange } from '../../cloudkitty/index.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';
import { type Body, bodyOf, checkAttributes, isYes, momentOf, ownUrl, queryOf, requireId, requireText, textOf } from './asked.ts';
import { answering, fault } from './faults.ts';
import { created, hashmapPrefix, requireOne } from './hashmap.ts';
import { type HashmapContext, changed, secondsOf } from './hashmap-change.ts';
import { groupObject, mappingObject, thresholdObject } from './hashmap-objects.ts';
import { fitsValidity, validityFilters } from './validity.ts';

type Rule = 'mapping' | 'threshold';
type Query = ReadonlyMap<string, string>;

const mappingAttributes = ['mapping_id', 'value', 'type', 'cost', 'service_id', 'field_id', 'group_id', 'tenant_id', 'created_at', 'start', 'end', 'name', 'description', 'deleted', 'created_by', 'updated_by', 'deleted_by'];
const thresholdAttributes = ['threshold_id', 'level', 'type', 'cost', 'service_id', 'field_id', 'group_id', 'tenant_id'];
const listFilters = ['service_id', 'field_id', 'group_id', 'no_group', 'tenant_id', 'filter_tenant'];

/** What a body leaves out is left out. */
function given(body: Body, name: string): string | null | undefined {
  return body[name] === undefined ? undefined : textOf(name, body[name]);
}
const present = <T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

function dateOf(body: Body, name: 'start' | 'end'): number | null | undefined {
  const text = given(body, name);
  return text === undefined || text === null ? text : momentOf(name, text, name === 'end');
}

const parentOf = (body: Body) => ({ serviceId: textOf('service_id', body.service_id), fieldId: textOf('field_id', body.field_id) });

const newMapping = (body: Body): NewMapping => ({
  ...parentOf(body), cost: requireText('cost', body.cost), type: textOf('type', body.type), value: body.value === undefined ? '' : textOf('value', body.value), groupId: textOf('group_id', body.group_id),
  tenant: textOf('tenant_id', body.tenant_id), start: dateOf(body, 'start') ?? null, end: dateOf(body, 'end') ?? null, name: textOf('name', body.name), description: textOf('description', body.description),
});

const mappingChange = (body: Body): MappingChange => present({
  cost: requireText('cost', body.cost), type: textOf('type', body.type) ?? undefined, value: textOf('value', body.value) ?? undefined, groupId: textOf('group_id', body.group_id) ?? undefined, tenant: given(body, 'tenant_id'),
  name: given(body, 'name'), start: dateOf(body, 'start'), end: dateOf(body, 'end'), description: given(body, 'description'),
}) as MappingChange;

const newThreshold = (body: Body): NewThreshold => ({
  ...parentOf(body), level: requireText('level', body.level), cost: requireText('cost', body.cost), type: textOf('type', body.type), groupId: textOf('group_id', body.group_id), tenant: textOf('tenant_id', body.tenant_id),
});

const thresholdChange = (body: Body): ThresholdChange => present({
  level: requireText('level', body.level), cost: requireText('cost', body.cost), type: textOf('type', body.type) ?? undefined, groupId: textOf('group_id', body.group_id) ?? undefined, tenant: given(body, 'tenant_id'),
}) as ThresholdChange;

const isOf = (parent: Parent, kind: Parent['kind'], id: string): boolean => parent.kind === kind && parent.id === id;

/** A service wins over a field; who asks for tenants and names none means rules of no tenant. */
function fits({ parent, groupId, tenant }: Mapping | Threshold, query: Query): boolean {
  const [service, field, group] = [query.get('service_id') ?? '', query.get('field_id') ?? '', query.get('group_id') ?? ''];
  const isParent = service !== '' ? isOf(parent, 'service', service) : field === '' || isOf(parent, 'field', field);
  const isGroup = group !== '' ? groupId === group : !isYes(query.get('no_group')) || groupId === null;
  return isParent && isGroup && (!isYes(query.get('filter_tenant')) || tenant === (query.get('tenant_id') || null));
}

/** A deleted mapping is still shown by its id, as in the newest version; one that was made without a name, as clients of older versions do, is gone for them. */
const isShown = (rule: Mapping | Threshold): boolean => !('deleted' in rule) || rule.deleted === null || rule.name !== rule.id.replaceAll('-', '');

interface RulesOf<T extends Mapping | Threshold> {
  readonly rule: Rule;
  readonly of: (state: HashmapState) => readonly T[];
  readonly object: (one: T) => object;
  readonly filters: readonly string[];
  readonly fits: (one: T, query: Query, now: number) => boolean;
}

function addReading<T extends Mapping | Threshold>(app: Hono<CloudkittyEnvironment>, parts: RuleParts, { rule, of, object, filters, fits: fitsToo }: RulesOf<T>): void {
  const [place, idName] = [`${hashmapPrefix}/${rule}s`, `${rule}_id`];
  app.get(place, answering(async (c) => {
    const query = queryOf(c, filters);
    const found = of((await parts.store.hashmap.load()).state).filter((one) => fits(one, query) && fitsToo(one, query, secondsOf(parts)));
    return c.json({ [`${rule}s`]: found.map(object) });
  }));
  app.on('GET', [`${place}/group`, `${place}/:${idName}/group`], answering(async (c) => {
    queryOf(c, [idName]);
    const id = requireId(c, idName, await bodyOf(c));
    const { state } = await parts.store.hashmap.load();
    const { groupId } = requireOne(of(state), rule, id);
    const group = state.groups.find((one) => one.id === groupId);
    return group === undefined ? fault(404, `${rule === 'mapping' ? 'Mapping' : 'Threshold'} has no group (UUID: ${id})`) : c.json(groupObject(group));
  }));
  app.get(`${place}/:${idName}`, answering(async (c) => {
    queryOf(c, [idName]);
    return c.json(object(requireOne(of((await parts.store.hashmap.load()).state).filter(isShown), rule, requireId(c, idName))));
  }));
}

/** To its own place, as CloudKitty does: the client asks it again and again, and finds nothing to change. */
const again = (c: HashmapContext): Response => c.body(null, 302, { location: ownUrl(c) });

function addMappings(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  const place = `${hashmapPrefix}/mappings`;
  app.post(place, answering(async (c) => {
    const force = isYes(queryOf(c, ['force']).get('force'));
    const body = await bodyOf(c);
    checkAttributes(body, 'mapping_data', [...mappingAttributes, 'force']);
    const id = randomUUID();
    const state = await changed(parts, c, { kind: 'create-mapping', id, mapping: newMapping(body), force: force || isYes(body.force) });
    return created(c, id, mappingObject(requireOne(state.mappings, 'mapping', id)));
  }));
  app.on('PUT', [place, `${place}/:mapping_id`], answering(async (c) => {
    const force = isYes(queryOf(c, ['mapping_id', 'force']).get('force'));
    const body = await bodyOf(c);
    checkAttributes(body, 'mapping', [...mappingAttributes, 'force']);
    await changed(parts, c, { kind: 'change-mapping', id: requireId(c, 'mapping_id', body), change: mappingChange(body), force: force || isYes(body.force) });
    return again(c);
  }));
  app.on('DELETE', [place, `${place}/:mapping_id`], answering(async (c) => {
    queryOf(c, ['mapping_id']);
    await changed(parts, c, { kind: 'delete-mapping', id: requireId(c, 'mapping_id', await bodyOf(c)) });
    return c.body(null, 204);
  }));
}

function addThresholds(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  const place = `${hashmapPrefix}/thresholds`;
  app.post(place, answering(async (c) => {
    queryOf(c, []);
    const body = await bodyOf(c);
    checkAttributes(body, 'threshold_data', thresholdAttributes);
    const id = randomUUID();
    const state = await changed(parts, c, { kind: 'create-threshold', id, threshold: newThreshold(body) });
    return created(c, id, thresholdObject(requireOne(state.thresholds, 'threshold', id)));
  }));
  app.on('PUT', [place, `${place}/:threshold_id`], answering(async (c) => {
    const force = isYes(queryOf(c, ['threshold_id', 'force']).get('force'));
    const body = await bodyOf(c);
    checkAttributes(body, 'threshold', [...thresholdAttributes, 'force']);
    await changed(parts, c, { kind: 'change-threshold', id: requireId(c, 'threshold_id', body), change: thresholdChange(body), force: force || isYes(body.force) });
    return again(c);
  }));
  app.on('DELETE', [place, `${place}/:threshold_id`], answering(async (c) => {
    queryOf(c, ['threshold_id']);
    await changed(parts, c, { kind: 'delete-threshold', id: requireId(c, 'threshold_id', await bodyOf(c)) });
    return c.body(null, 204);
  }));
}

export function addHashmapRules(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  addReading<Mapping>(app, parts, { rule: 'mapping', of: (state) => state.mappings, object: mappingObject, filters: [...listFilters, ...validityFilters], fits: fitsValidity });
  addReading<Threshold>(app, parts, { rule: 'threshold', of: (state) => state.thresholds, object: thresholdObject, filters: listFilters, fits: () => true });
  addMappings(app, parts);
  addThresholds(app, parts);
}
