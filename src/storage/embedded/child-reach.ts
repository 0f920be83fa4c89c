/**
 * How a child process reaches files that its user could not walk to. Root keeps clones in folders that `nobody` may not
 * enter (`/root`, mode 0700), and the cluster is to stay inside the clone all the same.
 *
 * Chosen: the parent opens the folder and the child inherits it as descriptor 3; `/proc/self/fd/3` is a magic link that
 * leads to the open folder without walking its parents. Each process that the server forks inherits both the descriptor
 * and the meaning of the path. It holds for initdb and postgres 15 to 18, through restarts, crash recovery and parallel
 * workers. The other way, `/proc/self/cwd` with the folder as working directory, fails before 16: that version changes
 * to its program's folder and back by name.
 */
import { closeSync, openSync } from 'node:fs';
import type { ServerUser } from './server-user.ts';

/** Descriptors 0 to 2 are the child's input, output and errors. */
const firstFree = 3;

export interface Reach extends Disposable {
  /** The paths as the child must write them, in the order they were given. */
  readonly paths: readonly string[];
  /** What to hand to the child from descriptor 3 on. */
  readonly descriptors: readonly number[];
}

/** Paths for a child that runs as `user`; dispose of it once the child is started. */
export function reachFor(user: ServerUser, files: readonly string[]): Reach {
  // Ourselves can walk where we stand, and a plain path is kinder to whoever reads `ps`.
  if (user === null || process.platform !== 'linux') return { paths: files, descriptors: [], [Symbol.dispose]: () => {} };
  const descriptors = files.map((file) => openSync(file, 'r'));
  return {
    paths: descriptors.map((_, index) => `/proc/self/fd/${firstFree + index}`),
    descriptors,
    [Symbol.dispose]: () => descriptors.forEach((descriptor) => closeSync(descriptor)),
  };
}

/**
 * The environment of a server: only what it needs. It outlives us and may run as another user, so it gets none of the
 * secrets that stand in ours, and no PG… variable that would change its mind.
 */
export function childEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
