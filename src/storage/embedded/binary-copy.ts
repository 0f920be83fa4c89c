/**
 * A copy of the PostgreSQL package in a place that the server's user can reach, for when the installed one cannot be
 * run: `node_modules` below a closed folder, or read-only and without its links. 61 MB, made once per version.
 */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hasCode } from './error-code.ts';
import { type NativePackage, makeLinks } from './native-package.ts';

/** Every file with its size. Links are left out: where they are missing they are made. */
function contents(root: string): readonly { readonly file: string; readonly directory: boolean; readonly size: number }[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { file, directory: entry.isDirectory(), size: entry.isFile() ? lstatSync(file).size : 0 };
    });
}

const fingerprint = (native: string): string => {
  const lines = contents(native).filter((item) => !item.directory)
    .map(({ file, size }) => `${path.relative(native, file)} ${size}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

type Standing = 'absent' | 'whole' | 'broken' | 'not ours';

/** What stands at that name in a folder that everybody may write to. A sweeper of old files may have been there, too. */
function standing(folder: string, expected: string): Standing {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return 'absent';
  const ours = found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
  if (!ours) return 'not ours';
  try {
    return fingerprint(path.join(folder, 'native')) === expected ? 'whole' : 'broken';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'broken';
    throw error;
  }
}

function makeCopy(base: string, { root, links }: NativePackage): string {
  const work = mkdtempSync(path.join(base, 'tariff-postgres-new-'));
  try {
    const native = path.join(work, 'native');
    cpSync(path.join(root, 'native'), native, { recursive: true, verbatimSymlinks: true });
    // Whatever the umask of the installation was: everybody may read and run, nobody but us may write.
    for (const { file, directory } of contents(native)) {
      chmodSync(file, directory || (lstatSync(file).mode & 0o100) !== 0 ? 0o755 : 0o644);
    }
    makeLinks(work, links);
    for (const folder of [native, work]) chmodSync(folder, 0o755);
    return work;
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
}

/** Puts the copy in place in one step; of two made at once the first stays. */
function install(work: string, folder: string): void {
  try {
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR')) throw error;
  }
}

/** The copy under `base`, made unless it is there; `null` when the name is taken by somebody whom we do not trust. */
function copyUnder(base: string, native: NativePackage, expected: string): string | null {
  const folder = path.join(base, `tariff-postgres-${native.version}-${process.getuid?.() ?? 'user'}-${expected.slice(0, 12)}`);
  const found = standing(folder, expected);
  if (found === 'broken') rmSync(folder, { recursive: true, force: true });
  if (found === 'broken' || found === 'absent') install(makeCopy(base, native), folder);
  if (standing(folder, expected) !== 'whole') return null;
  makeLinks(folder, native.links);
  return folder;
}

/** The second is for a temporary folder whose programs may not be run. */
const usualBases = (): readonly string[] => [os.tmpdir(), '/var/tmp'];

/** Copies that can be had, best place first: made when asked for, left where they are for the next start. */
export function* copyOfPackage(native: NativePackage, bases = usualBases()): Generator<string> {
  const expected = fingerprint(path.join(native.root, 'native'));
  for (const base of new Set(bases)) {
    try {
      const folder = copyUnder(base, native, expected);
      if (folder !== null) yield folder;
    } catch (error) {
      if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT')) throw error;
    }
  }
}
