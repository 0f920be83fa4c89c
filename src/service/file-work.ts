/** The service's work on dropped files: sees which are complete, takes each once, and puts off what makes trouble. */
import { StorageUnavailable } from '../storage/index.ts';
import type { ServiceEvents } from './events.ts';
import { IncomingFolder } from './incoming-folder.ts';
import { type FileTaking, failFile, takeFile } from './take-file.ts';

export interface FileJob {
  readonly file: string;
}

/** A file that went wrong so often for reasons of its own goes to those that failed. */
const troublesMost = 3;
const putOffFirstSeconds = 5;
const putOffMostSeconds = 600;

export class FileWork {
  readonly #taking: FileTaking;
  readonly #events: ServiceEvents;
  #trouble = '';

  constructor(directory: string, taking: Omit<FileTaking, 'folder'>, events: ServiceEvents) {
    this.#taking = { ...taking, folder: new IncomingFolder(directory) };
    this.#events = events;
  }

  /** Files to be taken now. A folder that cannot be read is told of once. */
  complete(): readonly FileJob[] {
    return this.#look().complete.map((file) => ({ file }));
  }

  /** Whether nothing is there that will be taken soon. */
  isIdle(): boolean {
    const { complete, areOthers } = this.#look();
    return complete.length === 0 && !areOthers;
  }

  #look(): ReturnType<IncomingFolder['look']> {
    const { folder, log } = this.#taking;
    try {
      const found = folder.look();
      this.#trouble = '';
      return found;
    } catch (error) {
      const sentence = `cannot look into \`${folder.directory}\`, where files of usage are dropped: ${(error as Error).message}`;
      if (sentence !== this.#trouble) log.error({ directory: folder.directory }, sentence);
      this.#trouble = sentence;
      return { complete: [], areOthers: false };
    }
  }

  async take({ file }: FileJob, signal: AbortSignal): Promise<void> {
    const { log } = this.#taking;
    const begun = performance.now();
    try {
      const outcome = await takeFile(this.#taking, file, signal);
      const seconds = (performance.now() - begun) / 1000;
      if (outcome.kind === 'failed') log.error({ file }, `the file cannot be read and lies in \`failed\` now: ${outcome.sentence}`);
      else if (outcome.kind !== 'gone') {
        const { read, rated, unrated, stopped, refused, known } = outcome.totals;
        const rest = outcome.kind === 'taken' ? { as: outcome.as } : {};
        log.info({ file, points: read, rated, unrated, stopped, refused, known, seconds, ...rest }, outcome.kind === 'taken' ? 'a file was taken' : 'a file was written to while it was taken: it is taken again');
      }
      if (outcome.kind !== 'gone') this.#events.onFile?.({ file, outcome: outcome.kind, totals: outcome.kind === 'failed' ? null : outcome.totals });
    } catch (error) {
      // Nothing of it was kept: whoever comes next takes it.
      if (!signal.aborted) this.#wentWrong(file, error);
    }
  }

  #wentWrong(file: string, error: unknown): void {
    const { folder, log } = this.#taking;
    const sentence = error instanceof Error ? error.message : String(error);
    const times = folder.putOff(file, putOffFirstSeconds, putOffMostSeconds);
    log.error({ file, times, ...(error instanceof StorageUnavailable ? {} : { error }) }, `the file could not be taken: ${sentence}`);
    if (error instanceof StorageUnavailable || times < troublesMost) return;
    failFile(folder, file, sentence);
    this.#events.onFile?.({ file, outcome: 'failed', totals: null });
  }
}
