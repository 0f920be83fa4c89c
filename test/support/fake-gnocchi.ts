/** A Gnocchi with resources, their revisions and measures of our choice: aggregates by group, searches, and the list of metrics. Reads the queries that it is sent. */
import { type Behaviour, type FakeAnswer, type FakeRequest, startFakeServer } from './fake-server.ts';

export interface FakeMeasure {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** Seconds. */
  readonly granularity: number;
  /** A number as JSON writes it. */
  readonly value: string;
}
export interface FakeRevision {
  /** ISO 8601; the first begins with the resource, the last has no end. */
  readonly start: string;
  readonly end: string | null;
  readonly attributes: Readonly<Record<string, string | number | null>>;
  readonly metrics: Readonly<Record<string, readonly FakeMeasure[]>>;
}
export interface FakeResource {
  readonly type: string;
  readonly id: string;
  readonly endedAt?: string;
  readonly revisions: readonly FakeRevision[];
}
export interface FakeGnocchiOptions {
  readonly resources: readonly FakeResource[];
  /** Whether a request is of somebody who may ask. */
  isWelcome?(request: FakeRequest): boolean;
  /** What Gnocchi gives at most on one page. Default 1000. */
  readonly perPage?: number;
}
export interface FakeGnocchi {
  /** As `gnocchi_endpoint` has it. */
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  readonly connections: number;
  readonly mostAtOnce: number;
  behave(behaviour: Behaviour, times?: number): void;
  stop(): Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;
interface FlatRevision {
  readonly row: Row;
  readonly metrics: FakeRevision['metrics'];
}

/** As the API gives it: resources with the bounds of the revision. */
const flat = ({ type, id, endedAt, revisions }: FakeResource): readonly FlatRevision[] => revisions.map(({ start, end, attributes, metrics }) => ({
  row: { type, id, started_at: revisions[0]?.start ?? start, ended_at: endedAt ?? null, revision_start: start, revision_end: end, ...attributes }, metrics,
}));

type Fits = (row: Row) => boolean;
const timely = (value: unknown): unknown => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value);
const ordered = (compare: (a: number | string, b: number | string) => boolean) => (wanted: unknown) => {
  const b = timely(wanted);
  return (value: unknown): boolean => value !== null && compare(timely(value) as string, b as string);
};
const comparisons: Readonly<Record<string, (wanted: unknown) => (value: unknown) => boolean>> = {
  '=': (wanted) => (value) => value === wanted, '!=': (wanted) => (value) => value !== wanted,
  in: (wanted) => {
    const among = new Set(wanted as readonly unknown[]);
    return (value) => among.has(value);
  },
  '<': ordered((a, b) => a < b), '<=': ordered((a, b) => a <= b), '>': ordered((a, b) => a > b), '>=': ordered((a, b) => a >= b),
};

/** A query in Gnocchi's own JSON. */
function fitting(query: unknown): Fits {
  const entries = Object.entries(query as Readonly<Record<string, unknown>>);
  const [operator, operand] = entries[0] ?? ['', null];
  const misunderstood = (): Error => new Error(`the fake does not understand ${JSON.stringify(query)}`);
  if (entries.length !== 1) throw misunderstood();
  const parts = (): readonly Fits[] => (operand as readonly unknown[]).map(fitting);
  switch (operator) {
    case 'and': return ((all) => (row) => all.every((each) => each(row)))(parts());
    case 'or': return ((all) => (row) => all.some((each) => each(row)))(parts());
    case 'not': return ((one) => (row) => !one(row))(fitting(operand));
  }
  const [name, wanted] = Object.entries(operand as Row)[0] ?? ['', null];
  const compare = comparisons[operator]?.(wanted);
  if (compare === undefined) throw misunderstood();
  return (row) => {
    if (!Object.hasOwn(row, name)) throw misunderstood();
    return compare(row[name] ?? null);
  };
}

const refused = (code: number, description: unknown): FakeAnswer => ({ status: code, body: { code, title: code === 404 ? 'Not Found' : 'Bad Request', description } });

