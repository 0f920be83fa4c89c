/**
 * Closes limit windows in the store: what the limits say of the final sums, less what was posted before, becomes lines. So the lines
 * of a window always come to what its limit says, and closing again adds nothing.
 */
import { type Rational, add, equals, isZero, subtract, sum, zero } from '../money/index.ts';
import { type ClosedWindow, LimitBook, type LimitKey, type Tariff, countedOvers, placeText } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import { keepRulebook } from './store-columns.ts';
import type { Closing, DueSum, PostedLine, Store } from '../storage/index.ts';
import type { Instant } from '../time/index.ts';

export interface CloseOptions {
  readonly until: Instant;
  /** Computes the lines and posts none. */
  readonly dryRun: boolean;
}

/** Rated points of a limit's meters that are in no sum of it, since their run did not count it so. */
export interface Uncounted {
  /** `monthly_bill over month by project` */
  readonly name: string;
  readonly meter: string;
  readonly points: number;
}

export interface Closed {
  readonly windows: number;
  /** In order of time, and of the stages. */
  readonly lines: readonly PostedLine[];
  readonly amount: Rational;
  /** Limits that have open windows and are not in the rulebook: theirs stay open. */
  readonly left: readonly string[];
  readonly uncounted: readonly Uncounted[];
}

const nothing: Closed = { windows: 0, lines: [], amount: zero, left: [], uncounted: [] };

const keyText = ({ rule, over, window, group }: LimitKey): string => JSON.stringify([rule, over.span, window.start, window.end, over.by, group]);

/** What is still to be posted for a window. */
function outstanding({ limit, key, sum: now, lines }: ClosedWindow, { closedBefore, posted }: DueSum, tariff: Tariff): readonly PostedLine[] {
  const reason = closedBefore ? 'late usage' : 'window closed';
  if (isZero(posted)) return lines.map((line) => ({ ...line, reason }));
  const wanted = sum(lines.map(({ amount }) => amount));
  if (equals(wanted, posted)) return [];
  const { over: { span, by }, window, group } = key;
  return [{
    module: limit.module, rule: limit.name, amount: subtract(wanted, posted), currency: tariff.currency, span, window, sum: now, reason,
    group: by.map((name, index) => [name, group[index] ?? '']), at: lines.at(-1)?.at ?? placeText(limit.place),
  }];
}

async function uncountedOf(tariff: Tariff, closing: Closing): Promise<readonly Uncounted[]> {
  const found: Uncounted[] = [];
  for (const { limit, name, from } of countedOvers(tariff)) {
    for (const { meter, points } of await closing.pointsUncounted({ name, meters: [...limit.meters], from })) found.push({ name, meter, points });
  }
  return found;
}

export async function closeWindows(store: Store, rulebook: Rulebook, { until, dryRun }: CloseOptions): Promise<Closed> {
  const { tariff } = rulebook;
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors closes windows');
  if (!dryRun) await keepRulebook(store, rulebook);
  return store.closing({ rulebookHash: rulebook.hash, currency: tariff.currency, until }, async (closing) => {
    const all = await closing.due();
    const known = new Set(tariff.limits.map(({ name }) => name));
    const due = new Map(all.filter(({ key }) => known.has(key.rule)).map((entry) => [keyText(entry.key), entry]));
    const left = [...new Set(all.flatMap(({ key }) => (known.has(key.rule) ? [] : [key.rule])))];
    const uncounted = await uncountedOf(tariff, closing);
    if (due.size === 0) {
      // The books are closed until then all the same: what is corrected from now on counts in what is open.
      if (!dryRun) await closing.post([], []);
      return { ...nothing, left, uncounted };
    }
    const closed = new LimitBook(tariff, [...due.values()]).close();
    const lines = closed.flatMap((window) => {
      const entry = due.get(keyText(window.key));
      if (entry === undefined) throw new Error('INVARIANT: a window that is closed was due');
      return outstanding(window, entry, tariff);
    });
    if (!dryRun) await closing.post(lines, [...due.values()]);
    return { windows: due.size, lines, amount: lines.reduce((total, { amount }) => add(total, amount), zero), left, uncounted };
  });
}
