/** What time it is, for whoever must not ask the system himself. */
import type { Store } from '../storage/index.ts';
import { type Instant, instant, instantOfMilliseconds } from '../time/index.ts';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantOfMilliseconds(Date.now()) };

/** The earlier of two clocks, our own and the database's: whoever is fast must not rate what is not over, for late usage would be missing for ever. */
export async function agreedNow(clock: Clock, store: Pick<Store, 'now'>): Promise<Instant> {
  const theirs = await store.now();
  return instant(Math.min(clock.now(), theirs));
}
