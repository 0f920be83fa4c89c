/** What requests and answers about reprocessings look like. No work is done here. */
import { createRoute, z } from '@hono/zod-openapi';
import { changesSchema } from './point-contract.ts';
import { cursorText, json, keepable, limitOf, problems, timeText } from './requested.ts';
import { scopeName } from './scope-contract.ts';

const maybe = z.string().nullable();
const usage = z.enum(['collected', 'stored']).openapi({ description: 'Whether sources are asked again, or what is stored is rated again' });

export const reprocessingSchema = z.object({
  id: z.string(), scope: z.string(), from: z.string(), to: z.string(), usage, reason: z.string(), status: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  reprocessed_until: maybe, corrected: z.number().int().openapi({ description: 'Points corrected so far' }), last_error: maybe, created_at: z.string(), finished_at: maybe,
}).openapi('Reprocessing');

const wanted = {
  scopes: z.array(scopeName).min(1).max(1000).optional().openapi({ description: 'Left out, all active scopes' }), from: timeText, to: timeText.optional().openapi({ description: 'Left out, until where each scope is rated' }), usage: usage.default('collected'),
};
const bodyOf = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true });
const one = z.object({ id: z.string().regex(/^\d{1,18}$/, 'is no number of a reprocessing').openapi({ param: { name: 'id', in: 'path' } }) });
const place = '/api/v1/reprocessings';

export const listReprocessingsRoute = createRoute({
  method: 'get', path: place, summary: 'What is or was reprocessed, the newest first',
  request: { query: z.strictObject({ scope: scopeName.optional(), open: z.enum(['true', 'false']).optional().openapi({ description: '`true`: only what is not over' }), cursor: cursorText.optional(), limit: limitOf(1000) }) },
  responses: { 200: json(z.object({ reprocessings: z.array(reprocessingSchema), next: maybe }).openapi('Reprocessings'), 'Reprocessings; `next` is the cursor of those that are older'), ...problems(400) },
});
export const planReprocessingRoute = createRoute({
  method: 'post', path: `${place}/plan`, summary: 'What rating a time again would change; writes nothing', request: { body: bodyOf(z.strictObject(wanted).openapi('PlannedReprocessing')) },
  responses: { 200: json(z.object({ points: z.number().int(), corrected: z.number().int(), changes: changesSchema, refusals: z.array(z.object({ place: z.string(), code: z.string(), reason: z.string() })) }).openapi('ReprocessingPlan'), 'What would change, by scope and meter'), ...problems(400, 404, 409, 503) },
});
export const addReprocessingsRoute = createRoute({
  method: 'post', path: place, summary: 'Lets workers rate a time again: one reprocessing for each scope, of all or of none', request: { body: bodyOf(z.strictObject({ ...wanted, reason: keepable(1, 1000) }).openapi('NewReprocessings')) },
  responses: { 202: json(z.object({ reprocessings: z.array(reprocessingSchema) }).openapi('AddedReprocessings'), 'They wait for a worker'), ...problems(400, 404, 409) },
});
export const getReprocessingRoute = createRoute({ method: 'get', path: `${place}/{id}`, summary: 'One reprocessing, and how far it is', request: { params: one }, responses: { 200: json(reprocessingSchema, 'The reprocessing'), ...problems(400, 404) } });
export const cancelReprocessingRoute = createRoute({
  method: 'post', path: `${place}/{id}/cancel`, summary: 'Ends a reprocessing; what it has corrected stays', request: { params: one }, responses: { 200: json(reprocessingSchema, 'The reprocessing'), ...problems(400, 404, 409) },
});
