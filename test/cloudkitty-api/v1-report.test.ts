/** Proves what reports and dataframes of version 1 say, in its words, and that nobody reads what is another's. */
import { describe, expect, test } from 'vitest';
import { withStore } from '../support/postgres.ts';
import { Asker, caller, cpuHour } from './asking.ts';

const [acme, globex] = ['8f82cc70-e50c-466e-8624-24bdea811375', '7606a24a-b8ad-4ae0-be6c-3d7a41334a2e'];
/** Hours of 2015-01-04 from 13:00 on: of acme 56, of globex 28; each with two equal points of cpu and two of image.size, priced by their sender. */
const frames = (begin = Date.UTC(2015, 0, 4, 13)) => Array.from({ length: 56 }, (_, hour) => {
  const point = (price: number, tenant: string) => ({ vol: { unit: 'nothing', qty: 1 }, rating: { price }, groupby: { fake_meta: 1.0, project_id: tenant }, metadata: { dummy: true } });
  const of = (tenant: string) => ({ cpu: [point(1.337, tenant), point(1.337, tenant)], 'image.size': [point(0.121, tenant), point(0.121, tenant)] });
  const period = { begin: new Date(begin + hour * 3_600_000).toISOString(), end: new Date(begin + (hour + 1) * 3_600_000).toISOString() };
  return [{ period, usage: of(acme) }, ...(hour < 28 ? [{ period, usage: of(globex) }] : [])];
}).flat();

const asking = <T>(work: (asker: Asker) => Promise<T>): Promise<T> => withStore(async (store) => {
  const asker = new Asker(store);
  expect((await asker.ask('POST', '/v2/dataframes', { dataframes: frames() })).status).toBe(204);
  return work(asker);
});
const all = 'begin=2015-01-01T00:00:00&end=2015-02-04T00:00:00';
const row = (tenant: string, type: string, rate: string) => ({ begin: '2015-01-01T00:00:00', end: '2015-02-04T00:00:00', tenant_id: tenant, res_type: type, rate });

test('sums of everybody and of each, grouped as is asked, the smaller first', () => asking(async (asker) => {
  const cases: readonly (readonly [string, unknown])[] = [
    [`/v1/report/total?${all}&all_tenants=True`, '244.944'], [`/v1/report/total?${all}&tenant_id=${acme}`, '163.296'], [`/v1/report/total?${all}&tenant_id=${globex}`, '81.648'], [`/v1/report/total?${all}&service=cpu`, '224.616'],
    ['/v1/report/total?begin=2015-02-04T00:00:00&end=2015-01-01T00:00:00', '0'], ['/v1/report/total', '0'], [`/v1/report/total?${all}&service=nothing`, '0'],
    [`/v1/report/summary?${all}`, { summary: [row('ALL', 'ALL', '244.944')] }], [`/v1/report/summary?${all}&tenant_id=${acme}`, { summary: [row('ALL', 'ALL', '163.296')] }],
    [`/v1/report/summary?${all}&groupby=tenant_id`, { summary: [row(globex, 'ALL', '81.648'), row(acme, 'ALL', '163.296')] }], [`/v1/report/summary?${all}&groupby=res_type`, { summary: [row('ALL', 'image.size', '20.328'), row('ALL', 'cpu', '224.616')] }],
    [`/v1/report/summary?${all}&groupby=tenant_id,res_type&all_tenants=True`, { summary: [row(globex, 'image.size', '6.776'), row(acme, 'image.size', '13.552'), row(globex, 'cpu', '74.872'), row(acme, 'cpu', '149.744')] }],
    [`/v1/report/summary?${all}&service=cpu&groupby=tenant_id`, { summary: [row(globex, 'ALL', '74.872'), row(acme, 'ALL', '149.744')] }], ['/v1/report/summary', { summary: [] }], ['/v1/report/tenants', [globex, acme]],
  ];
  for (const [path, body] of cases) expect([path, (await asker.get(path)).body]).toEqual([path, body]);
}));

