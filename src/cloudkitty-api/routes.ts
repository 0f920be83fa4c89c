/** The routes of both versions, as one application to be mounted at the root. Who asks stands in `caller`; whether he may was looked at before. */
import { Hono } from 'hono';
import type { Caller } from '../identity/index.ts';
import type { Metric } from '../metrics/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Store } from '../storage/index.ts';
import type { Instant } from '../time/index.ts';
import { addHashmap } from './v1/hashmap.ts';
import { addPushedDataframes } from './v2/add-dataframes.ts';
import { addDataframes } from './v2/dataframes.ts';
import { addSummary } from './v2/summary.ts';

export interface CloudkittyParts {
  readonly store: Store;
  /** The rules in force, as they are now. */
  readonly rules: { now(): Promise<Rulebook> };
  /** What is collected; none where usage is only pushed. */
  readonly metrics: readonly Metric[];
  /** The parsed metrics.yml as it is. */
  readonly metricsFile: unknown;
  /** The attribute that names the scope in what clients send and read, `project_id` by default. */
  readonly scopeKey: string;
  /** Of collection, in seconds. */
  readonly periodSeconds: number;
  readonly now: () => Instant;
}

export type CloudkittyEnvironment = { readonly Variables: { caller: Caller; /** The name of the request, as its answer carries it. */ requestId: string } };

export function cloudkittyRoutes(parts: CloudkittyParts): Hono<CloudkittyEnvironment> {
  const app = new Hono<CloudkittyEnvironment>();
  addHashmap(app);
  addSummary(app, parts);
  addDataframes(app, parts);
  addPushedDataframes(app, parts);
  return app;
}