export async function startFakeGnocchi({ resources, isWelcome = () => true, perPage = 1000 }: FakeGnocchiOptions): Promise<FakeGnocchi> {
  const revisions = resources.flatMap(flat);
  const latest = resources.map((resource) => flat(resource).at(-1)).filter((revision) => revision !== undefined);
  const server = await startFakeServer({
    answer: (request) => {
      if (!isWelcome(request)) return { status: 401, body: { code: 401, title: 'Unauthorized', description: 'This server could not verify that you are authorized' } };
      const search = /^\/v1\/search\/resource\/([^/]+)$/.exec(request.path)?.[1];
      if (request.path === '/v1/aggregates') return aggregates(request);
      if (request.path === '/v1/metric') return { body: revisions.some(({ metrics }) => Object.hasOwn(metrics, request.parameters.get('name') ?? '')) ? [{ id: 'm', name: request.parameters.get('name') }] : [] };
      return search === undefined ? refused(404, 'The resource could not be found.') : page(request, search);
    },
  });

  function page({ parameters, body, path }: FakeRequest, type: string): FakeAnswer {
    const isHistory = parameters.get('history') === 'true';
    const fits = body === '' ? (): boolean => true : fitting(JSON.parse(body));
    const found = (isHistory ? revisions : latest).map(({ row }) => row).filter((row) => (type === 'generic' || row['type'] === type) && fits(row));
    const [by = 'id'] = (parameters.get('sort') ?? 'id:asc').split(':');
    const sorted = found.sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : String(a[by]) > String(b[by]) ? 1 : 0));
    const limit = Math.min(Number(parameters.get('limit') ?? perPage), perPage);
    const marker = parameters.get('marker');
    const name = (row: Row): string => `${String(row['id'])}@${String(row['revision_start'])}`;
    const from = marker === null ? 0 : sorted.findIndex((row) => name(row) === marker) + 1;
    const rows = sorted.slice(from, from + limit);
    const next = new URLSearchParams(parameters);
    const last = rows.at(-1);
    if (last !== undefined) next.set('marker', name(last));
    const link: Record<string, string> = rows.length < limit ? {} : { link: `<${server.url}${path}?${next.toString()}>; rel="next"` };
    return { headers: link, body: rows };
  }

  function aggregates({ parameters, body }: FakeRequest): FakeAnswer {
    const { operations, resource_type: type, search } = JSON.parse(body) as { readonly operations: unknown; readonly resource_type: string; readonly search: unknown };
    const [metric, how] = operationOf(operations);
    const [start, stop, granularity] = [Date.parse(parameters.get('start') ?? ''), Date.parse(parameters.get('stop') ?? ''), Number(parameters.get('granularity') ?? '0')];
    const names = parameters.getAll('groupby');
    const fits = fitting(search);
    const groups = new Map<string, { readonly group: Row; readonly measures: Map<string, FakeMeasure> }>();
    for (const { row, metrics } of parameters.get('use_history') === 'true' ? revisions : latest) {
      const measures = metrics[metric];
      if (measures === undefined || row['type'] !== type || !fits(row)) continue;
      const group = Object.fromEntries(names.map((each) => [each, row[each] ?? null]));
      const key = JSON.stringify(group);
      const known = groups.get(key) ?? { group, measures: new Map<string, FakeMeasure>() };
      groups.set(key, known);
      for (const measure of measures) {
        // Gnocchi begins where the granule of the start begins.
        const isAsked = (granularity === 0 || measure.granularity === granularity) && measure.ms > start - measure.granularity * 1000 && measure.ms < stop;
        if (isAsked) addMeasure(known.measures, measure, how);
      }
    }
    if (groups.size === 0) return refused(404, `Metric ['${metric}'] does not exist`);
    const texts = [...groups.values()].map(({ group, measures }) => {
      const list = [...measures.values()].sort((a, b) => b.granularity - a.granularity || a.ms - b.ms).map(({ ms, granularity: length, value }) => `["${new Date(ms).toISOString().replace('.000Z', '+00:00')}",${length}.0,${value}]`);
      return `{"group":${JSON.stringify(group)},"measures":{"measures":{"aggregated":[${list.join(',')}]}}}`;
    });
    return { body: `[${texts.join(',')}]` };
  }

  return { url: server.url, requests: server.requests, behave: server.behave, stop: server.stop, get connections() { return server.connections; }, get mostAtOnce() { return server.mostAtOnce; } };
}

/** Of `(aggregate sum (metric cpu max))`, as text or as list: the metric and `sum`. */
function operationOf(operations: unknown): readonly [metric: string, how: string] {
  const text = Array.isArray(operations) ? JSON.stringify(operations).replace(/[[\]",]+/g, ' ') : String(operations).replace(/[()"]+/g, ' ');
  const match = /aggregate (\S+)\s+metric (\S+) (\S+)/.exec(text);
  return [match?.[2] ?? '', match?.[1] ?? ''];
}

function addMeasure(measures: Map<string, FakeMeasure>, measure: FakeMeasure, how: string): void {
  const key = `${measure.ms} ${measure.granularity}`;
  const before = measures.get(key);
  const value = before === undefined ? measure.value : how.endsWith('sum') ? String(Number(before.value) + Number(measure.value)) : Number(before.value) > Number(measure.value) ? before.value : measure.value;
  measures.set(key, { ...measure, value });
}
