/** Answers that are good for a while, by the hash of what was asked, so that no secret lies in memory longer than its request. Bounded. */
import { createHmac, randomBytes } from 'node:crypto';

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

const most = 10_000;

export class Remembered<T> {
  readonly #now: () => number;
  /** A name that nobody outside this process can work out. */
  readonly #salt = randomBytes(32);
  readonly #kept = new Map<string, Kept<T>>();
  readonly #asked = new Map<string, Promise<T>>();

  /** @param now milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** All who ask for the same at the same time share one question; a failure is not kept. */
  get(secret: string, ask: () => Promise<T>, milliseconds: (value: T) => number): Promise<T> {
    const name = createHmac('sha256', this.#salt).update(secret).digest('base64');
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.until > this.#now()) return Promise.resolve(kept.value);
    const asked = this.#asked.get(name) ?? this.#ask(name, ask, milliseconds);
    this.#asked.set(name, asked);
    return asked;
  }

  async #ask(name: string, ask: () => Promise<T>, milliseconds: (value: T) => number): Promise<T> {
    try {
      const value = await ask();
      const until = this.#now() + milliseconds(value);
      this.#kept.delete(name);
      if (until > this.#now()) this.#kept.set(name, { value, until });
      // The oldest go: a map keeps the order in which they came.
      for (const oldest of this.#kept.keys()) {
        if (this.#kept.size <= most) break;
        this.#kept.delete(oldest);
      }
      return value;
    } finally {
      this.#asked.delete(name);
    }
  }
}
