/** A closing as one transaction: what it posts and what it notes as closed stand or fall together. */
import type { Pool } from 'pg';
import type { Closing, ClosingRun } from '../closing.ts';
import { postLines, readDueSums, readUncountedPoints } from './limits.ts';
import { type Translate, inTransaction } from './transaction.ts';

export function runClosing<T>(pool: Pool, run: ClosingRun, work: (closing: Closing) => Promise<T>, translate: Translate): Promise<T> {
  return inTransaction(pool, translate, {}, (client, ask) => work({
    due: () => ask(() => readDueSums(client, run)),
    pointsUncounted: (counted) => ask(() => readUncountedPoints(client, counted, run.until)),
    post: (lines, closed) => ask(() => postLines(client, run, lines, closed)),
  }));
}
