/** Usage out of Prometheus: the query of CloudKitty, asked once for all periods of a request. Knows nothing of how the server is reached. */
import type { Metric } from '../../metrics/index.ts';
import type { Period } from '../../time/index.ts';
import type { Cached } from '../cached.ts';
import type { CollectNote, CollectRequest, Collected, Collector } from '../collector.ts';
import { TooMuchAtOnce } from '../failure.ts';
import { strange } from '../http/asked.ts';
import type { CollectorContext } from '../types.ts';
import { checkedArguments } from '../extra-args.ts';
import type { PrometheusApi } from './api.ts';
import { type PrometheusArguments, prometheusArguments } from './extra-args.ts';
import { type Habits, habitsOf } from './habits.ts';
import { KnownMetrics } from './known-metrics.ts';
import { queryText } from './query.ts';
import { evaluatedAt, lengthOf, rangeOf, seconds } from './range.ts';
import { SeriesGatherer, StrangeAnswer } from './series.ts';

/** Prometheus refuses more points of one series. */
const mostPoints = 11_000;

export class PrometheusCollector implements Collector {
  readonly name: string;
  readonly scopeKey: string;
  readonly metrics: readonly Metric[];
  readonly #api: PrometheusApi;
  readonly #release: () => void;
  readonly #habits: Cached<Habits>;
  readonly #known: KnownMetrics;
  readonly #arguments: (metric: Metric) => PrometheusArguments;

  /** `release` lets go of what belongs to the collector besides its interface. */
  constructor(name: string, api: PrometheusApi, { scopeKey, metrics, now = Date.now }: CollectorContext, release: () => void = () => {}) {
    [this.name, this.scopeKey, this.metrics, this.#api, this.#release] = [name, scopeKey, metrics, api, release];
    this.#habits = habitsOf(api, now);
    this.#known = new KnownMetrics(api, now);
    this.#arguments = checkedArguments(api.service.asked, prometheusArguments);
  }

  async collect({ scope, metric, periods, signal }: CollectRequest): Promise<Collected> {
    const first = periods[0];
    if (first === undefined) return { series: [], notes: [] };
    const args = this.#arguments(metric);
    const { ends, hasRanges } = await this.#habits.get(signal);
    const query = queryText(metric, args, { scopeKey: this.scopeKey, scope, range: rangeOf(first, ends) });
    const gatherer = new SeriesGatherer({ firstMs: evaluatedAt(first), stepMs: lengthOf(first), count: periods.length });
    const notes = new Map<string, CollectNote>();
    const take = ({ data, notes: said }: { readonly data: unknown; readonly notes: readonly CollectNote[] }): void => {
      this.#understood(() => gatherer.add(data));
      for (const note of said) notes.set(note.sentence, note);
    };
    const remedy = `correct the metric at ${metric.place} and its extra_args; the query is ${query}`;
    const question: RangeQuestion = { query, remedy, signal, take };
    if (!hasRanges) await this.#askEach(question, periods);
    else for (let at = 0; at < periods.length; at += mostPoints) await this.#askRange(question, periods.slice(at, at + mostPoints));
    const { section } = this.#api.service.asked;
    const { series, notes: missing } = gatherer.series(metric, this.scopeKey, section);
    if (series.length > 0) return { series, notes: [...notes.values(), ...missing] };
    const end = (periods.at(-1) ?? first).end;
    return { series, notes: [...notes.values(), { kind: 'no data', sentence: await this.#known.why({ metric, scopeKey: this.scopeKey, scope, start: first.start, end }, signal) }] };
  }

  close(): Promise<void> {
    this.#api.close();
    this.#release();
    return Promise.resolve();
  }

  /** All these periods, in one question or in as many as they need. */
  async #askRange(question: RangeQuestion, periods: readonly Period[]): Promise<void> {
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return;
    const { query, remedy, signal, take } = question;
    const parameters = new URLSearchParams({ query, start: seconds(evaluatedAt(first)), end: seconds(evaluatedAt(last)), step: seconds(lengthOf(first)) });
    try {
      take(await this.#api.ask({ endpoint: 'query_range', parameters, remedy, signal }));
    } catch (error) {
      if (!(error instanceof TooMuchAtOnce) || periods.length === 1) throw error;
      const half = Math.ceil(periods.length / 2);
      await this.#askRange(question, periods.slice(0, half));
      await this.#askRange(question, periods.slice(half));
    }
  }

  /** Period by period. */
  async #askEach({ query, remedy, signal, take }: RangeQuestion, periods: readonly Period[]): Promise<void> {
    for (const period of periods) take(await this.#api.ask({ endpoint: 'query', parameters: new URLSearchParams({ query, time: seconds(evaluatedAt(period)) }), remedy, signal }));
  }

  #understood(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof StrangeAnswer) throw strange(this.#api.service.asked, 'the source', error.message);
      throw error;
    }
  }
}

interface RangeQuestion {
  readonly query: string;
  readonly remedy: string;
  readonly signal: AbortSignal;
  readonly take: (answer: { readonly data: unknown; readonly notes: readonly CollectNote[] }) => void;
}
