/** Staged series as samples of a played Prometheus. */
import type { FakeSample } from '../support/fake-prometheus.ts';
import { type StagedSeries, stagedPeriod } from './staged.ts';

export function samplesOf(series: readonly StagedSeries[]): (metric: string, scope: string, periodIndex: number) => readonly FakeSample[] {
  const byOwner = Map.groupBy(series.map(({ metric, scope, attributes, values }) => ({ metric, scope, values, labels: { ...attributes, project_id: scope } })), ({ metric, scope }) => JSON.stringify([metric, scope]));
  return (metric, scope, periodIndex) => (byOwner.get(JSON.stringify([metric, scope])) ?? []).flatMap(({ labels, values }) => {
    const value = values[stagedPeriod(periodIndex)];
    return typeof value === 'string' ? [{ labels, value }] : [];
  });
}
export const metricsOf = (series: readonly StagedSeries[]): readonly string[] => [...new Set(series.map(({ metric }) => metric))];
