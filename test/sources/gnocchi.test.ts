/** Proves that the Gnocchi collector does what every collector does, and every option of its own. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Metric } from '../../src/metrics/index.ts';
import { type Collected, type Collector, SourceFailure, collectorTypes } from '../../src/sources/index.ts';
import { type FakeGnocchi, type FakeGnocchiOptions, type FakeMeasure, type FakeResource, startFakeGnocchi } from '../support/fake-gnocchi.ts';
import { startFakeKeystone } from '../support/fake-keystone.ts';
import { collectorCases } from './collector.case.ts';
import { type StagedSeries, type StagedSource, metricOf, periodsFrom } from './staged.ts';
import { resourcesOf } from './staged-gnocchi.ts';

const isRating: FakeGnocchiOptions['isWelcome'] = ({ headers }) => headers.authorization === `Basic ${btoa('rating:')}`;

describe('with a name', () => collectorCases({
  type: 'gnocchi', extraArgs: { resource_type: 'instance' },
  stage: async (series: readonly StagedSeries[]): Promise<StagedSource> => {
    const gnocchi = await startFakeGnocchi({ resources: resourcesOf(series), isWelcome: isRating });
    return { options: { gnocchi_auth_type: 'basic', gnocchi_user: 'rating', gnocchi_endpoint: gnocchi.url }, behave: gnocchi.behave, questions: () => gnocchi.requests.length, connections: () => gnocchi.connections, stop: gnocchi.stop };
  },
  optionsAt: (url) => ({ gnocchi_auth_type: 'basic', gnocchi_user: 'rating', gnocchi_endpoint: url }),
  skip: {
    'that is no number is left to who reads it': 'JSON has no such values',
    'answers [] at first': 'no groups are an answer: there is nothing', 'answers [] later': 'no groups are an answer: there is nothing',
  },
}));

describe('with Keystone', () => collectorCases({
  type: 'gnocchi', extraArgs: { resource_type: 'instance' },
  stage: async (series: readonly StagedSeries[]): Promise<StagedSource> => {
    const catalog: Record<string, string> = {};
    const keystone = await startFakeKeystone({ catalog });
    const gnocchi = await startFakeGnocchi({ resources: resourcesOf(series), isWelcome: ({ headers }) => keystone.isValid(String(headers['x-auth-token'])) });
    catalog['metric'] = `${gnocchi.url}/`;
    return { options: keystone.login, behave: gnocchi.behave, questions: () => gnocchi.requests.length, connections: () => gnocchi.connections, stop: async () => void await Promise.all([keystone.stop(), gnocchi.stop()]) };
  },
  optionsAt: (url) => ({ auth_url: url, username: 'rating', password: 'Tr0ub4dor&3', user_domain_name: 'Default' }),
  skip: {
    'that is no number is left to who reads it': 'JSON has no such values',
    'answers [] at first': 'no groups are an answer: there is nothing', 'answers [] later': 'no groups are an answer: there is nothing',
  },
}));

describe('a metric', () => {
  let gnocchi: FakeGnocchi | null = null;
  let collector: Collector | null = null;
  afterEach(async () => {
    await collector?.close();
    await gnocchi?.stop();
  });

  const hourMs = 3_600_000;
  const firstMs = (periodsFrom(1)[0]?.start ?? 0) / 1000;
  const at = (ms: number): string => new Date(firstMs + ms).toISOString().replace('.000Z', '+00:00');
  const measure = (ms: number, value: string, granularity = 3600): FakeMeasure => ({ ms: firstMs + ms, granularity, value });
  const resource = (id: string, revisions: FakeResource['revisions']): FakeResource => ({ type: 'instance', id, revisions });
  const one = (measures: readonly FakeMeasure[], attributes: Readonly<Record<string, string | number | null>> = {}): readonly FakeResource[] =>
    [resource('a', [{ start: at(-100 * hourMs), end: null, attributes: { project_id: 'acme', flavor: 'm1.small', ...attributes }, metrics: { cpu: measures } }])];
  const collect = async (resources: readonly FakeResource[], extraArgs: Readonly<Record<string, unknown>> = {}, parts: Partial<Metric> & { readonly count?: number; readonly seconds?: number } = {}): Promise<Collected> => {
    gnocchi = await startFakeGnocchi({ resources, perPage: 2 });
    collector = collectorTypes.get('gnocchi')?.open('gnocchi', { gnocchi_auth_type: 'basic', gnocchi_endpoint: `${gnocchi.url}/v1` }, { scopeKey: 'project_id', metrics: [] }) ?? null;
    if (collector === null) throw new Error('no type gnocchi');
    const { count = 3, seconds, ...metric } = parts;
    return collector.collect({ scope: 'acme', metric: metricOf({ extraArgs: { resource_type: 'instance', ...extraArgs }, ...metric }), periods: periodsFrom(count, seconds), signal: new AbortController().signal });
  };
  const told = ({ series }: Collected): readonly string[] => series.map(({ attributes, periods, values }) => `${[...attributes].filter(([name]) => name !== 'project_id').map(([name, text]) => `${name}=${text}`).join(' ')}: ${periods.map((period, index) => `${period}=${values[index]}`).join(' ')}`).sort();
  const failure = async (asked: Promise<unknown>): Promise<SourceFailure> => asked.then(() => { throw new Error('it answered'); }, (error: unknown) => { if (error instanceof SourceFailure) return error; throw error; });
  const aggregates = (): { readonly parameters: URLSearchParams; readonly body: Readonly<Record<string, unknown>> } => {
    const request = gnocchi?.requests.find(({ path }) => path === '/v1/aggregates');
    return { parameters: request?.parameters ?? new URLSearchParams(), body: JSON.parse(request?.body ?? '{}') as Record<string, unknown> };
  };

  test('is asked for as CloudKitty asks', async () => {
    await collect(one([measure(0, '1')]), { aggregation_method: 'rate:mean', re_aggregation_method: 'sum' }, { groupby: ['id', 'flavor'], metadata: [] });
    const { parameters, body } = aggregates();
    expect(body).toEqual({ operations: ['aggregate', 'sum', ['metric', 'cpu', 'rate:mean']], resource_type: 'instance', search: { and: [{ '=': { type: 'instance' } }, { '=': { project_id: 'acme' } }] } });
    expect([parameters.getAll('groupby'), parameters.get('granularity'), parameters.get('use_history'), parameters.get('start'), parameters.get('stop')]).toEqual([['id', 'flavor', 'project_id'], '3600', 'true', at(0), at(3 * hourMs)]);
    expect(gnocchi?.requests).toHaveLength(1);
  });
  test('may be asked for in words of its own, with three that are filled in', async () => {
    await collect(one([measure(0, '1')]), { custom_query: '(* (aggregate RE_AGGREGATION_METHOD (metric METRIC_NAME AGGREGATION_METHOD)) 2)', re_aggregation_method: 'sum' });
    expect(aggregates().body['operations']).toBe('(* (aggregate sum (metric cpu max)) 2)');
  });
  test('of rates is asked for from one granule earlier, which belongs to no period', async () => {
    expect(told(await collect(one([measure(-hourMs, '5'), measure(0, '1'), measure(hourMs, '2')]), { re_aggregation_method: 'rate:max' }))).toEqual(['id=a flavor=m1.small: 0=1 1=2']);
    expect(aggregates().parameters.get('start')).toBe(at(-hourMs));
  });
  test('has only measures inside the periods', async () => {
    expect(told(await collect(one([measure(-300_000, '9', 300), measure(0, '1', 300), measure(3 * hourMs - 300_000, '2', 300), measure(3 * hourMs, '9', 300)]), { force_granularity: 300 }))).toEqual(['id=a flavor=m1.small: 0=1 2=2']);
  });
  test.each([['max', '7'], ['min', '0.1'], ['sum', '7.4']])('whose measures are shorter than a period is put together by %s where that is exact', async (how, value) => {
    expect(told(await collect(one([measure(0, '0.1', 300), measure(300_000, '7', 300), measure(600_000, '0.3', 300)]), { force_granularity: 300, aggregation_method: how, re_aggregation_method: how }))).toEqual([`id=a flavor=m1.small: 0=${value}`]);
  });
  test('whose measures are shorter than a period is refused where that is not', async () => {
    expect(await failure(collect(one([measure(0, '0.1', 300), measure(300_000, '7', 300)]), { force_granularity: 300, aggregation_method: 'mean' })))
      .toMatchObject({ mayHeal: false, message: expect.stringMatching(/`cpu` at metrics\.yml:12:3: 12 measures of 300 s make one period of 3600 s.*`force_granularity` in extra_args to 3600/) as string });
  });
  test('whose measures are longer than a period is refused', async () => {
    expect(await failure(collect(one([measure(0, '1')]), {}, { seconds: 600 }))).toMatchObject({ mayHeal: false, message: expect.stringMatching(/measures of 3600 s are longer than a period of 600 s.*to 600/) as string });
  });
  test('has of several granularities the longest that fits', async () => {
    expect(told(await collect(one([measure(0, '86', 86_400), measure(0, '1'), measure(0, '3', 300), measure(300_000, '4', 300), measure(hourMs, '2')]), { force_granularity: 0 }))).toEqual(['id=a flavor=m1.small: 0=1 1=2']);
    expect(aggregates().parameters.has('granularity')).toBe(false);
  });

  /** Resized within the second hour. */
  const resized = resource('a', [
    { start: at(-hourMs), end: at(1.5 * hourMs), attributes: { project_id: 'acme', flavor: 'm1.small', host: 'one' }, metrics: { cpu: [measure(0, '1'), measure(hourMs, '0.1')] } },
    { start: at(1.5 * hourMs), end: null, attributes: { project_id: 'acme', flavor: 'm1.large', host: 'two' }, metrics: { cpu: [measure(hourMs, '0.2'), measure(2 * hourMs, '3')] } },
  ]);
  test('has the metadata of each period', async () => {
    const collected = await collect([resized], {}, { groupby: ['id'], metadata: ['host', 'flavor'] });
    // The second hour ended with the second revision, and both revisions measured in it; Gnocchi gives the larger of the two.
    expect(told(collected)).toEqual(['id=a host=one flavor=m1.small: 0=1', 'id=a host=two flavor=m1.large: 1=0.2 2=3']);
    expect(collected.notes).toEqual([]);
    const search = gnocchi?.requests.find(({ path }) => path.startsWith('/v1/search/'));
    expect([search?.path, search?.parameters.get('history')]).toEqual(['/v1/search/resource/instance', 'true']);
    expect(search?.body).toContain(JSON.stringify({ '>=': { ended_at: at(-hourMs) } }));
    expect(search?.body).toContain(JSON.stringify({ '<=': { started_at: at(4 * hourMs) } }));
  });
  test('has every revision that its groups tell apart', async () => {
    expect(told(await collect([resized], {}, { groupby: ['id', 'flavor', 'revision_start'], metadata: [] }))).toEqual([
      `id=a flavor=m1.large revision_start=${at(1.5 * hourMs)}: 1=0.2 2=3`, `id=a flavor=m1.small revision_start=${at(-hourMs)}: 0=1 1=0.1`,
    ]);
  });
  test('has the latest revision alone, with the quantities of all, where that is wanted', async () => {
    expect(told(await collect([resized], { use_all_resource_revisions: false }, { groupby: ['id', 'flavor', 'revision_start'], metadata: [] }))).toEqual([
      `id=a flavor=m1.large revision_start=${at(1.5 * hourMs)}: 1=0.3 2=3`, `id=a flavor=m1.small revision_start=${at(-hourMs)}: 0=1`,
    ]);
  });
  test('cannot have the latest revision where nothing tells it', async () => {
    expect((await failure(collect([resized], { use_all_resource_revisions: false }))).message).toMatch(/metrics\.yml:12:3.*only `revision_start` among `groupby` tells/);
  });
  test('whose resource is not found keeps its usage, and a note says so', async () => {
    const gone: FakeResource = { ...resource('b', [{ start: at(-90 * hourMs), end: null, attributes: { project_id: 'acme', flavor: 'm1.small' }, metrics: { cpu: [measure(0, '1')] } }]), endedAt: at(-50 * hourMs) };
    const collected = await collect([gone], {});
    expect(told(collected)).toEqual(['id=b flavor=: 0=1']);
    expect(collected.notes).toMatchObject([{ kind: 'label missing', sentence: expect.stringMatching(/all 1 series of `cpu` have no attribute `flavor`/) as string }]);
  });
  test('has resources of many pages', async () => {
    const many = Array.from({ length: 7 }, (_, index) => resource(`vm-${index}`, [{ start: at(-hourMs), end: null, attributes: { project_id: 'acme', flavor: `m${index}` }, metrics: { cpu: [measure(0, String(index))] } }]));
    expect(told(await collect(many))).toEqual(many.map((_, index) => `id=vm-${index} flavor=m${index}: 0=${index}`));
    expect(gnocchi?.requests.filter(({ path }) => path.startsWith('/v1/search/'))).toHaveLength(4);
  });
  test('is told apart by another attribute where one is named', async () => {
    expect(told(await collect(one([measure(0, '1')], { original_resource_id: 'OLD' }), { resource_key: 'original_resource_id' }, { groupby: [], metadata: ['flavor'] }))).toEqual(['original_resource_id=OLD flavor=m1.small: 0=1']);
  });
  test('has attributes that are numbers as their text', async () => {
    expect(told(await collect(one([measure(0, '1')], { vcpus: 4 }), {}, { groupby: ['id'], metadata: ['vcpus'] }))).toEqual(['id=a vcpus=4: 0=1']);
  });
  test('with arguments that cannot be is refused with its place', async () => {
    expect(await failure(collect(one([]), { aggregation_method: 'maks' }))).toMatchObject({ mayHeal: false, message: expect.stringMatching(/^collector_gnocchi: metrics\.yml:12:3: extra_args: aggregation_method is `maks`: it is one of mean,/) as string });
  });
});
