/** Brings one scope up to date: some periods at a time are collected, rated and stored in one transaction, oldest first, until nothing is due. */
import { rateColumns } from '../intake/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import { type Collector, SourceFailure } from '../sources/index.ts';
import { ClaimLost, type ClaimedRun, type ScopeClaim, type ScopeState, type Store } from '../storage/index.ts';
import { type Instant, type Period, instant, instantText } from '../time/index.ts';
import { type Clock, agreedNow } from './clock.ts';
import { collectPeriods } from './collect-periods.ts';
import { CollectedBatches } from './collected-usage.ts';
import type { ServiceEvents } from './events.ts';
import type { Log } from './log.ts';
import { firstStart, periodsDue } from './periods.ts';
import { Complaints } from './complaints.ts';
import type { DatedRules } from './rules-in-force.ts';
import type { ServiceSettings } from './settings.ts';

/** What a worker needs for every scope. */
export interface Rating {
  readonly store: Store;
  readonly settings: ServiceSettings;
  readonly collectors: readonly Collector[];
  readonly clock: Clock;
  readonly log: Log;
  /** The rules as they are now, kept in the store. */
  rulebook(): Promise<Rulebook>;
  /** The rules for what begins at an instant, where they are not the same for all time. */
  rulesAt?(start: Instant): Promise<DatedRules>;
  /** Whether alerts are looked for over what is rated. */
  readonly isWatched?: boolean;
  readonly events?: Pick<ServiceEvents, 'onRated' | 'onFailed'>;
}

export type ScopeOutcome =
  /** @param isDone whether nothing is due any more. */
  | { readonly kind: 'rated'; readonly periods: number; readonly isDone: boolean }
  /** Somebody else has it now, or nobody is to rate it. */
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly sentence: string };

/** So many transactions, then others have their turn. */
const turnsMost = 16;

export async function rateScope(rating: Rating, id: bigint, signal: AbortSignal): Promise<ScopeOutcome> {
  const { store, clock, settings, log } = rating;
  const claimed = await store.scopes.claim(id);
  if (claimed === null) return { kind: 'left' };
  const { claim, state } = claimed;
  try {
    return await rateClaimed(rating, claim, state, signal);
  } catch (error) {
    if (error instanceof ClaimLost) {
      log.warn({ scope: claim.identifier }, error.message);
      return { kind: 'left' };
    }
    // The worker is stopping or has lost the job: that is no failure of the scope.
    if (signal.aborted) return { kind: 'left' };
    const sentence = sentenceOf(error);
    const now = await agreedNow(clock, store);
    const wait = Math.min(settings.retryMostSeconds, settings.retryFirstSeconds * 2 ** Math.min(state.failures, 30));
    await store.scopes.fail(claim, { sentence, now, retryAt: instant(now + wait * 1_000_000) });
    log.error({ scope: claim.identifier, failures: state.failures + 1, retryInSeconds: wait, ...(error instanceof SourceFailure ? {} : { error }) }, sentence);
    rating.events?.onFailed?.({ scope: claim.identifier, sentence, failures: state.failures + 1 });
    return { kind: 'failed', sentence };
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function rateClaimed(rating: Rating, claim: ScopeClaim, state: ScopeState, signal: AbortSignal): Promise<ScopeOutcome> {
  const { store, clock, settings } = rating;
  // After failures less is asked for at once: what is too much for a source must not stand in the way for ever.
  const most = Math.max(1, settings.periodsAtOnce >> Math.min(state.failures, 5));
  let [ratedUntil, count] = [state.ratedUntil, 0];
  for (let turn = 0; turn < turnsMost; turn++) {
    signal.throwIfAborted();
    const rulebook = await rating.rulebook();
    const { tariff } = rulebook;
    if (tariff === null) throw new TypeError('INVARIANT: rules with errors are never in force');
    const now = await agreedNow(clock, store);
    const due = periodsDue(ratedUntil ?? firstStart(settings, tariff.zone, now), now, settings, most);
    const [first] = due;
    if (first === undefined) return { kind: 'rated', periods: count, isDone: true };
    const { rulebook: valid, until } = await rating.rulesAt?.(first.start) ?? { rulebook, until: null };
    const periods = due.filter(({ start }) => until === null || start < until);
    ratedUntil = await ratePeriods(rating, valid, { claim, ratedUntil, periods }, signal);
    count += periods.length;
  }
  return { kind: 'rated', periods: count, isDone: false };
}

interface Turn {
  readonly claim: ScopeClaim;
  readonly ratedUntil: Instant | null;
  readonly periods: readonly Period[];
}

/** Gives where the scope stands afterwards. */
async function ratePeriods(rating: Rating, rulebook: Rulebook, { claim, ratedUntil, periods }: Turn, signal: AbortSignal): Promise<Instant> {
  const { store, collectors, settings, clock, log } = rating;
  const begun = performance.now();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) throw new TypeError('INVARIANT: a turn has periods');
  const scope = claim.identifier;
  const { metrics, notes } = await collectPeriods(collectors, scope, periods, settings, signal);
  const collectSeconds = (performance.now() - begun) / 1000;
  const { batch, skipped, doubts, areDistinct } = new CollectedBatches(new Map(collectors.map(({ name, scopeKey }) => [name, scopeKey]))).of(scope, metrics, periods);
  signal.throwIfAborted();
  const complaints = new Complaints();
  const claimed: ClaimedRun = { claim, ratedUntil, periods: { start: first.start, end: last.end }, now: clock.now(), isWatched: rating.isWatched === true, stalledSeconds: settings.heartbeatSeconds };
  const totals = await rateColumns(store, rulebook, [batch], {
    source: `collected for ${scope}`, claimed, areDistinct,
    onWarning: (sentence) => log.debug({ scope }, sentence),
    onBatch: (others) => complaints.hear(others),
    notes: () => [...notes, ...doubts, ...complaints.sentences()],
  });
  for (const sentence of [...doubts, ...complaints.sentences()]) log.warn({ scope, from: instantText(first.start), until: instantText(last.end) }, sentence);
  const seconds = (performance.now() - begun) / 1000;
  log.info({ scope, from: instantText(first.start), until: instantText(last.end), periods: periods.length, points: totals.read, rated: totals.rated, unrated: totals.unrated, stopped: totals.stopped, refused: totals.refused, skipped, seconds }, 'rated');
  rating.events?.onRated?.({ scope, periods: periods.length, totals, skipped, collectSeconds, rateSeconds: seconds - collectSeconds });
  return last.end;
}
