/** A Prometheus that knows what a function says, for the few queries that the collector and the fetcher send. Values are those of a whole period, already aggregated over time. */
import { type Behaviour, type FakeAnswer, type FakeRequest, startFakeServer } from './fake-server.ts';

/** One series in one period. */
export interface FakeSample {
  /** The same object for the same series saves time. */
  readonly labels: Readonly<Record<string, string>>;
  /** As Prometheus would write it. */
  readonly value: string;
}

export interface FakePrometheusOptions {
  /** What a metric has of a scope in the period that begins at `periodIndex` × `periodSeconds` since 1970. */
  series(metric: string, scope: string, periodIndex: number, periodSeconds: number): readonly FakeSample[];
  /** For the fetcher: the scopes that series have been seen of. Default none. */
  scopes?(metric: string): readonly string[];
  /** Metrics that exist for some scope; all of them when it is not said. */
  readonly metrics?: readonly string[];
  /** Default `project_id`. */
  readonly scopeKey?: string;
  /** Whether range selectors leave their left end out, as version 3 does, or not, as version 2 does. Default 2. */
  readonly version?: 2 | 3;
  /** Wanted of every request. */
  readonly user?: string;
  readonly password?: string;
  /** Whether a token of Keystone is good, where one is wanted. */
  isValid?(token: string | undefined): boolean;
  /** As front ends can be set: times of range queries are moved to multiples of the step. */
  readonly isAligned?: boolean;
  /** As Aetos has it: no range queries, and no `POST`. */
  readonly isProxy?: boolean;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How one request is treated, given how it would be. */
  behaviour?(request: FakeRequest, wanted: Behaviour): Behaviour;
  /** Default: one that is free. */
  readonly port?: number;
  /** Of `warnings` in every answer. */
  readonly warnings?: readonly string[];
}

export interface FakePrometheusCounts {
  readonly all: number;
  readonly range: number;
  readonly instant: number;
  readonly labels: number;
  /** Values in answers to range queries. */
  readonly values: number;
}

export interface FakePrometheus {
  /** As configurations have it: `http://127.0.0.1:9090/api/v1`. */
  readonly url: string;
  readonly counts: FakePrometheusCounts;
  readonly mostAtOnce: number;
  readonly connections: number;
  /** How the next `times` requests are treated; all of them when it is not said. */
  behave(behaviour: Behaviour, times?: number): void;
  /** The latest requests: query texts with their times. */
  readonly queries: readonly string[];
  readonly methods: readonly string[];
  stop(): Promise<void>;
}

