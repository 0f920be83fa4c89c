/** A charge line: one rule's amount for one point. Written by COPY and read by sums, never through the ORM. */
import { defineEntity, p } from '@mikro-orm/core';
import { Rulebook } from './rulebook.ts';
import { UsagePoint } from './usage-point.ts';

export const ChargeSchema = defineEntity({
  name: 'Charge',
  tableName: 'charge',
  properties: {
    id: p.bigint().primary(),
    point: () => p.manyToOne(UsagePoint).index(),
    rulebook: () => p.manyToOne(Rulebook),
    module: p.text(),
    rule: p.text(),
    /** File and line of the price. */
    at: p.text(),
    /** The part that the rule priced is `quantity / quantityDivisor`: a sixth of an hour has no decimals. */
    quantity: p.decimal().columnType('numeric'),
    quantityDivisor: p.decimal().columnType('numeric').default('1'),
    unit: p.text(),
    amount: p.decimal().columnType('numeric'),
    currency: p.text(),
  },
});

export class Charge extends ChargeSchema.class {}
ChargeSchema.setClass(Charge);
