/** The metrics of a worker in a registry of its own: what it has done, counted as it happens, and how scopes and jobs stand, asked when somebody reads them. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { RatedPeriods, ServiceEvents } from '../service/index.ts';
import { type Instant, instantOfMilliseconds } from '../time/index.ts';
import type { Observed } from './observed.ts';

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const hour = 3600;
const lags = [hour / 2, hour, 2 * hour, 3 * hour, 4 * hour, 6 * hour, 12 * hour, 24 * hour, 48 * hour, 7 * 24 * hour, 30 * 24 * hour];
const standings = ['inactive', 'pushed', 'failing', 'new', 'rated'] as const;
const statuses = ['rated', 'unrated', 'stopped', 'refused', 'known'] as const;
const jobStates = ['created', 'retry', 'active', 'completed', 'cancelled', 'failed'] as const;
/** What was asked of the database is good for so long, however many read. */
const freshMs = 5000;

const nowOf = (): Instant => instantOfMilliseconds(Date.now());

/** What happens in this worker. */
function countEvents(registers: [Registry]): Required<ServiceEvents> {
  const periods = new Counter({ name: 'tariff_rated_periods_total', help: 'Periods of scopes that this worker has rated and stored', registers });
  const points = new Counter({ name: 'tariff_points_total', help: 'Points by what became of them; skipped ones were left out by skip expressions', labelNames: ['status'], registers });
  const collecting = new Histogram({ name: 'tariff_collect_seconds', help: 'Time until all sources had answered for the periods of one transaction', buckets: seconds, registers });
  const rating = new Histogram({ name: 'tariff_rate_seconds', help: 'Time to rate and store what was collected for one transaction', buckets: seconds, registers });
  const failures = new Counter({ name: 'tariff_scope_failures_total', help: 'Times that a scope could not be rated', registers });
  const fetches = new Counter({ name: 'tariff_fetches_total', help: 'Times that a fetcher was asked for scopes, by outcome', labelNames: ['fetcher', 'outcome'], registers });
  const files = new Counter({ name: 'tariff_files_total', help: 'Dropped files by what became of them', labelNames: ['outcome'], registers });
  const removed = new Counter({ name: 'tariff_removed_points_total', help: 'Points that were removed because they are older than they are to be kept', registers });
  const looked = new Gauge({ name: 'tariff_last_look_timestamp_seconds', help: 'When this worker looked for what is due last', registers });
  const book = (totals: RatedPeriods['totals']): void => {
    for (const status of statuses) points.inc({ status }, totals[status]);
  };
  for (const status of [...statuses, 'skipped']) points.inc({ status }, 0);
  return {
    onRated: ({ periods: count, totals, skipped, collectSeconds, rateSeconds }) => {
      periods.inc(count);
      book(totals);
      points.inc({ status: 'skipped' }, skipped);
      collecting.observe(collectSeconds);
      rating.observe(rateSeconds);
    },
    onFailed: () => failures.inc(),
    onFetched: ({ fetcher, scopes }) => fetches.inc({ fetcher, outcome: scopes === null ? 'failed' : 'answered' }),
    onFile: ({ outcome, totals }) => {
      files.inc({ outcome });
      if (totals !== null) book(totals);
    },
    onRetained: ({ points: count }) => removed.inc(count),
    onLooked: () => looked.setToCurrentTime(),
  };
}

