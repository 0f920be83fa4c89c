/** The HTTP interface of Gnocchi: dynamic aggregates and searches of resources. Knows nothing of metrics.yml. */
import { garbage, strange } from '../http/asked.ts';
import { type Answer, type Service, isSuccess } from '../http/service.ts';
import { parseExact } from './json.ts';

export type Attributes = Readonly<Record<string, unknown>>;
/** What aggregates give of one group, numbers as texts. */
export interface Group {
  readonly group: Attributes;
  readonly measures: readonly Measure[];
}
export interface Measure {
  /** ISO 8601. */
  readonly time: string;
  /** Seconds. */
  readonly granularity: string;
  readonly value: string;
}

export interface AggregatesQuestion {
  readonly parameters: URLSearchParams;
  readonly body: unknown;
  readonly remedy: string;
  readonly signal: AbortSignal;
}
export interface SearchQuestion {
  readonly resourceType: string;
  readonly query: unknown;
  readonly sort: string;
  readonly isHistory: boolean;
  readonly remedy: string;
  readonly signal: AbortSignal;
}

/** As many as Gnocchi gives at once, unless it is told otherwise. */
const perPage = 1000;
/** Of one search; what is beyond does not end. */
const mostPages = 10_000;

const isObject = (value: unknown): value is Attributes => typeof value === 'object' && value !== null && !Array.isArray(value);

export class GnocchiApi {
  readonly service: Service;

  constructor(service: Service) {
    this.service = service;
  }

  /** `null` where no resource that is asked for has the metric. */
  async aggregates({ parameters, body, remedy, signal }: AggregatesQuestion): Promise<readonly Group[] | null> {
    const answer = await this.service.ask({ method: 'POST', path: '/v1/aggregates', query: parameters, body: { json: body }, signal });
    if (!isSuccess(answer)) {
      const said = saidIn(answer);
      if ((answer.status === 404 || answer.status === 400) && /metrics? .*(not found|n't exist|not exist)|metrics not found/i.test(said)) return null;
      throw this.service.refusal(answer, said, remedy);
    }
    const value = this.#exact(answer);
    if (!Array.isArray(value)) throw strange(this.service.asked, answer.address, 'no list of groups');
    return value.map((group) => this.#groupIn(group, answer));
  }

  /** The first page of a search. */
  async firstPage(question: SearchQuestion): Promise<readonly Attributes[]> {
    return (await this.#page(question, new URLSearchParams({ limit: String(perPage), sort: question.sort }))).resources;
  }

  /** All pages, one after another. */
  async *search(question: SearchQuestion): AsyncGenerator<readonly Attributes[]> {
    let parameters = new URLSearchParams({ limit: String(perPage), sort: question.sort, ...(question.isHistory ? { history: 'true' } : {}) });
    for (let count = 0; count < mostPages; count++) {
      const { resources, next } = await this.#page(question, parameters);
      yield resources;
      if (next === null || resources.length === 0) return;
      parameters = next;
    }
    throw strange(this.service.asked, 'the source', 'a list of resources without an end');
  }

  /** Whether anything has a metric of this name, as far as our login is shown. */
  async knowsMetric(name: string, signal: AbortSignal): Promise<boolean> {
    const answer = await this.service.ask({ method: 'GET', path: '/v1/metric', query: new URLSearchParams({ name, limit: '1' }), signal });
    if (!isSuccess(answer)) throw this.service.refusal(answer, saidIn(answer));
    const metrics = this.#exact(answer);
    if (!Array.isArray(metrics)) throw strange(this.service.asked, answer.address, 'no list of metrics');
    return metrics.length > 0;
  }

  close(): void {
    this.service.close();
  }

  async #page({ resourceType, query, remedy, signal }: SearchQuestion, parameters: URLSearchParams): Promise<{ readonly resources: readonly Attributes[]; readonly next: URLSearchParams | null }> {
    const answer = await this.service.ask({ method: 'POST', path: `/v1/search/resource/${encodeURIComponent(resourceType)}`, query: parameters, ...(query === null ? {} : { body: { json: query } }), signal });
    if (!isSuccess(answer)) throw this.service.refusal(answer, saidIn(answer), remedy);
    const resources = this.#exact(answer);
    if (!Array.isArray(resources) || !resources.every(isObject)) throw strange(this.service.asked, answer.address, 'no list of resources');
    return { resources, next: nextPage(answer) };
  }

  #exact({ address, text }: Answer): unknown {
    try {
      return parseExact(text);
    } catch {
      throw garbage(this.service.asked, address, text);
    }
  }

  #groupIn(value: unknown, { address }: Answer): Group {
    const measures = isObject(value) && isObject(value['measures']) && isObject(value['measures']['measures']) ? value['measures']['measures']['aggregated'] : undefined;
    if (!isObject(value) || !isObject(value['group'])) throw strange(this.service.asked, address, 'groups without attributes');
    if (!Array.isArray(measures)) throw strange(this.service.asked, address, 'groups without measures that are aggregated; a `custom_query` has to be one `(aggregate …)`');
    return {
      group: value['group'],
      measures: measures.map((measure: unknown) => {
        const [time, granularity, number] = Array.isArray(measure) ? measure as readonly unknown[] : [];
        if (typeof time !== 'string' || typeof granularity !== 'string' || (typeof number !== 'string' && number !== null)) throw strange(this.service.asked, address, 'a measure without time, granularity and value');
        return { time, granularity, value: number ?? 'NaN' };
      }),
    };
  }
}

/** The parameters of the page that follows, as `Link` says. Never its address: our login goes to none but the one configured. */
function nextPage({ headers }: Answer): URLSearchParams | null {
  const link = headers['link'];
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(Array.isArray(link) ? link.join(', ') : link ?? '')?.[1];
  return target !== undefined && URL.canParse(target) ? new URL(target).searchParams : null;
}

/** Gnocchi's own words, out of `{"description": …}`. */
function saidIn({ text }: Answer): string {
  try {
    const { description } = JSON.parse(text) as { readonly description?: unknown };
    if (typeof description === 'string') return description;
    if (!isObject(description)) return text;
    return ['cause', 'reason', 'detail'].flatMap((key) => (description[key] === undefined ? [] : [typeof description[key] === 'string' ? description[key] : JSON.stringify(description[key])])).join(': ');
  } catch {
    return text;
  }
}
