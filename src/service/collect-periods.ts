/** Asks all collectors for a scope's usage over some periods: all metrics at once, within a number of requests and a time. One that fails spoils the whole. */
import type { CollectedSeries, Collector } from '../sources/index.ts';
import { SourceFailure } from '../sources/index.ts';
import type { Metric } from '../metrics/index.ts';
import type { Period } from '../time/index.ts';

/** What one metric has for the periods. */
export interface CollectedMetric {
  readonly collector: Collector;
  readonly metric: Metric;
  readonly series: readonly CollectedSeries[];
}

export interface CollectedPeriods {
  /** In the order of the configuration. */
  readonly metrics: readonly CollectedMetric[];
  /** For people who look for missing usage. */
  readonly notes: readonly string[];
}

export interface CollectLimits {
  readonly requestsAtOnce: number;
  readonly collectSeconds: number;
}

interface Task {
  readonly collector: Collector;
  readonly metric: Metric;
}

/** Throws the first `SourceFailure`, or the reason of the signal; then no other request goes on. */
export async function collectPeriods(collectors: readonly Collector[], scope: string, periods: readonly Period[], { requestsAtOnce, collectSeconds }: CollectLimits, signal: AbortSignal): Promise<CollectedPeriods> {
  const tasks = collectors.flatMap((collector) => collector.metrics.map((metric): Task => ({ collector, metric })));
  const results: (CollectedMetric | undefined)[] = tasks.map(() => undefined);
  const notes: string[] = [];
  const late = AbortSignal.timeout(collectSeconds * 1000);
  const others = new AbortController();
  const whole = AbortSignal.any([signal, late, others.signal]);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const place = next++;
      const { collector, metric } = tasks[place]!;
      const { series, notes: own } = await collector.collect({ scope, metric, periods, signal: whole });
      results[place] = { collector, metric, series };
      notes.push(...own.map(({ kind, sentence }) => `${metric.name}: ${kind}: ${sentence}`));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(requestsAtOnce, tasks.length) }, work));
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) throw new SourceFailure(`the sources did not answer within ${collectSeconds} s (\`orchestrator.collector_request_timeout\`)`, true, { cause: error });
    throw error;
  } finally {
    others.abort();
  }
  return { metrics: results.flatMap((result) => result ?? []), notes: notes.sort() };
}
