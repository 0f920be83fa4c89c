/** Proves that every fetcher does what fetchers do, and what each of them does besides. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Fetcher, SourceFailure, fetcherTypes } from '../../src/sources/index.ts';
import { type FakeResource, startFakeGnocchi } from '../support/fake-gnocchi.ts';
import { type FakeKeystoneOptions, startFakeKeystone } from '../support/fake-keystone.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { fetcherCases } from './fetcher.case.ts';
import type { StagedSource } from './staged.ts';

const never = new AbortController().signal;
const uncounted = { connections: () => 0 };
const resourcesIn = (scopes: readonly (string | null)[], type = 'instance', attribute = 'project_id'): readonly FakeResource[] =>
  scopes.map((scope, index) => ({ type, id: `${type}-${index}`, revisions: [{ start: '2026-01-01T00:00:00+00:00', end: null, attributes: { project_id: null, [attribute]: scope }, metrics: {} }] }));

describe('prometheus', () => fetcherCases({
  type: 'prometheus',
  stage: async (scopes): Promise<StagedSource> => {
    const fake = await startFakePrometheus({ series: () => [], scopes: () => scopes, user: 'rating', password: 'Tr0ub4dor&3' });
    return { ...uncounted, options: { prometheus_url: fake.url, prometheus_user: 'rating', prometheus_password: 'Tr0ub4dor&3', metric: 'cpu' }, behave: fake.behave, questions: () => fake.counts.all, stop: fake.stop };
  },
  optionsAt: (url) => ({ prometheus_url: url, metric: 'cpu' }),
}));

describe('keystone', () => fetcherCases({
  type: 'keystone',
  stage: async (scopes): Promise<StagedSource> => {
    const keystone = await startFakeKeystone({ projects: [...new Set(scopes)].map((id) => ({ id })) });
    return { ...uncounted, options: keystone.login, behave: keystone.behave, questions: () => keystone.counts.others, stop: keystone.stop };
  },
  optionsAt: (url) => ({ auth_url: url, username: 'rating', password: 'Tr0ub4dor&3', user_domain_name: 'Default' }),
}));

describe('gnocchi', () => fetcherCases({
  type: 'gnocchi',
  stage: async (scopes): Promise<StagedSource> => {
    const gnocchi = await startFakeGnocchi({ resources: resourcesIn(scopes) });
    return { ...uncounted, options: { gnocchi_auth_type: 'basic', gnocchi_endpoint: gnocchi.url }, behave: gnocchi.behave, questions: () => gnocchi.requests.length, stop: gnocchi.stop };
  },
  optionsAt: (url) => ({ gnocchi_auth_type: 'basic', gnocchi_endpoint: url }),
}));

describe('source', () => {
  test('lists what the configuration lists, each once', async () => {
    const open = (sources: unknown): Fetcher | undefined => fetcherTypes.get('source')?.open('source', { sources }, {});
    expect(await open('acme, globex,acme')?.scopes(never)).toEqual(['acme', 'globex']);
    expect(await open(['acme'])?.scopes(never)).toEqual(['acme']);
  });
});

describe('of their own', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  const open = (type: string, options: Readonly<Record<string, unknown>>): Fetcher => {
    const fetcher = fetcherTypes.get(type)?.open('mine', options, {});
    if (fetcher === undefined) throw new Error(`no type ${type}`);
    stops.push(() => fetcher.close());
    return fetcher;
  };
  const cloud = async (options: FakeKeystoneOptions): Promise<Awaited<ReturnType<typeof startFakeKeystone>>> => {
    const keystone = await startFakeKeystone(options);
    stops.push(keystone.stop);
    return keystone;
  };

  test('prometheus looks back over a window, with filters and odd names', async () => {
    const fake = await startFakePrometheus({ series: () => [], scopes: () => ['acme'] });
    stops.push(fake.stop);
    await open('prometheus', { prometheus_url: fake.url, metric: 'cpu', scope_attribute: 'namespace', filters: { region: 'x"y', job: 'nova' } }).scopes(never);
    await open('prometheus', { prometheus_url: fake.url, metric: 'cpu', lookback: '0s' }).scopes(never);
    expect(fake.queries.map((query) => new URLSearchParams(query.replaceAll('+', '%2B')).get('query'))).toEqual([
      'max(max_over_time(cpu{region="x\\"y", job="nova"}[24h])) by (namespace)', 'max(cpu{}) by (project_id)',
    ]);
  });

  const projects = [{ id: 'rated' }, { id: 'sleeping', enabled: false }, { id: 'other', isRated: false }];
  test.each([
    [{}, ['rated', 'sleeping']], [{ ignore_disabled_tenants: true }, ['rated']],
    [{ ignore_rating_role: true }, ['other', 'rated', 'sleeping']], [{ ignore_rating_role: true, ignore_disabled_tenants: true }, ['other', 'rated']],
  ])('keystone takes under %j the projects %j', async (options, wanted) => {
    for (const mayListAssignments of [true, false]) {
      const keystone = await cloud({ projects, mayListAssignments, projectsPerPage: 2 });
      expect([...(await open('keystone', { ...keystone.login, ...options }).scopes(never))].sort()).toEqual(wanted);
    }
  });
  test('keystone asks for all assignments at once, and project by project only where it must', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `p-${index}` }));
    const trusted = await cloud({ projects: many });
    await open('keystone', trusted.login).scopes(never);
    expect(trusted.paths).toEqual(['/v3/auth/tokens', '/v3/roles', '/v3/role_assignments']);
    const less = await cloud({ projects: many, mayListAssignments: false });
    expect(await open('keystone', less.login).scopes(never)).toHaveLength(30);
    expect(less.counts.others).toBe(33);
  });
  test('keystone says when there is no role `rating`', async () => {
    const keystone = await cloud({ projects, hasRole: false });
    const failure: unknown = await open('keystone', keystone.login).scopes(never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceFailure);
    expect((failure as SourceFailure).message).toMatch(/^fetcher_mine: .* knows no role `rating`.*`ignore_rating_role: true`/);
  });
  test('keystone renews a token that is taken no more', async () => {
    const keystone = await cloud({ projects });
    const fetcher = open('keystone', keystone.login);
    await fetcher.scopes(never);
    keystone.revoke();
    expect(await fetcher.scopes(never)).toHaveLength(2);
    expect(keystone.counts.tokens).toBe(2);
  });

  test('gnocchi finds all values on small pages, and asks for none twice', async () => {
    const resources = [
      ...resourcesIn([...Array.from({ length: 40 }, (_, index) => `s-${index % 9}`), null, '', '', '']), ...resourcesIn(['s-1', 'volume owner'], 'volume'), ...resourcesIn(['not asked'], 'image'),
    ];
    const gnocchi = await startFakeGnocchi({ resources, perPage: 3 });
    stops.push(gnocchi.stop);
    const found = await open('gnocchi', { gnocchi_auth_type: 'basic', gnocchi_endpoint: gnocchi.url, resource_types: 'instance, volume' }).scopes(never);
    expect([...found].sort()).toEqual([...Array.from({ length: 9 }, (_, index) => `s-${index}`), 'volume owner']);
    expect(gnocchi.requests.map(({ path }) => path.split('/').at(-1))).toEqual([...Array.from({ length: gnocchi.requests.length - 2 }, () => 'instance'), 'volume', 'volume']);
  });
  test('gnocchi takes another attribute', async () => {
    const gnocchi = await startFakeGnocchi({ resources: resourcesIn(['east', 'west'], 'instance', 'region') });
    stops.push(gnocchi.stop);
    expect(await open('gnocchi', { gnocchi_auth_type: 'basic', gnocchi_endpoint: gnocchi.url, scope_attribute: 'region' }).scopes(never)).toEqual(['east', 'west']);
  });
});
