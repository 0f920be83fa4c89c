/** Proves that modules are listed, switched and ordered in both versions, at once, and that repeating it changes nothing. */
import { expect, test } from 'vitest';
import { smallRulebook } from '../support/small-rulebook.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { withFiles } from '../support/command.ts';
import { served } from './served.ts';

const hashmap = { module_id: 'hashmap', description: 'HashMap rating module.', enabled: true, 'hot-config': true, priority: 1 };

test('a fresh server has noop, hashmap and pyscripts, the hashmap enabled', () => withStore(async (store) => {
  const { ask } = served(store);
  expect(await ask('GET', '/v1/rating/modules/')).toMatchObject({
    status: 200, body: { modules: [hashmap, { module_id: 'noop', description: 'Dummy test module.', enabled: true, 'hot-config': false, priority: 1 }, { module_id: 'pyscripts', description: 'PyScripts rating module.', enabled: false, 'hot-config': true, priority: 1 }] },
  });
  expect((await ask('GET', '/v2/rating/modules')).body).toMatchObject({ modules: [{ module_id: 'hashmap', hot_config: true }, { module_id: 'noop' }, { module_id: 'pyscripts' }] });
  expect((await ask('GET', '/v1/rating/modules/hashmap?module_id=hashmap')).body).toEqual(hashmap);
}));

test('switching the hashmap off and on acts on the next quote', () => withStore(async (store) => {
  const { ask } = served(store);
  const { body } = await ask('POST', '/v1/rating/module_config/hashmap/services/', { name: 'instance' });
  await ask('POST', '/v1/rating/module_config/hashmap/mappings/', { service_id: (body as { service_id: string }).service_id, cost: 0.1 });
  const quote = async (): Promise<unknown> => (await ask('POST', '/v1/rating/quote', { resources: [{ service: 'instance', desc: {}, volume: '3' }] })).body;
  const put = (enabled: boolean) => ask('PUT', '/v1/rating/modules/hashmap', { ...hashmap, enabled });
  const prices = [await quote()];
  for (const enabled of [false, true]) {
    const { status, headers, body: text } = await put(enabled);
    expect([status, headers.get('location'), text]).toEqual([302, 'http://localhost/v1/rating/modules/hashmap', null]);
    prices.push(await quote());
  }
  expect(prices).toEqual(['0.3', '0', '0.3']);
}));

test('the same again, as a client does that follows to where it is sent, changes nothing', () => withStore(async (store, url) => {
  const { ask } = served(store);
  for (let turn = 0; turn < 31; turn++) await ask('PUT', '/v1/rating/modules/hashmap', { module_id: 'hashmap', priority: 7 });
  expect((await ask('GET', '/v1/rating/modules/hashmap')).body).toEqual({ ...hashmap, priority: 7 });
  expect(await rowsOf(url, 'select name, enabled, priority, author from module_change')).toEqual([{ name: 'hashmap', enabled: null, priority: 7, author: 'unknown' }]);
  await ask('PUT', '/v2/rating/modules/hashmap', { priority: 0 });
  expect((await ask('GET', '/v2/rating/modules/hashmap')).body).toMatchObject({ priority: 1 });
}));

test('noop is as it always is, whatever is said of it', () => withStore(async (store) => {
  const { ask } = served(store);
  expect((await ask('PUT', '/v2/rating/modules/noop', { enabled: false, priority: 9 })).status).toBe(204);
  expect((await ask('GET', '/v2/rating/modules/noop')).body).toMatchObject({ enabled: true, priority: 1 });
}));

test('modules of rule files are switched, too', () => withStore((store) => withFiles(smallRulebook, async (folder) => {
  const { ask, rules } = served(store, { directory: `${folder}/rules` });
  const { body } = await ask('GET', '/v1/rating/modules');
  const own = (body as { modules: readonly { module_id: string }[] }).modules.filter(({ module_id: id }) => !['hashmap', 'noop', 'pyscripts'].includes(id));
  expect(own).toEqual([{ module_id: 'instance', description: 'Rules of instance.tariff.', enabled: true, 'hot-config': false, priority: 1 }]);
  const before = (await rules.now()).hash;
  const price = async (): Promise<unknown> => (await ask('POST', '/v1/rating/quote', { resources: [{ service: 'instance', desc: { flavor: 'small', plan: 'standard' }, volume: '10' }] })).body;
  expect(await price()).toBe('1');
  expect((await ask('PUT', '/v2/rating/modules/instance', { enabled: false })).status).toBe(204);
  expect(await price()).toBe('0');
  expect((await rules.now()).hash).not.toBe(before);
  expect((await ask('GET', '/v2/rating/modules/instance')).body).toMatchObject({ enabled: false });
  await ask('PUT', '/v2/rating/modules/instance', { enabled: true });
  expect([await price(), (await rules.now()).hash]).toEqual(['1', before]);
})));

test.each([
  ['GET', '/v1/rating/modules/none', undefined, 404, 'Module not found.'], ['PUT', '/v1/rating/modules/none', { module_id: 'none' }, 404, 'Module not found.'], ['GET', '/v1/rating/modules?module_id=hashmap', undefined, 400, 'Unknown argument: "module_id"'],
  ['PUT', '/v1/rating/modules/hashmap', { priority: 2 }, 400, 'module_id'], ['PUT', '/v1/rating/modules/hashmap', { module_id: 'hashmap', priority: 1.5 }, 400, 'priority'],
  ['GET', '/v1/rating/module_config/noop', undefined, 409, 'Module is not configurable'], ['POST', '/v1/rating/module_config/noop', {}, 409, 'Module is not configurable'], ['GET', '/v1/rating/module_config/pyscripts', undefined, 405, ''],
  ['GET', '/v2/rating/modules/none', undefined, 404, "Module 'none' not found"], ['PUT', '/v2/rating/modules/hashmap', { foo: 1 }, 400, 'extra keys not allowed'], ['PUT', '/v2/rating/modules/hashmap', { priority: '1' }, 400, 'expected int'],
  ['GET', '/v2/rating/modules/', undefined, 404, ''],
] as const)('%s %s is refused', (method, place, body, status, sentence) => withStore(async (store) => {
  const answer = await served(store).ask(method, place, body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(sentence.replaceAll('"', '\\"'))]);
}));

test('reloading is answered, and needs nothing', () => withStore(async (store) => expect((await served(store).ask('GET', '/v1/rating/reload_modules/')).status).toBe(204)));
