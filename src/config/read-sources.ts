/** Collectors and fetchers of the configuration: which are chosen, of which type each is, and their options. */
import type { z } from 'zod';
import { collectorOptions, fetcherOptions, sharedOptions } from '../sources/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type Entry, type Place, type Problem, type ScalarValue, type YamlValue, doubtful, foundText, wrong } from '../yaml/index.ts';
import type { SourceOptions } from './configuration.ts';
import { fit, optionNames } from './fit.ts';
import { foreignOptions } from './foreign.ts';
import { type WrittenSection, mappingOf, variableName } from './written.ts';

export type SourceKind = 'collector' | 'fetcher';

export interface ReadSource {
  readonly name: string;
  readonly type: string;
  /** Empty where they are wrong, so that the rest can still be looked at. */
  readonly options: SourceOptions;
  /** Options that every collector has: `metrics_conf` and `scope_key`. */
  readonly common: ReadonlyMap<string, ScalarValue>;
  /** The section as it was fitted, with what it took over from others. */
  readonly section: WrittenSection;
  readonly schema: z.ZodType;
}

const schemas: Readonly<Record<SourceKind, ReadonlyMap<string, z.ZodType>>> = { collector: collectorOptions, fetcher: fetcherOptions };
/** Options that are not the type's own. */
const commonOptions: Readonly<Record<SourceKind, readonly string[]>> = { collector: ['type', 'auth_section', 'metrics_conf', 'scope_key'], fetcher: ['type', 'auth_section'] };

type Sections = ReadonlyMap<string, WrittenSection>;

function textOf(section: WrittenSection, option: string, problems: Problem[]): ScalarValue | null {
  const entry = section.options.get(option);
  if (entry === undefined) return null;
  const { value } = entry;
  if (value.kind === 'scalar' && value.text !== '') return value;
  problems.push(wrong(value.at, `\`${section.name}.${option}\` must be a text, and here stands ${foundText(value)}`, 'write a text, or leave the line out'));
  return null;
}

/** What a section says itself goes before what the section says that it names. */
function withShared(section: WrittenSection, schema: z.ZodType, sections: Sections, problems: Problem[]): WrittenSection | null {
  const named = textOf(section, 'auth_section', problems);
  if (named === null) return section;
  const shared = sections.get(named.text);
  if (shared === undefined) {
    const meant = nearest(named.text, sections.keys());
    problems.push(wrong(named.at, `\`${section.name}.auth_section\` names the section \`${named.text}\`, and there is none`, meant === null ? 'name a section that holds credentials, such as `keystone_authtoken`' : `did you mean \`${meant}\`?`));
    return null;
  }
  const taken = [...shared.options].filter(([option]) => sharedOptions.includes(option) && optionNames(schema).includes(option) && !section.options.has(option));
  return { ...section, options: new Map([...section.options, ...taken]) };
}

function typeOf(kind: SourceKind, name: string, section: WrittenSection | undefined, at: Place, problems: Problem[]): string | null {
  const known = [...schemas[kind].keys()];
  const written = section === undefined ? null : textOf(section, 'type', problems);
  if (written === null && section?.options.has('type') === true) return null;
  const type = written?.text ?? name;
  if (known.includes(type)) return type;
  const meant = nearest(type, known);
  const which = `types are ${listed(known, known.length)}`;
  if (written !== null) problems.push(wrong(written.at, `\`${type}\` is not a type of ${kind}`, meant === null ? which : `did you mean \`${meant}\`?`));
  else if (section === undefined) problems.push(wrong(at, `\`${name}\` is not a type of ${kind}, and there is no section \`${kind}_${name}\``, meant === null ? `write that section with a \`type\`: ${which}` : `did you mean \`${meant}\`?`));
  else problems.push(wrong(section.at, `the ${kind} \`${name}\` has no \`type\`, and its name is none`, `write \`type:\` below it; ${which}`));
  return null;
}

function readSource(kind: SourceKind, name: string, at: Place, sections: Sections, problems: Problem[]): ReadSource | null {
  const sectionName = `${kind}_${name}`;
  const own = sections.get(sectionName);
  const type = typeOf(kind, name, own, at, problems);
  const schema = type === null ? undefined : schemas[kind].get(type);
  if (type === null || schema === undefined) return null;
  const section = withShared(own ?? { name: sectionName, at, options: new Map() }, schema, sections, problems);
  if (section === null) return null;
  const isCommon = ([option]: readonly [string, Entry]): boolean => commonOptions[kind].includes(option);
  const options = new Map([...section.options].filter((entry) => !isCommon(entry)));
  const fitted = fit({ section: sectionName, at: section.at, options: mappingOf({ options, at: section.at }), schema, alsoKnown: commonOptions[kind], foreign: foreignOptions[sectionName] ?? {} });
  problems.push(...fitted.problems);
  const common = new Map(commonOptions[kind].flatMap((option) => {
    const value = option === 'type' || option === 'auth_section' ? null : textOf(section, option, problems);
    return value === null ? [] : [[option, value] as const];
  }));
  return { name, type, options: fitted.values ?? {}, common, section, schema };
}

/** Names that were chosen, and where. */
export interface Chosen {
  readonly kind: SourceKind;
  /** The option that chooses: `collect.collector`. */
  readonly by: string;
  readonly names: readonly string[];
  readonly at: Place;
  /** As the option was written. */
  readonly value: YamlValue | null;
}

/** Of one of the names, in a list or between commas. */
function placeOf(name: string, { value, at }: Chosen): Place {
  if (value?.kind === 'list') return value.items.find((item) => item.kind === 'scalar' && item.text === name)?.at ?? at;
  return value?.kind === 'scalar' && value.text.includes(name) ? value.part(value.text.lastIndexOf(name), name.length) : at;
}

export function readSources(chosen: Chosen, sections: Sections, problems: Problem[]): readonly ReadSource[] {
  const { kind, by, names } = chosen;
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of new Set(twice)) problems.push(wrong(placeOf(name, chosen), `\`${by}\` names \`${name}\` twice`, 'name it once'));
  for (const { name: sectionName, at: place } of sections.values()) {
    const name = sectionName.startsWith(`${kind}_`) ? sectionName.slice(kind.length + 1) : null;
    if (name !== null && !names.includes(name)) problems.push(doubtful(place, `\`${sectionName}\` is used by nobody: \`${by}\` names ${listed(names)}`, `add \`${name}\` to \`${by}\`${place.kind === 'variable' ? ` by ${variableName(...(by.split('.') as [string, string]))}` : ''}, or leave the section out`));
  }
  return [...new Set(names)].flatMap((name) => readSource(kind, name, placeOf(name, chosen), sections, problems) ?? []);
}
