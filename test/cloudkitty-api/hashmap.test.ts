/** Proves the life of a hashmap over HTTP: what is made, found, edited while in force, repeated and refused; and that what had begun keeps its price. */
import { describe, expect, test } from 'vitest';
import { instantOfMilliseconds } from '../../src/time/index.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { type Answer, type Served, served } from './served.ts';

const H = '/v1/rating/module_config/hashmap';
const hour = 3_600_000;
const unknown = '6c1b8a30-797f-4b7e-ad66-9bd4cf0d2aa1';
const idIn = ({ body }: Answer): string => String(Object.entries(body as object).find(([name]) => name.endsWith('_id'))?.[1]);

interface Made {
  readonly service: string;
  readonly field: string;
  readonly group: string;
}
async function parents({ ask }: Served): Promise<Made> {
  const service = idIn(await ask('POST', `${H}/services/`, { name: 'instance' }));
  return { service, field: idIn(await ask('POST', `${H}/fields/`, { name: 'flavor', service_id: service })), group: idIn(await ask('POST', `${H}/groups/`, { name: 'gold' })) };
}

/** A clock that stands where it is put. */
function clock() {
  let at = Date.UTC(2026, 2, 10, 12);
  return { now: () => instantOfMilliseconds(at), to: (hours: number) => { at = Date.UTC(2026, 2, 10, 12) + hours * hour; } };
}

/** What a unit cost in the hours after the clock began, by the rules as they are now. */
async function pricesAt({ ask }: Served, hours: readonly number[], fields: object = {}): Promise<readonly unknown[]> {
  const time = (hours_: number): string => new Date(Date.UTC(2026, 2, 10, 12) + hours_ * hour).toISOString();
  const lines = hours.map((at) => JSON.stringify({ id: String(at), meter: 'instance', scope: 'acme', start: time(at), end: time(at + 1), quantity: '1', unit: 'piece', fields })).join('\n');
  const { body } = await ask('POST', '/api/v1/quotes', lines, { 'content-type': 'application/x-ndjson' });
  return (body as { points: readonly { amount?: string }[] }).points.map(({ amount }) => amount ?? null);
}

test('a mapping shows all that it has', () => withStore(async (store) => {
  const time = clock();
  const api = served(store, { now: time.now });
  const { field, group } = await parents(api);
  const made = await api.ask('POST', `${H}/mappings/`, { field_id: field, service_id: null, value: 'small', cost: 0.1, type: 'flat', group_id: group, tenant_id: null, start: null, end: null, name: null, description: null });
  const id = idIn(made);
  expect(made).toMatchObject({ status: 201, body: {
    mapping_id: id, value: 'small', type: 'flat', cost: '0.1000000000000000000000000000', service_id: null, field_id: field, group_id: group, tenant_id: null, created_at: '2026-03-10T12:00:00', start: '2026-03-10T12:00:00', end: null,
    name: id.replaceAll('-', ''), description: null, deleted: null, created_by: 'unknown', updated_by: null, deleted_by: null,
  } });
  expect((await api.ask('GET', `${H}/mappings/${id}`)).body).toEqual(made.body);
  expect((await api.ask('GET', `${H}/mappings/${id}/group`)).body).toEqual({ group_id: group, name: 'gold' });
  expect((await api.ask('GET', `${H}/mappings/group?mapping_id=${id}`)).status).toBe(200);
  expect((await api.ask('GET', `${H}/groups/mappings?group_id=${group}`)).body).toEqual({ mappings: [made.body] });
  for (const query of ['', `?field_id=${field}`, `?group_id=${group}`, '?filter_tenant=True', '?is_active=True', '?created_by=unknown', '?start=2026-03-10&filter_tenant=false&tenant_id=x']) expect((await api.ask('GET', `${H}/mappings/${query}`)).body, query).toEqual({ mappings: [made.body] });
  for (const query of ['?no_group=True', '?filter_tenant=True&tenant_id=x', '?end=2027-01-01', '?description=x']) expect((await api.ask('GET', `${H}/mappings/${query}`)).body, query).toEqual({ mappings: [] });
}));

