/** Proves that queries are CloudKitty's, and that no name or value leaves its quotes. */
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/time/index.ts';
import { prometheusArguments } from '../../src/sources/prometheus/extra-args.ts';
import { queryText, quoted, selectorText } from '../../src/sources/prometheus/query.ts';
import { evaluatedAt, rangeOf, seconds } from '../../src/sources/prometheus/range.ts';
import { metricOf } from './staged.ts';

const metric = metricOf({ sourceName: 'http_requests_total', groupby: ['foo', 'bar'], metadata: ['code', 'instance'] });
const by = 'by (foo, bar, project_id, code, instance)';
const selected = 'http_requests_total{project_id="X"}[3600s]';

describe('a query', () => {
  test.each<readonly [Readonly<Record<string, unknown>>, string]>([
    [{}, `max(max_over_time(${selected})) ${by}`],
    [{ aggregation_method: 'avg' }, `avg(avg_over_time(${selected})) ${by}`],
    [{ aggregation_method: 'avg', query_function: 'abs' }, `avg(abs(avg_over_time(${selected}))) ${by}`],
    [{ aggregation_method: 'avg', range_function: 'delta' }, `avg(delta(${selected})) ${by}`],
    [{ aggregation_method: 'avg', range_function: 'delta', query_function: 'abs' }, `avg(abs(delta(${selected}))) ${by}`],
    [{ query_prefix: 'custom_prefix' }, `custom_prefix max(max_over_time(${selected})) ${by}`],
    [{ query_suffix: '* on (domain) group_left() libvirt_domain_vcpu_maximum' }, `max(max_over_time(${selected})) ${by} * on (domain) group_left() libvirt_domain_vcpu_maximum`],
    [{ aggregation_method: 'stddev' }, `stddev(stddev_over_time(${selected})) ${by}`],
  ])('of %j', (args, text) => expect(queryText(metric, prometheusArguments.parse(args), { scopeKey: 'project_id', scope: 'X', range: '3600s' })).toBe(text));

  test('names each attribute once', () => {
    const twice = { ...metric, groupby: ['project_id', 'foo'], metadata: ['foo'] };
    expect(queryText(twice, prometheusArguments.parse({}), { scopeKey: 'project_id', scope: 'X', range: '1h' })).toBe('max(max_over_time(http_requests_total{project_id="X"}[1h])) by (project_id, foo)');
  });
});

test.each([
  ['plain', '"plain"'], ['a"b', '"a\\"b"'], ['a\\b', '"a\\\\b"'], ['a\nb\u0000', '"a\\u000ab\\u0000"'], ['ü 😀 {}', '"ü 😀 {}"'], ['\ufffd', '"\\ufffd"'], ['half \ud800', '"half \\ufffd"'],
])('%j in quotes is %s', (text, wanted) => expect(quoted(text)).toBe(wanted));

test('names that are not plain stand in quotes', () => {
  expect(selectorText('cpu.util', [['project.id', 'x']])).toBe('{__name__="cpu.util", "project.id"="x"}');
  expect(selectorText('job:cpu', [])).toBe('job:cpu{}');
});

describe('a range', () => {
  const hour = { start: instant(1_773_100_800_000_000), end: instant(1_773_104_400_000_000) };
  test('covers the period and nothing else, whichever ends a source takes', () => {
    expect([evaluatedAt(hour), seconds(evaluatedAt(hour)), rangeOf(hour, 'closed'), rangeOf(hour, 'left open')]).toEqual([1_773_104_399_999, '1773104399.999', '3599999ms', '3600s']);
  });
});
