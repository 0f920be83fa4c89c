/** What requests and answers about scopes look like. No work is done here. */
import { createRoute, z } from '@hono/zod-openapi';
import { latePolicies } from '../storage/index.ts';
import { cursorText, json, keepable, limitOf, problems, timeText } from './requested.ts';

export const scopeName = keepable(1, 512);
const maybe = z.string().nullable();
const late = z.enum(latePolicies).openapi({ description: 'What becomes of usage that comes late' });

export const scopeSchema = z.object({
  scope: z.string(), name: maybe, parent: maybe, active: z.boolean(), toggled_at: z.string(), created_at: z.string(), scope_key: maybe, fetcher: maybe, collector: maybe, seen_at: maybe,
  rated_until: maybe.openapi({ description: 'The end of the last period that was rated' }), rated_at: maybe, failures: z.number().int(), last_error: maybe, failed_at: maybe, retry_at: maybe, notes: z.array(z.string()), late,
}).openapi('Scope');
const removedSchema = z.object({ scope: z.string(), removed: z.number().int().openapi({ description: 'Points that are gone' }) });

const one = z.object({ scope: scopeName.openapi({ param: { name: 'scope', in: 'path' } }) });
const ifMatch = z.object({ 'if-match': z.string().max(1000).optional().openapi({ description: 'The ETag of what the caller has seen' }) });
const marks = { name: keepable(1, 512).nullable().optional(), parent: keepable(1, 512).nullable().optional(), active: z.boolean().optional(), late: late.optional() };
const names = { scope_key: keepable(1, 256).optional(), fetcher: keepable(1, 256).optional(), collector: keepable(1, 256).optional() };
const bodyOf = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true });
const place = '/api/v1/scopes/{scope}';

export const listScopesRoute = createRoute({
  method: 'get', path: '/api/v1/scopes', summary: 'Scopes in order of their names',
  request: { query: z.strictObject({ active: z.enum(['true', 'false']).optional(), scope_key: keepable(1, 256).optional(), fetcher: keepable(1, 256).optional(), collector: keepable(1, 256).optional(), cursor: cursorText.optional(), limit: limitOf(1000) }) },
  responses: { 200: json(z.object({ scopes: z.array(scopeSchema), next: maybe }).openapi('Scopes'), 'Scopes; `next` is the cursor of those behind'), ...problems(400) },
});
export const createScopeRoute = createRoute({
  method: 'post', path: '/api/v1/scopes', summary: 'Makes a scope, to be rated from `rated_until` on or from where new ones begin',
  request: { body: bodyOf(z.strictObject({ scope: scopeName, ...marks, ...names, rated_until: timeText.optional() }).openapi('NewScope')) },
  responses: { 201: json(scopeSchema, 'The scope'), ...problems(400, 403, 409) },
});
export const getScopeRoute = createRoute({ method: 'get', path: place, summary: 'One scope', request: { params: one }, responses: { 200: json(scopeSchema, 'The scope, with an ETag of what can be changed by hand'), ...problems(400, 404) } });
export const changeScopeRoute = createRoute({
  method: 'patch', path: place, summary: 'Changes what is said of a scope', request: { params: one, headers: ifMatch, body: bodyOf(z.strictObject({ ...marks, ...names }).openapi('ScopeChange')) },
  responses: { 200: json(scopeSchema, 'The scope'), ...problems(400, 404, 412) },
});
const toggled = (method: string, summary: string) =>
  createRoute({ method: 'post', path: `${place}/${method}`, summary, request: { params: one }, responses: { 200: json(scopeSchema, 'The scope'), ...problems(400, 404) } });
export const activateScopeRoute = toggled('activate', 'Lets a scope be rated, from where it stands');
export const deactivateScopeRoute = toggled('deactivate', 'Lets a scope be rated no more');
export const resetScopeRoute = createRoute({
  method: 'post', path: `${place}/reset`, summary: 'Takes back what was rated from a time on; it is rated again from there', request: { params: one, body: bodyOf(z.strictObject({ to: timeText }).openapi('ScopeReset')) },
  responses: { 200: json(removedSchema.extend({ rated_until: z.string() }).openapi('ScopeWasReset'), 'What is gone'), ...problems(400, 404, 409) },
});
export const deleteScopeRoute = createRoute({
  method: 'delete', path: place, summary: 'Deletes a scope with all its usage and charges',
  request: { params: one, headers: ifMatch, query: z.strictObject({ with_data: z.enum(['true', 'false']).default('false'), force: z.enum(['true', 'false']).default('false').openapi({ description: 'Also what was billed' }) }) },
  responses: { 200: json(removedSchema.openapi('ScopeWasDeleted'), 'What is gone'), ...problems(400, 404, 409, 412) },
});
