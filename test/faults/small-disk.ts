/** A file system of a few megabytes that can be filled and emptied. Needs root and Linux. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, statfsSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const run = (command: string, ...parts: readonly string[]): string | null => {
  const { status, stderr, error } = spawnSync(command, parts, { encoding: 'utf8' });
  return status === 0 ? null : error?.message ?? stderr.trim();
};

const pieceLength = 1 << 20;

export class SmallDisk {
  readonly folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#ballast = path.join(folder, 'ballast');
  }

  /** The disk, or the reason why there is none. */
  static make(megabytes: number): SmallDisk | string {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-faults-disk-'));
    const problem = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder);
    if (problem === null) return new SmallDisk(folder);
    rmdirSync(folder);
    return `no file system can be mounted here: ${problem}`;
  }

  get free(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Leaves so many bytes, or fewer where others write meanwhile. */
  fill(left: number): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (let room = this.free - left; room > 0; room = this.free - left) writeSync(file, Buffer.alloc(Math.min(room, pieceLength)));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#ballast, { force: true });
  }

  [Symbol.dispose](): void {
    const problem = run('umount', this.folder);
    if (problem !== null) run('umount', '--lazy', this.folder);
    rmdirSync(this.folder);
  }
}
