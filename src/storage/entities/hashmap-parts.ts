/** What a hashmap consists of besides its rules: services, their fields, and groups. `position` is the order in which they were made. */
import { defineEntity, p } from '@mikro-orm/core';

export const HashmapServiceSchema = defineEntity({
  name: 'HashmapService',
  tableName: 'hashmap_service',
  properties: {
    id: p.uuid().primary(),
    position: p.integer(),
    name: p.text().unique(),
  },
});

export class HashmapService extends HashmapServiceSchema.class {}
HashmapServiceSchema.setClass(HashmapService);

export const HashmapFieldSchema = defineEntity({
  name: 'HashmapField',
  tableName: 'hashmap_field',
  uniques: [{ properties: ['service', 'name'] }],
  properties: {
    id: p.uuid().primary(),
    position: p.integer(),
    service: () => p.manyToOne(HashmapService).deleteRule('cascade'),
    name: p.text(),
  },
});

export class HashmapField extends HashmapFieldSchema.class {}
HashmapFieldSchema.setClass(HashmapField);

export const HashmapGroupSchema = defineEntity({
  name: 'HashmapGroup',
  tableName: 'hashmap_group',
  properties: {
    id: p.uuid().primary(),
    position: p.integer(),
    name: p.text().unique(),
  },
});

export class HashmapGroup extends HashmapGroupSchema.class {}
HashmapGroupSchema.setClass(HashmapGroup);
