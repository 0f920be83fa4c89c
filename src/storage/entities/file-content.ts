/** The bytes of a file, kept once however many rulebooks hold them. */
import { defineEntity, p } from '@mikro-orm/core';

export const FileContentSchema = defineEntity({
  name: 'FileContent',
  tableName: 'file_content',
  properties: {
    /** Hex SHA-256 of `content`. */
    hash: p.text().primary(),
    content: p.blob(),
  },
});

export class FileContent extends FileContentSchema.class {}
FileContentSchema.setClass(FileContent);
