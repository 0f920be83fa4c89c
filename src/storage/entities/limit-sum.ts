/** What the lines of a limit's points come to in a window for a group. Written and read by statements, never through the ORM. */
import { defineEntity, p } from '@mikro-orm/core';

export const LimitSumSchema = defineEntity({
  name: 'LimitSum',
  tableName: 'limit_sum',
  properties: {
    rule: p.text().primary(),
    span: p.text().primary(),
    windowStart: p.datetime().columnType('timestamptz').primary(),
    /** Names and values of the group as JSON arrays, in the order of the rule. */
    groupNames: p.text().primary(),
    groupValues: p.text().primary(),
    currency: p.text().primary(),
    windowEnd: p.datetime().columnType('timestamptz').index(),
    sum: p.decimal().columnType('numeric'),
    /** The sum for which lines were posted last; nothing while the window is open. Where it differs, usage came late. */
    closedSum: p.decimal().columnType('numeric').nullable(),
  },
});

export class LimitSum extends LimitSumSchema.class {}
LimitSumSchema.setClass(LimitSum);
