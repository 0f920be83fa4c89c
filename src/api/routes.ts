/** The contract of each route, as zod and OpenAPI say it. No work is done here. */
import { createRoute, z } from '@hono/zod-openapi';
import { json, problems } from './requested.ts';
import { checkedSchema, healthSchema, quoteSchema, rulebookFilesSchema, storedSchema, summarySchema } from './schemas.ts';

/** Bodies of usage are read by the usage readers, which refuse line by line; the contract only describes them. */
const usageBody = {
  description: 'Usage points', required: true,
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Usage' } },
    'application/x-ndjson': { schema: { type: 'string', description: 'One usage point to a line' } },
    'text/csv': { schema: { type: 'string', description: 'Columns meter, scope, start, end, quantity, unit, id and fields.NAME' } },
    'application/vnd.cloudkitty.dataframes+json': { schema: { type: 'object', description: 'CloudKitty v2 dataframes' } },
  },
} as const;

export const quoteRoute = createRoute({
  method: 'post', path: '/api/v1/quotes', summary: 'What usage would cost; stores nothing', requestBody: usageBody,
  responses: { 200: json(quoteSchema, 'Verdicts in the order of the input'), ...problems(400, 413, 415) },
});
export const usageRoute = createRoute({
  method: 'post', path: '/api/v1/usage', summary: 'Rates usage and stores points and charges', requestBody: usageBody,
  responses: { 200: json(storedSchema, 'Control totals, and what was refused'), ...problems(400, 413, 415, 503) },
});

export const summaryRoute = createRoute({
  method: 'get', path: '/api/v1/summary', summary: 'Totals of what is stored',
  request: {
    query: z.object({
      by: z.string().max(2000).default('scope,meter').openapi({ description: 'Comma-separated: scope, meter, day, month, module, rule, unit, status, or any field' }),
      from: z.string().max(64).optional(), to: z.string().max(64).optional(), timezone: z.string().max(64).optional(),
    }),
  },
  responses: { 200: json(summarySchema, 'Totals'), ...problems(400, 503) },
});

export const checkRoute = createRoute({
  method: 'post', path: '/api/v1/rulebooks/check', summary: 'Checks rule files; stores nothing',
  request: { body: { content: { 'application/json': { schema: rulebookFilesSchema } }, required: true } },
  responses: { 200: json(checkedSchema, 'Diagnostics, whether there are errors or not'), ...problems(400, 413) },
});

export const healthRoute = createRoute({
  method: 'get', path: '/health', summary: 'Whether the service can work',
  responses: { 200: json(healthSchema, 'It can'), 503: json(healthSchema, 'It cannot') },
});

