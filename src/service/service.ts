/** The service: finds scopes, sees what is due, and rates it, together with all other workers on the same database. */
import { type Collector, type Fetcher, SourceFailure } from '../sources/index.ts';
import type { Tariff } from '../rating/index.ts';
import type { DueQuery, Store } from '../storage/index.ts';
import { type Instant, instant } from '../time/index.ts';
import { Alerting } from './alerting.ts';
import { type Clock, agreedNow } from './clock.ts';
import type { ServiceEvents } from './events.ts';
import { type FileJob, FileWork } from './file-work.ts';
import { Jobs, type Kind } from './jobs.ts';
import type { Log } from './log.ts';
import { dueBefore, firstStart } from './periods.ts';
import type { PoliciesInForce } from './policies-in-force.ts';
import { type Rating, rateScope } from './rate-scope.ts';
import { reprocess } from './reprocess.ts';
import { Retention } from './retain.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { ServiceSettings } from './settings.ts';

export interface ServiceParts {
  readonly store: Store;
  readonly settings: ServiceSettings;
  readonly collectors: readonly Collector[];
  readonly fetchers: readonly Fetcher[];
  readonly rules: RulesInForce;
  readonly clock: Clock;
  readonly log: Log;
  readonly events?: ServiceEvents;
  /** Alert policies; without them nobody looks. */
  readonly policies?: PoliciesInForce | null;
  /** Where files of usage are dropped, and the member that names the scope in CloudKitty's dataframes. */
  readonly incoming?: { readonly directory: string; readonly scopeKey: string } | null;
}

interface ScopeJob {
  readonly scope: string;
  readonly identifier: string;
}
interface ReprocessJob {
  readonly reprocessing: string;
  readonly scope: string;
}
interface FetchJob {
  readonly fetcher: string;
}

/** A job is given back after this, so that nothing is held for ever. */
const longestJobSeconds = 6 * 3600;
/** Who waits for the end of all work looks so often. */
const idleLookMs = 200;
/** Sending over a slow line may take longer than one heartbeat. */
const stalledHeartbeats = 3;
/** Clocks that differ by less are not talked about. */
const clockDifferenceSeconds = 60;
/** Scopes that are planned at once. */
const plannedMost = 1000;

