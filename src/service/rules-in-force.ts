/** The rules in force as they are now: put together again when a file, the store or the validity of a script has changed, and kept in the store before anybody rates by them. Rules with errors never come into force. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { keepRulebook } from '../intake/index.ts';
import { type BaseRules, type ComposeOptions, type Composition, type HashmapWriting, type LeftOut, baseOf, compose, emptyBase, renderingOptions, scriptsAt, scriptsChangeAfter } from '../modules/index.ts';
import { type Rulebook, type RulebookFile, RulebookUnreadable, loadRulebook } from '../rulebook/index.ts';
import type { KeptRules, Store } from '../storage/index.ts';
import { type Instant, instant } from '../time/index.ts';
import type { Log } from './log.ts';

/** Nobody can rate: the directory cannot be read, or what stands there has errors. */
export class NoRules extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'NoRules';
  }
}

/** Where rules come from besides the store. */
export interface RulesOrigin extends ComposeOptions {
  /** Of the rule files that count where no revision is active. */
  readonly directory: string;
}

/** The rules as they are, with what they were put together from. */
export interface StandingRules {
  readonly rulebook: Rulebook;
  readonly base: BaseRules;
  readonly kept: KeptRules;
  readonly leftOut: readonly LeftOut[];
}

/** Rules for what begins in some time. */
export interface DatedRules {
  readonly rulebook: Rulebook;
  readonly until: Instant | null;
}

const microseconds = 1_000_000;
const millisecondsBetweenLooks = 1000;

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

const secondsNow = (): number => Math.floor(Date.now() / 1000);

export class RulesInForce {
  readonly #origin: RulesOrigin;
  readonly #store: Store;
  readonly #log: Log;
  #standing: StandingRules | null = null;
  #kept: KeptRules | null = null;
  #base: BaseRules | null = null;
  #problem: string | null = null;
  #leftOut: readonly LeftOut[] = [];
  /** The last that was asked for with other scripts than those of now. */
  #dated: { readonly key: string; readonly rulebook: Rulebook } | null = null;
  /** Files, number and validity, as they were when the rules were put together. */
  #looks = '';
  #baseLooks = '';
  /** A directory that was there and is gone is a fault; one that never was there is none. */
  #hadDirectory = false;
  #scriptsUntil: number | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<StandingRules> | null = null;

