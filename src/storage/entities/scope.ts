/** Whoever is rated by himself: how far he has been rated, whether he is active, and what went wrong last. */
import { defineEntity, p } from '@mikro-orm/core';

const instant = () => p.datetime().columnType('timestamptz');

export const ScopeSchema = defineEntity({
  name: 'Scope',
  tableName: 'scope',
  properties: {
    id: p.bigint().primary(),
    /** As sources and points name it. */
    identifier: p.text().unique(),
    /** The attribute that names it in its source. */
    scopeKey: p.text().nullable(),
    fetcher: p.text().nullable(),
    collector: p.text().nullable(),
    /** For people. */
    name: p.text().nullable(),
    /** The identifier of the scope above it. */
    parent: p.text().nullable(),
    isActive: p.boolean().default(true),
    /** When it was activated or deactivated last. */
    toggledAt: instant().defaultRaw('clock_timestamp()'),
    createdAt: instant().defaultRaw('clock_timestamp()'),
    /** When a fetcher saw it last, or somebody brought its usage. */
    seenAt: instant().nullable(),
    /** The end of the last period that was rated: the next one begins there. */
    ratedUntil: instant().nullable().index(),
    ratedAt: instant().nullable(),
    /** Goes up whenever somebody takes it up: who holds an older number may not write. */
    claim: p.bigint().defaultRaw('0'),
    /** Failures since the last success. */
    failures: p.integer().default(0),
    lastError: p.text().nullable(),
    failedAt: instant().nullable(),
    retryAt: instant().nullable(),
    /** What its sources said last besides usage, as a JSON array. */
    notes: p.text().default('[]'),
    /** What becomes of usage that comes late. */
    latePolicy: p.text().default('correct'),
    /** The end of the last period after which alerts were looked for. */
    alertsUntil: instant().nullable(),
  },
  checks: [{ name: 'scope_late_policy_check', expression: `late_policy in ('correct', 'replace', 'refuse')` }],
});

export class Scope extends ScopeSchema.class {}
ScopeSchema.setClass(Scope);
