/** The alert policies of a directory as they are now: read again when a file has changed. Policies with errors never come into force. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { type Judge, type LoadedPolicies, judgeOf, loadPolicies, policyFiles } from '../alerts/index.ts';
import { problemLine } from '../yaml/index.ts';
import type { Log } from './log.ts';

/** The worker cannot begin: what stands in the directory has errors. */
export class WrongPolicies extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'WrongPolicies';
  }
}

const millisecondsBetweenLooks = 1000;

/** Sizes and times of the files, as one text. */
function looksOf(directory: string): string {
  try {
    return policyFiles(directory).map((name) => {
      const { size, mtimeMs } = statSync(path.join(directory, name));
      return `${name} ${size} ${mtimeMs}`;
    }).join('\n');
  } catch (error) {
    return `unreadable: ${(error as Error).message}`;
  }
}

function sentenceOf(directory: string, { problems: [first, ...others] }: LoadedPolicies): string {
  const more = others.length === 0 ? '' : `, and ${others.length} other problem${others.length === 1 ? '' : 's'}`;
  return `the alert policies in ${directory} have errors: ${first === undefined ? '' : problemLine(first)}${more}; \`tariff alerts check\` shows them`;
}

export class PoliciesInForce {
  readonly #directory: string;
  readonly #log: Log;
  #judges: readonly Judge[] | null = null;
  #looks: string | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<readonly Judge[]> | null = null;

  constructor(directory: string, log: Log) {
    [this.#directory, this.#log] = [directory, log];
  }

  /** Throws `WrongPolicies` where they never were without errors. No directory is no policy. */
  now(): Promise<readonly Judge[]> {
    if (this.#judges !== null && performance.now() - this.#lookedAt < millisecondsBetweenLooks) return Promise.resolve(this.#judges);
    this.#reading ??= this.#look().finally(() => { this.#reading = null; });
    return this.#reading;
  }

  async #look(): Promise<readonly Judge[]> {
    const looks = looksOf(this.#directory);
    this.#lookedAt = performance.now();
    if (this.#judges !== null && looks === this.#looks) return this.#judges;
    const isFirst = this.#looks === null;
    const hasChanged = looks !== this.#looks;
    this.#looks = looks;
    try {
      const read = loadPolicies(this.#directory);
      if (read.problems.length > 0) throw new WrongPolicies(sentenceOf(this.#directory, read));
      this.#judges = await Promise.all(read.policies.map(judgeOf));
      if (!isFirst || read.policies.length > 0) this.#log.info({ alerts: this.#directory, policies: read.policies.map(({ name }) => name) }, isFirst ? 'alert policies are in force' : 'other alert policies are in force');
      return this.#judges;
    } catch (error) {
      const wrong = error instanceof WrongPolicies ? error : new WrongPolicies(`the alert policies in ${this.#directory} cannot be read: ${(error as Error).message}`);
      if (this.#judges === null) throw wrong;
      if (hasChanged) this.#log.error({ alerts: this.#directory }, `${wrong.message}; the former policies stay in force`);
      return this.#judges;
    }
  }
}
