/** Objects of the hashmap as version 1 shows them: decimals as texts of a fixed length, dates as naive UTC. */
import type { Field, Group, Mapping, Parent, Service, Threshold } from '../../cloudkitty/index.ts';
import { decimalText } from '../../money/index.ts';
import { momentText } from './asked.ts';

export const serviceObject = ({ id, name }: Service) => ({ service_id: id, name });
export const fieldObject = ({ id, name, serviceId }: Field) => ({ field_id: id, name, service_id: serviceId });
export const groupObject = ({ id, name }: Group) => ({ group_id: id, name });

const costDecimals = 28n;
const levelDecimals = 8n;
const parentIds = ({ kind, id }: Parent) => ({ service_id: kind === 'service' ? id : null, field_id: kind === 'field' ? id : null });
const dateOrNull = (moment: number | null): string | null => (moment === null ? null : momentText(moment));

export const mappingObject = ({ id, parent, groupId, tenant, value, type, cost, name, description, start, end, createdAt, createdBy, updatedBy, deleted, deletedBy }: Mapping) => ({
  mapping_id: id, value, type, cost: decimalText(cost, costDecimals), ...parentIds(parent), group_id: groupId, tenant_id: tenant, created_at: momentText(createdAt), start: momentText(start), end: dateOrNull(end),
  name, description, deleted: dateOrNull(deleted), created_by: createdBy, updated_by: updatedBy, deleted_by: deletedBy,
});

export const thresholdObject = ({ id, parent, groupId, tenant, level, type, cost }: Threshold) =>
  ({ threshold_id: id, level: decimalText(level, levelDecimals), type, cost: decimalText(cost, costDecimals), ...parentIds(parent), group_id: groupId, tenant_id: tenant });
