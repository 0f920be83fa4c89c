/** The shapes of requests and answers about revisions of rules, as the OpenAPI document shows them. */
import { z } from '@hono/zod-openapi';
import { checkedSchema } from '../schemas.ts';

const { diagnostics, examples, errors, warnings } = checkedSchema.shape;

const revisionShape = {
  number: z.number().int(), hash: z.string().openapi({ description: 'SHA-256 of the files' }), author: z.string().nullable(), at: z.string().openapi({ example: '2026-03-10T12:00:00Z' }), message: z.string(), active: z.boolean(),
};
export const revisionSchema = z.object(revisionShape).openapi('RuleRevision');
export const revisionsSchema = z.object({ revisions: z.array(revisionSchema), next: z.string().nullable() }).openapi('RuleRevisions');

const judgedShape = { errors, warnings, diagnostics, examples };
export const uploadedSchema = z.object({ ...revisionShape, ...judgedShape, ignored: z.array(z.string()).openapi({ description: 'Files that no rule names: they are not kept' }) }).openapi('UploadedRules');
export const revisionWithFilesSchema = z.object({ ...revisionShape, ...judgedShape, files: z.array(z.object({ path: z.string(), content: z.string() })) }).openapi('RuleRevisionWithFiles');

export const leftOutSchema = z.object({ kind: z.enum(['script', 'hashmap', 'metrics']), id: z.string().nullable(), name: z.string(), reason: z.string(), diagnostics }).openapi('LeftOutOfRules');
export const activationSchema = z.object({ number: z.number().int(), revision: z.number().int().nullable().openapi({ description: 'null: the rules of the directory' }), author: z.string().nullable(), at: z.string(), message: z.string() }).openapi('Activation');
export const activationsSchema = z.object({ activations: z.array(activationSchema), next: z.string().nullable() }).openapi('Activations');
export const inForceSchema = z.object({
  rulebook: z.string().openapi({ description: 'Hash of what is in force; charges name it' }), revision: z.number().int().nullable(),
  modules: z.array(z.object({ name: z.string(), description: z.string(), enabled: z.boolean(), priority: z.number().int() })), leftOut: z.array(leftOutSchema),
}).openapi('RulesInForce');

export const comparedSchema = z.object({
  files: z.array(z.object({ path: z.string(), change: z.enum(['added', 'removed', 'changed']) })),
  prices: z.array(z.object({
    rule: z.string(), meter: z.string(), key: z.string(), before: z.string().nullable(), after: z.string().nullable(), from: z.string(), percent: z.string().nullable(), at: z.string(), text: z.string(),
  })).nullable().openapi({ description: 'null where one of the revisions has errors' }),
}).openapi('ComparedRules');

export const messageSchema = z.strictObject({ message: z.string().max(2000).default('') }).openapi('Signed');
export const editSchema = z.strictObject({
  files: z.array(z.strictObject({ path: z.string().min(1).max(512), content: z.string().nullable().openapi({ description: 'null takes the file away' }) })).min(1).max(1000), message: z.string().max(2000).default(''),
}).openapi('EditedRules');
export const pageSchema = z.strictObject({ cursor: z.string().regex(/^\d{1,9}$/, 'is no cursor that an answer gave').optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) });
export const numberSchema = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) });
