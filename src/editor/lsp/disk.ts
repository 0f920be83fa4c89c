/** Rule files on disk: which folder is the rulebook of a file, and what lies in it. The same files as `tariff check` takes. */
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

const settingsFile = 'meters.tariff';
const ruleFileEnding = '.tariff';
const ignoredFolders = new Set(['node_modules', '.git', '.tariff']);

export interface Root {
  readonly folder: string;
  /** Whether the folder has a settings file; one that has none is read without the folders in it, which may be anything. */
  readonly hasSettings: boolean;
}

/** The nearest folder upward with settings, else the folder of the file. `isOpen` tells of files that an editor has. */
export function rootOf(file: string, isOpen: (file: string) => boolean): Root {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const settings = path.join(folder, settingsFile);
    if (isOpen(settings) || existsSync(settings)) return { folder, hasSettings: true };
    if (folder === path.dirname(folder)) return { folder: path.dirname(file), hasSettings: false };
  }
}

function filesBelow(root: string, folder: string, deep: boolean): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return deep && !ignoredFolders.has(entry.name) ? filesBelow(root, name, deep) : [];
    return entry.name.endsWith(ruleFileEnding) && entry.name !== ruleFileEnding && entry.isFile() ? [name] : [];
  });
}

/** Rule files of the folder, with `/` between folders; none where it cannot be read. */
export function ruleFiles({ folder, hasSettings }: Root): readonly string[] {
  try {
    return filesBelow(folder, '', hasSettings);
  } catch {
    return [];
  }
}

/** The text of a file inside the folder, also through links; `null` where there is none. */
export function readInside(folder: string, name: string): string | null {
  try {
    const file = realpathSync(path.join(folder, name));
    return file.startsWith(`${realpathSync(folder)}${path.sep}`) ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}
