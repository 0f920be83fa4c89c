/** Collects and rates times of scopes again, some periods at a time, and posts what comes out otherwise. What was done before it was cut off is done; it goes on from there. */
import { type Change, NoLongerKept, rerate } from '../intake/index.ts';
import { add } from '../money/index.ts';
import { type Refusal, type Tariff, type UsagePoint, hasRunningTotals } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Collector } from '../sources/index.ts';
import { type Reprocessing, StepLost, type Store } from '../storage/index.ts';
import { type Instant, type Period, instant } from '../time/index.ts';
import type { Clock } from './clock.ts';
import { collectPeriods } from './collect-periods.ts';
import { CollectedBatches } from './collected-usage.ts';
import type { DatedRules } from './rules-in-force.ts';
import type { ServiceSettings } from './settings.ts';

export interface Reprocessor {
  readonly store: Store;
  readonly settings: ServiceSettings;
  readonly collectors: readonly Collector[];
  readonly clock: Clock;
  rulebook(): Promise<Rulebook>;
  /** The rules for what begins at an instant, where they are not the same for all time. */
  rulesAt?(start: Instant): Promise<DatedRules>;
  /** Is told after each step. */
  onStep?(progress: ReprocessingProgress): void;
}

export interface ReprocessingProgress {
  readonly scope: string;
  readonly until: Instant;
  readonly end: Instant;
  readonly corrected: number;
}

export interface Replanned {
  readonly points: number;
  readonly corrected: number;
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
}

/** So many refusals are told. */
const refusalsMost = 100;

/** Running totals tie all periods of a window together: then the whole time is one step. */
const countsSomething = (tariff: Tariff): boolean => [...tariff.meters.keys()].some((meter) => hasRunningTotals(tariff, meter));

function stepsOf({ start, end }: Period, { periodSeconds, periodsAtOnce }: ServiceSettings, isOneStep: boolean): readonly Period[] {
  const length = periodSeconds * 1_000_000 * periodsAtOnce;
  if (isOneStep) return start < end ? [{ start, end }] : [];
  const steps: Period[] = [];
  for (let from = start; from < end; from = instant(from + length)) steps.push({ start: from, end: instant(Math.min(end, from + length)) });
  return steps;
}

function periodsOf({ start, end }: Period, { periodSeconds }: ServiceSettings): readonly Period[] {
  const length = periodSeconds * 1_000_000;
  const periods: Period[] = [];
  for (let from = start; from < end; from = instant(from + length)) periods.push({ start: from, end: instant(from + length) });
  return periods;
}

async function usageOf(reprocessor: Reprocessor, scope: string, step: Period, signal: AbortSignal): Promise<{ readonly points: readonly UsagePoint[]; readonly refusals: readonly Refusal[] }> {
  const { collectors, settings } = reprocessor;
  const batches = new CollectedBatches(new Map(collectors.map(({ name, scopeKey }) => [name, scopeKey])));
  const [points, refusals]: [UsagePoint[], Refusal[]] = [[], []];
  const periods = periodsOf(step, settings);
  for (let from = 0; from < periods.length; from += settings.periodsAtOnce) {
    const some = periods.slice(from, from + settings.periodsAtOnce);
    const { metrics } = await collectPeriods(collectors, scope, some, settings, signal);
    const { batch } = batches.of(scope, metrics, some);
    for (let row = 0; row < batch.count; row++) points.push(batch.pointAt(row));
    refusals.push(...batch.refusals.map(({ refusal }) => refusal));
  }
  return { points, refusals };
}

function together(all: Replanned, step: Replanned): Replanned {
  const changes = new Map([...all.changes, ...step.changes].map((change) => [JSON.stringify([change.scope, change.meter]), null as Change | null]));
  for (const change of [...all.changes, ...step.changes]) {
    const name = JSON.stringify([change.scope, change.meter]);
    const known = changes.get(name) ?? null;
    changes.set(name, known === null ? change : {
      ...change, added: known.added + change.added, removed: known.removed + change.removed, changed: known.changed + change.changed, before: add(known.before, change.before), after: add(known.after, change.after),
    });
  }
  return { points: all.points + step.points, corrected: all.corrected + step.corrected, changes: [...changes.values()].flatMap((change) => change ?? []), refusals: [...all.refusals, ...step.refusals].slice(0, refusalsMost) };
}