/** How scopes stand, all of the deployment and not of this worker alone. */
function scopeMetrics({ store, eachScope, settings }: Observed, registers: [Registry]): () => Promise<void> {
  const scopes = new Gauge({ name: 'tariff_scopes', help: 'Scopes by how they stand', labelNames: ['state'], registers });
  const largest = new Gauge({ name: 'tariff_scope_lag_seconds_max', help: 'Time since the end of the last rated period, of the scope that is furthest behind', registers });
  const spread = new Histogram({ name: 'tariff_scope_lag_seconds', help: 'The same of all active scopes of which something was rated, as they stand now', buckets: lags, registers });
  const usual = new Gauge({ name: 'tariff_scope_lag_usual_seconds', help: 'A scope for which nothing is due is behind by no more', registers });
  usual.set(settings.periodSeconds * (settings.waitPeriods + 1));
  const own = eachScope ? new Gauge({ name: 'tariff_scope_behind_seconds', help: 'Time since the end of the last rated period of each active scope', labelNames: ['scope'], registers }) : null;
  return async () => {
    const { counts, lags: behind } = await store.scopes.overview(nowOf());
    for (const state of standings) scopes.set({ state }, counts.get(state) ?? 0);
    largest.set(behind.reduce((most, { seconds: each }) => Math.max(most, each), 0));
    spread.reset();
    own?.reset();
    for (const { identifier, seconds: each } of behind) {
      spread.observe(each);
      own?.set({ scope: identifier }, each);
    }
  };
}

function jobMetrics({ store }: Observed, registers: [Registry]): () => Promise<void> {
  const jobs = new Gauge({ name: 'tariff_jobs', help: 'Jobs in the queues of the deployment', labelNames: ['queue', 'state'], registers });
  const stalled = new Gauge({ name: 'tariff_jobs_stalled', help: 'Active jobs whose worker was not heard of for longer than its heartbeat', labelNames: ['queue'], registers });
  return async () => {
    const counts = await store.jobCounts();
    jobs.reset();
    stalled.reset();
    for (const queue of new Set(counts.map((count) => count.queue))) {
      const own = counts.filter((count) => count.queue === queue);
      for (const state of jobStates) jobs.set({ queue, state }, own.find((count) => count.state === state)?.jobs ?? 0);
      stalled.set({ queue }, own.reduce((sum, count) => sum + count.stalled, 0));
    }
  };
}

function ruleMetrics({ rules }: Observed, registers: [Registry]): () => void {
  const inForce = new Gauge({ name: 'tariff_rulebook_info', help: 'The rulebook that is in force', labelNames: ['hash'], registers });
  const refused = new Gauge({ name: 'tariff_rules_refused', help: '1 while the rule files have errors and what was in force before them still is', registers });
  return () => {
    inForce.reset();
    if (rules.latest !== null) inForce.set({ hash: rules.latest.hash }, 1);
    refused.set(rules.problem === null ? 0 : 1);
  };
}

export interface WorkerMetrics {
  readonly events: Required<ServiceEvents>;
  readonly contentType: string;
  /** In Prometheus' text format. What the database does not answer is left out. */
  text(): Promise<string>;
}

export function workerMetrics(observed: Observed): WorkerMetrics {
  const [own, shared] = [new Registry(), new Registry()];
  collectDefaultMetrics({ register: own });
  new Gauge({ name: 'tariff_build_info', help: 'The program', labelNames: ['version', 'node'], registers: [own] }).set({ version: observed.version, node: process.versions.node }, 1);
  const answers = new Gauge({ name: 'tariff_database_up', help: '1 where the database answers', registers: [own] });
  const events = countEvents([own]);
  const lookAtRules = ruleMetrics(observed, [own]);
  const looks = [scopeMetrics(observed, [shared]), jobMetrics(observed, [shared])];
  let [lookedAt, looking]: [number, Promise<boolean> | null] = [Number.NEGATIVE_INFINITY, null];
  const look = async (): Promise<boolean> => {
    const answered = await Promise.all(looks.map((each) => each())).then(() => true, () => false);
    lookedAt = answered ? performance.now() : Number.NEGATIVE_INFINITY;
    return answered;
  };
  return {
    events, contentType: own.contentType,
    text: async () => {
      lookAtRules();
      const isUp = performance.now() - lookedAt < freshMs || await (looking ??= look().finally(() => { looking = null; }));
      answers.set(isUp ? 1 : 0);
      return isUp ? `${await own.metrics()}\n${await shared.metrics()}` : own.metrics();
    },
  };
}