test('an edit in force holds from then on, for what had begun before the price stays, and with force for all', () => withStore(async (store) => {
  const time = clock();
  const api = served(store, { now: time.now });
  const { field } = await parents(api);
  const { body, ...made } = await api.ask('POST', `${H}/mappings/`, { field_id: field, value: 'small', cost: 1 });
  const id = idIn({ body, ...made });
  const small = { flavor: 'small' };
  time.to(2);
  const edit = { ...body as object, cost: '2' };
  expect(await api.ask('PUT', `${H}/mappings/`, edit)).toMatchObject({ status: 302, body: '' });
  expect(await pricesAt(api, [0, 1, 2, 3], small)).toEqual(['1', '1', '2', '2']);
  time.to(4);
  await api.ask('PUT', `${H}/mappings/${id}`, { ...edit, cost: '2', value: 'large' });
  expect([await pricesAt(api, [1, 3, 4], small), await pricesAt(api, [1, 3, 4], { flavor: 'large' })]).toEqual([['1', '2', '0'], ['0', '0', '2']]);
  await api.ask('PUT', `${H}/mappings/${id}?force=true`, { ...edit, cost: '5' });
  expect(await pricesAt(api, [0, 3, 4], small)).toEqual(['5', '5', '5']);
  time.to(6);
  await api.ask('PUT', `${H}/mappings/${id}`, { cost: '5', end: '2026-03-10T20:00:00' });
  expect(await pricesAt(api, [5, 7, 8], small)).toEqual(['5', '5', null]);
  expect((await api.ask('GET', `${H}/mappings/${id}`)).body).toMatchObject({ value: 'small', end: '2026-03-10T20:00:00', updated_by: 'unknown', start: '2026-03-10T12:00:00' });
}));

test('the same of a threshold', () => withStore(async (store) => {
  const time = clock();
  const api = served(store, { now: time.now });
  const { service } = await parents(api);
  const id = idIn(await api.ask('POST', `${H}/thresholds/`, { service_id: service, level: '1', cost: '3' }));
  time.to(2);
  expect(await api.ask('PUT', `${H}/thresholds/`, { threshold_id: id, level: 1, cost: 7 })).toMatchObject({ status: 302 });
  expect(await pricesAt(api, [-100, 1, 2])).toEqual(['3', '3', '7']);
  expect((await api.ask('GET', `${H}/thresholds/${id}`)).body).toEqual({ threshold_id: id, level: '1.00000000', type: 'flat', cost: '7.0000000000000000000000000000', service_id: service, field_id: null, group_id: null, tenant_id: null });
  await api.ask('PUT', `${H}/thresholds/${id}?force=true`, { level: 1, cost: 9 });
  expect(await pricesAt(api, [-100, 2])).toEqual(['9', '9']);
}));

test('a PUT that is repeated, as the client does, is one change', () => withStore(async (store, url) => {
  const api = served(store);
  const { service } = await parents(api);
  const { body } = await api.ask('POST', `${H}/mappings/`, { service_id: service, cost: 1 });
  for (let turn = 0; turn < 31; turn++) {
    const put = await api.ask('PUT', `${H}/mappings/`, { ...body as object, cost: 0.3 });
    expect([put.status, put.headers.get('location')]).toEqual([302, `http://localhost${H}/mappings/`]);
  }
  // Three parents, the mapping and its edit.
  expect(await rowsOf(url, 'select count(*)::int as n, max(author) as author from hashmap_revision')).toEqual([{ n: 5, author: 'unknown' }]);
}));

test('of mappings without dates and name the later one counts, with a warning; a named one is refused', () => withStore(async (store) => {
  const api = served(store);
  const { field } = await parents(api);
  const rule = { field_id: field, value: 'small', cost: 1 };
  const [first, second] = [await api.ask('POST', `${H}/mappings/`, rule), await api.ask('POST', `${H}/mappings/`, { ...rule, cost: 2 })];
  expect([first.headers.get('warning'), second.status, second.headers.get('warning')]).toEqual([null, 201, expect.stringContaining(idIn(first))]);
  expect((await api.ask('POST', '/v1/rating/quote', { resources: [{ service: 'instance', volume: 1, desc: { flavor: 'small' } }] })).body).toBe('2');
  expect(await api.ask('POST', `${H}/mappings/`, { ...rule, name: 'x' })).toMatchObject({ status: 409, body: { faultstring: `Mapping 'small' already exists for field '${field}', tenant: 'None'` } });
  const level = { field_id: field, level: 1, cost: 1 };
  expect([(await api.ask('POST', `${H}/thresholds/`, level)).status, (await api.ask('POST', `${H}/thresholds/`, level)).status]).toEqual([201, 201]);
}));

