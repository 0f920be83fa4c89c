/** Keys of the API, known by their hashes alone, and what callers asked to be changed. */
import { defineEntity, p } from '@mikro-orm/core';

const instant = () => p.datetime().columnType('timestamptz');

export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    /** A revoked key keeps its name, so that what it did stays its own. */
    name: p.text().unique(),
    /** SHA-256 of the secret in hex. The secret has 256 bits of chance, so nothing is gained by a slower hash. */
    hash: p.text().unique(),
    role: p.text(),
    /** A JSON array of identifiers. */
    scopes: p.text(),
    createdAt: instant().defaultRaw('clock_timestamp()'),
    createdBy: p.text(),
    expiresAt: instant().nullable(),
    revokedAt: instant().nullable(),
  },
  checks: [{ name: 'api_key_role_check', expression: `role in ('admin', 'reader', 'member')` }],
});

export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);

export const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p.bigint().primary(),
    at: instant().defaultRaw('clock_timestamp()').index(),
    requestId: p.text(),
    caller: p.text(),
    strategy: p.text(),
    address: p.text().nullable(),
    rightName: p.text(),
    method: p.text(),
    path: p.text(),
    /** The beginning of the body, where it says what was to be changed. */
    request: p.text().nullable(),
    status: p.integer(),
  },
});

export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
