/** Scopes out of Prometheus: the values of a label of a metric, looked for over a window, so that a scope whose last resource is gone is still known for a while. Knows nothing of how the server is reached. */
import type { Fetcher } from '../fetcher.ts';
import { strange } from '../http/asked.ts';
import type { PrometheusFetcherOptions } from '../options.ts';
import type { PrometheusApi } from './api.ts';
import { labelText, selectorText } from './query.ts';

export class PrometheusFetcher implements Fetcher {
  readonly name: string;
  readonly #api: PrometheusApi;
  readonly #options: PrometheusFetcherOptions;

  constructor(name: string, api: PrometheusApi, options: PrometheusFetcherOptions) {
    [this.name, this.#api, this.#options] = [name, api, options];
  }

  async scopes(signal: AbortSignal): Promise<readonly string[]> {
    const { metric, scope_attribute: attribute, filters, lookback } = this.#options;
    const selector = selectorText(metric, Object.entries(filters));
    // An instant selector sees what has a sample in the last minutes only.
    const query = `max(${isNothing(lookback) ? selector : `max_over_time(${selector}[${lookback}])`}) by (${labelText(attribute)})`;
    const remedy = `correct \`metric\`, \`scope_attribute\`, \`filters\` or \`lookback\`; the query is ${query}`;
    const { data } = await this.#api.ask({ endpoint: 'query', parameters: new URLSearchParams({ query }), remedy, signal });
    const { resultType, result } = (data ?? {}) as { readonly resultType?: unknown; readonly result?: unknown };
    const { asked } = this.#api.service;
    if (resultType !== 'vector' || !Array.isArray(result)) throw strange(asked, 'the source', `a result of type \`${String(resultType)}\` in place of series`);
    const scopes = new Set<string>();
    for (const { metric: labels } of result as readonly { readonly metric?: Readonly<Record<string, unknown>> }[]) {
      const scope = labels?.[attribute];
      if (typeof scope === 'string' && scope !== '') scopes.add(scope);
      else if (labels === undefined) throw strange(asked, 'the source', 'a series without labels');
    }
    return [...scopes];
  }

  close(): Promise<void> {
    this.#api.close();
    return Promise.resolve();
  }
}

/** `0s`: no window. */
const isNothing = (duration: string): boolean => !/[1-9]/.test(duration);
