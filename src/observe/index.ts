/** A worker seen from outside: health, readiness and its own metrics over HTTP. Listens to the service and never acts in it. Importing the door is cheap, what counts and answers is loaded when it is wanted. */
import type { Observation, Observed } from './observed.ts';

export type { Observation, Observed } from './observed.ts';

/** Answers from now on. Rejects when the port cannot be had. */
export async function observe(observed: Observed): Promise<Observation> {
  const { startObserving } = await import('./observing.ts');
  return startObserving(observed);
}
