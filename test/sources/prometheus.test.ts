/** Proves that the Prometheus collector does what every collector does, over real HTTP against one that is played. */
import { describe } from 'vitest';
import { type FakeSample, startFakePrometheus } from '../support/fake-prometheus.ts';
import { collectorCases } from './collector.case.ts';
import { type StagedSeries, type StagedSource, stagedPeriod } from './staged.ts';

const secret = 'Tr0ub4dor&3';

/** The series as samples of each period. */
export function samplesOf(series: readonly StagedSeries[]): (metric: string, scope: string, periodIndex: number) => readonly FakeSample[] {
  const byOwner = Map.groupBy(series.map(({ metric, scope, attributes, values }) => ({ metric, scope, values, labels: { ...attributes, project_id: scope } })), ({ metric, scope }) => JSON.stringify([metric, scope]));
  return (metric, scope, periodIndex) => (byOwner.get(JSON.stringify([metric, scope])) ?? []).flatMap(({ labels, values }) => {
    const value = values[stagedPeriod(periodIndex)];
    return typeof value === 'string' ? [{ labels, value }] : [];
  });
}

const stage = (version: 2 | 3) => async (series: readonly StagedSeries[]): Promise<StagedSource> => {
  const fake = await startFakePrometheus({ series: samplesOf(series), metrics: [...new Set(series.map(({ metric }) => metric))], version, user: 'rating', password: secret });
  return {
    options: optionsAt(new URL(fake.url).origin), behave: fake.behave, questions: () => fake.counts.all, connections: () => fake.connections, stop: fake.stop,
  };
};
const optionsAt = (url: string): Readonly<Record<string, unknown>> => ({ prometheus_url: `${url}/api/v1`, prometheus_user: 'rating', prometheus_password: secret });

describe('version 2', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage(2), optionsAt }));
describe('version 3', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage(3), optionsAt }));
