/** Mappings and thresholds as they are now; what they were is in the revisions. */
import { defineEntity, p } from '@mikro-orm/core';
import { HashmapField, HashmapGroup, HashmapService } from './hashmap-parts.ts';

const instant = () => p.datetime().columnType('timestamptz');

export const HashmapMappingSchema = defineEntity({
  name: 'HashmapMapping',
  tableName: 'hashmap_mapping',
  properties: {
    id: p.uuid().primary(),
    position: p.integer(),
    service: () => p.manyToOne(HashmapService).nullable().deleteRule('cascade').index(),
    field: () => p.manyToOne(HashmapField).nullable().deleteRule('cascade').index(),
    group: () => p.manyToOne(HashmapGroup).nullable().deleteRule('set null').index(),
    tenant: p.text().nullable(),
    value: p.text().nullable(),
    type: p.text(),
    cost: p.decimal().columnType('numeric(40,28)'),
    name: p.text(),
    description: p.text().nullable(),
    validFrom: instant(),
    validUntil: instant().nullable(),
    createdAt: instant(),
    createdBy: p.text().nullable(),
    updatedBy: p.text().nullable(),
    deletedAt: instant().nullable(),
    deletedBy: p.text().nullable(),
    /** What it said before it was edited, as JSON. */
    former: p.text().nullable(),
  },
  checks: [
    { name: 'hashmap_mapping_type_check', expression: `type in ('flat', 'rate')` },
    { name: 'hashmap_mapping_parent_check', expression: 'num_nonnulls(service_id, field_id) = 1' },
  ],
});

export class HashmapMapping extends HashmapMappingSchema.class {}
HashmapMappingSchema.setClass(HashmapMapping);

export const HashmapThresholdSchema = defineEntity({
  name: 'HashmapThreshold',
  tableName: 'hashmap_threshold',
  properties: {
    id: p.uuid().primary(),
    position: p.integer(),
    service: () => p.manyToOne(HashmapService).nullable().deleteRule('cascade').index(),
    field: () => p.manyToOne(HashmapField).nullable().deleteRule('cascade').index(),
    group: () => p.manyToOne(HashmapGroup).nullable().deleteRule('set null').index(),
    tenant: p.text().nullable(),
    level: p.decimal().columnType('numeric(20,8)'),
    type: p.text(),
    cost: p.decimal().columnType('numeric(40,28)'),
    former: p.text().nullable(),
  },
  checks: [
    { name: 'hashmap_threshold_type_check', expression: `type in ('flat', 'rate')` },
    { name: 'hashmap_threshold_parent_check', expression: 'num_nonnulls(service_id, field_id) = 1' },
  ],
});

export class HashmapThreshold extends HashmapThresholdSchema.class {}
HashmapThresholdSchema.setClass(HashmapThreshold);
