/** Whether a worker is alive, and whether it can work: 200, or 503 with the reason as problem details (RFC 9457). */
import type { Observed, Phase } from './observed.ts';

/** A database that does not answer for so long counts as away. */
const patienceMs = 5000;
/** A worker that has not looked for work for so many of its turns, and at least so long, is stuck. */
const turnsMost = 20;
const stuckLeastMs = 600_000;

/** Why not; `null` where all is well. */
export type Reason = string | null;

export class Health {
  readonly #observed: Observed;
  #phase: Phase = 'starting';
  #lookedAt = performance.now();

  constructor(observed: Observed) {
    this.#observed = observed;
  }

  enter(phase: Phase): void {
    this.#phase = phase;
    this.looked();
  }

  looked(): void {
    this.#lookedAt = performance.now();
  }

  /** Whose event loop stands still answers nothing at all, and who asks gives up; this finds those whose work alone stands still. */
  alive(): Reason {
    const most = Math.max(stuckLeastMs, this.#observed.settings.pollSeconds * turnsMost * 1000);
    const silent = performance.now() - this.#lookedAt;
    return this.#phase === 'working' && silent > most ? `this worker has not looked for work for ${Math.round(silent / 1000)} s: restart it` : null;
  }

  async ready(): Promise<Reason> {
    if (this.#phase === 'stopping') return 'this worker is stopping';
    const database = await this.#database();
    if (database !== null) return database;
    const { latest, problem } = this.#observed.rules;
    if (latest === null) return problem ?? 'the rules are not loaded yet';
    return this.#phase === 'starting' ? 'this worker is starting' : null;
  }

  async #database(): Promise<Reason> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Reason>((resolve) => { timer = setTimeout(() => resolve(`the database has not answered for ${patienceMs / 1000} s`), patienceMs); });
    try {
      return await Promise.race([late, this.#observed.store.ping().then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)))]);
    } finally {
      clearTimeout(timer);
    }
  }
}
