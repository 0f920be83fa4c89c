/** What a limit added to a window for a group. Written once and never changed; read by sums, never through the ORM. */
import { defineEntity, p } from '@mikro-orm/core';
import { Closing } from './closing.ts';
import { Rulebook } from './rulebook.ts';

export const LimitLineSchema = defineEntity({
  name: 'LimitLine',
  tableName: 'limit_line',
  checks: [{ name: 'limit_line_reason_check', expression: `reason in ('window closed', 'late usage')` }],
  properties: {
    id: p.bigint().primary(),
    closing: () => p.manyToOne(Closing).index(),
    rulebook: () => p.manyToOne(Rulebook),
    module: p.text(),
    rule: p.text(),
    /** File and line of the bound. */
    at: p.text(),
    reason: p.text(),
    span: p.text(),
    windowStart: p.datetime().columnType('timestamptz'),
    windowEnd: p.datetime().columnType('timestamptz').index(),
    groupNames: p.text(),
    groupValues: p.text(),
    /** The sum that the limit acted on. */
    sum: p.decimal().columnType('numeric'),
    amount: p.decimal().columnType('numeric'),
    currency: p.text(),
  },
});

export class LimitLine extends LimitLineSchema.class {}
LimitLineSchema.setClass(LimitLine);
