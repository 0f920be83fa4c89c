/** How often somebody may ask: a bucket for each that fills evenly and holds a burst. In memory, for one process. */

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Buckets that are full again are forgotten when there are more than these. */
const mostBuckets = 10_000;

export class TokenBuckets {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now milliseconds that never go back. */
  constructor(perSecond: number, burst: number, now: () => number = () => performance.now()) {
    [this.#perSecond, this.#burst, this.#now] = [perSecond, burst, now];
  }

  /** 0 where it may; else the whole seconds after which it may. */
  take(name: string): number {
    const bucket = this.#filled(name);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perSecond));
  }

  get size(): number {
    return this.#buckets.size;
  }

  #filled(name: string): Bucket {
    const now = this.#now();
    const known = this.#buckets.get(name);
    const bucket = known ?? { tokens: this.#burst, filledAt: now };
    bucket.tokens = Math.min(this.#burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * this.#perSecond);
    bucket.filledAt = now;
    if (known === undefined) {
      if (this.#buckets.size >= mostBuckets) this.#forget(now);
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }

  /** Those that would be full by now; where that is none, the oldest. */
  #forget(now: number): void {
    for (const [name, { tokens, filledAt }] of this.#buckets) if (tokens + ((now - filledAt) / 1000) * this.#perSecond >= this.#burst) this.#buckets.delete(name);
    for (const name of this.#buckets.keys()) {
      if (this.#buckets.size < mostBuckets) return;
      this.#buckets.delete(name);
    }
  }
}
