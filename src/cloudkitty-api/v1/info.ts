/** `/v1/info`: what is collected, with units and attributes, and the metrics file as it is. Knows nothing of collectors. */
import type { Context, Hono } from 'hono';
import type { Metric } from '../../metrics/index.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { queryOf, requireId } from './asked.ts';
import { answering, fault } from './faults.ts';

interface MetricAnswer {
  readonly metric_id: string;
  readonly metadata: readonly string[];
  readonly unit: string;
}

/** By their public names; several definitions of one name are one, with the attributes of all. */
function answersOf(metrics: readonly Metric[]): ReadonlyMap<string, MetricAnswer> {
  const answers = new Map<string, MetricAnswer>();
  for (const { name, unit, metadata } of metrics) {
    const known = answers.get(name);
    answers.set(name, { metric_id: name, metadata: [...new Set([...(known?.metadata ?? []), ...metadata])], unit: known?.unit ?? unit });
  }
  return answers;
}

const isFile = (file: unknown): boolean => typeof file === 'object' && file !== null && 'metrics' in file && typeof file.metrics === 'object' && file.metrics !== null;

export function addInfo(app: Hono<CloudkittyEnvironment>, { metrics, metricsFile }: Pick<CloudkittyParts, 'metrics' | 'metricsFile'>): void {
  const answers = answersOf(metrics);
  const checkFile = (): void => {
    if (!isFile(metricsFile)) fault(405, 'Invalid endpoint: no metrics in current configuration.');
  };
  const all = answering((c: Context<CloudkittyEnvironment>) => {
    queryOf(c, []);
    checkFile();
    return Promise.resolve(c.json({ metrics: [...answers.values()] }));
  });
  const one = answering((c: Context<CloudkittyEnvironment>) => {
    queryOf(c, []);
    checkFile();
    const name = requireId(c, 'name');
    return Promise.resolve(c.json(answers.get(name) ?? fault(404, name)));
  });
  for (const kind of ['metrics', 'services']) {
    app.get(`/v1/info/${kind}`, all);
    app.get(`/v1/info/${kind}/:name`, one);
  }
  app.get('/v1/info/config', answering((c) => {
    queryOf(c, []);
    checkFile();
    return Promise.resolve(c.json(metricsFile as object));
  }));
}
