/** One intake: what was read, with which rulebook, and what came of it. Unfinished ones are never committed. */
import { defineEntity, p } from '@mikro-orm/core';
import { Rulebook } from './rulebook.ts';

const count = () => p.integer().default(0);

export const RatingRunSchema = defineEntity({
  name: 'RatingRun',
  tableName: 'rating_run',
  properties: {
    id: p.bigint().primary(),
    rulebook: () => p.manyToOne(Rulebook),
    source: p.text(),
    startedAt: p.datetime().columnType('timestamptz').defaultRaw('clock_timestamp()'),
    finishedAt: p.datetime().columnType('timestamptz').nullable(),
    readCount: count(),
    ratedCount: count(),
    unratedCount: count(),
    stoppedCount: count(),
    refusedCount: count(),
    knownCount: count(),
    /** The limits that counted its points, as a JSON array. */
    limits: p.text().default('[]'),
    /** Of usage that was collected: for whom, and for which time. */
    scope: p.text().nullable(),
    periodStart: p.datetime().columnType('timestamptz').nullable(),
    periodEnd: p.datetime().columnType('timestamptz').nullable(),
    /** What its sources said besides usage, as a JSON array. */
    notes: p.text().default('[]'),
  },
  indexes: [{ properties: ['scope', 'periodStart'] }],
});

export class RatingRun extends RatingRunSchema.class {}
RatingRunSchema.setClass(RatingRun);