test('a rate has five decimals at most, and at least one', () => withStore(async (store) => {
  const asker = new Asker(store);
  const point = (price: number, type: string) => ({ period: { begin: '2026-11-03T00:00:00', end: '2026-11-03T01:00:00' }, usage: { [type]: [{ vol: { unit: 'x', qty: 1 }, rating: { price }, groupby: { project_id: 'p' }, metadata: {} }] } });
  await asker.ask('POST', '/v2/dataframes', { dataframes: [point(30, 'a'), point(0.1234567, 'b'), point(0, 'c')] });
  expect(((await asker.get('/v1/report/summary?groupby=res_type')).body as { summary: { res_type: string; rate: string }[] }).summary.map(({ res_type: type, rate }) => [type, rate])).toEqual([['c', '0'], ['b', '0.12346'], ['a', '30.0']]);
}));

test('dataframes show each point with its price, its volume and both kinds of attributes together', () => asking(async (asker) => {
  const { body } = await asker.get(`/v1/storage/dataframes?begin=2015-01-04T13:00:00&end=2015-01-04T14:00:00&tenant_id=${acme}`);
  const resource = (service: string, rating: string) => ({ service, rating, volume: '1', desc: { fake_meta: 1, project_id: acme, dummy: true } });
  const entry = { begin: '2015-01-04T13:00:00', end: '2015-01-04T14:00:00', tenant_id: acme };
  expect(body).toEqual({ dataframes: [{ ...entry, resources: [resource('cpu', '1.337'), resource('cpu', '1.337')] }, { ...entry, resources: [resource('image.size', '0.121'), resource('image.size', '0.121')] }] });
  const count = async (query: string): Promise<number> => ((await asker.get(`/v1/storage/dataframes?${query}`)).body as { dataframes: unknown[] }).dataframes.length;
  expect(await Promise.all([all, `${all}&tenant_id=${globex}`, `${all}&resource_type=cpu`, `${all}&resource_type=nothing`, ''].map(count))).toEqual([168, 56, 84, 0, 0]);
}));

describe('who is no admin', () => {
  const paths = ['/v1/report/total', '/v1/report/summary', '/v1/storage/dataframes'] as const;
  test('reads of his own scope, and another is refused', () => asking(async (asker) => {
    asker.as(caller('reader', globex));
    expect([(await asker.get(`/v1/report/total?${all}`)).body, (await asker.get(`/v1/report/total?${all}&all_tenants=True`)).body]).toEqual(['81.648', '81.648']);
    expect((await asker.get(`/v1/report/summary?${all}&groupby=tenant_id&all_tenants=True`)).body).toEqual({ summary: [row(globex, 'ALL', '81.648')] });
    expect(((await asker.get(`/v1/storage/dataframes?${all}`)).body as { dataframes: { tenant_id: string }[] }).dataframes.map(({ tenant_id: tenant }) => tenant)).toEqual(Array.from({ length: 56 }, () => globex));
    for (const path of paths) expect([path, (await asker.get(`${path}?${all}&tenant_id=${acme}`)).status]).toEqual([path, 403]);
  }));
  test('and has no scope reads nothing', () => asking(async (asker) => {
    asker.as(caller('reader'));
    const answers = await Promise.all(paths.map(async (path) => (await asker.get(`${path}?${all}&all_tenants=True`)).body));
    expect(answers).toEqual(['0', { summary: [] }, { dataframes: [] }]);
  }));
});

test.each([['/v1/report/total?begin=zzz', /Invalid input for field\/attribute begin/], ['/v1/report/summary?foo=bar', /Unknown argument: "foo"/], ['/v1/storage/dataframes?colour=red', /Unknown argument: "colour"/]])('%s is refused', (path, sentence) => withStore(async (store) => {
  const { status, body } = await new Asker(store).get(path);
  expect([status, body]).toEqual([400, { faultcode: 'Client', faultstring: expect.stringMatching(sentence), debuginfo: null }]);
}));
