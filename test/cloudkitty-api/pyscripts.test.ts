/** Proves that scripts are rules: they rate where they compile, are kept and left out where they do not, and keep nobody else from rating. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rowsOf, withStore } from '../support/postgres.ts';
import { type Served, served } from './served.ts';

const scripts = '/v1/rating/module_config/pyscripts/scripts';
const rule = (name: string, price: string): string => `module ${name}\n\nprice ${name}_price for instance {\n  "A script."\n  combines any\n  from 2020-01-01 {\n    rate ${price} XXX/piece\n  }\n}\n`;

async function start({ ask }: Served): Promise<() => Promise<unknown>> {
  const { body } = await ask('POST', '/v1/rating/module_config/hashmap/services/', { name: 'instance' });
  await ask('POST', '/v1/rating/module_config/hashmap/mappings/', { service_id: (body as { service_id: string }).service_id, cost: 0.1 });
  await ask('PUT', '/v2/rating/modules/pyscripts', { enabled: true });
  return async () => (await ask('POST', '/v1/rating/quote', { resources: [{ service: 'instance', desc: {}, volume: '3' }] })).body;
}
const idOf = (body: unknown): string => (body as { script_id: string }).script_id;

test('a script rates beside the hashmap, as soon as it is there and switched on', () => withStore(async (store) => {
  const api = served(store);
  const price = await start(api);
  const made = await api.ask('POST', `${scripts}/`, { name: 'own', data: rule('own', '2'), start: null, end: null, description: null });
  expect(made).toMatchObject({ status: 201, body: { name: 'own', data: rule('own', '2'), checksum: createHash('sha512').update(rule('own', '2')).digest('hex'), created_by: 'unknown', deleted: null, end: null } });
  expect([made.headers.get('location'), made.headers.get('warning')]).toEqual([`http://localhost${scripts}/${idOf(made.body)}`, null]);
  expect(await price()).toBe('6.3');
  const put = await api.ask('PUT', `${scripts}/${idOf(made.body)}`, { name: 'own', data: rule('own', '1') });
  expect([put.status, await price()]).toEqual([201, '3.3']);
  await api.ask('PUT', '/v2/rating/modules/pyscripts', { enabled: false });
  expect(await price()).toBe('0.3');
  await api.ask('PUT', '/v2/rating/modules/pyscripts', { enabled: true });
  expect([(await api.ask('DELETE', `${scripts}/${idOf(made.body)}`)).status, await price()]).toEqual([204, '0.3']);
  expect((await api.ask('GET', `${scripts}/${idOf(made.body)}`)).status).toBe(404);
  expect((await api.ask('GET', `${scripts}?deleted=true`)).body).toMatchObject({ scripts: [{ name: 'own', deleted_by: 'unknown' }] });
  expect((await api.ask('GET', scripts)).body).toEqual({ scripts: [] });
}));

test('what does not compile is kept, told, and in nobody\'s way', () => withStore(async (store) => {
  const api = served(store);
  const price = await start(api);
  const python = await api.ask('POST', scripts, { name: 'python', data: 'return 0' });
  expect([python.status, python.headers.get('warning')]).toEqual([201, expect.stringContaining('it rates nothing: 1:')]);
  await api.ask('POST', scripts, { name: 'empty' });
  await api.ask('POST', scripts, { name: 'own', data: rule('own', '2') });
  await api.ask('POST', scripts, { name: 'twin', data: rule('own', '5') });
  expect(await price()).toBe('6.3');
  const { leftOut } = await api.rules.standing();
  expect(leftOut.map(({ kind, name }) => [kind, name])).toEqual([['script', 'python'], ['script', 'twin']]);
  expect(leftOut.every(({ sentence }) => /^pyscripts\/.+\.tariff:\d+: /.test(sentence))).toBe(true);
  expect((await api.ask('GET', `${scripts}/${idOf(python.body)}`)).body).toMatchObject({ data: 'return 0' });
}));

test('each change is another version, and the same again is none', () => withStore(async (store, url) => {
  const { ask } = served(store);
  const { body } = await ask('POST', scripts, { name: 'own', data: 'a' });
  for (let turn = 0; turn < 3; turn++) await ask('PUT', `${scripts}/${idOf(body)}`, { ...body as object, checksum: 'x', data: 'b' });
  expect(await rowsOf(url, 'select text, author from script_version order by number')).toEqual([{ text: 'a', author: 'unknown' }, { text: 'b', author: 'unknown' }]);
}));

test('a script before its start and after its end rates nothing', () => withStore(async (store) => {
  const api = served(store);
  const price = await start(api);
  expect((await api.ask('POST', scripts, { name: 'later', data: rule('later', '2'), start: '3000-01-01' })).status).toBe(201);
  expect((await api.ask('POST', `${scripts}?force=true`, { name: 'former', data: rule('former', '2'), start: '2020-01-01', end: '2021-01-01' })).status).toBe(201);
  expect(await price()).toBe('0.3');
  expect((await api.ask('GET', `${scripts}?no_data=True&is_active=True`)).body).toEqual({ scripts: [] });
  expect((await api.ask('GET', `${scripts}?no_data=True`)).body).toMatchObject({ scripts: [{ name: 'later' }, { name: 'former' }] });
}));

test.each([
  [{ data: 'a' }, 400, "Invalid input for field/attribute name. Value: 'None'. Mandatory field missing."], [{ name: 'a', foo: 1 }, 400, 'Unknown attribute for argument script_data: foo'], [{ name: 'there' }, 409, 'Script there already exists'],
  [{ name: 'a', start: '2020-01-01' }, 400, 'Cannot create a rule with start in the past'], [{ name: 'a', start: '3000-01-01', end: '2999-01-01' }, 400, 'Cannot create a rule with start after end'],
] as const)('refused: %j', (body, status, sentence) => withStore(async (store) => {
  const { ask } = served(store);
  await ask('POST', scripts, { name: 'there' });
  const answer = await ask('POST', scripts, body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(sentence)]);
}));

test('nothing there: 404, and 405 beside it', () => withStore(async (store) => {
  const { ask } = served(store);
  const id = '6c1b8a30-797f-4b7e-ad66-9bd4cf0d2aa1';
  for (const [method, body] of [['GET'], ['PUT', { name: 'a' }], ['DELETE']] as const) expect(await ask(method, `${scripts}/${id}`, body)).toMatchObject({ status: 404, body: { faultstring: `No such script: None (UUID: ${id})` } });
  expect((await ask('GET', '/v1/rating/module_config/pyscripts/script')).status).toBe(405);
}));
