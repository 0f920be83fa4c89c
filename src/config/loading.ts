/** The files and variables of one configuration while it is read, and what is wrong with them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Place, type Problem, type YamlValue, readYaml, wholeFile, wrong } from '../yaml/index.ts';
import { type Environment, readOverrides } from './environment.ts';
import { fit } from './fit.ts';
import { foreignOptions } from './foreign.ts';
import { readSections } from './read-sections.ts';
import { type OwnSection, type SectionValues, ownSections } from './sections.ts';
import { type WrittenSection, mappingOf } from './written.ts';

type FileText = { readonly text: string } | { readonly problem: string };

function readText(file: string): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { problem: 'there is no such file' };
    return { problem: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'the file is not in UTF-8' : `the file cannot be read: ${message}` };
  }
}

/** Reads sections, and keeps what is wrong with them. */
export class Loading {
  readonly problems: Problem[] = [];
  readonly file: string;
  readonly folder: string;
  readonly sections: ReadonlyMap<string, WrittenSection>;
  /** Whether the file could not be read at all: what it lacks is not worth telling. */
  readonly isUnread: boolean;
  /** Of the sections that were asked for, with defaults. */
  readonly ownValues = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #texts = new Map<string, FileText>();

  /** @param standIn is read where there is no such file. */
  constructor(file: string, environment: Environment, standIn: string | null) {
    this.file = file;
    this.folder = path.dirname(path.resolve(file));
    const text = standIn !== null && !existsSync(file) ? { text: standIn } : readText(file);
    if ('problem' in text) this.problems.push(wrong(wholeFile(file), text.problem, 'write one; docs/CONFIGURATION.md says what it holds'));
    const { root, problems: syntax } = 'text' in text ? readYaml(file, text.text) : { root: null, problems: [] };
    const { overrides, problems: unread } = readOverrides(environment, this.folder);
    const { sections, problems } = readSections(file, root, overrides);
    this.sections = sections;
    this.isUnread = 'problem' in text || (root === null && syntax.length > 0);
    this.problems.push(...syntax, ...unread, ...problems);
  }

  values<S extends OwnSection>(name: S): SectionValues<S> | null {
    const section = this.sections.get(name) ?? { name, at: wholeFile(this.file), options: new Map() };
    const { values, problems } = fit({ section: name, at: section.at, options: mappingOf(section), schema: ownSections[name], foreign: foreignOptions[name] ?? {} });
    this.problems.push(...problems);
    if (values !== null) this.ownValues.set(name, values);
    return values as SectionValues<S> | null;
  }

  valueOf(section: OwnSection, option: string): YamlValue | null {
    return this.sections.get(section)?.options.get(option)?.value ?? null;
  }

  placeOf(section: OwnSection, option: string): Place {
    return this.valueOf(section, option)?.at ?? this.sections.get(section)?.at ?? wholeFile(this.file);
  }

  /** As an operator named it: from where the configuration was named. */
  shownPath(file: string): string {
    return path.isAbsolute(file) ? file : path.join(path.dirname(this.file), file);
  }

  absolute(file: string): string {
    return path.resolve(this.folder, file);
  }

  textOf(file: string): FileText {
    const known = this.#texts.get(file) ?? readText(this.absolute(file));
    this.#texts.set(file, known);
    return known;
  }
}

