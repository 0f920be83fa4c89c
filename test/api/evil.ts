/** What nobody should send: texts, numbers and bodies that have brought other systems down, and bodies that are nearly right. */
import fc from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly example?: unknown;
}

const texts = [
  '', ' ', 'x', 'acme', 'globex', 'own', 'other', "'", '"', "' or '1'='1", "'; drop table point; --", '1); delete from scope; --', '$1', '%', '_', '\\', '\u0000', 'a\u0000b', '\u202e', 'é', '💥', '\ud83d'.toWellFormed(), '../../etc/passwd', '..%2f..', '<script>',
  '${7*7}', '{{7*7}}', '__proto__', 'constructor', 'toString', 'null', 'None', 'undefined', 'NaN', 'Infinity', '-1', '0', '1e400', '9'.repeat(400), '0.1', 'true', 'True', 'false', 'x'.repeat(5000), 'sum(price) AS rate', 'pg_sleep(10)',
  '2026-03-01', '2026-03-01T00:00:00Z', '2026-03-01 00:00:00+00:00', '20260301T000000Z', '0000-00-00', '9999-12-31T23:59:59Z', '99999-01-01', '-000001-01-01', '2026-02-30', '2026-03-01T25:00:00', '1970-01-01T00:00:00+99:99', '2026-W10-1',
  'project_id:globex', 'type:instance', 'a:b:c', 'a', ':', 'a:,b:', 'type,project_id', 'time', 'time-d', 'time-x', 'table', 'object', 'ALL', 'hashmap', 'flat', 'rate', '00000000-0000-4000-8000-000000000000', 'not-a-uuid', 'Mars/Olympus', 'EUR', 'instance', 'scope', 'field:unit',
];
export const evilText: fc.Arbitrary<string> = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) });

const names = [
  'begin', 'end', 'groupby', 'filters', 'tenant_id', 'scope', 'scope_id', 'scope_key', 'scope_ids', 'service', 'service_id', 'field_id', 'group_id', 'mapping_id', 'threshold_id', 'script_id', 'module_id', 'limit', 'offset', 'order', 'response_format',
  'custom_fields', 'all_tenants', 'resource_type', 'filter_tenant', 'no_group', 'no_data', 'deleted', 'is_active', 'start', 'by', 'from', 'to', 'timezone', 'caller', 'since', 'until', 'cursor', 'force', 'collector', 'fetcher', 'name', 'active', 'recursive', 'description', 'created_by', 'foo', '__proto__',
];
export const evilQuery: fc.Arbitrary<string> = fc.array(fc.tuple(fc.constantFrom(...names), evilText), { maxLength: 4 })
  .chain((pairs) => fc.boolean().map((isBroken) => pairs.map(([name, text]) => `${name}=${isBroken && text === '%' ? '%zz%c3%28' : encodeURIComponent(text)}`).join('&')));

const keys = [...names, 'cost', 'level', 'type', 'value', 'priority', 'enabled', 'data', 'resources', 'desc', 'volume', 'dataframes', 'period', 'usage', 'vol', 'rating', 'reason', 'start_reprocess_time', 'end_reprocess_time', 'all_scopes', 'last_processed_timestamp', 'state', 'points', 'files', 'path', 'content', 'message', 'author', 'meter', 'quantity', 'unit', 'fields', 'id'];
export const evilJson: readonly unknown[] = [null, true, 0, -1, 1e308, 0.1, 'x', '', [], [[]], [null], 'a\u0000b'];

const leaf: fc.Arbitrary<unknown> = fc.oneof(evilText, fc.constantFrom(...evilJson), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.bigInt().map((number) => Number(number)));
const anything: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 })),
})).value;
const object: fc.Arbitrary<unknown> = fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 8 });

/** A value that fits a schema, but here and there does not. */
function near(schema: Schema, schemas: Readonly<Record<string, Schema>>, depth: number): fc.Arbitrary<unknown> {
  const right = fitting(schema, schemas, depth);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema, schemas: Readonly<Record<string, Schema>>, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if (schema.$ref !== undefined) return fitting(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth + 1);
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined && choices.length > 0) return fc.oneof(...choices.map((choice) => near(choice, schemas, depth + 1)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const parts = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, near(property, schemas, depth + 1)]));
      const whole = fc.record(parts, { requiredKeys: required.filter((name) => name in parts) });
      return fc.oneof({ weight: 6, arbitrary: whole }, { weight: 1, arbitrary: fc.tuple(whole, object).map(([own, more]) => ({ ...own, ...(more as object) })) });
    }
    case 'array': return fc.array(near(schema.items ?? {}, schemas, depth + 1), { maxLength: 3 });
    case 'integer': case 'number': return fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 53, 1e308));
    case 'boolean': return fc.boolean();
    case 'string': return schema.example === undefined ? evilText : fc.oneof(evilText, fc.constant(schema.example));
    default: return anything;
  }
}

/** Bytes of a body: near the schema where there is one, JSON that means nothing, and bytes that are no JSON. */
export function bodyOf(schema: Schema | null, schemas: Readonly<Record<string, Schema>>): fc.Arbitrary<Uint8Array> {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value) ?? 'null');
  return fc.oneof(
    { weight: schema === null ? 0 : 6, arbitrary: schema === null ? fc.constant(json(null)) : near(schema, schemas, 0).map(json) },
    { weight: 4, arbitrary: object.map(json) }, { weight: 1, arbitrary: anything.map(json) }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3000 }).map((depth) => new TextEncoder().encode(`${'{"fields":['.repeat(depth)}${']}'.repeat(depth)}`)) },
  );
}
