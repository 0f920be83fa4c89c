/** Usage of a time that was removed from the books: nobody can tell whether it was charged, so it is not taken again. */
import type { Refusal, UsagePoint } from '../rating/index.ts';
import { type Instant, instantText } from '../time/index.ts';

/** Something that was asked for needs usage of a time that was removed. */
export class NoLongerKept extends Error {
  constructor(keptFrom: Instant) {
    super(`usage from before ${instantText(keptFrom)} was removed from the books, and that time cannot be rated again without it`);
    this.name = 'NoLongerKept';
  }
}

export const refusedAsRemoved = (point: UsagePoint, keptFrom: Instant): Refusal => ({
  place: point.place, code: 'U303', field: 'start', reason: `what began before ${instantText(keptFrom)}, or counts together with that, was removed from the books: whether this was charged already cannot be told`,
});
