/** `tariff fmt [PATHS…]`: rewrites rule files in the one layout, or says which are not in it. */
import { chmodSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Source, formatRules, openSource, renderAll, syntaxFaults } from '../../language/index.ts';
import { CommandProblem, exit } from '../exit.ts';
import { defaultRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

const standardInput = '-';
const ruleFileEnding = '.tariff';
const ignoredFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.tariff']);

/** What became of a file. */
type Outcome = 'same' | 'changed' | 'faulty';

interface FmtOptions {
  readonly check?: true;
}

function ruleFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : ruleFilesBelow(name);
    return entry.isFile() && entry.name.endsWith(ruleFileEnding) && entry.name !== ruleFileEnding ? [name] : [];
  });
}

/** The files that a path stands for. */
function filesAt(name: string): readonly string[] {
  if (name === standardInput) return [name];
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandProblem(exit.environment, `there is no file or directory \`${name}\``);
  if (!found.isDirectory()) return [name];
  const files = ruleFilesBelow(name);
  if (files.length === 0) throw new CommandProblem(exit.environment, `\`${name}\` holds no ${ruleFileEnding} files`);
  return files;
}

/** Each file once, also where paths overlap. */
function distinctFiles(names: readonly string[]): readonly string[] {
  const byPlace = new Map<string, string>();
  for (const name of names.flatMap(filesAt)) {
    const place = name === standardInput ? name : realpathSync(name);
    if (!byPlace.has(place)) byPlace.set(place, name);
  }
  return [...byPlace.values()];
}

/** Strict, so that bytes which are no text are never rewritten as replacement signs; a byte order mark is for the layout to remove. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(content: Uint8Array): string | null {
  try {
    return decoder.decode(content);
  } catch {
    return null;
  }
}

/** Puts the whole new text in the place of the old one: a reader sees the one or the other. */
function replaceFile(name: string, text: string): void {
  // The file behind a link is written, and the link stays.
  const place = realpathSync(name);
  const draft = path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.draft`);
  try {
    writeFileSync(draft, text, { flag: 'wx', flush: true });
    chmodSync(draft, statSync(place).mode);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const faultsIn = (source: Source, terminal: Terminal): string => renderAll(syntaxFaults(source), new Map([[source.path, source]]), terminal.paintNotes);

async function formatOne(name: string, { check }: FmtOptions, terminal: Terminal): Promise<Outcome> {
  const isInput = name === standardInput;
  const shownName = isInput ? 'standard input' : name;
  const text = textOf(isInput ? await buffer(process.stdin) : readFileSync(name));
  const formatted = text === null ? null : formatRules(text);
  if (formatted === null) {
    terminal.note(text === null ? `${terminal.paintNotes('error', 'error')}: \`${shownName}\` is not UTF-8 text` : faultsIn(openSource(shownName, text), terminal));
    return 'faulty';
  }
  const outcome = formatted === text ? 'same' : 'changed';
  if (check === true) {
    if (outcome === 'changed') await terminal.line(name);
  } else if (isInput) {
    await terminal.write(formatted);
  } else if (outcome === 'changed') {
    replaceFile(name, formatted);
    await terminal.line(name);
  }
  return outcome;
}

const counted = (count: number, rest: string): string => `${count} file${count === 1 ? '' : 's'} ${rest}`;

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<number> {
  const files = distinctFiles(paths.length === 0 ? [defaultRules()] : paths);
  const outcomes: Outcome[] = [];
  for (const name of files) outcomes.push(await formatOne(name, options, terminal));
  const count = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  const became = { same: 'in order', changed: options.check === true ? 'would change' : 'rewritten', faulty: 'with errors, left alone' };
  const facts = (['same', 'changed', 'faulty'] as const).filter((outcome) => count(outcome) > 0).map((outcome) => counted(count(outcome), became[outcome]));
  const isGood = count('faulty') === 0 && (options.check !== true || count('changed') === 0);
  if (!files.includes(standardInput) || files.length > 1) terminal.note(`${terminal.paintNotes(isGood ? 'good' : 'error', isGood ? 'ok' : 'failed')} ${facts.join(', ')}`);
  return isGood ? exit.accepted : exit.rules;
}
