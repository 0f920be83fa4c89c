/** The password of the embedded server: random, made once, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { StorageUnavailable } from '../unavailable.ts';
import { hasCode } from './error-code.ts';

/** 192 bits: beyond guessing, also for programs on the same machine that can reach the port. */
const passwordBytes = 24;

/** The password in the file, or `null` when there is none yet. */
export function readPassword(file: string): string | null {
  try {
    const password = readFileSync(file, 'utf8').trim();
    return password === '' ? null : password;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new StorageUnavailable(
      `cannot read ${file}: it belongs to another user, so run \`tariff\` as that user or set TARIFF_DATA to a folder of your own`,
      { cause: error });
  }
}

/** Makes one. Call it under the lock. */
export function makePassword(file: string): string {
  const password = randomBytes(passwordBytes).toString('base64url');
  // Written beside and renamed, so that a process killed in between leaves no half of a password.
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}
