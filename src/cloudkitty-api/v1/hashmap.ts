/** Services, fields and groups of the hashmap in version 1. Knows nothing of what rules mean. */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { type HashmapState, ruleTypes } from '../../cloudkitty/index.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';
import { bodyOf, checkAttributes, idOf, isYes, ownUrl, queryOf, requireId, requireText } from './asked.ts';
import { answering, fault } from './faults.ts';
import { type HashmapContext, changed } from './hashmap-change.ts';
import { notThere } from './hashmap-faults.ts';
import { fieldObject, groupObject, mappingObject, serviceObject, thresholdObject } from './hashmap-objects.ts';

export const hashmapPrefix = '/v1/rating/module_config/hashmap';

type Place = 'services' | 'fields' | 'groups';
type Kind = 'service' | 'field' | 'group';
interface Named { readonly id: string; readonly name: string }

export const created = (c: HashmapContext, id: string, object: object): Response => c.json(object, 201, { location: `${ownUrl(c).replace(/\/+$/, '')}/${id}` });

export function requireOne<T extends { readonly id: string }>(among: readonly T[], kind: Kind | 'mapping' | 'threshold', id: string): T {
  return among.find((one) => one.id === id) ?? fault(404, notThere(kind, id));
}

interface Collection<T extends Named> {
  readonly place: Place;
  readonly kind: Kind;
  readonly of: (state: HashmapState) => readonly T[];
  readonly object: (one: T) => object;
}

/** Reading and deleting one, which is alike for all three. */
function addOne<T extends Named>(app: Hono<CloudkittyEnvironment>, parts: RuleParts, { place, kind, of, object }: Collection<T>): void {
  const idName = `${kind}_id`;
  app.get(`${hashmapPrefix}/${place}/:${idName}`, answering(async (c) => {
    queryOf(c, [idName]);
    return c.json(object(requireOne(of((await parts.store.hashmap.load()).state), kind, requireId(c, idName))));
  }));
  app.on('DELETE', [`${hashmapPrefix}/${place}`, `${hashmapPrefix}/${place}/:${idName}`], answering(async (c) => {
    const query = queryOf(c, kind === 'group' ? [idName, 'recursive'] : [idName]);
    const body = await bodyOf(c);
    const id = requireId(c, idName, body);
    await changed(parts, c, kind === 'group' ? { kind: 'delete-group', id, recursive: isYes(query.get('recursive') ?? body.recursive) } : { kind: kind === 'service' ? 'delete-service' : 'delete-field', id });
    return c.body(null, 204);
  }));
}

function addServices(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(`${hashmapPrefix}/services`, answering(async (c) => {
    queryOf(c, []);
    return c.json({ services: (await parts.store.hashmap.load()).state.services.map(serviceObject) });
  }));
  app.post(`${hashmapPrefix}/services`, answering(async (c) => {
    const body = await bodyOf(c);
    checkAttributes(body, 'service_data', ['name', 'service_id']);
    const [id, name] = [randomUUID(), requireText('name', body.name)];
    await changed(parts, c, { kind: 'create-service', id, name });
    return created(c, id, serviceObject({ id, name }));
  }));
}

function addFields(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(`${hashmapPrefix}/fields`, answering(async (c) => {
    queryOf(c, ['service_id']);
    const serviceId = requireId(c, 'service_id', await bodyOf(c));
    return c.json({ fields: (await parts.store.hashmap.load()).state.fields.filter((field) => field.serviceId === serviceId).map(fieldObject) });
  }));
  app.post(`${hashmapPrefix}/fields`, answering(async (c) => {
    const body = await bodyOf(c);
    checkAttributes(body, 'field_data', ['name', 'service_id', 'field_id']);
    const [id, name, serviceId] = [randomUUID(), requireText('name', body.name), requireText('service_id', body.service_id)];
    await changed(parts, c, { kind: 'create-field', id, name, serviceId });
    return created(c, id, fieldObject({ id, name, serviceId }));
  }));
}

function addGroups(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(`${hashmapPrefix}/groups`, answering(async (c) => {
    queryOf(c, []);
    return c.json({ groups: (await parts.store.hashmap.load()).state.groups.map(groupObject) });
  }));
  app.post(`${hashmapPrefix}/groups`, answering(async (c) => {
    const body = await bodyOf(c);
    checkAttributes(body, 'group_data', ['name', 'group_id']);
    const [id, name] = [randomUUID(), requireText('name', body.name)];
    await changed(parts, c, { kind: 'create-group', id, name });
    return created(c, id, groupObject({ id, name }));
  }));
  const rulesOf = (what: 'mappings' | 'thresholds', listed: (state: HashmapState, groupId: string | null) => readonly object[]): void => {
    app.on('GET', [`${hashmapPrefix}/groups/${what}`, `${hashmapPrefix}/groups/:group_id/${what}`], answering(async (c) => {
      queryOf(c, ['group_id']);
      const groupId = idOf(c, 'group_id', await bodyOf(c)) ?? requireId(c, 'group_id');
      return c.json({ [what]: listed((await parts.store.hashmap.load()).state, groupId) });
    }));
  };
  rulesOf('mappings', ({ mappings }, groupId) => mappings.filter((rule) => rule.groupId === groupId && rule.deleted === null).map(mappingObject));
  rulesOf('thresholds', ({ thresholds }, groupId) => thresholds.filter((rule) => rule.groupId === groupId).map(thresholdObject));
}

export function addHashmap(app: Hono<CloudkittyEnvironment>, parts: RuleParts): void {
  app.get(`${hashmapPrefix}/types`, answering((c) => {
    queryOf(c, []);
    return Promise.resolve(c.json(ruleTypes));
  }));
  addServices(app, parts);
  addFields(app, parts);
  addGroups(app, parts);
  addOne(app, parts, { place: 'services', kind: 'service', of: (state) => state.services, object: serviceObject });
  addOne(app, parts, { place: 'fields', kind: 'field', of: (state) => state.fields, object: fieldObject });
  addOne(app, parts, { place: 'groups', kind: 'group', of: (state) => state.groups, object: groupObject });
}
