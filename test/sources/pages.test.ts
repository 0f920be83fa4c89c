/** Proves that the samples of docs/COLLECTORS.md are configurations, and that its tables name every argument and type. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkExtraArgs, collectorOptions, collectorTypes, fetcherOptions, fetcherTypes } from '../../src/sources/index.ts';
import { prometheusArguments } from '../../src/sources/prometheus/extra-args.ts';
import { gnocchiArguments } from '../../src/sources/gnocchi/extra-args.ts';
import { queryText } from '../../src/sources/prometheus/query.ts';
import { metricOf } from './staged.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/COLLECTORS.md'), 'utf8');
const samples = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => parse(text) as Readonly<Record<string, Readonly<Record<string, unknown>>>>);
const sections = samples.flatMap((sample) => Object.entries(sample)).filter(([name]) => name !== 'metrics');
interface Sampled {
  readonly groupby: readonly string[];
  readonly extra_args: Readonly<Record<string, unknown>>;
}
const metrics = samples.flatMap((sample) => Object.entries((sample['metrics'] ?? {}) as Readonly<Record<string, Sampled>>));

describe('samples', () => {
  test.each(sections.map(([name, section]) => ({ name, section })))('$name', ({ name, section }) => {
    const [, kind, type = ''] = /^(collector|fetcher)_(\w+)$/.exec(name) ?? [];
    const schema = (kind === 'collector' ? collectorOptions : fetcherOptions).get(type);
    expect(schema?.safeParse(section).error?.issues ?? (schema === undefined ? 'no such type' : [])).toEqual([]);
  });
  test.each(metrics)('%s', (_name, { extra_args: extraArgs }) => {
    expect(checkExtraArgs('resource_type' in extraArgs ? 'gnocchi' : 'prometheus', extraArgs)).toEqual([]);
  });
  test('the query is that of the first metric', () => {
    const [name, { groupby, extra_args: extraArgs }] = metrics[0] ?? ['', { groupby: [], extra_args: {} }];
    const query = queryText(metricOf({ sourceName: name, groupby, metadata: [] }), prometheusArguments.parse(extraArgs), { scopeKey: 'project_id', scope: 'acme', range: '3600s' });
    expect(page).toContain(`\`\`\`\n${query}\n\`\`\``);
  });
});

describe('names', () => {
  test.each([...Object.keys(prometheusArguments.shape), ...Object.keys(gnocchiArguments.shape), ...collectorTypes.keys(), ...fetcherTypes.keys(), 'lookback', 'accept_warnings'])('%s is on the page', (name) => expect(page).toContain(`\`${name}\``));
  test('types that are configured can be opened, but for what is pushed', () => {
    expect([...collectorTypes.keys(), 'pushed'].sort()).toEqual([...collectorOptions.keys()].sort());
    expect([...fetcherTypes.keys(), 'pushed'].sort()).toEqual([...fetcherOptions.keys()].sort());
  });
});
