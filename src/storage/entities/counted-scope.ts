/** Up to where usage of a scope that keeps running totals was counted: what begins earlier came late. */
import { defineEntity, p } from '@mikro-orm/core';

export const CountedScopeSchema = defineEntity({
  name: 'CountedScope',
  tableName: 'counted_scope',
  properties: {
    scope: p.text().primary(),
    countedUntil: p.datetime().columnType('timestamptz'),
  },
});

export class CountedScope extends CountedScopeSchema.class {}
CountedScopeSchema.setClass(CountedScope);
