/** Which bytes a rulebook has at which path. */
import { defineEntity, p } from '@mikro-orm/core';
import { FileContent } from './file-content.ts';
import { Rulebook } from './rulebook.ts';

export const RulebookFileSchema = defineEntity({
  name: 'RulebookFile',
  tableName: 'rulebook_file',
  properties: {
    rulebook: () => p.manyToOne(Rulebook).primary(),
    path: p.text().primary(),
    content: () => p.manyToOne(FileContent),
  },
});

export class RulebookFile extends RulebookFileSchema.class {}
RulebookFileSchema.setClass(RulebookFile);
