/** The rules of a directory as they are now: read again when a file has changed, kept in the store before anybody rates by them. Rules with errors never come into force. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { keepRulebook } from '../intake/index.ts';
import { isError, renderDiagnostic } from '../language/index.ts';
import { type Rulebook, RulebookUnreadable, loadRulebook } from '../rulebook/index.ts';
import type { Store } from '../storage/index.ts';
import type { Log } from './log.ts';

/** Nobody can rate: the directory cannot be read, or what stands there has errors. */
export class NoRules extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'NoRules';
  }
}

const millisecondsBetweenLooks = 1000;
const plain = (_style: string, text: string): string => text;

/** Sizes and times of everything below a directory, as one text. */
function looksOf(directory: string): string {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    }).sort().join('\n');
  } catch (error) {
    return `unreadable: ${(error as Error).message}`;
  }
}

export class RulesInForce {
  readonly #directory: string;
  readonly #store: Store;
  readonly #log: Log;
  #rulebook: Rulebook | null = null;
  #problem: string | null = null;
  #looks = '';
  #lookedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<Rulebook> | null = null;

  constructor(directory: string, store: Store, log: Log) {
    [this.#directory, this.#store, this.#log] = [directory, store, log];
  }

  /** As they were at the last look; `null` before the first. */
  get latest(): Rulebook | null {
    return this.#rulebook;
  }

  /** Why what stands in the directory is not in force; `null` where it is. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Throws `NoRules` where none was ever without errors. */
  now(): Promise<Rulebook> {
    if (this.#rulebook !== null && performance.now() - this.#lookedAt < millisecondsBetweenLooks) return Promise.resolve(this.#rulebook);
    this.#reading ??= this.#look().finally(() => { this.#reading = null; });
    return this.#reading;
  }

  async #look(): Promise<Rulebook> {
    const looks = looksOf(this.#directory);
    this.#lookedAt = performance.now();
    if (this.#rulebook !== null && looks === this.#looks) return this.#rulebook;
    const read = this.#read();
    this.#problem = typeof read === 'string' ? read : null;
    if (typeof read === 'string') {
      if (this.#rulebook === null) throw new NoRules(read);
      if (looks !== this.#looks) this.#log.error({ rules: this.#directory, inForce: this.#rulebook.hash }, `${read}; the former rules stay in force`);
      this.#looks = looks;
      return this.#rulebook;
    }
    if (read.hash !== this.#rulebook?.hash) {
      await keepRulebook(this.#store, read);
      this.#log.info({ rules: this.#directory, rulebook: read.hash }, this.#rulebook === null ? 'rules are in force' : 'other rules are in force');
    }
    [this.#rulebook, this.#looks] = [read, looks];
    return read;
  }

  /** The rulebook, or a sentence that says why there is none. */
  #read(): Rulebook | string {
    try {
      const rulebook = loadRulebook(this.#directory);
      if (rulebook.tariff === null) {
        const [first, ...others] = rulebook.diagnostics.filter(isError);
        const more = others.length === 0 ? '' : `, and ${others.length} other error${others.length === 1 ? '' : 's'}`;
        return `the rules in ${this.#directory} have errors: ${first === undefined ? '' : renderDiagnostic(first, rulebook.sources, plain).split('\n')[0]}${more}; \`tariff check ${this.#directory}\` shows them`;
      }
      const { tariff } = rulebook;
      const failed = rulebook.examples.flatMap((example) => example.run(tariff) ?? []).length;
      return failed === 0 ? rulebook : `${failed} example${failed === 1 ? '' : 's'} of the rules in ${this.#directory} do${failed === 1 ? 'es' : ''} not hold; \`tariff test ${this.#directory}\` shows them`;
    } catch (error) {
      if (error instanceof RulebookUnreadable) return error.message;
      throw error;
    }
  }
}
