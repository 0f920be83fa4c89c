/** Sections of `tariff.yml` with what variables of the environment put in their place. Knows which sections there are, and nothing of their options. */
import { listed, nearest } from '../words/index.ts';
import { type Entry, type Place, type Problem, type YamlValue, foundText, isNothing, wholeFile, wrong } from '../yaml/index.ts';
import type { Override } from './environment.ts';
import { foreignSections } from './foreign.ts';
import { ownSections } from './sections.ts';
import { type WrittenSection, variableEntry } from './written.ts';

export interface Sections {
  readonly sections: ReadonlyMap<string, WrittenSection>;
  readonly problems: readonly Problem[];
}

const sourceSection = /^(?:fetcher|collector)_(?!.*__)[a-z0-9][a-z0-9_]*$/;
const own = Object.keys(ownSections);

function unknownSection(name: string, at: Place): Problem {
  const why = foreignSections[name];
  if (why !== undefined) return wrong(at, `\`${name}\` is a section of CloudKitty that is not needed here: ${why}`, 'leave it out');
  if (/^(?:fetcher|collector)[^a-zA-Z]/.test(name)) return wrong(at, `\`${name}\` names no source: names have small letters, digits and single underscores`, `write \`${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}\``);
  const meant = nearest(name, own);
  return wrong(at, `\`${name}\` is not a section`, meant === null ? `sections are ${listed(own, own.length)}, and \`fetcher_NAME\` and \`collector_NAME\`` : `did you mean \`${meant}\`?`);
}

const isKnown = (name: string): boolean => own.includes(name) || sourceSection.test(name);

function readSection({ key, value }: Entry, problems: Problem[]): WrittenSection {
  if (value.kind !== 'mapping' && !isNothing(value)) problems.push(wrong(value.at, `\`${key.text}\` is a section with options, and here stands ${foundText(value)}`, 'write its options below it, indented'));
  return { name: key.text, at: key.at, options: new Map(value.kind === 'mapping' ? value.entries.map((entry) => [entry.key.text, entry]) : []) };
}

function withOverride(section: WrittenSection | undefined, { section: name, option, variable, text }: Override): WrittenSection {
  const at: Place = section?.at ?? { kind: 'variable', name: variable };
  return { name, at, options: new Map([...section?.options ?? [], [option, variableEntry(option, variable, text)]]) };
}

export function readSections(file: string, root: YamlValue | null, overrides: readonly Override[]): Sections {
  const problems: Problem[] = [];
  const sections = new Map<string, WrittenSection>();
  if (root !== null && root.kind !== 'mapping' && !isNothing(root)) problems.push(wrong(wholeFile(file), `the file holds sections, and here stands ${foundText(root)}`, 'begin with a section, such as `collect:`'));
  for (const entry of root?.kind === 'mapping' ? root.entries : []) {
    if (isKnown(entry.key.text)) sections.set(entry.key.text, readSection(entry, problems));
    else problems.push(unknownSection(entry.key.text, entry.key.at));
  }
  for (const override of overrides) {
    const at: Place = { kind: 'variable', name: override.variable };
    if (isKnown(override.section)) sections.set(override.section, withOverride(sections.get(override.section), override));
    else problems.push(unknownSection(override.section, at));
  }
  return { sections, problems };
}
