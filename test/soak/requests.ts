/** The mix of a soak: what is asked, how often, and what must come of it for whom. */
import { whoMay } from '../rights/table.ts';

export interface Asking {
  /** As the contract of rights has it. */
  readonly route: string;
  readonly weight: number;
  /** The path of one request, with what makes it different from others. */
  readonly path: (number: number) => string;
  readonly body?: (number: number) => string;
  readonly type?: string;
  /** What an answer may be to who may ask. */
  readonly good: readonly number[];
}

const hashmap = '/v1/rating/module_config/hashmap';
const month = 'begin=2026-03-01T00:00:00&end=2026-04-01T00:00:00';
const at = (path: string) => (): string => path;
const point = (number: number): string => `${JSON.stringify({ id: `s-${number}`, meter: 'instance', scope: 'acme', start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z', quantity: '1', unit: 'hour', fields: { flavor: number % 3 === 0 ? 'large' : 'small', plan: 'standard' } })}\n`;
const frame = (number: number): string => JSON.stringify({ dataframes: [{ period: { begin: '2026-03-02T00:00:00+00:00', end: '2026-03-02T01:00:00+00:00' }, usage: { instance: [{ vol: { unit: 'hour', qty: 1 }, rating: { price: 0 }, groupby: { id: `f-${number}`, project_id: 'acme' }, metadata: { flavor: 'small', plan: 'standard' } }] } }] });

export const mix: readonly Asking[] = [
  { route: 'GET /', weight: 4, path: at('/'), good: [200] },
  { route: 'GET /health', weight: 2, path: at('/health'), good: [200] },
  { route: 'GET /openapi.json', weight: 1, path: at('/openapi.json'), good: [200] },
  { route: 'POST /api/v1/quotes', weight: 12, path: at('/api/v1/quotes'), body: point, type: 'application/x-ndjson', good: [200] },
  { route: 'POST /api/v1/usage', weight: 2, path: at('/api/v1/usage'), body: (number) => point(number % 2000), type: 'application/x-ndjson', good: [200] },
  { route: 'GET /api/v1/summary', weight: 10, path: (number) => `/api/v1/summary?by=${number % 2 === 0 ? 'scope' : 'meter,flavor'}`, good: [200] },
  { route: 'POST /api/v1/rulebooks/check', weight: 2, path: at('/api/v1/rulebooks/check'), body: () => JSON.stringify({ files: [{ path: 'a.tariff', content: 'language 1\ncurrency EUR\ntimezone "UTC"\n' }] }), good: [200] },
  { route: 'GET /api/v1/charges', weight: 4, path: at('/api/v1/charges?limit=20'), good: [200] },
  { route: 'GET /api/v1/scopes', weight: 3, path: at('/api/v1/scopes'), good: [200] },
  { route: 'GET /api/v1/audit', weight: 2, path: at('/api/v1/audit?limit=20'), good: [200] },
  { route: 'GET /v1/info/metrics', weight: 3, path: at('/v1/info/metrics'), good: [200] },
  { route: 'GET /v1/rating/modules', weight: 3, path: at('/v1/rating/modules/'), good: [200] },
  { route: 'GET /v2/rating/modules', weight: 3, path: at('/v2/rating/modules'), good: [200] },
  { route: `GET ${hashmap}/types`, weight: 3, path: at(`${hashmap}/types/`), good: [200] },
  { route: `GET ${hashmap}/services`, weight: 4, path: at(`${hashmap}/services/`), good: [200] },
  { route: `POST ${hashmap}/services`, weight: 1, path: at(`${hashmap}/services/`), body: (number) => JSON.stringify({ name: `service-${number % 50}` }), good: [201, 409] },
  { route: `GET ${hashmap}/mappings`, weight: 2, path: at(`${hashmap}/mappings/`), good: [200] },
  { route: 'POST /v1/rating/quote', weight: 6, path: at('/v1/rating/quote/'), body: () => JSON.stringify({ resources: [{ service: 'instance', desc: { flavor: 'small', plan: 'standard' }, volume: '1' }] }), good: [200, 400] },
  { route: 'GET /v1/report/summary', weight: 4, path: at(`/v1/report/summary?${month}`), good: [200] },
  { route: 'GET /v1/report/total', weight: 2, path: at(`/v1/report/total?${month}`), good: [200] },
  { route: 'GET /v1/storage/dataframes', weight: 1, path: at(`/v1/storage/dataframes?begin=2026-03-05T00:00:00&end=2026-03-06T00:00:00`), good: [200] },
  { route: 'GET /v2/summary', weight: 10, path: (number) => `/v2/summary?${month}&groupby=${number % 2 === 0 ? 'type' : 'time-d'}`, good: [200] },
  { route: 'GET /v2/dataframes', weight: 4, path: at(`/v2/dataframes?${month}&limit=10`), good: [200, 404] },
  { route: 'POST /v2/dataframes', weight: 1, path: at('/v2/dataframes'), body: (number) => frame(number % 2000), good: [204] },
  { route: 'GET /v2/scope', weight: 3, path: at('/v2/scope'), good: [200, 404] },
  { route: 'GET /v2/task/reprocesses', weight: 2, path: at('/v2/task/reprocesses'), good: [200] },
];

/** With nobody behind it. */
export const stranger = 'stranger';
const let_ = (who: string | null, role: string): boolean => who === 'everyone' || (role !== stranger && (who === 'any' || role === 'admin' || (who === 'reader' && role !== 'none') || (who === 'member' && role === 'member')));

export type Verdict = 'right' | 'wrongly refused' | 'wrongly granted' | 'error';

export function judge({ route, good }: Asking, role: string, status: number): Verdict {
  const isLet = let_(whoMay(route), role);
  const refusals = role === stranger ? [401, 429] : [403];
  if (isLet) return good.includes(status) ? 'right' : refusals.includes(status) ? 'wrongly refused' : 'error';
  if (refusals.includes(status)) return 'right';
  return status < 400 ? 'wrongly granted' : 'error';
}
