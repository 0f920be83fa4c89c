/** A folder in which files of usage are dropped: which of them are complete, and where they go. Knows nothing of what is in them. */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync, writeSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../rating/index.ts';

/** Who writes a file pauses for no longer. */
const settledMs = 2000;
/** What is being written, by its name. */
const unfinished = /^\.|\.(part|tmp)$/i;

/** What a file looks like from outside; another text where anybody changed it. */
const looksOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => `${ino} ${size} ${mtimeMs} ${ctimeMs}`;

interface Seen {
  readonly looks: string;
  readonly since: number;
}

/** Lines that were refused, written as they come, in a file that appears when all of them are there. */
export interface RefusedLines {
  readonly count: number;
  add(refusal: Refusal): void;
  /** They belong to nothing that was kept. */
  discard(): void;
}

export class IncomingFolder {
  readonly directory: string;
  readonly #seen = new Map<string, Seen>();
  /** Files that made trouble: not before this, and how often so far. */
  readonly #putOff = new Map<string, { readonly until: number; readonly times: number }>();

  constructor(directory: string) {
    this.directory = directory;
  }

  #names(): readonly string[] {
    return readdirSync(this.directory, { withFileTypes: true }).flatMap((entry) => (entry.isFile() && !unfinished.test(entry.name) ? [entry.name] : [])).sort();
  }

  /** The names of complete files, and whether others wait to be. Throws what the system says of the folder. */
  look(): { readonly complete: readonly string[]; readonly areOthers: boolean } {
    const now = performance.now();
    const names = this.#names();
    for (const known of [...this.#seen.keys(), ...this.#putOff.keys()]) if (!names.includes(known)) this.#forget(known);
    const complete = names.filter((name) => {
      const looks = this.looks(name);
      const seen = this.#seen.get(name);
      if (looks === null) return false;
      if (seen?.looks !== looks) {
        this.#seen.set(name, { looks, since: now });
        return false;
      }
      return now - seen.since >= settledMs && now >= (this.#putOff.get(name)?.until ?? 0);
    });
    return { complete, areOthers: names.some((name) => !complete.includes(name) && !this.#putOff.has(name)) };
  }

  #forget(name: string): void {
    this.#seen.delete(name);
    this.#putOff.delete(name);
  }

  /** How a file looks now; `null` where there is none. */
  looks(name: string): string | null {
    // Names come from jobs as well: none leads out of the folder.
    if (path.basename(name) !== name || unfinished.test(name)) return null;
    const stats = lstatSync(this.pathOf(name), { throwIfNoEntry: false });
    return stats?.isFile() === true ? looksOf(stats) : null;
  }

  pathOf(name: string): string {
    return path.join(this.directory, name);
  }

  /** A file that made trouble is left alone for a while, twice as long each time. Gives how often it did so far. */
  putOff(name: string, firstSeconds: number, mostSeconds: number): number {
    const times = (this.#putOff.get(name)?.times ?? 0) + 1;
    this.#putOff.set(name, { times, until: performance.now() + Math.min(mostSeconds, firstSeconds * 2 ** Math.min(times - 1, 30)) * 1000 });
    return times;
  }

  refusedLines(name: string): RefusedLines & { keepAs(as: string): void } {
    const draft = path.join(this.#folder('done'), `.${name}.refused.part`);
    let [file, count]: [number | null, number] = [null, 0];
    const close = (): void => {
      if (file !== null) closeSync(file);
      file = null;
    };
    return {
      get count() { return count; },
      add: ({ place, code, field, reason }) => {
        file ??= openSync(draft, 'w');
        count += 1;
        const line = /^line (\d+)$/.exec(place)?.[1];
        writeSync(file, `${JSON.stringify({ ...(line === undefined ? {} : { line: Number(line) }), place, code, field, reason })}\n`);
      },
      keepAs: (as) => {
        close();
        if (count > 0) renameSync(draft, path.join(this.#folder('done'), `${as}.refused.ndjson`));
      },
      discard: () => {
        close();
        rmSync(draft, { force: true });
      },
    };
  }

  /** The name under which a file goes to a folder: its own, or with a number where one of that name went before. */
  nameIn(folder: 'done' | 'failed', name: string): string {
    const { name: stem, ext } = path.parse(name);
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${stem}.${number}${ext}`;
      if (!existsSync(path.join(this.#folder(folder), free))) return free;
    }
  }

  move(name: string, folder: 'done' | 'failed', as: string): void {
    renameSync(this.pathOf(name), path.join(this.#folder(folder), as));
    this.#forget(name);
  }

  /** Says beside a failed file why it is there. */
  explain(as: string, sentence: string): void {
    writeFileSync(path.join(this.#folder('failed'), `${as}.error.txt`), `${sentence}\n`);
  }

  #folder(name: 'done' | 'failed'): string {
    const folder = path.join(this.directory, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
