/** Something that is asked for once by many, and again when it has grown old. Knows nothing of what it is. */
import { type Asked, notWaitedFor } from './http/asked.ts';

export interface CachedOptions<T> {
  /** Who is asked for it. */
  readonly asked: Asked;
  ask(): Promise<T>;
  /** In milliseconds since 1970: until when the value holds. */
  until(value: T): number;
  now(): number;
}

export class Cached<T> {
  readonly #options: CachedOptions<T>;
  #asked: Promise<T> | null = null;
  #until = Infinity;

  constructor(options: CachedOptions<T>) {
    this.#options = options;
  }

  /** All who come while it is asked for share one question; a failure is not kept. */
  get(signal: AbortSignal): Promise<T> {
    if (this.#asked === null || this.#options.now() >= this.#until) {
      this.#until = Infinity;
      const asked = this.#options.ask();
      this.#asked = asked;
      asked.then((value) => { if (this.#asked === asked) this.#until = this.#options.until(value); }, () => { if (this.#asked === asked) this.#asked = null; });
    }
    return unlessAborted(this.#asked, signal, this.#options.asked);
  }

  forget(): void {
    this.#asked = null;
  }
}

/** The promise, or a failure when the signal ends the waiting. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, asked: Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(notWaitedFor(asked, signal));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
