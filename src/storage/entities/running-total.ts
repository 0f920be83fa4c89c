/** How much a rule has priced in a window for a group: where the next input goes on. */
import { defineEntity, p } from '@mikro-orm/core';

export const RunningTotalSchema = defineEntity({
  name: 'RunningTotal',
  tableName: 'running_total',
  properties: {
    rule: p.text().primary(),
    span: p.text().primary(),
    windowStart: p.datetime().columnType('timestamptz').primary().index(),
    /** The values of the group as a JSON array, in the order of the rule. */
    groupValues: p.text().primary(),
    /** In base units; the exact total is `total` / `totalDivisor`. */
    total: p.decimal().columnType('numeric'),
    totalDivisor: p.decimal().columnType('numeric').default('1'),
  },
});

export class RunningTotal extends RunningTotalSchema.class {}
RunningTotalSchema.setClass(RunningTotal);
