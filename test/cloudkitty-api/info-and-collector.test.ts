/** `/v1/info` and `/v1/collector` as clients of CloudKitty ask them: what is collected, and mappings and states that are kept. */
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../src/metrics/index.ts';
import { withStore } from '../support/postgres.ts';
import { metric } from '../service/parts.ts';
import { type Ask, asking } from './asked-by.ts';

const json = (name: string, unit: string, metadata: readonly string[]) => ({ metric_id: name, metadata, unit });
const metrics: readonly Metric[] = [metric('cpu', 'instance', 'instance'), metric('image.size', 'image.size', 'MiB'), { ...metric('gpu', 'instance', 'card'), metadata: ['flavor', 'card'] }];
const metricsFile = { metrics: { cpu: { unit: 'instance', alt_name: 'instance', factor: '1/3' }, 'image.size': { unit: 'MiB' } } };
const info = (work: (ask: Ask) => Promise<void>, file: unknown = metricsFile): Promise<void> => withStore((store) => work(asking(store, { metrics, metricsFile: file })));
const any = { 'x-caller': 'reader' };

describe('info', () => {
  test('tells the metrics by their public names, to everybody who says who he is', () => info(async (ask) => {
    const all = [json('instance', 'instance', ['flavor', 'card']), json('image.size', 'MiB', ['flavor'])];
    for (const place of ['metrics', 'metrics/', 'services', 'services/']) expect([place, await ask('GET', `/v1/info/${place}`, undefined, any)]).toMatchObject([place, { status: 200, body: { metrics: all } }]);
    for (const place of ['metrics', 'services']) expect(await ask('GET', `/v1/info/${place}/image.size/`, undefined, any)).toMatchObject({ status: 200, body: all[1] });
    for (const place of ['config', 'config/']) expect(await ask('GET', `/v1/info/${place}`, undefined, any)).toMatchObject({ status: 200, body: metricsFile });
  }));
  test('refuses what is not there', () => info(async (ask) => {
    expect(await ask('GET', '/v1/info/metrics/cpu')).toMatchObject({ status: 404, body: { faultcode: 'Client', faultstring: 'cpu' } });
    expect(await ask('GET', '/v1/info/metrics?foo=1')).toMatchObject({ status: 400, body: { faultstring: 'Unknown argument: "foo"' } });
    for (const [method, place] of [['GET', '/v1/info'], ['GET', '/v1/info/nothing'], ['POST', '/v1/info/metrics']] as const) expect((await ask(method, place, method === 'POST' ? {} : undefined)).status).toBe(405);
  }));
  test.each([null, 'text', {}, { metrics: null }])('says that there are none: %j', (file) => info(async (ask) => {
    for (const place of ['metrics', 'metrics/instance', 'config']) expect(await ask('GET', `/v1/info/${place}`)).toMatchObject({ status: 405, body: { faultstring: 'Invalid endpoint: no metrics in current configuration.' } });
  }, file));
});

describe('collectors', () => {
  test('are enabled by name, wherever the name stands', () => withStore(async (store) => {
    const ask = asking(store);
    const tell = async (place: string): Promise<unknown> => (await ask('GET', `/v1/collector/${place}`)).body;
    for (const place of ['fake1/states', 'states/fake1', 'states/?name=fake1', 'states?name=fake1']) expect(await tell(place)).toEqual({ name: 'fake1', enabled: false });
    expect(await ask('PUT', '/v1/collector/fake1/states', { name: 'fake1', enabled: true })).toMatchObject({ status: 200, body: { name: 'fake1', enabled: true } });
    expect([await tell('fake1/states'), await tell('fake2/states')]).toEqual([{ name: 'fake1', enabled: true }, { name: 'fake2', enabled: false }]);
    expect(await ask('PUT', '/v1/collector/states/', { name: 'fake1', enabled: 'False' })).toMatchObject({ status: 200, body: { enabled: false } });
    expect(await ask('PUT', '/v1/collector/states/', { name: 'fake2', enabled: 'true' })).toMatchObject({ status: 200, body: { enabled: true } });
    expect([await tell('states?name=fake1'), await tell('states?name=fake2')]).toEqual([{ name: 'fake1', enabled: false }, { name: 'fake2', enabled: true }]);
  }));

  test('are mapped to services, one to each', () => withStore(async (store) => {
    const ask = asking(store);
    const [one, two] = [{ service: 'metric1', collector: 'fake1' }, { service: 'metric8', collector: 'fake2' }];
    const list = async (query = ''): Promise<unknown> => (await ask('GET', `/v1/collector/mappings${query}`)).body;
    expect(await list()).toEqual({ mappings: [] });
    expect(await ask('POST', '/v1/collector/mappings/other/metric1')).toMatchObject({ status: 200, body: { service: 'metric1', collector: 'other' } });
    expect(await ask('POST', '/v1/collector/mappings/', one)).toMatchObject({ status: 200, body: one });
    expect(await ask('POST', '/v1/collector/mappings/fake2/metric8')).toMatchObject({ status: 200, body: two });
    expect([await list('/'), await list('?collector=fake1'), await list('?collector=fake2'), await list('?collector=none'), await list('/metric8'), await list('/?service=metric8')]).toEqual([{ mappings: [one, two] }, { mappings: [one] }, { mappings: [two] }, { mappings: [] }, two, two]);
    expect(await ask('DELETE', '/v1/collector/mappings/metric1')).toMatchObject({ status: 204, body: '' });
    expect(await ask('DELETE', '/v1/collector/mappings/', { service: 'metric8' })).toMatchObject({ status: 204 });
    expect(await list()).toEqual({ mappings: [] });
  }));

  test.each<readonly [string, string, unknown, number, string]>([
    ['GET', 'mappings/notfound', undefined, 404, 'No mapping for service: notfound'], ['DELETE', 'mappings/notfound', undefined, 404, 'No mapping for service: notfound'], ['DELETE', 'mappings', {}, 400, 'Missing argument: "service"'],
    ['POST', 'mappings', { service: 'a' }, 400, 'Missing argument: "collector"'], ['POST', 'mappings', { service: 'a', collector: 'b', mood: 'c' }, 400, 'mood'], ['POST', 'mappings', '{', 400, 'Request is not in valid JSON format'],
    ['POST', 'mappings', { service: 'a'.repeat(256), collector: 'b' }, 400, 'maximum'], ['POST', 'mappings', { service: 'a\0', collector: 'b' }, 400, 'characters'], ['GET', 'mappings?foo=1', undefined, 400, 'Unknown argument: "foo"'],
    ['GET', 'states', undefined, 400, 'Missing argument: "name"'], ['PUT', 'states', { name: 'a' }, 400, 'Mandatory field missing'], ['PUT', 'states', { name: 'a', enabled: [] }, 400, 'boolean'], ['GET', `mappings/${encodeURIComponent("x' or '1'='1")}`, undefined, 404, "x' or '1'='1"],
  ])('refuse %s %s %j', (method, place, body, status, words) => withStore(async (store) => {
    const answer = await asking(store)(method, `/v1/collector/${place}`, body);
    expect(answer.status).toBe(status);
    expect((answer.body as { faultstring: string }).faultstring).toContain(words);
  }));

  test('say nothing at their root, and nothing to who is no admin', () => withStore(async (store) => {
    const ask = asking(store);
    expect(await ask('GET', '/v1/collector')).toMatchObject({ status: 204, body: '' });
    for (const place of ['', '/mappings', '/mappings/x', '/states/x', '/x/states']) expect((await ask('GET', `/v1/collector${place}`, undefined, any)).status).toBe(403);
  }));
});