test('deleting takes what hangs on it, too', () => withStore(async (store) => {
  const api = served(store);
  const { service, field, group } = await parents(api);
  const [old, named] = [idIn(await api.ask('POST', `${H}/mappings/`, { field_id: field, value: 'a', cost: 1, group_id: group })), idIn(await api.ask('POST', `${H}/mappings/`, { field_id: field, value: 'b', cost: 1, name: 'b' }))];
  for (const id of [old, named]) expect((await api.ask('DELETE', `${H}/mappings/`, { mapping_id: id })).status).toBe(204);
  expect((await api.ask('DELETE', `${H}/mappings/`, { mapping_id: old })).status).toBe(404);
  expect([(await api.ask('GET', `${H}/mappings/${old}`)).status, (await api.ask('GET', `${H}/mappings/${named}`)).body]).toMatchObject([404, { deleted_by: 'unknown' }]);
  expect((await api.ask('GET', `${H}/mappings?deleted=true`)).body).toMatchObject({ mappings: [{ value: 'a' }, { value: 'b' }] });
  expect((await api.ask('GET', `${H}/mappings`)).body).toEqual({ mappings: [] });
  const threshold = idIn(await api.ask('POST', `${H}/thresholds/`, { service_id: service, level: 1, cost: 1, group_id: group }));
  expect((await api.ask('DELETE', `${H}/groups/`, { group_id: group, recursive: false })).status).toBe(204);
  expect((await api.ask('GET', `${H}/thresholds/${threshold}`)).body).toMatchObject({ group_id: null });
  expect((await api.ask('GET', `${H}/thresholds/${threshold}/group`)).body).toMatchObject({ faultstring: `Threshold has no group (UUID: ${threshold})` });
  expect((await api.ask('DELETE', `${H}/services/${service}`)).status).toBe(204);
  for (const place of [`fields/${field}`, `thresholds/${threshold}`, `services/${service}`]) expect((await api.ask('GET', `${H}/${place}`)).status, place).toBe(404);
}));

describe('what is refused', () => {
  const cases: readonly (readonly [string, string, (made: Made) => unknown, number, string])[] = [
    ['POST', 'services', () => ({ name: 'instance' }), 409, 'Service instance already exists (UUID: '], ['POST', 'services', () => ({ name: 'x', foo: 1 }), 400, 'Unknown attribute for argument service_data: foo'], ['POST', 'services', () => '{', 400, 'Request is not in valid JSON format'],
    ['POST', 'fields', ({ service }) => ({ name: 'flavor', service_id: service }), 409, 'Field flavor already exists (UUID: '], ['POST', 'fields', () => ({ name: 'x', service_id: unknown }), 400, `No such service: None (UUID: ${unknown})`],
    ['POST', 'groups', () => ({ name: 'gold' }), 409, 'Group gold already exists (UUID: '], ['GET', 'fields', () => undefined, 400, 'Missing argument: "service_id"'], ['GET', 'services?foo=1', () => undefined, 400, 'Unknown argument: "foo"'],
    ['GET', `services/${unknown}`, () => undefined, 404, `No such service: None (UUID: ${unknown})`], ['GET', `fields/${unknown}`, () => undefined, 404, `No such field: ${unknown}`], ['GET', `groups/${unknown}`, () => undefined, 404, `No such group: None (UUID: ${unknown})`],
    ['GET', `mappings/${unknown}`, () => undefined, 404, `No such mapping: ${unknown}`], ['GET', `thresholds/${unknown}`, () => undefined, 404, `No such threshold: ${unknown}`],
    ['POST', 'mappings', ({ service }) => ({ service_id: service }), 400, "Invalid input for field/attribute cost. Value: 'None'. Mandatory field missing."], ['POST', 'mappings', ({ service, field }) => ({ service_id: service, field_id: field, cost: 1 }), 400, 'You can only specify one parent.'],
    ['POST', 'mappings', () => ({ cost: 1 }), 400, 'You must specify one parent.'], ['POST', 'mappings', ({ field }) => ({ field_id: field, cost: 1 }), 400, 'You must specify a value for a field mapping.'],
    ['POST', 'mappings', ({ service }) => ({ service_id: service, value: 'x', cost: 1 }), 400, "You can't specify a value and a service_id."], ['POST', 'mappings', ({ service }) => ({ service_id: service, cost: 1, type: 'fail' }), 400, "Invalid input for field/attribute type. Value: 'fail'. Value should be one of: flat, rate"],
    ['POST', 'mappings', ({ service }) => ({ service_id: service, cost: 'x' }), 400, "Invalid input for field/attribute cost. Value: 'x'"], ['POST', 'mappings', ({ service }) => ({ service_id: service, cost: 1, group_id: unknown }), 400, `No such group: None (UUID: ${unknown})`],
    ['POST', 'mappings', ({ service }) => ({ service_id: service, cost: 1, start: '2020-01-01' }), 400, 'Cannot create a rule with start in the past. start=[2020-01-01 00:00:00] current time=['],
    ['POST', 'mappings?force=false', ({ service }) => ({ service_id: service, cost: 1, start: '2020-01-01' }), 400, 'Cannot create a rule with start in the past'], ['POST', 'mappings', ({ service }) => ({ service_id: service, cost: 1, start: '3000-02-01', end: '3000-01-01' }), 400, 'Cannot create a rule with start after end.'],
    ['PUT', `mappings/${unknown}`, () => ({ cost: 1 }), 404, `No such mapping: ${unknown}`], ['DELETE', 'mappings', () => ({}), 400, 'Missing argument: "mapping_id"'], ['POST', 'thresholds', ({ service }) => ({ service_id: service, cost: 1 }), 400, 'field/attribute level'],
  ];
  test.each(cases)('%s %s', (method, place, body, status, sentence) => withStore(async (store) => {
    const api = served(store);
    const answer = await api.ask(method, `${H}/${place}`, body(await parents(api)));
    expect(answer).toMatchObject({ status, body: { faultcode: 'Client', faultstring: expect.stringContaining(sentence), debuginfo: null } });
    expect(api.faults).toEqual([]);
  }));
});

