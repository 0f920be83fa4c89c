/** What the lines of a limit's points come to in a window for a group. Written and read by statements, never through the ORM. */
import { defineEntity, p } from '@mikro-orm/core';

export const LimitSumSchema = defineEntity({
  name: 'LimitSum',
  tableName: 'limit_sum',
  properties: {
    /** SHA-256 of all that says which sum it is: values of a group are too long for an index. */
    key: p.blob().primary(),
    rule: p.text(),
    span: p.text(),
    windowStart: p.datetime().columnType('timestamptz'),
    windowEnd: p.datetime().columnType('timestamptz').index(),
    /** Names and values of the group as JSON arrays, in the order of the rule. */
    groupNames: p.text(),
    groupValues: p.text(),
    currency: p.text(),
    sum: p.decimal().columnType('numeric'),
    /** The sum for which lines were posted last; nothing while the window is open. Where it differs, usage came late. */
    closedSum: p.decimal().columnType('numeric').nullable(),
  },
});

export class LimitSum extends LimitSumSchema.class {}
LimitSumSchema.setClass(LimitSum);
