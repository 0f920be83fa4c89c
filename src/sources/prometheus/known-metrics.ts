/** Why there is no data: whether the source knows the metric at all, and the label of scopes on it. Knows nothing of periods but their bounds. */
import type { Metric } from '../../metrics/index.ts';
import { type Instant, instantText } from '../../time/index.ts';
import { SourceFailure } from '../failure.ts';
import type { PrometheusApi } from './api.ts';
import { selectorText } from './query.ts';

export interface Missing {
  readonly metric: Metric;
  readonly scopeKey: string;
  readonly scope: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** Many scopes have nothing of the same metric in the same time. */
const keptMs = 300_000;
const mostKept = 1000;
const microsecondsPerSecond = 1_000_000;

export class KnownMetrics {
  readonly #api: PrometheusApi;
  readonly #now: () => number;
  readonly #labels = new Map<string, { readonly names: readonly string[]; readonly until: number }>();

  constructor(api: PrometheusApi, now: () => number) {
    this.#api = api;
    this.#now = now;
  }

  /** The sentence of a note. Not to know why is no failure. */
  async why({ metric, scopeKey, scope, start, end }: Missing, signal: AbortSignal): Promise<string> {
    const { section } = this.#api.service.asked;
    const time = `from ${instantText(start)} to ${instantText(end)}`;
    const names = await this.#labelsOf(metric.sourceName, start, end, signal).catch((error: unknown) => {
      if (error instanceof SourceFailure && !signal.aborted) return null;
      throw error;
    });
    const nothing = `${section}: nothing of \`${metric.sourceName}\` for ${scopeKey} \`${scope}\` ${time}`;
    if (names === null) return `${nothing}; whether the metric is known for others could not be asked`;
    if (names.length === 0) return `${section}: the metric \`${metric.sourceName}\` is unknown to the source ${time}: correct its name at ${metric.place}, or see that its exporter is scraped`;
    if (!names.includes(scopeKey)) return `${nothing}: the metric is known, but none of its series has the label \`${scopeKey}\`: correct \`scope_key\`, or have the label added`;
    return `${nothing}: the metric is known, but not for this scope`;
  }

  async #labelsOf(name: string, start: Instant, end: Instant, signal: AbortSignal): Promise<readonly string[]> {
    const key = JSON.stringify([name, start, end]);
    const kept = this.#labels.get(key);
    if (kept !== undefined && this.#now() < kept.until) return kept.names;
    const parameters = new URLSearchParams({ 'match[]': selectorText(name, []), start: String(start / microsecondsPerSecond), end: String(end / microsecondsPerSecond) });
    const { data } = await this.#api.ask({ endpoint: 'labels', parameters, remedy: 'see its log', signal });
    const names = Array.isArray(data) ? data.map(String) : [];
    if (this.#labels.size >= mostKept) this.#labels.clear();
    this.#labels.set(key, { names, until: this.#now() + keptMs });
    return names;
  }
}