const keptQueries = 1000;
/** Asks whether range selectors leave their left end out. */
const probe = 'count_over_time(vector(1)[10s:10s])';
/** The innermost selector: metric, matchers, range. */
const selector = /(?:([a-zA-Z_:][\w:]*))?\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\}\[(\d+)(ms|s|m|h|d)\]/;
const aggregation = /^(\w+)\(.*\) by \(([^)]*)\)$/s;
const matcherOf = (matchers: string, name: string): string | undefined => {
  const text = new RegExp(`(?:^|, ?)${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(matchers)?.[1];
  return text === undefined ? undefined : JSON.parse(`"${text}"`) as string;
};

const failed = (error: string): FakeAnswer => ({ status: 400, body: { status: 'error', errorType: 'bad_data', error } });

export async function startFakePrometheus(options: FakePrometheusOptions): Promise<FakePrometheus> {
  const counts = { all: 0, range: 0, instant: 0, labels: 0, values: 0 };
  const queries: string[] = [];
  const methods: string[] = [];
  const succeeded = (result: string): FakeAnswer => {
    const warnings = options.warnings === undefined ? '' : `,"warnings":${JSON.stringify(options.warnings)}`;
    return { body: `{"status":"success"${warnings},"data":${result}}` };
  };
  const answer = ({ method, path, parameters, headers }: FakeRequest): FakeAnswer => {
    counts.all++;
    const token = headers['x-auth-token'];
    if (options.isValid?.(typeof token === 'string' ? token : undefined) === false) return { status: 401, body: 'Unauthorized' };
    if (options.isProxy === true && (method !== 'GET' || path === '/api/v1/query_range')) return { status: 404, body: 'page not found' };
    if (options.user !== undefined && headers.authorization !== `Basic ${Buffer.from(`${options.user}:${options.password ?? ''}`).toString('base64')}`) return { status: 401, body: 'Unauthorized' };
    if (queries.push(decodeURIComponent(parameters.toString().replaceAll('+', ' '))) > keptQueries) queries.shift();
    if (methods.push(method) > keptQueries) methods.shift();
    const query = parameters.get('query') ?? '';
    switch (path) {
      case '/api/v1/query_range': {
        counts.range++;
        const step = Number(parameters.get('step'));
        const [first, last] = ['start', 'end'].map((name) => Number(parameters.get(name))).map((time) => String(options.isAligned === true ? Math.floor(time / step) * step : time)) as [string, string];
        if (query === probe) return succeeded(`{"resultType":"matrix","result":[{"metric":{},"values":[[${first},"${options.version === 3 ? 1 : 2}"]]}]}`);
        const { values, text } = aggregatedAnswer(options, query, { first, last, step: String(step) });
        counts.values += values;
        return text === null ? failed(`the fake does not understand ${query}`) : succeeded(text);
      }
      case '/api/v1/query': {
        counts.instant++;
        if (matcherOf(selector.exec(query)?.[2] ?? '', options.scopeKey ?? 'project_id') !== undefined) {
          const time = parameters.get('time') ?? '';
          const { values, text } = aggregatedAnswer(options, query, { first: time, last: time, step: null });
          counts.values += values;
          return text === null ? failed(`the fake does not understand ${query}`) : succeeded(text);
        }
        const text = instantAnswer(options, query, Number(parameters.get('time') ?? '0'));
        return text === null ? failed(`the fake does not understand ${query}`) : succeeded(text);
      }
      case '/api/v1/labels': {
        counts.labels++;
        const metric = /^[a-zA-Z_:][\w:]*|"((?:[^"\\]|\\.)*)"/.exec(parameters.get('match[]') ?? '');
        const isKnown = options.metrics === undefined || options.metrics.includes(metric?.[1] ?? metric?.[0] ?? '');
        return succeeded(JSON.stringify(isKnown ? ['__name__', options.scopeKey ?? 'project_id'] : []));
      }
      default: return { status: 404, body: 'page not found' };
    }
  };
  const server = await startFakeServer({
    answer, remember: false, port: options.port ?? 0, behaviour: (request, wanted) => options.behaviour?.(request, wanted) ?? wanted,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
  });
  return { url: `${server.url}/api/v1`, counts, queries, methods, behave: server.behave, stop: server.stop, get mostAtOnce() { return server.mostAtOnce; }, get connections() { return server.connections; } };
}

/** What asks whether range selectors leave their left end out, and who the scopes are. */
function instantAnswer(options: FakePrometheusOptions, query: string, time: number): string | null {
  const vector = (samples: readonly { readonly metric: Readonly<Record<string, string>>; readonly text: string }[]): string =>
    JSON.stringify({ resultType: 'vector', result: samples.map(({ metric, text }) => ({ metric, value: [time, text] })) });
  if (query === probe) return vector([{ metric: {}, text: options.version === 3 ? '1' : '2' }]);
  const metric = /\(([a-zA-Z_:][\w:]*)[{[]/.exec(query)?.[1];
  const label = /by \((\w+)\)$/.exec(query)?.[1];
  if (metric === undefined || label === undefined) return null;
  return vector((options.scopes?.(metric) ?? []).map((scope) => ({ metric: { [label]: scope }, text: '1' })));
}

interface Column {
  readonly json: string;
  readonly values: Map<number, string>;
}

interface Times {
  readonly first: string;
  readonly last: string;
  /** Of a range query. */
  readonly step: string | null;
}

/** What a query over the series of one scope gives, at one time or at many. */
function aggregatedAnswer(options: FakePrometheusOptions, query: string, times: Times): { readonly values: number; readonly text: string | null } {
  const selected = selector.exec(query);
  const grouped = aggregation.exec(query);
  const metric = selected?.[1] ?? matcherOf(selected?.[2] ?? '', '__name__');
  const scope = matcherOf(selected?.[2] ?? '', options.scopeKey ?? 'project_id');
  if (selected === null || grouped === null || metric === undefined || scope === undefined) return { values: 0, text: null };
  const names = (grouped[2] ?? '').split(', ').filter((name) => name !== '');
  const [first, last] = [times.first, times.last].map((time) => Math.round(Number(time) * 1000)) as [number, number];
  // The range is the period, or a millisecond less.
  const step = times.step === null ? Math.ceil((Number(selected[3]) * (selected[4] === 'ms' ? 1 : 1000)) / 1000) * 1000 : Math.round(Number(times.step) * 1000);
  const columns = new Map<string, Column>();
  const known = new Map<FakeSample['labels'], Column>();
  let values = 0;
  for (let at = first; at <= last; at += step) {
    for (const { labels, value } of options.series(metric, scope, Math.floor(at / step), step / 1000)) {
      const column = known.get(labels) ?? columnOf(columns, names, labels);
      known.set(labels, column);
      const before = column.values.get(at);
      column.values.set(at, before === undefined ? value : combined(grouped[1] ?? '', before, value));
      values++;
    }
  }
  const pairs = (texts: ReadonlyMap<number, string>): string => [...texts].map(([at, text]) => `[${at / 1000},"${text}"]`).join(',');
  const result = [...columns.values()].map(({ json, values: texts }) => (times.step === null ? `{"metric":${json},"value":${pairs(texts)}}` : `{"metric":${json},"values":[${pairs(texts)}]}`));
  return { values, text: `{"resultType":"${times.step === null ? 'vector' : 'matrix'}","result":[${result.join(',')}]}` };
}

function columnOf(columns: Map<string, Column>, names: readonly string[], labels: FakeSample['labels']): Column {
  const json = JSON.stringify(Object.fromEntries(names.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]]))));
  const found = columns.get(json) ?? { json, values: new Map<number, string>() };
  columns.set(json, found);
  return found;
}

/** Series that differ only in labels that nobody asked for become one. */
function combined(aggregator: string, before: string, value: string): string {
  switch (aggregator) {
    case 'max': return Number(value) > Number(before) ? value : before;
    case 'min': return Number(value) < Number(before) ? value : before;
    case 'sum': return String(Number(before) + Number(value));
    default: throw new Error(`the fake cannot combine by ${aggregator}`);
  }
}
