/** Proves that the Prometheus collector does what every collector does, over real HTTP against one that is played. */
import { describe } from 'vitest';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { collectorCases } from './collector.case.ts';
import type { StagedSeries, StagedSource } from './staged.ts';
import { metricsOf, samplesOf } from './staged-prometheus.ts';

const secret = 'Tr0ub4dor&3';

const stage = (version: 2 | 3) => async (series: readonly StagedSeries[]): Promise<StagedSource> => {
  const fake = await startFakePrometheus({ series: samplesOf(series), metrics: metricsOf(series), version, user: 'rating', password: secret });
  return { options: optionsAt(new URL(fake.url).origin), behave: fake.behave, questions: () => fake.counts.all, connections: () => fake.connections, stop: fake.stop };
};
const optionsAt = (url: string): Readonly<Record<string, unknown>> => ({ prometheus_url: `${url}/api/v1`, prometheus_user: 'rating', prometheus_password: secret });

describe('version 2', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage(2), optionsAt }));
describe('version 3', () => collectorCases({ type: 'prometheus', extraArgs: {}, stage: stage(3), optionsAt }));
