/** Proves that files in CloudKitty's format are read as they are, with its numbers taken exactly. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Metric, compileConversion, readMetrics } from '../../src/metrics/index.ts';
import { decimalText, exactNumber } from '../../src/money/index.ts';
import { problemLine } from '../../src/yaml/index.ts';
import { checkExtraArgs } from '../../src/sources/index.ts';

const folder = path.join(import.meta.dirname, 'examples');

function read(name: string, type: string, scopeKey: string): ReadonlyMap<string, Metric> {
  const { metrics, problems } = readMetrics(name, readFileSync(path.join(folder, name), 'utf8'), { scopeKey, skip: { text: 'False', at: { kind: 'variable', name: 'X' } }, checkExtraArgs: (extraArgs) => checkExtraArgs(type, extraArgs) });
  expect(problems.map(problemLine)).toEqual([]);
  return new Map(metrics.map((metric) => [metric.name, metric]));
}

describe('Gnocchi', () => {
  const metrics = read('gnocchi.yml', 'gnocchi', 'project_id');
  const quantity = (name: string, text: string): unknown => compileConversion(metrics.get(name)?.conversion ?? { factor: exactNumber('0'), offset: exactNumber('0'), mutate: 'NONE', map: null })(text);

  it('names its meters, in order', () => expect([...metrics.keys()]).toEqual(['instance', 'image.size', 'volume.size', 'network.outgoing.bytes.rate', 'network.incoming.bytes.rate', 'ip.floating', 'radosgw.objects.size']));
  it('reads every part of a metric', () => {
    const { places, ...instance } = metrics.get('instance') ?? { places: null };
    expect(instance).toEqual({
      sourceName: 'cpu', name: 'instance', unit: 'instance', description: 'a machine that was there in the period', groupby: ['id', 'user_id'], metadata: ['flavor_name', 'flavor_id', 'vcpus'],
      conversion: { factor: exactNumber('1'), offset: exactNumber('0'), mutate: 'NUMBOOL', map: null }, skip: null, extraArgs: { aggregation_method: 'mean', resource_type: 'instance', force_granularity: 300 }, place: 'gnocchi.yml:3:3',
    });
    expect(places).toMatchObject({ name: { line: 5, column: 15 }, unit: { line: 4, column: 11 }, fields: { line: 7, column: 5 } });
  });
  it('takes fractions as fractions', () => {
    expect(metrics.get('image.size')?.conversion.factor).toEqual(exactNumber('1/1048576'));
    expect(metrics.get('network.outgoing.bytes.rate')?.conversion.factor).toEqual(exactNumber('9/2500'));
  });
  it.each([
    ['instance', '187000000', '1'], ['instance', '0', '0'], ['image.size', '1048576', '1'], ['image.size', '1', '0.00000095367431640625'], ['volume.size', '20', '20'], ['network.outgoing.bytes.rate', '1000000', '3600'],
    ['network.outgoing.bytes.rate', '0.1', '0.00036'], ['radosgw.objects.size', '3', '0.0000000027939677238464355469'],
  ])('%s of %s is %s', (name, text, expected) => expect(quantity(name, text)).toBe(expected));
  it('follows anchors and merge keys', () => expect(metrics.get('network.incoming.bytes.rate')?.extraArgs).toEqual({ re_aggregation_method: 'max', aggregation_method: 'mean', resource_type: 'instance_network_interface' }));
  it('has a skip expression where one is written', () => expect([...metrics.values()].flatMap(({ name, skip }) => (skip === null ? [] : [[name, skip.text]]))).toEqual([['radosgw.objects.size', "datapoint['vol']['qty'] == 0"]]));
});

describe('Prometheus', () => {
  const metrics = read('prometheus.yml', 'prometheus', 'tenant_id');

  it('gives several meters from one metric', () => expect([...metrics.values()].map(({ sourceName, name }) => [sourceName, name])).toEqual([
    ['openstack_nova_server_status', 'instance'], ['openstack_nova_server_status', 'instance_running'], ['openstack_cinder_limits_volume_used_gb', 'storage'], ['openstack_glance_image_bytes', 'image.size']]));
  it('leaves the scope key to the collector', () => expect(metrics.get('instance')?.groupby).toEqual(['uuid', 'user_id']));
  it.each([['0', '1'], ['11', '1'], ['16.0', '1'], ['1', '0'], ['4', '0'], ['0.5', '0']])('state %s of a machine counts %s', (text, expected) => {
    const { conversion } = metrics.get('instance') ?? {};
    expect(conversion?.map?.map(([from, to]) => [decimalText(from), decimalText(to)])).toEqual([['0', '1'], ['11', '1'], ['12', '1'], ['16', '1']]);
    expect(conversion === undefined ? null : compileConversion(conversion)(text)).toBe(expected);
  });
  it('skips by the scope, which is always grouped by', () => {
    const point = { quantity: '1', unit: 'instance', groupby: new Map([['uuid', 'a'], ['tenant_id', 'admin']]), metadata: new Map() };
    expect(metrics.get('instance_running')?.skip?.answer(point)).toEqual({ kind: 'skipped' });
    expect(metrics.get('instance_running')?.skip?.answer({ ...point, groupby: new Map([['tenant_id', 'acme']]) })).toEqual({ kind: 'kept', reason: null });
  });
});

describe('numbers', () => {
  const factorOf = (written: string): string => {
    const { metrics, problems } = readMetrics('metrics.yml', `metrics:\n  a: {unit: x, factor: ${written}}\n`, { scopeKey: 'project_id', skip: null });
    const [metric] = metrics;
    return metric === undefined || problems.length > 0 ? problems.map(problemLine).join() : `${metric.conversion.factor.numerator}/${metric.conversion.factor.denominator}`;
  };
  it.each([
    ['0.1', '1/10'], ['1/3', '1/3'], ['2/3', '2/3'], ['"1/3"', '1/3'], ['-1/3', '-1/3'], ['1 / 3', '1/3'], ['0.5/1.5', '1/3'], ['4/6', '2/3'], ['"0.1"', '1/10'], ['3600', '3600/1'], ['1e3', '1000/1'], ['1.0e-3', '1/1000'], ['+5', '5/1'], ['.5', '1/2'], ['1_000', '1000/1'], ["'7'", '7/1'],
    ['0.1000000000000000055511151231', '1000000000000000055511151231/10000000000000000000000000000'], ['9007199254740993', '9007199254740993/1'],
  ])('%s is %s, never a double on its way', (written, expected) => expect(factorOf(written)).toBe(expected));
});

describe('the skip expression of all metrics', () => {
  it('holds for those without one of their own, each by its name', () => {
    const { metrics } = readMetrics('m.yml', "metrics:\n  a: {unit: x}\n  b: {unit: x, skip_datapoints_expression: 'False'}\n  c: {unit: x}\n", { scopeKey: 'project_id', skip: { text: "usage_data_metric_name == 'a' and datapoint['vol']['qty'] == 0", at: { kind: 'variable', name: 'X' } } });
    expect(metrics.map(({ name, skip }) => [name, skip?.text ?? null])).toEqual([['a', "usage_data_metric_name == 'a' and datapoint['vol']['qty'] == 0"], ['b', null], ['c', null]]);
  });
});
