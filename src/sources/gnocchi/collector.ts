/** Usage out of Gnocchi: aggregates by group, and the attributes of resources beside them. Knows nothing of how the server is reached. */
import type { Metric } from '../../metrics/index.ts';
import { type Period, instantText } from '../../time/index.ts';
import type { CollectNote, CollectRequest, Collected, CollectedSeries, Collector } from '../collector.ts';
import { checkedArguments } from '../extra-args.ts';
import { SourceFailure } from '../failure.ts';
import type { CollectorContext } from '../types.ts';
import type { Attributes, GnocchiApi } from './api.ts';
import { type GnocchiArguments, gnocchiArguments } from './extra-args.ts';
import { KnownMetrics } from './known-metrics.ts';
import { UnfitMeasures, combinationOf, placesIn, valuesOf } from './measures.ts';
import { aggregatesOf, groupsOf, lengthSeconds, resourcesOf } from './operation.ts';
import { Resources, type ValuedGroup, latestRevisions } from './revisions.ts';

type Periods = readonly [Period, ...Period[]];

export class GnocchiCollector implements Collector {
  readonly name: string;
  readonly scopeKey: string;
  readonly metrics: readonly Metric[];
  readonly #api: GnocchiApi;
  readonly #release: () => void;
  readonly #known: KnownMetrics;
  readonly #arguments: (metric: Metric) => GnocchiArguments;

  /** `release` lets go of what belongs to the collector besides its interface. */
  constructor(name: string, api: GnocchiApi, { scopeKey, metrics, now = Date.now }: CollectorContext, release: () => void) {
    [this.name, this.scopeKey, this.metrics, this.#api, this.#release] = [name, scopeKey, metrics, api, release];
    this.#known = new KnownMetrics(api, now);
    this.#arguments = checkedArguments(api.service.asked, gnocchiArguments);
  }

  async collect(request: CollectRequest): Promise<Collected> {
    const { scope, metric, signal } = request;
    const [first, ...others] = request.periods;
    if (first === undefined) return { series: [], notes: [] };
    const periods: Periods = [first, ...others];
    const args = this.#arguments(metric);
    const remedy = `correct the metric at ${metric.place} and its extra_args`;
    const found = await this.#api.aggregates({ ...aggregatesOf(metric, args, { scopeKey: this.scopeKey, scope, periods }), remedy, signal });
    const [placeOf, length, combine] = [placesIn(periods), lengthSeconds(first), combinationOf(args)];
    const valued = (found ?? []).map(({ group, measures }) => ({ group, values: this.#fit(metric, () => valuesOf(measures, placeOf, length, combine)) })).filter(({ values }) => values.size > 0);
    if (valued.length === 0) return { series: [], notes: [await this.#nothing(metric, scope, periods, signal)] };
    const groups = args.use_all_resource_revisions ? valued : this.#latest(metric, valued);
    const resources = metric.metadata.length === 0 ? null : await this.#resources(args, { scope, periods, remedy, signal });
    return this.#collected(metric, args, { groups, resources, periods });
  }

  close(): Promise<void> {
    this.#api.close();
    this.#release();
    return Promise.resolve();
  }

  #fail(metric: Metric, sentence: string): never {
    throw new SourceFailure(`${this.#api.service.asked.section}: \`${metric.sourceName}\` at ${metric.place}: ${sentence}`, false);
  }

  #fit<T>(metric: Metric, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof UnfitMeasures) this.#fail(metric, error.message);
      throw error;
    }
  }

  #latest(metric: Metric, groups: readonly ValuedGroup[]): readonly ValuedGroup[] {
    // Without what tells resources apart there are no revisions of one.
    if (!groups.every(({ group }) => Object.hasOwn(group, 'id'))) return groups;
    if (!metric.groupby.includes('revision_start')) this.#fail(metric, '`use_all_resource_revisions: false` takes the latest revision, which only `revision_start` among `groupby` tells: add it');
    return latestRevisions(groups);
  }

  async #resources(args: GnocchiArguments, { scope, periods, remedy, signal }: { readonly scope: string; readonly periods: Periods; readonly remedy: string; readonly signal: AbortSignal }): Promise<Resources> {
    const resources = new Resources();
    const question = { resourceType: args.resource_type, query: resourcesOf(this.scopeKey, scope, periods), sort: `${args.resource_key}:asc`, isHistory: true, remedy, signal };
    for await (const page of this.#api.search(question)) resources.add(args.resource_key, page);
    return resources;
  }

  async #nothing(metric: Metric, scope: string, [first, ...others]: Periods, signal: AbortSignal): Promise<CollectNote> {
    const time = `from ${instantText(first.start)} to ${instantText((others.at(-1) ?? first).end)}`;
    return { kind: 'no data', sentence: await this.#known.why({ metric, nothing: `nothing of \`${metric.sourceName}\` for ${this.scopeKey} \`${scope}\` ${time}`, time }, signal) };
  }

  #collected(metric: Metric, args: GnocchiArguments, { groups, resources, periods }: { readonly groups: readonly ValuedGroup[]; readonly resources: Resources | null; readonly periods: Periods }): Collected {
    const series: CollectedSeries[] = [];
    const missing = new Map<string, number>();
    for (const { group, values } of groups) {
      const id = textOf(group[args.resource_key]);
      // A resource that changes between two periods is two series.
      const byRevision = Map.groupBy([...values], ([place]) => resources?.at(id, periods[place] ?? periods[0]) ?? null);
      for (const [revision, there] of byRevision) {
        const attributes = this.#attributes(metric, args, group, revision);
        for (const [name, text] of attributes) if (text === '' && name !== this.scopeKey) missing.set(name, (missing.get(name) ?? 0) + 1);
        series.push({ attributes, periods: there.map(([place]) => place), values: there.map(([, value]) => value) });
      }
    }
    const { section } = this.#api.service.asked;
    const notes = [...missing].map(([name, count]): CollectNote => ({
      kind: 'label missing', sentence: `${section}: ${count === series.length ? `all ${count}` : `${count} of ${series.length}`} series of \`${metric.sourceName}\` have no attribute \`${name}\`, which is empty then: see the resource type \`${args.resource_type}\`, or correct ${metric.place}`,
    }));
    return { series, notes };
  }

  #attributes(metric: Metric, args: GnocchiArguments, group: Attributes, revision: Attributes | null): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (const name of groupsOf(metric, args, this.scopeKey)) {
      const text = textOf(group[name]);
      if (name !== this.scopeKey || text !== '') attributes.set(name, text);
    }
    for (const name of metric.metadata) attributes.set(name, textOf(revision?.[name]));
    return attributes;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | boolean);
}