/** A step cut where other scripts become valid, each part with its rules; not cut where totals tie it together. */
async function* validIn(reprocessor: Reprocessor, step: Period, isOneStep: boolean): AsyncIterable<{ readonly part: Period; readonly rulebook: Rulebook }> {
  const length = reprocessor.settings.periodSeconds * 1_000_000;
  for (let from = step.start; from < step.end;) {
    const { rulebook, until } = await reprocessor.rulesAt?.(from) ?? { rulebook: await reprocessor.rulebook(), until: null };
    const end = isOneStep || until === null ? step.end : instant(Math.min(step.end, Math.ceil(until / length) * length));
    yield { part: { start: from, end }, rulebook };
    from = end;
  }
}

const nothing: Replanned = { points: 0, corrected: 0, changes: [], refusals: [] };

type Wanted = Pick<Reprocessing, 'scope' | 'period' | 'usage' | 'reason'> & { readonly id: bigint | null; readonly reprocessedUntil: Instant | null };

async function eachStep(reprocessor: Reprocessor, wanted: Wanted, signal: AbortSignal): Promise<Replanned> {
  const { store, settings } = reprocessor;
  const { id, scope, usage, reason, period } = wanted;
  const { tariff } = await reprocessor.rulebook();
  if (tariff === null) throw new TypeError('INVARIANT: rules with errors are never in force');
  let [all, reached] = [nothing, wanted.reprocessedUntil];
  const isOneStep = countsSomething(tariff);
  for (const step of stepsOf({ start: reached ?? period.start, end: period.end }, settings, isOneStep)) for await (const { part, rulebook } of validIn(reprocessor, step, isOneStep)) {
    signal.throwIfAborted();
    const collected = usage === 'collected' ? await usageOf(reprocessor, scope, part, signal) : null;
    const result = await rerate(store, rulebook, {
      scope, period: part, usage: collected === null ? { kind: 'stored' } : { kind: 'collected', points: collected.points }, reason, dryRun: id === null, ...(id === null ? {} : { step: { id, from: reached, until: part.end } }),
    });
    all = together(all, { ...result, refusals: [...collected?.refusals ?? [], ...result.refusals] });
    reached = part.end;
    reprocessor.onStep?.({ scope, until: reached, end: period.end, corrected: all.corrected });
  }
  return all;
}

/** What a reprocessing would change. Writes nothing. */
export const planReprocessing = (reprocessor: Reprocessor, wanted: Pick<Reprocessing, 'scope' | 'period' | 'usage'>, signal: AbortSignal): Promise<Replanned> =>
  eachStep(reprocessor, { ...wanted, reason: 'plan', id: null, reprocessedUntil: null }, signal);

/** Does what is left of a reprocessing. Throws what a source says; then it waits, and goes on from where it is. `null` where somebody else does it, or it was cancelled. */
export async function reprocess(reprocessor: Reprocessor, id: bigint, signal: AbortSignal): Promise<Replanned | null> {
  const { store } = reprocessor;
  const task = await store.reprocessings.find(id);
  if (task === null || (task.status !== 'waiting' && task.status !== 'running')) return null;
  try {
    const result = await eachStep(reprocessor, task, signal);
    await store.reprocessings.finish(id, 'done', null);
    return result;
  } catch (error) {
    if (error instanceof StepLost) return null;
    // It will never be otherwise.
    if (error instanceof NoLongerKept) await store.reprocessings.finish(id, 'failed', error.message);
    if (!signal.aborted) await store.reprocessings.fail(id, error instanceof Error ? error.message : String(error));
    throw error;
  }
}
