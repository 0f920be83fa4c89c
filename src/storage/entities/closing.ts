/** One closing of limit windows: until when, with which rulebook. Its lines are in `limit-line.ts`. */
import { defineEntity, p } from '@mikro-orm/core';
import { Rulebook } from './rulebook.ts';

export const ClosingSchema = defineEntity({
  name: 'Closing',
  tableName: 'closing',
  properties: {
    id: p.bigint().primary(),
    rulebook: () => p.manyToOne(Rulebook),
    closedUntil: p.datetime().columnType('timestamptz'),
    closedAt: p.datetime().columnType('timestamptz').defaultRaw('clock_timestamp()'),
  },
});

export class Closing extends ClosingSchema.class {}
ClosingSchema.setClass(Closing);
