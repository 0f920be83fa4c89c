/** As whom the server runs. Knows nothing of what is run. */
import { statSync } from 'node:fs';
import { StorageUnavailable } from '../unavailable.ts';
import { hasCode } from './error-code.ts';

/** `null` means: as ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

/** `nobody` on every Linux. */
const nobody = { uid: 65534, gid: 65534 } as const;

function ownerOf(folder: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(folder);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * PostgreSQL refuses to run as root, and runs only as the owner of its cluster. So root becomes that owner, or `nobody`
 * for a cluster to be made; everybody else stays himself.
 */
export function serverUser(cluster: string): ServerUser {
  const uid = process.getuid?.();
  const owner = ownerOf(cluster);
  if (uid === undefined) return null;
  if (uid === 0) return owner === null || owner.uid === 0 ? nobody : owner;
  if (owner !== null && owner.uid !== uid) {
    throw new StorageUnavailable(
      `the database in ${cluster} belongs to another user: run \`tariff\` as that user, or set TARIFF_DATA to a folder of your own`);
  }
  return null;
}
