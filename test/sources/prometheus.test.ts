/** Proves that the Prometheus collector does what every collector does, over real HTTP against one that is played. */
import { describe } from 'vitest';
import { type FakePrometheusOptions, startFakePrometheus } from '../support/fake-prometheus.ts';
import { collectorCases } from './collector.case.ts';
import type { StagedSeries, StagedSource } from './staged.ts';
import { metricsOf, samplesOf } from './staged-prometheus.ts';

const secret = 'Tr0ub4dor&3';

const stage = (habits: Partial<FakePrometheusOptions>) => async (series: readonly StagedSeries[]): Promise<StagedSource> => {
  const fake = await startFakePrometheus({ series: samplesOf(series), metrics: metricsOf(series), ...habits, user: 'rating', password: secret });
  return { options: optionsAt(new URL(fake.url).origin), behave: fake.behave, questions: () => fake.counts.all, connections: () => fake.connections, stop: fake.stop };
};
const optionsAt = (url: string): Readonly<Record<string, unknown>> => ({ prometheus_url: `${url}/api/v1`, prometheus_user: 'rating', prometheus_password: secret });

const eachPeriod = 'times of ranges are moved, so every period is a question';
describe('version 2', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage({ version: 2 }), optionsAt }));
describe('version 3', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage({ version: 3 }), optionsAt }));
describe('a front end that moves times', () => collectorCases({
  type: 'prometheus', extraArgs: {}, stage: stage({ version: 3, isAligned: true }), optionsAt,
  skip: { 'of many periods is asked for at once': eachPeriod, 'of more periods than a source gives at once is complete': eachPeriod },
}));
