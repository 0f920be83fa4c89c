/** Every change of the hashmap: who made it and when, what it was, and the rule files that it gave. */
import { defineEntity, p } from '@mikro-orm/core';
import { FileContent } from './file-content.ts';

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

export const HashmapRevisionFileSchema = defineEntity({
  name: 'HashmapRevisionFile',
  tableName: 'hashmap_revision_file',
  properties: {
    revision: () => p.manyToOne(HashmapRevision).primary(),
    path: p.text().primary(),
    content: () => p.manyToOne(FileContent),
  },
});

export class HashmapRevisionFile extends HashmapRevisionFileSchema.class {}
HashmapRevisionFileSchema.setClass(HashmapRevisionFile);
