/** How routes of the hashmap change it: in one step, signed by who asks, and in force for whoever asks next. */
import type { Context } from 'hono';
import { type HashmapOperation, type HashmapState, changeHashmap } from '../../cloudkitty/index.ts';
import type { CloudkittyEnvironment, RuleParts } from '../routes.ts';
import { fault } from './faults.ts';
import { refuseHashmap } from './hashmap-faults.ts';

export type HashmapContext = Context<CloudkittyEnvironment>;

export const secondsOf = ({ now }: RuleParts): number => Math.floor(now() / 1_000_000);

/** The hashmap as it is after the change. What counts no more is told in a header, for the answer is the object. */
export async function changed(parts: RuleParts, c: HashmapContext, operation: HashmapOperation): Promise<HashmapState> {
  const { store, inForce } = parts;
  const made = await changeHashmap(store.hashmap, [operation], { now: secondsOf(parts), user: c.get('caller').name });
  switch (made.kind) {
    case 'refused': return refuseHashmap(made.refusal);
    case 'moved': return fault(409, 'Others change the hashmap all the time: try again');
    case 'done':
      await inForce.changed();
      for (const { replaced } of made.warnings) c.header('warning', `299 - "it counts in place of ${replaced}, which is alike"`, { append: true });
      return made.state;
  }
}