  constructor(origin: RulesOrigin, store: Store, log: Log) {
    [this.#origin, this.#store, this.#log] = [origin, store, log];
  }

  /** As they were at the last look; `null` before the first. */
  get latest(): Rulebook | null {
    return this.#standing?.rulebook ?? null;
  }

  /** Why what stands in the directory is not in force; `null` where it is. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Throws `NoRules` where none was ever without errors. */
  async now(): Promise<Rulebook> {
    return (await this.standing()).rulebook;
  }

  standing(): Promise<StandingRules> {
    if (this.#standing !== null && performance.now() - this.#lookedAt < millisecondsBetweenLooks) return Promise.resolve(this.#standing);
    this.#reading ??= this.#look().finally(() => { this.#reading = null; });
    return this.#reading;
  }

  /** The rules for what begins at an instant: scripts as they were valid then, all else as it is now. `until` is when other scripts may be valid. */
  async at(start: Instant): Promise<DatedRules> {
    const { rulebook, base, kept } = await this.standing();
    const moment = Math.floor(start / microseconds);
    const next = scriptsChangeAfter(kept.scripts, moment);
    const until = next === null ? null : instant(next * microseconds);
    const valid = scriptsAt(kept.scripts, moment);
    const now = scriptsAt(kept.scripts, secondsNow());
    if (valid.length === now.length && valid.every((version, index) => version === now[index])) return { rulebook, until };
    const key = `${rulebook.hash} ${valid.map(({ id, since, text }) => `${id} ${since} ${text.length}`).join(' ')}`;
    if (this.#dated?.key !== key) this.#dated = { key, rulebook: await this.#former(compose(base, kept, this.#origin, moment).rulebook ?? rulebook) };
    return { rulebook: this.#dated.rulebook, until };
  }

  async #former(rulebook: Rulebook): Promise<Rulebook> {
    await keepRulebook(this.#store, rulebook);
    return rulebook;
  }

  /** How a hashmap is written beside the rule files. Costs little: nothing is put together for it. */
  async hashmapWriting(): Promise<HashmapWriting> {
    const base = this.#base ?? (await this.standing()).base;
    return (state) => renderingOptions(base, this.#origin, state);
  }

  /** What would be in force with these rule files, `null` for those of the directory, beside all else that is kept. */
  wouldBe(files: readonly RulebookFile[] | null, kept: KeptRules): Composition {
    return compose(files === null ? this.#directoryBase() : baseOf(files), kept, this.#origin, secondsNow());
  }

  /** Why what is kept could not be in force as a whole; `null` where it could. */
  async problemWith(kept: KeptRules): Promise<string | null> {
    const base = this.#base ?? (await this.standing()).base;
    const { problem, statesProblem } = compose(base, kept, this.#origin, secondsNow());
    return problem ?? statesProblem;
  }

  /** After a change of one's own: the next who asks gets what is in force by then. */
  async changed(): Promise<void> {
    await this.#reading?.catch(() => undefined);
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  async #look(): Promise<StandingRules> {
    const number = await this.#store.rules.number();
    this.#lookedAt = performance.now();
    if (this.#kept?.number !== number) this.#kept = await this.#store.rules.load();
    const kept = this.#kept;
    const [moment, baseLooks] = [secondsNow(), this.#baseLooksOf(kept)];
    const scriptsEnd = this.#scriptsUntil !== null && this.#scriptsUntil <= moment;
    const looks = `${kept.number} ${baseLooks}`;
    if (this.#standing !== null && looks === this.#looks && !scriptsEnd) return this.#standing;
    const made = this.#compose(kept, baseLooks, moment);
    this.#scriptsUntil = scriptsChangeAfter(kept.scripts, moment);
    const isNew = looks !== this.#looks;
    this.#looks = looks;
    if (typeof made === 'string') return this.#stay(made, isNew);
    this.#problem = null;
    this.#tell(made.leftOut);
    if (made.rulebook.hash !== this.#standing?.rulebook.hash) {
      await keepRulebook(this.#store, made.rulebook);
      this.#log.info({ rules: this.#nameOf(kept), rulebook: made.rulebook.hash }, this.#standing === null ? 'rules are in force' : 'other rules are in force');
    }
    this.#standing = made;
    return made;
  }

  /** Rules with errors: those before them stay, where there are any. */
  #stay(problem: string, isNew: boolean): StandingRules {
    this.#problem = problem;
    if (this.#standing === null) {
      this.#looks = '';
      throw new NoRules(problem);
    }
    if (isNew) this.#log.error({ rules: this.#origin.directory, inForce: this.#standing.rulebook.hash }, `${problem}; the former rules stay in force`);
    return this.#standing;
  }

  #tell(leftOut: readonly LeftOut[]): void {
    const keyOf = ({ kind, id, sentence }: LeftOut): string => `${kind} ${id ?? ''} ${sentence}`;
    const known = new Set(this.#leftOut.map(keyOf));
    for (const left of leftOut) if (!known.has(keyOf(left))) this.#log.warn({ kind: left.kind, id: left.id, name: left.name }, `${left.kind === 'script' ? `the script ${left.name}` : `the ${left.kind}`} is left out of the rules: ${left.sentence}`);
    this.#leftOut = leftOut;
  }

  #nameOf({ active }: KeptRules): string {
    return active === null ? this.#origin.directory : `revision ${active.revision.number}`;
  }

  #baseLooksOf({ active }: KeptRules): string {
    return active === null ? looksOf(this.#origin.directory) : `revision ${active.revision.number}`;
  }

  /** The rules, or a sentence that says why there are none. */
  #compose(kept: KeptRules, baseLooks: string, moment: number): StandingRules | string {
    try {
      if (this.#base === null || baseLooks !== this.#baseLooks) [this.#base, this.#baseLooks] = [this.#readBase(kept), baseLooks];
    } catch (error) {
      if (error instanceof RulebookUnreadable) return error.message;
      throw error;
    }
    const base = this.#base;
    const { rulebook, problem, leftOut, statesProblem, warnings }: Composition = compose(base, kept, this.#origin, moment);
    if (rulebook === null) return kept.active === null ? `${(problem ?? '').replace('the rules', `the rules in ${this.#origin.directory}`)}; \`tariff check ${this.#origin.directory}\` shows them` : `${problem ?? ''}; they are revision ${kept.active.revision.number}`;
    for (const sentence of statesProblem === null ? warnings : [`${statesProblem}; what was said of modules is left aside`, ...warnings]) this.#log.warn(sentence);
    return { rulebook, base, kept, leftOut };
  }

  #readBase({ active }: KeptRules): BaseRules {
    return active === null ? this.#directoryBase() : baseOf(active.files);
  }

  #directoryBase(): BaseRules {
    const { directory } = this.#origin;
    if (!this.#hadDirectory && !existsSync(directory)) return emptyBase();
    this.#hadDirectory = true;
    return baseOf(loadRulebook(directory).files);
  }
}
