/** What a point came to be after it was corrected; the last one of a point holds. The lines that it posted are points of the ledger like others. */
import { defineEntity, p } from '@mikro-orm/core';
import { RatingRun } from './rating-run.ts';

const instant = () => p.datetime().columnType('timestamptz');

export const CorrectionSchema = defineEntity({
  name: 'Correction',
  tableName: 'correction',
  properties: {
    id: p.bigint().primary(),
    run: () => p.manyToOne(RatingRun).index(),
    /** SHA-256 of what makes it this point. */
    key: p.blob().index(),
    scope: p.text(),
    meter: p.text(),
    periodStart: instant(),
    periodEnd: instant(),
    /** When its lines count: its own time, or the begin of what is open where that was closed. */
    postedAt: instant(),
    reason: p.text(),
    /** The point with its charges, as JSON; nothing where it is no more. */
    state: p.text().nullable(),
  },
  indexes: [{ properties: ['scope', 'periodStart'] }],
});

export class Correction extends CorrectionSchema.class {}
CorrectionSchema.setClass(Correction);
