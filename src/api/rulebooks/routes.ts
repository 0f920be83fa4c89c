/** The contract of each route about revisions of rules. No work is done here. */
import { createRoute, z } from '@hono/zod-openapi';
import { json, problems } from '../requested.ts';
import { quoteSchema } from '../schemas.ts';
import {
  activationSchema, activationsSchema, comparedSchema, editSchema, inForceSchema, numberSchema, pageSchema, revisionWithFilesSchema, revisionsSchema, uploadedSchema,
} from './schemas.ts';

const place = '/api/v1/rulebooks';
const seen = z.object({ 'if-match': z.string().max(200).optional().openapi({ description: 'The ETag that was seen' }) });
/** May be left out, also by those who say that they send JSON. */
const signedBody = { description: 'Why', required: false, content: { 'application/json': { schema: { $ref: '#/components/schemas/Signed' } } } } as const;

/** Read by their type, in bounds of their own. */
const uploadBody = {
  description: 'Rule files', required: true,
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/RulebookFiles' } },
    'application/gzip': { schema: { type: 'string', format: 'binary', description: 'A tar.gz of plain files' } },
    'text/plain': { schema: { type: 'string', description: 'One file; `path` says where it stands' } },
  },
} as const;

export const uploadRoute = createRoute({
  method: 'post', path: place, summary: 'Keeps rule files as a revision; they are not in force by that', requestBody: uploadBody,
  request: { headers: seen, query: z.object({ message: z.string().max(2000).optional(), path: z.string().max(512).optional() }) },
  responses: { 201: json(uploadedSchema, 'Kept, with what is wrong with them'), 200: json(uploadedSchema, 'The same files are a revision already'), ...problems(400, 412, 413, 415, 422) },
});
export const listRoute = createRoute({ method: 'get', path: place, summary: 'Revisions, the newest first', request: { query: pageSchema }, responses: { 200: json(revisionsSchema, 'Revisions; `next` is the cursor of those that are older'), ...problems(400) } });
export const inForceRoute = createRoute({ method: 'get', path: `${place}/in-force`, summary: 'What is in force, and what is left out and why', responses: { 200: json(inForceSchema, 'Rules in force'), ...problems(503) } });
export const activationsRoute = createRoute({ method: 'get', path: `${place}/activations`, summary: 'Which revision came into force when, the newest first', request: { query: pageSchema }, responses: { 200: json(activationsSchema, 'Activations'), ...problems(400) } });
export const rollbackRoute = createRoute({
  method: 'post', path: `${place}/rollback`, summary: 'Brings back what was in force before', requestBody: signedBody, request: { headers: seen }, responses: { 200: json(activationSchema, 'In force from now on'), ...problems(400, 409, 412, 422) },
});
export const deactivateRoute = createRoute({
  method: 'post', path: `${place}/deactivate`, summary: 'Brings back the rules of the directory', requestBody: signedBody, request: { headers: seen }, responses: { 200: json(activationSchema, 'In force from now on'), ...problems(400, 409, 412, 422) },
});
export const readRoute = createRoute({ method: 'get', path: `${place}/{number}`, summary: 'A revision with its files', request: { params: numberSchema }, responses: { 200: json(revisionWithFilesSchema, 'The revision'), ...problems(400, 404) } });
export const editRoute = createRoute({
  method: 'patch', path: `${place}/{number}`, summary: 'Makes the next revision from the newest one', request: { params: numberSchema, headers: seen, body: { content: { 'application/json': { schema: editSchema } }, required: true } },
  responses: { 201: json(uploadedSchema, 'Kept, with what is wrong with them'), 200: json(uploadedSchema, 'The same files are a revision already'), ...problems(400, 404, 412, 422, 428) },
});
export const compareRoute = createRoute({
  method: 'get', path: `${place}/{number}/compare/{other}`, summary: 'What another revision says differently', request: { params: numberSchema.extend({ other: numberSchema.shape.number }) },
  responses: { 200: json(comparedSchema, 'Files and prices that differ'), ...problems(400, 404) },
});
export const activateRoute = createRoute({
  method: 'post', path: `${place}/{number}/activate`, summary: 'Brings a revision into force', requestBody: signedBody, request: { params: numberSchema, headers: seen },
  responses: { 200: json(activationSchema, 'In force from now on'), ...problems(400, 404, 409, 412, 422) },
});
export const quoteWithRoute = createRoute({
  method: 'post', path: `${place}/{number}/quotes`, summary: 'What usage would cost if a revision were in force', requestBody: { description: 'Usage points, as for /api/v1/quotes', required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Usage' } } } },
  request: { params: numberSchema }, responses: { 200: json(quoteSchema, 'Verdicts in the order of the input'), ...problems(400, 404, 413, 415, 422) },
});