export class Service {
  readonly #parts: ServiceParts;
  readonly #stop = new AbortController();
  readonly #rateKind: Kind<ScopeJob>;
  readonly #fetchKind: Kind<FetchJob>;
  readonly #reprocessKind: Kind<ReprocessJob>;
  readonly #fileKind: Kind<FileJob>;
  readonly #files: FileWork | null;
  readonly #retainKind: Kind<object>;
  readonly #retention: Retention;
  readonly #alerting: Alerting | null;
  #jobs: Jobs | null = null;
  #ticking: Promise<void> = Promise.resolve();
  /** Jobs that this worker has planned and, at most, not done. */
  #open = 0;
  #lastFetch = Number.NEGATIVE_INFINITY;
  #lastLook = Number.NEGATIVE_INFINITY;
  #replanning = false;
  #isAhead = false;
  #working = 0;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    const { settings, fetchers, incoming = null, store, log, rules, clock, events = {} } = parts;
    this.#files = incoming === null ? null : new FileWork(incoming.directory, { store, scopeKey: incoming.scopeKey, log, rulebook: () => rules.now() }, events);
    this.#retention = new Retention({ store, settings, clock, log, rulebook: () => rules.now() });
    this.#alerting = parts.policies === undefined || parts.policies === null ? null : new Alerting({ ...parts, policies: parts.policies }, this.#stop.signal);
    this.#rateKind = { name: 'rate', keyOf: ({ scope }) => scope, concurrency: settings.scopesAtOnce, retries: 3, lookSeconds: 1, work: (job, signal) => this.#rate(job, signal) };
    this.#fetchKind = { name: 'fetch', keyOf: ({ fetcher }) => fetcher, concurrency: Math.max(1, fetchers.length), retries: 1, priority: 1, work: (job, signal) => this.#fetch(job, signal) };
    this.#reprocessKind = { name: 'reprocess', keyOf: ({ scope }) => scope, concurrency: 1, retries: 3, work: (job, signal) => this.#reprocess(job, signal) };
    this.#fileKind = { name: 'file', keyOf: ({ file }) => file, concurrency: 1, retries: 3, work: (job, signal) => this.#takeFile(job, signal) };
    this.#retainKind = { name: 'retain', keyOf: () => 'retain', concurrency: 1, retries: 0, work: () => this.#retain() };
  }

  async start(): Promise<void> {
    const { store, settings, rules, policies, log } = this.#parts;
    await rules.now();
    await policies?.now();
    await store.guard(async () => {
      const jobs = await Jobs.open(store.jobDatabase(), { heartbeatSeconds: settings.heartbeatSeconds, longestSeconds: longestJobSeconds }, log);
      this.#jobs = jobs;
      await jobs.take(this.#fetchKind);
      await jobs.take(this.#rateKind);
      await jobs.take(this.#reprocessKind);
      if (this.#files !== null) await jobs.take(this.#fileKind);
      if (settings.retentionHours > 0) await jobs.take(this.#retainKind);
      await this.#alerting?.begin(jobs);
      await jobs.giveBackLost();
    });
    const alerting = this.#alerting;
    // By themselves: nothing that alerts wait for keeps anybody from being rated.
    this.#ticking = Promise.all([this.#tick(() => this.#look()), ...(alerting === null ? [] : [this.#tick(() => alerting.plan())])]).then(() => {});
  }

  /** Ends when fetchers have been asked, by this worker or another, and nothing is due that could be done now. */
  async idle(): Promise<void> {
    const { store, rules } = this.#parts;
    for (;;) {
      await sleep(idleLookMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      if (this.#lastFetch === Number.NEGATIVE_INFINITY || this.#jobs === null || this.#working > 0 || this.#files?.isIdle() === false || await this.#jobs.areOpen(this.#fetchKind)) continue;
      const { tariff } = await rules.now();
      if (tariff === null) continue;
      const isDone = (await store.scopes.due(this.#dueQuery(tariff, await this.#now(), 1))).length === 0;
      if (isDone && await this.#alerting?.isIdle() !== false) return;
      // Another worker may have planned it.
      if (!isDone) this.#jobs.wake(this.#rateKind.name);
    }
  }

  /** Ends when the work in hand is done, or after some seconds: what is not committed by then is done again by others. */
  async stop(seconds = 30): Promise<void> {
    this.#stop.abort(new Error('the worker stops'));
    await this.#ticking;
    await this.#jobs?.close(seconds);
  }

  #look(): Promise<void> {
    return this.#plan().finally(() => this.#parts.events?.onLooked?.());
  }

  async #tick(work: () => Promise<void>): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#orTell(work);
      await sleep(this.#parts.settings.pollSeconds * 1000, signal);
    }
  }

  /** What cannot be planned now is planned later: no job fails of it. */
  #orTell(work: () => Promise<void>): Promise<void> {
    return this.#parts.store.guard(work).catch((error: unknown) => this.#parts.log.error({ error }, `cannot see what is due: ${error instanceof Error ? error.message : String(error)}`));
  }

  async #plan(): Promise<void> {
    const { store, settings, fetchers, collectors, rules } = this.#parts;
    if (this.#jobs === null) return;
    await this.#endStalled();
    if (performance.now() - this.#lastFetch >= settings.fetchSeconds * 1000) {
      await this.#jobs.add(this.#fetchKind, fetchers.map(({ name }) => ({ fetcher: name })));
      this.#lastFetch = performance.now();
    }
    await this.#jobs.add(this.#reprocessKind, (await store.reprocessings.open()).map(({ id, scope }) => ({ reprocessing: String(id), scope })));
    if (this.#files !== null) await this.#jobs.add(this.#fileKind, this.#files.complete());
    if (this.#retention.isDue()) await this.#jobs.add(this.#retainKind, [{}]);
    const { tariff } = await rules.now();
    if (tariff === null) throw new TypeError('INVARIANT: rules with errors are never in force');
    if (collectors.length === 0) return;
    const due = await store.scopes.due(this.#dueQuery(tariff, await this.#now(), plannedMost));
    this.#open = await this.#jobs.add(this.#rateKind, due.map(({ id, identifier }) => ({ scope: String(id), identifier })));
    // Another worker may have planned something.
    this.#jobs.wake(this.#rateKind.name);
    this.#jobs.wake(this.#fetchKind.name);
  }

  async #now(): Promise<Instant> {
    const { clock, store, log } = this.#parts;
    const now = await agreedNow(clock, store);
    const ahead = Math.floor((clock.now() - now) / 1_000_000);
    if (ahead >= clockDifferenceSeconds !== this.#isAhead) {
      this.#isAhead = !this.#isAhead;
      if (this.#isAhead) log.warn({ seconds: ahead }, 'the clock of this worker is ahead of that of the database: nothing is rated before it is over by both');
    }
    return now;
  }

  /** One that stands still must not hold up the others for ever. */
  async #endStalled(): Promise<void> {
    const { store, settings: { heartbeatSeconds }, log } = this.#parts;
    if (performance.now() - this.#lastLook < heartbeatSeconds * 1000) return;
    this.#lastLook = performance.now();
    const ended = await store.scopes.endStalled(stalledHeartbeats * heartbeatSeconds);
    if (ended > 0) log.warn({ ended }, 'an intake was ended whose process had stood still for too long: nothing of it is kept');
  }

  #dueQuery({ zone }: Tariff, now: Instant, most: number): DueQuery {
    const { settings } = this.#parts;
    const before = dueBefore(settings, now);
    return { before, areNewDue: firstStart(settings, zone, now) < before, now, retryMost: instant(now + settings.retryMostSeconds * 1_000_000), most };
  }

  async #rate({ scope, identifier }: ScopeJob, lost: AbortSignal): Promise<void> {
    const { store, settings, collectors, clock, log, rules, events = {} } = this.#parts;
    const rating: Rating = { store, settings, collectors, clock, log, rulebook: () => rules.now(), rulesAt: (start) => rules.at(start), events, isWatched: await this.#alerting?.isWatching() === true };
    this.#working += 1;
    try {
      await rateScope(rating, BigInt(scope), AbortSignal.any([lost, this.#stop.signal]));
      await this.#alerting?.changed(identifier);
    } finally {
      this.#working -= 1;
    }
    // The last of what was planned here is being done: the next is planned meanwhile, so that nobody waits.
    const isLast = this.#open > 0 && (this.#open -= 1) <= settings.scopesAtOnce;
    if (!isLast || this.#replanning || this.#stop.signal.aborted) return;
    this.#replanning = true;
    await this.#orTell(() => this.#plan());
    this.#replanning = false;
  }

  async #takeFile(job: FileJob, lost: AbortSignal): Promise<void> {
    this.#working += 1;
    try {
      await this.#files?.take(job, AbortSignal.any([lost, this.#stop.signal]));
    } finally {
      this.#working -= 1;
    }
  }

  async #retain(): Promise<void> {
    const removal = await this.#retention.look();
    if (removal !== null) this.#parts.events?.onRetained?.(removal);
  }

  async #reprocess({ reprocessing, scope }: ReprocessJob, lost: AbortSignal): Promise<void> {
    const { store, settings, collectors, clock, log, rules } = this.#parts;
    const signal = AbortSignal.any([lost, this.#stop.signal]);
    try {
      const done = await reprocess({ store, settings, collectors, clock, rulebook: () => rules.now(), rulesAt: (start) => rules.at(start) }, BigInt(reprocessing), signal);
      if (done !== null) log.info({ scope, reprocessing, points: done.points, corrected: done.corrected }, 'reprocessed');
    } catch (error) {
      // It waits, and is planned again.
      if (signal.aborted) return;
      log.error({ scope, reprocessing }, error instanceof Error ? error.message : String(error));
    }
  }

  async #fetch({ fetcher: name }: FetchJob, lost: AbortSignal): Promise<void> {
    const { store, fetchers, collectors, clock, log, events } = this.#parts;
    const fetcher = fetchers.find((each) => each.name === name);
    if (fetcher === undefined) return;
    try {
      const found = await fetcher.scopes(AbortSignal.any([lost, this.#stop.signal]));
      const fresh = await store.scopes.see(found, { scopeKey: collectors[0]?.scopeKey ?? null, fetcher: name }, clock.now());
      events?.onFetched?.({ fetcher: name, scopes: found.length });
      log[fresh > 0 ? 'info' : 'debug']({ fetcher: name, scopes: found.length, fresh }, 'scopes were looked for');
      if (fresh > 0) await this.#orTell(() => this.#plan());
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      // It is asked again with the next round: that one source is down stops nobody.
      if (!(error instanceof SourceFailure)) throw error;
      events?.onFetched?.({ fetcher: name, scopes: null });
      log.error({ fetcher: name }, error.message);
    }
  }
}

/** Ends early when the signal says so. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
