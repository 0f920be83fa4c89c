/** A service from its configuration: what it is told about time and effort, and its sources, opened. */
import type { Configuration } from '../config/index.ts';
import type { Metric } from '../metrics/index.ts';
import { type Collector, type Fetcher, collectorTypes, fetcherTypes } from '../sources/index.ts';
import type { RulesOrigin } from './rules-in-force.ts';
import type { ServiceSettings } from './settings.ts';

/** Fetchers are asked once a period, and at least every hour. */
const fetchSecondsMost = 3600;

export function settingsOf({ collect, orchestrator, storage }: Configuration): ServiceSettings {
  const { period, waitPeriods, start } = collect;
  const { maxWorkers, maxThreads, collectorRequestTimeout, periodsAtOnce, heartbeat, poll, retryFirst, retryMost } = orchestrator;
  return {
    periodSeconds: period, waitPeriods, start: start.kind === 'month' ? 'month' : start.at, periodsAtOnce, scopesAtOnce: maxWorkers, requestsAtOnce: maxThreads, collectSeconds: collectorRequestTimeout,
    heartbeatSeconds: heartbeat, pollSeconds: poll, fetchSeconds: Math.min(period, fetchSecondsMost), retryFirstSeconds: retryFirst, retryMostSeconds: retryMost, retentionHours: storage.retentionPeriod,
  };
}

/** Where rules come from. What is collected may be said otherwise. */
export const rulesOriginOf = ({ rules: { directory }, collect: { scopeKey, period }, collectors }: Configuration, metrics: readonly Metric[] = collectors.flatMap((collector) => collector.metrics)): RulesOrigin => ({ directory, metrics, scopeKey, periodSeconds: period });

export interface Sources {
  readonly collectors: readonly Collector[];
  readonly fetchers: readonly Fetcher[];
}

const typeOf = <Type>(types: ReadonlyMap<string, Type>, type: string): Type => {
  const found = types.get(type);
  if (found === undefined) throw new TypeError(`INVARIANT: the configuration names no type \`${type}\``);
  return found;
};

/** Opens what gives scopes and usage. Who only waits for pushed usage asks for nothing and has none. */
export function sourcesOf({ collectors, fetchers }: Configuration): Sources {
  return {
    collectors: collectors.filter(({ type }) => type !== 'pushed').map(({ name, type, options, scopeKey, metrics }) => typeOf(collectorTypes, type).open(name, options, { scopeKey, metrics })),
    fetchers: fetchers.filter(({ type }) => type !== 'pushed').map(({ name, type, options }) => typeOf(fetcherTypes, type).open(name, options, {})),
  };
}