test('a threshold of a tenant that is there already is refused', () => withStore(async (store) => {
  const api = served(store);
  const { service } = await parents(api);
  const rule = { service_id: service, level: '1.5', cost: 1, tenant_id: 't' };
  await api.ask('POST', `${H}/thresholds`, rule);
  expect(await api.ask('POST', `${H}/thresholds`, rule)).toMatchObject({ status: 409, body: { faultstring: `Threshold '1.5' already exists for service '${service}', tenant: 't'` } });
}));

test('what cannot be priced is told with its reason, and a tenant has his own prices', () => withStore(async (store) => {
  const api = served(store);
  const { service } = await parents(api);
  const ram = idIn(await api.ask('POST', `${H}/fields`, { name: 'ram', service_id: service }));
  await api.ask('POST', `${H}/mappings`, { service_id: service, cost: 1 });
  await api.ask('POST', `${H}/mappings`, { service_id: service, cost: 4, tenant_id: 'acme' });
  await api.ask('POST', `${H}/thresholds`, { field_id: ram, level: 10, cost: 1 });
  const quote = (resource: object, more: object = {}) => api.ask('POST', '/v1/rating/quote/', { resources: [{ service: 'instance', volume: '2', ...resource }], ...more });
  expect((await quote({ desc: { ram: 16 } })).body).toBe('4');
  expect((await quote({ desc: { metadata: { ram: '16' }, groupby: { ram: '1' } } })).body).toBe('2');
  expect((await quote({ desc: {} }, { tenant_id: 'acme' })).body).toBe('8');
  expect((await quote({})).body).toBe('2');
  expect((await quote({ service: 'nothing', desc: {} })).body).toBe('0');
  expect((await api.ask('POST', '/v1/rating/quote', { resources: [] })).body).toBe('0');
  expect(await quote({ desc: { ram: 'much' } })).toMatchObject({ status: 400, body: { faultstring: expect.stringMatching(/^resources\[0\] cannot be priced: .*much/) } });
  for (const [resource, word] of [[{ volume: 'x' }, 'volume'], [{ volume: null }, 'volume'], [{ service: null }, 'service'], [{ foo: 1 }, 'foo']] as const) expect(await quote(resource)).toMatchObject({ status: 400, body: { faultstring: expect.stringContaining(word) } });
  expect((await api.ask('POST', '/v1/rating/quote', {})).status).toBe(400);
}));
