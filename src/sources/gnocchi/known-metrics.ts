/** Why there is no data: whether Gnocchi knows a metric of that name at all. Knows nothing of measures. */
import type { Metric } from '../../metrics/index.ts';
import { SourceFailure } from '../failure.ts';
import type { GnocchiApi } from './api.ts';

export interface Missing {
  readonly metric: Metric;
  /** `nothing of … for …`. */
  readonly nothing: string;
  readonly time: string;
}

/** Many scopes have nothing of the same metric. */
const keptMs = 300_000;

export class KnownMetrics {
  readonly #api: GnocchiApi;
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly isKnown: boolean; readonly until: number }>();

  constructor(api: GnocchiApi, now: () => number) {
    this.#api = api;
    this.#now = now;
  }

  /** The sentence of a note. Not to know why is no failure. */
  async why({ metric, nothing, time }: Missing, signal: AbortSignal): Promise<string> {
    const { section } = this.#api.service.asked;
    const isKnown = await this.#isKnown(metric.sourceName, signal).catch((error: unknown) => {
      if (error instanceof SourceFailure && !signal.aborted) return null;
      throw error;
    });
    if (isKnown === null) return `${section}: ${nothing}; whether the metric is known for others could not be asked`;
    if (isKnown) return `${section}: ${nothing}: the metric is known, but not for this scope`;
    return `${section}: the metric \`${metric.sourceName}\` is unknown to the source, or not shown to our login, ${time}: correct its name at ${metric.place}, or see what measures it`;
  }

  async #isKnown(name: string, signal: AbortSignal): Promise<boolean> {
    const kept = this.#known.get(name);
    if (kept !== undefined && this.#now() < kept.until) return kept.isKnown;
    // A name with `*` stands for many.
    const isKnown = name.includes('*') || await this.#api.knowsMetric(name, signal);
    this.#known.set(name, { isKnown, until: this.#now() + keptMs });
    return isKnown;
  }
}
