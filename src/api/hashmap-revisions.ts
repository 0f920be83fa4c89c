/** The story of the hashmap: every change with who made it and when, and the rule text that it came to. */
import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { type HashmapRevision, hashmapAt, renderHashmap } from '../cloudkitty/index.ts';
import type { CloudkittyEnvironment, RuleParts } from '../cloudkitty-api/index.ts';
import { instantOfMilliseconds, instantText } from '../time/index.ts';
import { problem } from './problems.ts';
import { json, limitOf, problems } from './requested.ts';

const place = '/api/v1/hashmap/revisions';
const numberText = z.string().regex(/^[1-9]\d{0,8}$/, 'is no number of a revision');
const revisionShape = { number: z.number().int(), author: z.string().nullable(), at: z.string(), changes: z.array(z.record(z.string(), z.unknown())).openapi({ description: 'What was asked for, in its order' }) };
const revisionSchema = z.object(revisionShape).openapi('HashmapRevision');
const textsSchema = z.object({ ...revisionShape, files: z.array(z.object({ path: z.string(), content: z.string() })) }).openapi('HashmapRevisionWithRules');

const listRoute = createRoute({
  method: 'get', path: place, summary: 'Changes of the hashmap, the newest first', request: { query: z.object({ cursor: numberText.optional(), limit: limitOf(1000) }) },
  responses: { 200: json(z.object({ revisions: z.array(revisionSchema), next: z.string().nullable() }), 'Changes; `next` is the cursor of those that are older'), ...problems(400) },
});
const readRoute = createRoute({ method: 'get', path: `${place}/{number}`, summary: 'The hashmap as a change left it, as rules', request: { params: z.object({ number: numberText }) }, responses: { 200: json(textsSchema, 'The change, and the rules as they are written today'), ...problems(400, 404) } });

const revisionJson = ({ number, author, at, changes }: HashmapRevision) => ({ number, author, at: instantText(instantOfMilliseconds(at * 1000)), changes: changes as unknown as Record<string, string>[] });

export function addHashmapRevisions(app: OpenAPIHono<CloudkittyEnvironment>, { store, inForce }: RuleParts): void {
  app.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const revisions = await store.hashmap.revisions({ before: cursor === undefined ? null : Number(cursor), most: limit });
    return c.json({ revisions: revisions.map(revisionJson), next: revisions.length === limit ? String(revisions.at(-1)?.number) : null }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { number } = c.req.valid('param');
    const found = await hashmapAt(store.hashmap, Number(number));
    if (found === null) return problem(c, 'not-found', `the hashmap has no revision ${number}`) as never;
    const { files } = renderHashmap(found.state, (await inForce.hashmapWriting())(found.state));
    return c.json({ ...revisionJson(found.revision), files: [...files].map(([path, content]) => ({ path, content })) }, 200);
  });
}
