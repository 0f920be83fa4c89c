/** Every change of the hashmap: who made it and when, and what it was. All of them, one after the other, give the hashmap. */
import { defineEntity, p } from '@mikro-orm/core';

export const HashmapRevisionSchema = defineEntity({
  name: 'HashmapRevision',
  tableName: 'hashmap_revision',
  properties: {
    /** The first is 1; without gaps. */
    number: p.integer().primary().autoincrement(false),
    author: p.text().nullable(),
    at: p.datetime().columnType('timestamptz'),
    /** The operations, as a JSON array. */
    changes: p.text(),
  },
});

export class HashmapRevision extends HashmapRevisionSchema.class {}
HashmapRevisionSchema.setClass(HashmapRevision);
