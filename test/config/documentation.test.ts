/** Proves that docs/CONFIGURATION.md tells every option with its default, and that its examples load. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { foreignOptions, foreignSections } from '../../src/config/foreign.ts';
import { optionNames } from '../../src/config/fit.ts';
import { ownSections } from '../../src/config/sections.ts';
import { loadConfiguration } from '../../src/config/index.ts';
import { definitionKeys } from '../../src/metrics/definition-keys.ts';
import { mutators, readMetrics } from '../../src/metrics/index.ts';
import { collectorOptions, fetcherOptions } from '../../src/sources/index.ts';
import { problemLine, yamlText } from '../../src/yaml/index.ts';
import { withFiles } from '../support/command.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/CONFIGURATION.md'), 'utf8');

/** What stands below a heading, up to the next one. */
function below(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`the page has no heading \`${heading}\``);
  const text = page.slice(start + heading.length + 2);
  const end = text.search(/\n#{2,3} /);
  return end < 0 ? text : text.slice(0, end);
}
/** Option and default of each row of its tables. */
const told = (heading: string): ReadonlyMap<string, string> => new Map([...below(heading).matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, name = '', value = '']) => [name, value.trim().replace(/^`(.*)`$/, '$1')]));

function defaults(schema: z.ZodType): ReadonlyMap<string, string> {
  const { shape } = schema as unknown as { readonly shape: Readonly<Record<string, z.ZodType>> };
  return new Map(optionNames(schema).map((name) => {
    const parsed = shape[name]?.safeParse(undefined);
    return [name, parsed?.success === true ? yamlText(parsed.data).replace(/^"(.*)"$/, '$1') : '–'];
  }));
}
const sorted = (options: ReadonlyMap<string, string>): readonly (readonly [string, string])[] => [...options].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the tables', () => {
  it.each(Object.entries(ownSections).filter(([name]) => name !== 'keystone_authtoken'))('tell all of %s', (name, schema) => expect(sorted(told(`### \`${name}\``))).toEqual(sorted(defaults(schema))));
  const keystone = told('### Keystone');
  it.each([
    ...[...collectorOptions].filter(([type]) => type !== 'pushed').map(([type, schema]) => [`collector_${type}`, schema] as const), ...[...fetcherOptions].filter(([type]) => type !== 'pushed').map(([type, schema]) => [`fetcher_${type}`, schema] as const),
  ])('tell all of %s', (name, schema) => {
    const own = told(`### \`${name}\``);
    const also = /As `(\w+)`, and/.exec(below(`### \`${name}\``))?.[1];
    const all = new Map([...(/\(#keystone\)/.test(below(`### \`${also ?? name}\``)) ? keystone : []), ...(also === undefined ? [] : told(`### \`${also}\``)), ...own]);
    expect(sorted(all)).toEqual(sorted(defaults(schema)));
  });
  it('tell every key of a metric, and every mutator', () => {
    const text = below('## metrics.yml');
    for (const key of definitionKeys) expect(text).toContain(`| \`${key}\` |`);
    for (const mutator of mutators) expect(below('### From a source to a quantity')).toContain(`\`${mutator}\``);
  });
  it('tell why what CloudKitty has is not here', () => {
    const text = page.slice(page.indexOf('## From CloudKitty'));
    const names = [...Object.keys(foreignSections), ...Object.keys(foreignOptions.orchestrator ?? {}), ...Object.keys(foreignOptions.storage ?? {})];
    expect(names.length).toBeGreaterThan(20);
    // By name, or by the name of a family: `[storage_*]`.
    expect(names.filter((name) => !text.includes(name) && !text.includes(name.replace(/_[^_]+$/, '_*')))).toEqual([]);
  });
});

const samples = [...page.matchAll(/```yaml\n# (tariff|metrics)\.yml\n([^]*?)```/g)].map(([, kind = '', text = '']) => ({ kind, text }));
const metrics = samples.find(({ kind }) => kind === 'metrics')?.text ?? '';

describe('the examples', () => {
  it('are there', () => expect(samples.map(({ kind }) => kind)).toEqual(['tariff', 'tariff', 'metrics']));
  it.each(samples.filter(({ kind }) => kind === 'tariff').map(({ text }, index) => [index + 1, text] as const))('of tariff.yml: number %i loads', (_index, text) => withFiles({ 'tariff.yml': text, 'metrics.yml': metrics, 'k8s-metrics.yml': metrics }, (folder) => {
    const { configuration, problems } = loadConfiguration(path.join(folder, 'tariff.yml'), {});
    expect(problems.map(problemLine)).toEqual([]);
    expect(configuration?.collectors.flatMap((collector) => collector.metrics.map(({ name }) => name)).slice(0, 3)).toEqual(['instance', 'traffic', 'packets']);
    return Promise.resolve();
  }));
  it('of metrics.yml loads', () => expect(readMetrics('metrics.yml', metrics, { scopeKey: 'project_id', skip: null }).problems).toEqual([]));
  it('of variables are options', () => withFiles({ 'tariff.yml': samples[1]?.text ?? '', 'metrics.yml': metrics, 'k8s-metrics.yml': metrics, secret: 'x' }, (folder) => {
    const variables = [...below('## Environment').matchAll(/`(TARIFF_\w+__\w+)=([^`]*)`/g)].map(([, name = '', value = '']) => [name, value.startsWith('/') ? path.join(folder, 'secret') : value] as const);
    expect(variables).toHaveLength(3);
    const { problems } = loadConfiguration(path.join(folder, 'tariff.yml'), Object.fromEntries(variables));
    // The example has no fetcher `source`, and says so.
    expect(problems.map(({ sentence }) => sentence)).toEqual(['`fetcher_source` is used by nobody: `fetcher.backend` names keystone and namespaces']);
    return Promise.resolve();
  }));
});
