/** The hashmap of a running CloudKitty, read by the calls that its clients make, of any version of it. Knows nothing of how it is reached. */
import { z } from 'zod';
import { costOf, levelOf } from './hashmap/numbers.ts';
import { type HashmapState, type Mapping, type Moment, type Parent, type RuleType, type Threshold, ruleTypes } from './hashmap/state.ts';

/** The parsed answer to a GET of a path below `/v1/rating/module_config/hashmap`. */
export type AskHashmap = (path: string, query: Readonly<Record<string, string>>) => Promise<unknown>;

/** What was answered is no hashmap: a sentence for who asked. */
export class NoHashmap extends Error {
  override readonly name = 'NoHashmap';
}

/** In force since before all usage: older versions keep no time with a rule. */
const always: Moment = Date.UTC(1970, 0) / 1000;

/** CloudKitty writes times in UTC without saying so. */
const moment = z.string().transform((text, context): Moment => {
  const parsed = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  if (!Number.isNaN(parsed)) return Math.floor(parsed / 1000);
  context.addIssue({ code: 'custom', message: `\`${text}\` is no time` });
  return z.NEVER;
});
const number = z.union([z.string(), z.number()]).transform(String);
const text = z.string().nullish().transform((value) => value ?? null);
const time = moment.nullish().transform((value) => value ?? null);
const type = z.enum(ruleTypes);
const ownerShape = { service_id: text, field_id: text, group_id: text, tenant_id: text };

const services = z.object({ services: z.array(z.object({ service_id: z.string(), name: z.string() })) });
const fields = z.object({ fields: z.array(z.object({ field_id: z.string(), name: z.string() })) });
const groups = z.object({ groups: z.array(z.object({ group_id: z.string(), name: z.string() })) });
const mappings = z.object({
  mappings: z.array(z.object({ ...ownerShape, mapping_id: z.string(), value: text, type, cost: number, name: text, description: text, start: time, end: time, created_at: time, created_by: text, updated_by: text, deleted: time, deleted_by: text })),
});
const thresholds = z.object({ thresholds: z.array(z.object({ ...ownerShape, threshold_id: z.string(), level: number, type, cost: number })) });

type Ruled = { readonly group_id: string | null; readonly tenant_id: string | null; readonly type: RuleType; readonly cost: string };
const ruleOf = ({ group_id: groupId, tenant_id: tenant, type: own, cost }: Ruled): Pick<Mapping, 'groupId' | 'tenant' | 'type' | 'cost'> => ({ groupId, tenant, type: own, cost: costOf(cost) });

export async function readRunning(ask: AskHashmap): Promise<HashmapState> {
  const read = async <T>(schema: z.ZodType<T>, path: string, query: Readonly<Record<string, string>> = {}): Promise<T> => {
    const parsed = schema.safeParse(await ask(path, query));
    if (parsed.success) return parsed.data;
    throw new NoHashmap(`${path} does not answer as CloudKitty's hashmap does: ${parsed.error.issues.slice(0, 3).map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ')}`);
  };
  const state = { services: [] as HashmapState['services'][number][], fields: [] as HashmapState['fields'][number][], mappings: [] as Mapping[], thresholds: [] as Threshold[] };
  const rulesOf = async (parent: Parent): Promise<void> => {
    const query = { [`${parent.kind}_id`]: parent.id };
    for (const rule of (await read(mappings, 'mappings', query)).mappings) {
      if (rule.deleted !== null) continue;
      state.mappings.push({
        ...ruleOf(rule), id: rule.mapping_id, parent, value: rule.value, name: rule.name ?? rule.mapping_id, description: rule.description, start: rule.start ?? always, end: rule.end, createdAt: rule.created_at ?? always,
        createdBy: rule.created_by, updatedBy: rule.updated_by, deleted: null, deletedBy: null, former: [],
      });
    }
    for (const rule of (await read(thresholds, 'thresholds', query)).thresholds) state.thresholds.push({ ...ruleOf(rule), id: rule.threshold_id, parent, level: levelOf(rule.level), former: [] });
  };
  for (const { service_id: id, name } of (await read(services, 'services')).services) {
    state.services.push({ id, name });
    await rulesOf({ kind: 'service', id });
    for (const field of (await read(fields, 'fields', { service_id: id })).fields) {
      state.fields.push({ id: field.field_id, serviceId: id, name: field.name });
      await rulesOf({ kind: 'field', id: field.field_id });
    }
  }
  return { ...state, groups: (await read(groups, 'groups')).groups.map(({ group_id: id, name }) => ({ id, name })) };
}
