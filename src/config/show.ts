/** The configuration as it acts: each option with its value, and where that came from. Secrets are replaced. */
import type { z } from 'zod';
import { type Place, placeName, yamlText } from '../yaml/index.ts';
import { optionNames } from './fit.ts';
import type { LoadedConfiguration } from './load.ts';
import type { ReadSource } from './read-sources.ts';
import { isSecretOption } from './secrets.ts';
import { type OwnSection, ownSections } from './sections.ts';
import type { WrittenSection } from './written.ts';

export type Origin = { readonly kind: 'file'; readonly file: string; readonly line: number } | { readonly kind: 'variable'; readonly name: string } | { readonly kind: 'default' };

export interface ShownOption {
  readonly section: string;
  readonly option: string;
  /** Plain JSON; a secret is replaced. */
  readonly value: unknown;
  readonly isSecret: boolean;
  readonly origin: Origin;
}

const replaced = '(secret)';

function originOf(at: Place | undefined): Origin {
  if (at === undefined) return { kind: 'default' };
  return at.kind === 'variable' ? { kind: 'variable', name: at.name } : { kind: 'file', file: at.file, line: at.line };
}

/** A URL may carry a password. */
const withoutPassword = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/@:]*):[^/@]*@/i, `$1:${replaced}@`) : value);

function shownOptions(section: string, names: readonly string[], values: Readonly<Record<string, unknown>>, written: WrittenSection | undefined): readonly ShownOption[] {
  return names.map((option) => {
    const value = values[option] ?? null;
    const isSecret = isSecretOption(option) && value !== null;
    return { section, option, value: isSecret ? replaced : withoutPassword(value), isSecret, origin: originOf(written?.options.get(option)?.value.at) };
  });
}

function sourceOptions(kind: 'collector' | 'fetcher', { name, type, options, common, section, schema }: ReadSource): readonly ShownOption[] {
  const values = { ...options, type, ...Object.fromEntries([...common].map(([option, value]) => [option, value.text])) };
  return shownOptions(`${kind}_${name}`, ['type', ...common.keys(), ...optionNames(schema)], values, section);
}

/** In the order of docs/CONFIGURATION.md. */
export function shownConfiguration({ draft }: LoadedConfiguration): readonly ShownOption[] {
  const own = (Object.entries(ownSections) as readonly (readonly [OwnSection, z.ZodType])[]).flatMap(([name, schema]) => {
    const [values, written] = [draft.values.get(name), draft.sections.get(name)];
    const all = optionNames(schema);
    if (name === 'alerts' && values?.directory === null) return shownOptions(name, all, { directory: `${String(draft.values.get('rules')?.directory)}/alerts` }, written);
    return values === undefined ? [] : shownOptions(name, name === 'keystone_authtoken' ? all.filter((option) => written?.options.has(option) === true) : all, values, written);
  });
  return [...own, ...draft.readFetchers.flatMap((fetcher) => sourceOptions('fetcher', fetcher)), ...draft.readCollectors.flatMap((collector) => sourceOptions('collector', collector))];
}

const originText = (origin: Origin): string => (origin.kind === 'default' ? 'default' : origin.kind === 'variable' ? origin.name : placeName({ kind: 'file', file: origin.file, line: origin.line, column: 1, width: 0, text: '' }).replace(/:1$/, ''));

/** As YAML that reads back, with origins behind the values. */
export function shownYaml(options: readonly ShownOption[]): string {
  const sections = Map.groupBy(options, ({ section }) => section);
  return [...sections].map(([section, entries]) => {
    const lines = entries.map(({ option, value }) => `  ${option}: ${yamlText(value)}`);
    const width = Math.min(60, Math.max(...lines.map((line) => line.length)));
    return [`${section}:`, ...entries.map(({ origin }, index) => `${(lines[index] ?? '').padEnd(width)}  # ${originText(origin)}`)].join('\n');
  }).join('\n');
}
