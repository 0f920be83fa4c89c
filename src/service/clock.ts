/** What time it is, for whoever must not ask the system himself. */
import { type Instant, instantOfMilliseconds } from '../time/index.ts';

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantOfMilliseconds(Date.now()) };
