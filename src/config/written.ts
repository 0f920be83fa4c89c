/** Options as they were written, in the file or in variables of the environment, each with its origin. */
import type { Entry, MappingValue, Place, YamlValue } from '../yaml/index.ts';

export interface WrittenSection {
  readonly name: string;
  /** Of its name in the file, or of the first variable that speaks of it. */
  readonly at: Place;
  /** By name of the option; a variable stands in place of the file. */
  readonly options: ReadonlyMap<string, Entry>;
}

/** As one mapping. */
export const mappingOf = ({ options, at }: Pick<WrittenSection, 'options' | 'at'>): MappingValue => ({ kind: 'mapping', entries: [...options.values()], at });

/** What a variable says, as if it stood in a file. */
export function variableEntry(option: string, variable: string, text: string): Entry {
  const at: Place = { kind: 'variable', name: variable };
  const scalar = (value: string): Entry['key'] => ({ kind: 'scalar', text: value, quoted: false, value, at, part: () => at });
  return { key: scalar(option), value: scalar(text) };
}

export const isVariable = (value: YamlValue): boolean => value.at.kind === 'variable';
/** The variable that stands for an option. */
export const variableName = (section: string, option: string): string => `TARIFF_${section}__${option}`.toUpperCase();
