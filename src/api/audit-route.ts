/** `GET /api/v1/audit`: who asked for which change, the newest first. */
import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import type { AuditEntry, Store } from '../storage/index.ts';
import { instantText, parseInstant } from '../time/index.ts';
import { problem } from './problems.ts';
import { problemSchema } from './schemas.ts';

const entrySchema = z.object({
  id: z.string(), at: z.string(), request_id: z.string(), caller: z.string(), strategy: z.string(), address: z.string().nullable(), right: z.string(), method: z.string(), path: z.string(),
  request: z.string().nullable().openapi({ description: 'The beginning of the body' }), status: z.number().int().openapi({ description: 'Of the answer: done, or refused' }),
}).openapi('AuditEntry');

const auditRoute = createRoute({
  method: 'get', path: '/api/v1/audit', summary: 'Who asked for which change, the newest first',
  request: {
    query: z.strictObject({
      caller: z.string().max(512).optional(), since: z.string().max(64).optional(), until: z.string().max(64).optional(),
      cursor: z.string().regex(/^\d{1,18}$/, 'is no cursor that an answer gave').optional(), limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  },
  responses: {
    200: { content: { 'application/json': { schema: z.object({ entries: z.array(entrySchema), next: z.string().nullable() }).openapi('Audit') } }, description: 'Entries; `next` is the cursor of those that are older' },
    400: { content: { 'application/problem+json': { schema: problemSchema } }, description: 'Problem details (RFC 9457)' },
  },
});

export const auditJson = ({ id, at, requestId, right, ...entry }: AuditEntry): z.infer<typeof entrySchema> => ({ id: id.toString(), at: instantText(at), request_id: requestId, right, ...entry });

export function addAudit(app: OpenAPIHono<CloudkittyEnvironment>, store: Pick<Store, 'audit'>): void {
  app.openapi(auditRoute, async (c) => {
    const { caller, since, until, cursor, limit } = c.req.valid('query');
    const times = Object.entries({ since, until }).map(([field, text]) => ({ field, parsed: text === undefined ? null : parseInstant(text) }));
    const errors = times.flatMap(({ field, parsed }) => (parsed === null || parsed.ok ? [] : [{ field, reason: parsed.problem }]));
    if (errors.length > 0) return problem(c, 'invalid-request', errors.map(({ field, reason }) => `${field} ${reason}`).join('; '), { errors }) as never;
    const [from = null, to = null] = times.map(({ parsed }) => (parsed?.ok === true ? parsed.value : null));
    const entries = await store.audit.list({ caller: caller ?? null, since: from, until: to, before: cursor === undefined ? null : BigInt(cursor), most: limit });
    return c.json({ entries: entries.map(auditJson), next: entries.length === limit ? entries.at(-1)?.id.toString() ?? null : null }, 200);
  });
}
