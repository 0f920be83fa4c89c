/** From answers to series: labels become attributes, times become periods, values stay the texts that they are. Knows nothing of who was asked. */
import type { Metric } from '../../metrics/index.ts';
import type { CollectNote, CollectedSeries } from '../collector.ts';
import { attributesOf } from './query.ts';

type Labels = Readonly<Record<string, string>>;
interface Gathered {
  readonly labels: Labels;
  readonly periods: number[];
  readonly values: string[];
}

/** The periods of a request, as the times at which they are asked for. */
export interface Steps {
  readonly firstMs: number;
  readonly stepMs: number;
  readonly count: number;
}

/** Something in an answer is not as Prometheus writes it. */
export class StrangeAnswer extends Error {}

/** The place of a time among the periods. Times are seconds with three decimals, and doubles. */
function periodAt(time: unknown, { firstMs, stepMs, count }: Steps): number {
  if (typeof time !== 'number') throw new StrangeAnswer('a time that is no number');
  const index = (Math.round(time * 1000) - firstMs) / stepMs;
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new StrangeAnswer(`a value for ${time}, which was not asked for`);
  return index;
}

function isLabels(value: unknown): value is Labels {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}

export class SeriesGatherer {
  readonly #steps: Steps;
  readonly #series = new Map<string, Gathered>();

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** Takes the `data` of an answer to a range query or to an instant query. Answers come in the order of their times. */
  add(data: unknown): void {
    const { resultType, result } = (data ?? {}) as { readonly resultType?: unknown; readonly result?: unknown };
    if ((resultType !== 'matrix' && resultType !== 'vector') || !Array.isArray(result)) throw new StrangeAnswer(`a result of type \`${String(resultType)}\` in place of series`);
    for (const { metric, values, value, histograms, histogram } of result as readonly Readonly<Record<string, unknown>>[]) {
      if (!isLabels(metric)) throw new StrangeAnswer('a series without labels');
      if (histograms !== undefined || histogram !== undefined) throw new StrangeAnswer('histograms in place of numbers; histogram_sum() as a `query_prefix` makes numbers of them');
      if (resultType === 'matrix' && !Array.isArray(values)) throw new StrangeAnswer('a series without values');
      this.#take(metric, resultType === 'matrix' ? values as readonly unknown[] : [value]);
    }
  }

  #take(labels: Labels, pairs: readonly unknown[]): void {
    // All labels, for those that nobody asked for still tell series apart.
    const key = JSON.stringify(labels);
    let series = this.#series.get(key);
    if (series === undefined) this.#series.set(key, series = { labels, periods: [], values: [] });
    for (const pair of pairs) {
      if (!Array.isArray(pair) || typeof pair[1] !== 'string') throw new StrangeAnswer('a value that is no text');
      series.periods.push(periodAt(pair[0], this.#steps));
      series.values.push(pair[1]);
    }
  }

  /** What was gathered, as attributes that the metric names. */
  series(metric: Metric, scopeKey: string, section: string): { readonly series: readonly CollectedSeries[]; readonly notes: readonly CollectNote[] } {
    const gathered = [...this.#series.values()];
    const attributes = attributesOf(metric, scopeKey);
    const without = attributes.filter((name) => name !== scopeKey)
      .map((name) => ({ name, count: gathered.reduce((sum, { labels }) => sum + (hasLabel(labels, name) ? 0 : 1), 0) })).filter(({ count }) => count > 0);
    const notes = without.map(({ name, count }): CollectNote => ({
      kind: 'label missing',
      sentence: `${section}: ${count === gathered.length ? `all ${count}` : `${count} of ${gathered.length}`} series of \`${metric.sourceName}\` have no label \`${name}\`, which is empty then: see its exporter, or correct ${metric.place}`,
    }));
    return { series: gathered.map(({ labels, periods, values }) => ({ attributes: attributesIn(labels, attributes, scopeKey), periods, values })), notes };
  }
}

const hasLabel = (labels: Labels, name: string): boolean => Object.hasOwn(labels, name) && labels[name] !== '';

function attributesIn(labels: Labels, names: readonly string[], scopeKey: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const name of names) {
    if (name !== scopeKey) attributes.set(name, Object.hasOwn(labels, name) ? labels[name] ?? '' : '');
    // Without it the usage is of the scope that was asked for.
    else if (hasLabel(labels, name)) attributes.set(name, labels[name] ?? '');
  }
  return attributes;
}
