/** Proves over every route of the real application who is let in: each route, each role, own scopes and those of others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSecret, rightsTable } from '../../src/identity/index.ts';
import { type Ground, foreign, marks, openGround, pathWith, people, person, routesOf } from './ground.ts';
import { whoMay } from './table.ts';

let ground: Ground;
beforeAll(async () => { ground = await openGround(); });
afterAll(() => ground.close());

interface Route {
  readonly method: string;
  readonly path: string;
  readonly name: string;
}
const routes = (filled: string): readonly Route[] => routesOf(ground.app).map(({ method, pattern, name }) => ({ method, name, path: pathWith(pattern, () => filled) }));

const ask = (route: Pick<Route, 'method' | 'path'>, secret: string | null): Promise<Response> => Promise.resolve(ground.app.request(route.path, {
  method: route.method, headers: { ...(secret === null ? {} : { 'x-auth-token': secret }), 'content-type': 'application/json' }, ...(['GET', 'HEAD'].includes(route.method) ? {} : { body: '{}' }),
}));

test('every route stands in the contract, and the table of rights says the same', () => {
  const table = rightsTable();
  const all = routes('x');
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter(({ name }) => whoMay(name) === null).map(({ name }) => name)).toEqual([]);
  expect(all.filter(({ name, method, path }) => table.of(method, path)?.who !== whoMay(name)).map(({ name, method, path }) => `${name}: ${table.of(method, path)?.who} in place of ${whoMay(name)}`)).toEqual([]);
});

const lets: Readonly<Record<string, readonly string[]>> = { everyone: ['boss', 'clerk', 'bringer', 'nobodys'], any: ['boss', 'clerk', 'bringer', 'nobodys'], reader: ['boss', 'clerk', 'bringer', 'nobodys'], member: ['boss', 'bringer'], admin: ['boss'] };

test('who shows nothing, or a key that is none, is let in nowhere but at what is for everyone', async () => {
  const wrong: string[] = [];
  for (const route of routes('x')) {
    for (const [what, secret] of [['nothing', null], ['a wrong key', newSecret()], ['no key', 'admin']] as const) {
      const { status, headers } = await ask(route, secret);
      const isPublic = whoMay(route.name) === 'everyone';
      if ((status === 401 || status === 429) === isPublic) wrong.push(`${route.name} with ${what}: ${status}`);
      if (status === 401 && headers.get('www-authenticate') === null) wrong.push(`${route.name}: no word of how to show who one is`);
    }
  }
  expect(wrong).toEqual([]);
});

describe.each(people.map(({ name, role, scopes }) => [name, role, scopes] as const))('%s, %s of %j', (name) => {
  test('is let in exactly where the contract says', async () => {
    const wrong: string[] = [];
    // What deletes comes last, so that nothing is gone before it was asked for.
    for (const route of [...routes('x')].sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))) {
      const { status } = await ask(route, person(name).secret);
      const isLet = (lets[whoMay(route.name) ?? ''] ?? []).includes(name);
      if (status >= 500 && route.path !== '/health') wrong.push(`${route.name}: ${status}`);
      if (isLet === (status === 403 || status === 401)) wrong.push(`${route.name}: ${status} for ${name}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Ways to ask for what is another's. */
const reaching = [
  '', `filters=project_id:${foreign}`, `filters=scope:${foreign}`, `groupby=project_id,type&filters=project_id:${foreign}`, `tenant_id=${foreign}`, `tenant_id=${foreign}&all_tenants=True`, 'all_tenants=True', 'groupby=tenant_id',
  `scope=${foreign}`, `scope_id=${foreign}`, 'by=scope', 'by=scope,note', 'groupby=note', 'groupby=type,project_id', `by=scope&scope=${foreign}`, `filter=scope:${foreign}`, "filters=project_id:acme' or '1'='1", `filters=project_id:acme,project_id:${foreign}`,
  'begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00', `begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00&filters=project_id:${foreign}`, 'begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00&groupby=project_id',
  `begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00&tenant_id=${foreign}`, 'begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00&all_tenants=True&groupby=tenant_id', 'from=2000-01-01&to=2100-01-01&by=scope',
  'custom_fields=sum(price) AS rate, project_id&begin=2000-01-01T00:00:00&end=2100-01-01T00:00:00',
];

describe.each(['clerk', 'bringer', 'nobodys'])('what is another\'s is not shown to %s', (name) => {
  test('by any route, however it is asked for', async () => {
    const seen: string[] = [];
    let answered = 0;
    for (const filled of ['x', foreign, 'other', 'own']) {
      for (const route of routes(filled).filter(({ method }) => method === 'GET')) {
        for (const query of filled === 'x' ? reaching : ['']) {
          const response = await ask({ method: 'GET', path: query === '' ? route.path : `${route.path}?${encodeURI(query)}` }, person(name).secret);
          if (response.status === 200) answered++;
          if (response.status >= 500) seen.push(`${route.path}?${query}: ${response.status}`);
          if (marks.test(await response.text())) seen.push(`${route.path}?${query}`);
        }
      }
    }
    expect(seen).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  });
});

test('an admin sees it, so the marks are there to be seen', async () => {
  expect(await (await ask({ method: 'GET', path: '/api/v1/summary?by=scope' }, person('boss').secret)).text()).toMatch(marks);
});

test('refusals are worded as each part of the API words them', async () => {
  const clerk = person('clerk').secret;
  expect(await (await ask({ method: 'GET', path: '/v1/rating/module_config/hashmap/types' }, clerk)).json()).toEqual({ faultcode: 'Client', faultstring: 'You are not authorized to perform this action', debuginfo: null });
  expect(await (await ask({ method: 'GET', path: '/api/v1/audit' }, clerk)).json()).toMatchObject({ type: 'urn:tariff:problem:not-allowed', status: 403, right: 'tariff:get_audit' });
  const refused = await ask({ method: 'GET', path: '/v1/rating/modules' }, null);
  expect([refused.status, await refused.json(), refused.headers.get('www-authenticate')]).toEqual([401, { error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' } }, 'Bearer realm="tariff"']);
});

test('no request met a fault of ours', () => expect(ground.faults).toEqual([]));
