/** Scopes out of Gnocchi: the values of an attribute over resources, page by page, where each next page leaves out the values that are known. Knows nothing of how the server is reached. */
import type { Fetcher } from '../fetcher.ts';
import type { GnocchiFetcherOptions } from '../options.ts';
import type { GnocchiApi } from './api.ts';

export class GnocchiFetcher implements Fetcher {
  readonly name: string;
  readonly #api: GnocchiApi;
  readonly #options: GnocchiFetcherOptions;
  readonly #release: () => void;

  constructor(name: string, api: GnocchiApi, options: GnocchiFetcherOptions, release: () => void) {
    [this.name, this.#api, this.#options, this.#release] = [name, api, options, release];
  }

  async scopes(signal: AbortSignal): Promise<readonly string[]> {
    const known = new Set<string>();
    for (const resourceType of this.#options.resource_types) await this.#add(resourceType, known, signal);
    known.delete('');
    return [...known];
  }

  close(): Promise<void> {
    this.#api.close();
    this.#release();
    return Promise.resolve();
  }

  /** Keeps one page and the values at a time, however many resources there are. */
  async #add(resourceType: string, known: Set<string>, signal: AbortSignal): Promise<void> {
    const { scope_attribute: attribute } = this.#options;
    const remedy = 'correct `scope_attribute` and `resource_types`';
    for (;;) {
      const has = { '!=': { [attribute]: null } };
      const query = known.size === 0 ? has : { and: [has, { not: { in: { [attribute]: [...known].sort() } } }] };
      const page = await this.#api.firstPage({ resourceType, query, sort: `${attribute}:asc`, isHistory: false, remedy, signal });
      const before = known.size;
      for (const { [attribute]: scope } of page) if (typeof scope === 'string') known.add(scope);
      // A page without a new value would come again and again.
      if (known.size === before) return;
    }
  }
}
