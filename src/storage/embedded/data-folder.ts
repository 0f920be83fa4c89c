/** The folder of the embedded server: what lies where in it. Knows nothing of what the files are for. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StorageUnavailable } from '../unavailable.ts';
import { errorCode } from './error-code.ts';

export interface DataFolder {
  readonly root: string;
  readonly lock: string;
  readonly password: string;
  readonly log: string;
  /** The database cluster itself, PostgreSQL's own folder. */
  readonly cluster: string;
}

/** Makes the folder and those above it, one by one: `recursive` never ends where a file system denies that a parent exists. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  // 0700: it holds what customers are charged, and the password.
  mkdirSync(folder, { mode: 0o700 });
}

/** Opens the folder, and makes it where there is none. */
export function openDataFolder(root: string): DataFolder {
  try {
    makeFolder(root);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StorageUnavailable(
      `cannot use the data folder ${root} (${errorCode(error) ?? 'unknown error'}): ` +
      'give this user the folder, or set TARIFF_DATA to a folder of its own', { cause: error });
  }
  return {
    root,
    lock: path.join(root, 'lock'),
    password: path.join(root, 'password'),
    log: path.join(root, 'postgres.log'),
    cluster: path.join(root, 'postgres'),
  };
}
