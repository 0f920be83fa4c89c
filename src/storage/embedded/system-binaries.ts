/** Folders in which an installed PostgreSQL may have its programs. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Debian and its kin keep each major version in a folder of its own, and only `psql` on the PATH. */
const debianRoot = '/usr/lib/postgresql';

function debianFolders(): string[] {
  if (!existsSync(debianRoot)) return [];
  return readdirSync(debianRoot)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => path.join(debianRoot, name, 'bin'));
}

/** Newest first, then what stands on the PATH. */
export function systemBinaryFolders(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return [...debianFolders(), ...onPath].filter((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')));
}
