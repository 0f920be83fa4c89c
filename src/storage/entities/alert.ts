/** A policy that came to hold for a scope in a window, once, and whether its receiver was told. */
import { defineEntity, p } from '@mikro-orm/core';

const instant = () => p.datetime().columnType('timestamptz');

export const AlertSchema = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    policy: p.text(),
    scope: p.text(),
    /** Of what the window is one: a period, a day or a month. */
    span: p.text(),
    windowStart: instant(),
    windowEnd: instant(),
    severity: p.text(),
    message: p.text(),
    /** What was compared and named, as texts in a JSON object. */
    facts: p.text(),
    /** The rated period after which it held; nothing where it speaks of the moment. */
    periodStart: instant().nullable(),
    periodEnd: instant().nullable(),
    createdAt: instant().defaultRaw('clock_timestamp()'),
    delivery: p.text().index(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    triedAt: instant().nullable(),
    deliveredAt: instant().nullable(),
  },
  uniques: [{ properties: ['policy', 'scope', 'span', 'windowStart'] }],
  indexes: [{ properties: ['scope', 'createdAt'] }],
  checks: [
    { name: 'alert_span_check', expression: `span in ('period', 'day', 'month')` },
    { name: 'alert_delivery_check', expression: `delivery in ('none', 'waiting', 'delivered', 'given up')` },
  ],
});

export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);
