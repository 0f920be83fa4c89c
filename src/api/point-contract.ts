/** What requests and answers about single points and their charges look like. No work is done here. */
import { createRoute, z } from '@hono/zod-openapi';
import { cursorText, json, keepable, limitOf, problems, timeText } from './requested.ts';

const maybe = z.string().nullable();

const standingSchema = z.object({
  id: maybe, meter: z.string(), scope: z.string(), start: z.string(), end: z.string(), quantity: z.string(), unit: z.string(), fields: z.record(z.string(), z.unknown()),
  status: z.enum(['rated', 'unrated', 'stopped']), code: maybe, reason: maybe, amount: z.string(), currency: maybe, collected: z.boolean(),
  rulebook: maybe.openapi({ description: 'The hash of the rules that it stands by' }), meter_quantity: maybe.openapi({ description: 'The quantity in the unit of the meter' }), meter_unit: z.string(),
  charges: z.array(z.object({
    module: z.string(), rule: z.string(), at: z.string().openapi({ example: 'instance.tariff:8', description: 'The line that made it' }), quantity: z.string(), unit: z.string(), amount: z.string(), currency: z.string(),
    per_unit: maybe.openapi({ description: 'Amount by quantity, where decimals can write it' }),
  })),
  corrected: z.object({ reason: z.string(), posted_at: z.string() }).nullable().openapi({ description: 'Why it stands otherwise than it was rated first, and when its lines count' }),
}).openapi('StandingPoint');

export const changesSchema = z.array(z.object({ scope: z.string(), meter: z.string(), added: z.number().int(), removed: z.number().int(), changed: z.number().int(), currency: z.string(), before: z.string(), after: z.string() }));
export const correctedSchema = z.object({ corrected: z.number().int().openapi({ description: 'Points that come out otherwise, others that share totals with it among them' }), changes: changesSchema });

const named = z.object({ id: keepable(1, 2000).openapi({ param: { name: 'id', in: 'path' } }) });
const why = z.strictObject({ reason: keepable(1, 1000).optional() });
const place = '/api/v1/points/{id}';

export const listChargesRoute = createRoute({
  method: 'get', path: '/api/v1/charges', summary: 'Points as they stand, with what they cost and by which line of which rule, in order of time',
  request: { query: z.strictObject({ scope: keepable(1, 512).optional(), meter: keepable(1, 512).optional(), from: timeText.optional(), to: timeText.optional(), cursor: cursorText.optional(), limit: limitOf(1000) }) },
  responses: { 200: json(z.object({ points: z.array(standingSchema), next: maybe }).openapi('Charges'), 'Points; `next` is the cursor of those behind'), ...problems(400) },
});
export const getPointRoute = createRoute({ method: 'get', path: place, summary: 'A point by its id', request: { params: named }, responses: { 200: json(standingSchema, 'The point as it stands'), ...problems(400, 404) } });
export const voidPointRoute = createRoute({
  method: 'delete', path: place, summary: 'Takes a point back, with all that it moved', request: { params: named, query: why },
  responses: { 200: json(correctedSchema.openapi('PointWasVoided'), 'What changed'), ...problems(400, 404, 409) },
});
export const replacePointRoute = createRoute({
  method: 'put', path: place, summary: 'Puts a point in place of the one with its id: another quantity, end or fields',
  request: { params: named, query: why },
  // Read by the reader of usage, so that numbers keep their digits.
  requestBody: { description: 'The point', required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/UsagePoint' } } } },
  responses: { 200: json(correctedSchema.extend({ point: standingSchema }).openapi('PointWasReplaced'), 'How it stands, and what changed'), ...problems(400, 404, 409, 415) },
});
