/** A usage point as it was given, and what rating said of it. Written by COPY and read by sums, never through the ORM. */
import { defineEntity, p } from '@mikro-orm/core';
import { RatingRun } from './rating-run.ts';

export const UsagePointSchema = defineEntity({
  name: 'UsagePoint',
  tableName: 'usage_point',
  checks: [{ name: 'usage_point_status_check', expression: `status in ('rated', 'unrated', 'stopped')` }],
  properties: {
    id: p.bigint().primary(),
    /** SHA-256 of its identity: the same usage sent twice is charged once. */
    key: p.blob().unique(),
    /** SHA-256 of everything it says: the same usage sent with another quantity is noticed. */
    content: p.blob(),
    senderId: p.text().nullable(),
    meter: p.text(),
    scope: p.text(),
    periodStart: p.datetime().columnType('timestamptz').index(),
    periodEnd: p.datetime().columnType('timestamptz'),
    // Without precision or scale: PostgreSQL then keeps every digit.
    quantity: p.decimal().columnType('numeric'),
    unit: p.text(),
    fields: p.json<Record<string, string | number>>(),
    status: p.text(),
    code: p.text().nullable(),
    reason: p.text().nullable(),
    run: () => p.manyToOne(RatingRun).index(),
  },
});

export class UsagePoint extends UsagePointSchema.class {}
UsagePointSchema.setClass(UsagePoint);
