/**
 * A scope taken back to an instant, or taken away: what lies behind goes from the ledger, and what it added to totals and limits, its own and those
 * it shares with others, goes with it. In one transaction.
 */
import { countedOvers } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Store } from '../storage/index.ts';
import { type Instant, instant, instantText } from '../time/index.ts';
import { rerateIn } from './rerate.ts';

/** The books are closed over a time that would go: a sentence for the one who asked. */
export class BooksClosed extends Error {
  constructor(until: Instant) {
    super(`the books are closed until ${instantText(until)}, and what was billed stays: reprocess that time instead, so that corrections count in what is open`);
    this.name = 'BooksClosed';
  }
}

/** Before and after all usage. */
const [everFrom, everTo] = [instant(Date.UTC(1900, 0) * 1000), instant(Date.UTC(2200, 0) * 1000)];

async function without(store: Store, { tariff, hash }: Rulebook, scope: string, since: Instant | null, force: boolean): Promise<number> {
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors rates usage');
  const run = { rulebookHash: hash, source: since === null ? 'a scope that was deleted' : `reset to ${instantText(since)}`, limits: countedOvers(tariff).map(({ name }) => name) };
  return store.intake(run, async (intake) => {
    const closedUntil = await intake.closedUntil();
    const period = { start: since ?? everFrom, end: everTo };
    if (!force && closedUntil !== null && (since === null || since < closedUntil) && (await intake.kept({ scope, period: { start: period.start, end: closedUntil }, meters: null })).length > 0) throw new BooksClosed(closedUntil);
    const { changes } = await rerateIn(intake, tariff, { scope, period, usage: { kind: 'removed' }, reason: 'removed', dryRun: false });
    await intake.remove(scope, since);
    if (since === null) await intake.forget(scope);
    else await intake.standAt(scope, since);
    return changes.reduce((sum, change) => sum + (change.scope === scope ? change.removed : 0), 0);
  });
}

/** The scope stands at the instant, and is rated from there on: no period is left out. Gives the number of points that are gone. */
export const resetScope = (store: Store, rulebook: Rulebook, scope: string, to: Instant): Promise<number> => without(store, rulebook, scope, to, false);

/** The scope is gone with all its data. @param force also what was billed. */
export const deleteScope = (store: Store, rulebook: Rulebook, scope: string, force: boolean): Promise<number> => without(store, rulebook, scope, null, force);
