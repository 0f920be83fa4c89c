/**
 * Who may what: one table for every route, by method and path, with the names that CloudKitty's policies have. A policy file puts other
 * conditions in place of these. Whose usage a caller sees is bounded by his scopes besides, in the routes themselves.
 */
import { TrieRouter } from 'hono/router/trie-router';

/** `everyone` need not say who he is; `any` must. A `member` is a reader who also brings usage; an `admin` may everything. */
export type Who = 'everyone' | 'any' | 'reader' | 'member' | 'admin';

export interface Right {
  /** As a policy file names it. */
  readonly name: string;
  readonly who: Who;
  /** Whether it changes rules, scopes, modules or the like: what is written down. Usage has a record of its own. */
  readonly isAudited: boolean;
}

/** `method path`, a colon before what varies; `*` stands for every method and, at the end of a path, for all below. The first that fits decides. */
type Row = readonly [name: string, who: Who, ...places: readonly string[]];

const hashmap = '/v1/rating/module_config';

const rows: readonly Row[] = [
  ['public', 'everyone', 'GET /', 'GET /healthcheck', 'GET /health', 'GET /openapi.json', 'GET /docs', 'GET /docs/*'],

  ['info:list_metrics_info', 'any', 'GET /v1/info/metrics'],
  ['info:get_metric_info', 'any', 'GET /v1/info/metrics/:name'],
  ['info:list_services_info', 'any', 'GET /v1/info/services'],
  ['info:get_service_info', 'any', 'GET /v1/info/services/:name'],
  ['info:get_config', 'any', 'GET /v1/info/config'],

  ['collector:list_mappings', 'admin', 'GET /v1/collector/mappings', 'GET /v1/collector'],
  ['collector:get_mapping', 'admin', 'GET /v1/collector/mappings/*'],
  ['collector:manage_mapping', 'admin', '* /v1/collector/mappings', '* /v1/collector/mappings/*'],
  ['collector:get_state', 'admin', 'GET /v1/collector/states', 'GET /v1/collector/states/:name', 'GET /v1/collector/:name/states'],
  ['collector:update_state', 'admin', '* /v1/collector/states', '* /v1/collector/states/:name', '* /v1/collector/:name/states'],

  ['rating:list_modules', 'admin', 'GET /v1/rating/modules'],
  ['rating:get_module', 'admin', 'GET /v1/rating/modules/:id'],
  ['rating:update_module', 'admin', '* /v1/rating/modules', '* /v1/rating/modules/:id'],
  ['rating:module_config', 'admin', 'GET /v1/rating/reload_modules', `* ${hashmap}`, `* ${hashmap}/*`],
  ['rating:quote', 'any', 'POST /v1/rating/quote'],

  ['report:list_tenants', 'admin', 'GET /v1/report/tenants'],
  ['report:get_summary', 'reader', 'GET /v1/report/summary'],
  ['report:get_total', 'reader', 'GET /v1/report/total'],
  ['storage:list_data_frames', 'reader', 'GET /v1/storage/dataframes'],

  ['summary:get_summary', 'reader', 'GET /v2/summary'],
  ['dataframes:get', 'reader', 'GET /v2/dataframes'],
  ['dataframes:add', 'admin', 'POST /v2/dataframes'],
  ['scope:get_state', 'admin', 'GET /v2/scope'],
  ['scope:reset_state', 'admin', 'PUT /v2/scope'],
  ['scope:patch_state', 'admin', 'PATCH /v2/scope'],
  ['scope:post_state', 'admin', 'POST /v2/scope'],
  ['schedule:get_task_reprocesses', 'admin', 'GET /v2/task/reprocesses', 'GET /v2/task/reprocesses/:scope'],
  ['schedule:task_reprocesses', 'admin', 'POST /v2/task/reprocesses'],
  ['v2_rating:get_module', 'admin', 'GET /v2/rating/modules', 'GET /v2/rating/modules/:id'],
  ['v2_rating:update_module', 'admin', 'PUT /v2/rating/modules/:id'],

  ['tariff:get_quote', 'any', 'POST /api/v1/quotes'],
  ['tariff:add_usage', 'member', 'POST /api/v1/usage', 'POST /api/v1/usage/*', 'PUT /api/v1/usage/*', 'DELETE /api/v1/usage/*', 'PUT /api/v1/points/*', 'DELETE /api/v1/points/*', 'POST /api/v1/points/*'],
  ['tariff:get_summary', 'reader', 'GET /api/v1/summary'],
  ['tariff:list_charges', 'reader', 'GET /api/v1/charges', 'GET /api/v1/charges/*', 'GET /api/v1/usage', 'GET /api/v1/usage/*', 'GET /api/v1/points', 'GET /api/v1/points/*'],
  ['tariff:check_rulebook', 'any', 'POST /api/v1/rulebooks/check'],
  ['tariff:list_rulebooks', 'admin', 'GET /api/v1/rulebooks', 'GET /api/v1/rulebooks/*', 'GET /api/v1/hashmap/*'],
  ['tariff:manage_rulebooks', 'admin', '* /api/v1/rulebooks', '* /api/v1/rulebooks/*'],
  ['tariff:list_scopes', 'admin', 'GET /api/v1/scopes', 'GET /api/v1/scopes/*'],
  ['tariff:manage_scopes', 'admin', '* /api/v1/scopes', '* /api/v1/scopes/*'],
  ['tariff:list_reprocessings', 'admin', 'GET /api/v1/reprocessings', 'GET /api/v1/reprocessings/*'],
  ['tariff:manage_reprocessings', 'admin', '* /api/v1/reprocessings', '* /api/v1/reprocessings/*'],
  ['tariff:get_audit', 'admin', 'GET /api/v1/audit'],
];

const unaudited = new Set(['rating:quote', 'tariff:get_quote', 'tariff:check_rulebook', 'tariff:add_usage', 'dataframes:add']);
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const rightNames: readonly string[] = rows.map(([name]) => name);

export interface Rights {
  /** The right that a request needs; `null` where the table does not say, which lets an admin pass and nobody else. */
  of(method: string, path: string): Right | null;
}

const methods = ['GET', ...changing];

export function rightsTable(): Rights {
  const router = new TrieRouter<{ readonly index: number; readonly name: string; readonly who: Who }>();
  const places = rows.flatMap(([name, who, ...all]) => all.map((place) => ({ name, who, place })));
  for (const [index, { name, who, place }] of places.entries()) {
    const [method = '', path = ''] = place.split(' ');
    for (const each of method === '*' ? methods : [method]) router.add(each, path, { index, name, who });
  }
  return {
    of: (method, path) => {
      const asked = method === 'HEAD' ? 'GET' : method;
      const found = router.match(asked, path)[0].map(([right]) => right).sort((a, b) => a.index - b.index)[0];
      return found === undefined ? null : { name: found.name, who: found.who, isAudited: changing.has(asked) && !unaudited.has(found.name) };
    },
  };
}
