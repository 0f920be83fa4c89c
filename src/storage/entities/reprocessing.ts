/** A time of a scope that is to be collected and rated again, and how far that is. */
import { defineEntity, p } from '@mikro-orm/core';

const instant = () => p.datetime().columnType('timestamptz');

export const ReprocessingSchema = defineEntity({
  name: 'Reprocessing',
  tableName: 'reprocessing',
  properties: {
    id: p.bigint().primary(),
    scope: p.text().index(),
    periodStart: instant(),
    periodEnd: instant(),
    reprocessedUntil: instant().nullable(),
    /** Whether sources are asked again, or what is stored is rated again. */
    usage: p.text(),
    reason: p.text(),
    status: p.text().default('waiting'),
    /** Points corrected so far. */
    corrected: p.integer().default(0),
    lastError: p.text().nullable(),
    createdAt: instant().defaultRaw('clock_timestamp()'),
    finishedAt: instant().nullable(),
  },
  checks: [
    { name: 'reprocessing_usage_check', expression: `usage in ('collected', 'stored')` },
    { name: 'reprocessing_status_check', expression: `status in ('waiting', 'running', 'done', 'cancelled', 'failed')` },
  ],
});

export class Reprocessing extends ReprocessingSchema.class {}
ReprocessingSchema.setClass(Reprocessing);
