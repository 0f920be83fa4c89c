/** The routes of both versions, as one application to be mounted at the root. Who asks stands in `caller`; whether he may was looked at before. */
import { Hono } from 'hono';
import type { Caller } from '../identity/index.ts';
import type { Metric } from '../metrics/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Reprocessor, RulesInForce } from '../service/index.ts';
import type { Store } from '../storage/index.ts';
import type { Instant } from '../time/index.ts';
import { addCollector } from './v1/collector.ts';
import { addHashmap } from './v1/hashmap.ts';
import { addHashmapRules } from './v1/hashmap-rules.ts';
import { addModules } from './v1/modules.ts';
import { addScripts } from './v1/pyscripts.ts';
import { addQuote } from './v1/quote.ts';
import { addReport } from './v1/report.ts';
import { addStorage } from './v1/storage.ts';
import { addModulesOfVersion2 } from './v2/modules.ts';
import { addInfo } from './v1/info.ts';
import { addPushedDataframes } from './v2/add-dataframes.ts';
import { addDataframes } from './v2/dataframes.ts';
import { addReprocesses } from './v2/reprocesses.ts';
import { addScope } from './v2/scope.ts';
import { addSummary } from './v2/summary.ts';

export interface CloudkittyParts {
  readonly store: Store;
  /** The rules in force, as they are now. */
  readonly rules: { now(): Promise<Rulebook> };
  /** The same with what they are made of, where they can be changed over the API. */
  readonly inForce?: Pick<RulesInForce, 'standing' | 'hashmapWriting' | 'problemWith' | 'wouldBe' | 'changed'>;
  /** What is collected; none where usage is only pushed. */
  readonly metrics: readonly Metric[];
  /** The parsed metrics.yml as it is. */
  readonly metricsFile: unknown;
  /** The attribute that names the scope in what clients send and read, `project_id` by default. */
  readonly scopeKey: string;
  /** Of collection, in seconds. */
  readonly periodSeconds: number;
  readonly now: () => Instant;
  /** Who can be asked again for usage, where sources are configured. */
  readonly collecting?: Pick<Reprocessor, 'settings' | 'collectors'>;
}

/** Where rules can be changed. */
export type RuleParts = CloudkittyParts & Required<Pick<CloudkittyParts, 'inForce'>>;

export type CloudkittyEnvironment = { readonly Variables: { caller: Caller; /** The name of the request, as its answer carries it. */ requestId: string } };

export function cloudkittyRoutes(parts: CloudkittyParts): Hono<CloudkittyEnvironment> {
  const app = new Hono<CloudkittyEnvironment>();
  addQuote(app, parts);
  addInfo(app, parts);
  addCollector(app, parts);
  addScope(app, parts);
  addReprocesses(app, parts);
  addReport(app, parts);
  addStorage(app, parts);
  addSummary(app, parts);
  addDataframes(app, parts);
  addPushedDataframes(app, parts);
  const { inForce } = parts;
  if (inForce === undefined) return app;
  const changing: RuleParts = { ...parts, inForce };
  addHashmap(app, changing);
  addHashmapRules(app, changing);
  addModules(app, changing);
  addScripts(app, changing);
  addModulesOfVersion2(app, changing);
  return app;
}
