/** The shapes of requests and answers, as the OpenAPI document shows them. Numbers that carry money are decimal strings. */
import { z } from '@hono/zod-openapi';

const decimalString = z.string().openapi({ example: '0.48', description: 'Exact decimal number' });

export const pointSchema = z.object({
  id: z.string().optional(),
  meter: z.string(), scope: z.string(),
  start: z.string().openapi({ example: '2026-03-10T00:00:00Z' }), end: z.string().openapi({ example: '2026-03-11T00:00:00Z' }),
  quantity: z.union([z.string(), z.number()]).openapi({ example: '24', description: 'Decimal string, or a JSON number that is taken by its digits' }),
  unit: z.string().openapi({ example: 'hour' }),
  fields: z.record(z.string(), z.unknown()).optional(),
}).openapi('UsagePoint');

export const usageSchema = z.object({ points: z.array(pointSchema) }).openapi('Usage');

const chargeSchema = z.object({
  kind: z.enum(['price', 'adjust']), module: z.string(), rule: z.string(), amount: decimalString, currency: z.string(), quantity: z.string(), at: z.string().openapi({ example: 'instance.tariff:8' }),
  parts: z.array(z.object({ start: z.string(), end: z.string(), quantity: z.string(), amount: decimalString, rate: z.string().nullable(), at: z.string() })),
}).openapi('Charge');

export const assessedSchema = z.object({
  status: z.enum(['rated', 'unrated', 'stopped', 'refused', 'known']),
  place: z.string().optional(), amount: decimalString.optional(), currency: z.string().optional(), code: z.string().optional(), field: z.string().nullable().optional(),
  reason: z.string().optional(), charges: z.array(chargeSchema).optional(),
}).loose().openapi('AssessedPoint');

const limitSchema = z.object({
  module: z.string(), rule: z.string(), amount: decimalString, currency: z.string(), sum: decimalString, start: z.string(), end: z.string(), group: z.record(z.string(), z.string()), at: z.string(),
}).openapi('LimitLine');

const totalsShape = {
  read: z.number().int(), rated: z.number().int(), unrated: z.number().int(), stopped: z.number().int(), refused: z.number().int(), known: z.number().int(),
  amount: decimalString, currency: z.string(),
};
export const totalsSchema = z.object(totalsShape).openapi('Totals');

export const quoteSchema = z.object({ rulebook: z.string(), points: z.array(assessedSchema), limits: z.array(limitSchema), totals: totalsSchema, warnings: z.array(z.string()) }).openapi('Quote');
export const storedSchema = z.object({ rulebook: z.string(), totals: totalsSchema, refused: z.array(assessedSchema), warnings: z.array(z.string()) }).openapi('StoredUsage');

const tallyShape = {
  points: z.number().int(), rated: z.number().int(), unrated: z.number().int(), stopped: z.number().int(),
  quantities: z.array(z.object({ unit: z.string(), quantity: decimalString })), amounts: z.array(z.object({ currency: z.string(), amount: decimalString })).openapi({ description: 'Charges and limit lines together' }),
  limits: z.array(z.object({ currency: z.string(), amount: decimalString })).openapi({ description: 'What of the amounts limits added or took away' }),
};
export const summarySchema = z.object({
  by: z.array(z.string()), from: z.string().nullable(), to: z.string().nullable(), timezone: z.string(),
  rows: z.array(z.object({ key: z.record(z.string(), z.string().nullable()), ...tallyShape })), total: z.object(tallyShape),
}).openapi('Summary');

export const rulebookFilesSchema = z.object({
  files: z.array(z.object({
    path: z.string().min(1).max(512).openapi({ example: 'instance.tariff' }),
    content: z.string(),
  })).min(1).max(1000),
  message: z.string().max(2000).optional().openapi({ description: 'Why; of rules that are kept' }),
}).openapi('RulebookFiles');

const placeShape = { file: z.string(), line: z.number().int(), column: z.number().int(), endLine: z.number().int(), endColumn: z.number().int() };
export const checkedSchema = z.object({
  hash: z.string(), errors: z.number().int(), warnings: z.number().int(),
  diagnostics: z.array(z.object({
    code: z.string(), severity: z.enum(['error', 'warning']), message: z.string(), ...placeShape, label: z.string(),
    related: z.array(z.object({ ...placeShape, message: z.string() })), notes: z.array(z.string()), help: z.string().nullable(),
    edits: z.array(z.object({ ...placeShape, text: z.string() })),
  })),
  examples: z.object({ passed: z.number().int(), failed: z.number().int() }),
}).openapi('CheckedRulebook');

export const healthSchema = z.object({ status: z.enum(['ok', 'unavailable']), database: z.enum(['ok', 'unavailable']), rulebook: z.string() }).openapi('Health');
export const problemSchema = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), detail: z.string(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
}).openapi('Problem');
