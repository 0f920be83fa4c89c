/**
 * One point, told by its id, taken back or put in another's place: with all that its running totals and limits move, as corrections. Whoever says an id means that very
 * point, so it is done also where other usage of the scope may not come again with another content; not where the scope takes nothing late.
 */
import type { UsagePoint } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { KeptPoint, Store } from '../storage/index.ts';
import { type Period, instant } from '../time/index.ts';
import { type Rerated, rerate } from './rerate.ts';

/** A sentence for the one who asked. */
export class PointStays extends Error {
  override readonly name = 'PointStays';
}

async function checkLate(store: Store, scope: string): Promise<void> {
  if ((await store.scopes.find(scope))?.latePolicy === 'refuse') throw new PointStays(`the scope ${JSON.stringify(scope)} takes no late usage, so what was rated stays: let it take some first, with \`tariff scope set --late correct\``);
}

const beginOf = ({ period: { start } }: KeptPoint): Period => ({ start, end: instant(start + 1) });

/** Gives what changed: nothing where somebody else took it back meanwhile. */
export async function voidPoint(store: Store, rulebook: Rulebook, point: KeptPoint & { readonly id: string }, reason: string): Promise<Rerated> {
  await checkLate(store, point.scope);
  return rerate(store, rulebook, { scope: point.scope, period: beginOf(point), usage: { kind: 'voided', id: point.id }, reason, dryRun: false });
}

/** The same id, meter, scope and begin; quantity, unit, end and fields may be others. */
export async function replacePoint(store: Store, rulebook: Rulebook, former: KeptPoint, point: UsagePoint, reason: string): Promise<Rerated> {
  await checkLate(store, former.scope);
  for (const [what, isSame] of [['meter', point.meter === former.meter], ['scope', point.scope === former.scope], ['begin', point.period.start === former.period.start]] as const) {
    if (!isSame) throw new PointStays(`the ${what} of a point is part of what it is: take this one back, and bring the other under an id of its own`);
  }
  return rerate(store, rulebook, { scope: former.scope, period: beginOf(former), usage: { kind: 'amended', amendments: [{ point, n: 0, replaces: true }] }, reason, dryRun: false });
}
