/** A rulebook from a directory: every rule file below it and the files they name, compiled, with one content hash. */
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Instant, instantOfMilliseconds } from '../time/index.ts';
import { type Compilation, compileRulebook } from '../language/index.ts';
import { type ModuleStates, rulebookHash } from './hash.ts';

export interface RulebookFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface Rulebook extends Compilation {
  /** SHA-256 of the files and module states, in hex. */
  readonly hash: string;
  /** Rule files and the price lists they read, by path. */
  readonly files: readonly RulebookFile[];
  /** What was said of its modules besides. */
  readonly states: ModuleStates;
}

/** The directory cannot be read, or holds no rules: a sentence for the one who named it. */
export class RulebookUnreadable extends Error {
  override readonly name = 'RulebookUnreadable';
}

const ruleFileEnding = '.tariff';
const ignoredFolders = new Set(['node_modules', '.git', '.tariff']);

function ruleFilesIn(directory: string, folder: string): string[] {
  return readdirSync(path.join(directory, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : ruleFilesIn(directory, name);
    return entry.name.endsWith(ruleFileEnding) && entry.name !== ruleFileEnding && entry.isFile() ? [name] : [];
  });
}

function listRuleFiles(directory: string): readonly string[] {
  try {
    if (!statSync(directory).isDirectory()) throw new RulebookUnreadable(`\`${directory}\` is not a directory; name the one that holds the rule files`);
    return ruleFilesIn(directory, '');
  } catch (error) {
    if (error instanceof RulebookUnreadable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new RulebookUnreadable(code === 'ENOENT' ? `there is no directory \`${directory}\`` : `cannot read \`${directory}\`: ${(error as Error).message}`);
  }
}

const decoder = new TextDecoder('utf-8');

export interface RulebookSource {
  readonly files: readonly string[];
  readonly read: (path: string) => Uint8Array | null;
  /** What day it is; by default the clock says. Warnings alone depend on it. */
  readonly today?: Instant;
}

/** Compiles files from anywhere: a directory, an upload, the store. Keeps the bytes of each file that was read. */
export function openRulebook(source: RulebookSource, states: ModuleStates = new Map()): Rulebook {
  const contents = new Map<string, Uint8Array>();
  const readText = (name: string): string | null => {
    const content = source.read(name);
    if (content === null) return null;
    contents.set(name, content);
    return decoder.decode(content);
  };
  const compilation = compileRulebook({ files: source.files, readText, states, today: source.today ?? instantOfMilliseconds(Date.now()) });
  const files = [...contents].map(([name, content]) => ({ path: name, content })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const hash = rulebookHash(files, states);
  return { ...compilation, hash, files, states, tariff: compilation.tariff === null ? null : { ...compilation.tariff, hash } };
}

/** From files that were read before: those of a rulebook, an upload, the store. */
export function rulebookOf(files: readonly RulebookFile[], states: ModuleStates = new Map()): Rulebook {
  const contents = new Map(files.map(({ path: name, content }) => [name, content]));
  return openRulebook({ files: [...contents.keys()].filter((name) => name.endsWith(ruleFileEnding)), read: (name) => contents.get(name) ?? null }, states);
}

/** Reads only inside the directory, also through links. */
function readInside(directory: string, name: string): Uint8Array | null {
  try {
    const file = realpathSync(path.join(directory, name));
    return file.startsWith(`${realpathSync(directory)}${path.sep}`) ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

export function loadRulebook(directory: string, states: ModuleStates = new Map()): Rulebook {
  const files = listRuleFiles(directory);
  if (files.length === 0) throw new RulebookUnreadable(`\`${directory}\` holds no ${ruleFileEnding} files`);
  return openRulebook({ files, read: (name) => readInside(directory, name) }, states);
}

