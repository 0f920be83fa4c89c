/** A version of the price list: what its files together are called. Its files are in `rulebook-file.ts`. */
import { defineEntity, p } from '@mikro-orm/core';
import type { ModuleState } from '../rulebook.ts';

export const RulebookSchema = defineEntity({
  name: 'Rulebook',
  tableName: 'rulebook',
  properties: {
    hash: p.text().primary(),
    currency: p.text().nullable(),
    timezone: p.text(),
    moduleStates: p.json<Record<string, ModuleState>>(),
    createdAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});

export class Rulebook extends RulebookSchema.class {}
RulebookSchema.setClass(Rulebook);
