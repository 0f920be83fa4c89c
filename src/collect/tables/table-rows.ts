/** Rows of typed tables to points: columns named as in CSV, fields also together in one column `fields`. Knows nothing of file formats. */
import type { UsageValue } from '../../rating/point.ts';
import { columnsNamed } from '../csv.ts';
import { JsonNumber, type JsonValue, isObject, jsonText } from '../json-value.ts';
import { pointOf } from '../point.ts';
import { type Reading, UnreadableUsage, refused } from '../reading.ts';
import { repeatedMember } from '../refusals.ts';

/** A column of a piece of a table. */
export interface TableColumn {
  readonly name: string;
  /** `null` where there is no value. In the column `fields`, an object. */
  at(row: number): JsonValue;
}

/** Texts that are there and empty are no value in a table, as in CSV. */
function fieldsInto(fields: Map<string, UsageValue>, name: string, value: JsonValue): void {
  if (value === null || value === '') return;
  if (typeof value === 'string') fields.set(name, { text: value, kind: 'text' });
  else if (value instanceof JsonNumber) fields.set(name, { text: value.digits, kind: 'number' });
  else if (typeof value === 'boolean') fields.set(name, { text: String(value), kind: 'boolean' });
  else fields.set(name, { text: jsonText(value), kind: 'json' });
}

/** The readings of rows `0` to `count`; places count from `before` on. */
export function* readRows(columns: readonly TableColumn[], count: number, before: number): Generator<Reading> {
  const together = columns.find(({ name }) => name === 'fields');
  const single = columns.filter(({ name }) => name !== 'fields');
  const named = columnsNamed(single.map(({ name }) => name));
  const member = (name: string, row: number): JsonValue | undefined => single[named.at.get(name) ?? -1]?.at(row);
  for (let row = 0; row < count; row++) {
    const fields = new Map<string, UsageValue>();
    const values = together?.at(row) ?? null;
    if (isObject(values)) for (const name in values) fieldsInto(fields, name, values[name]!);
    const place = `row ${before + row + 1}`;
    const doubled = [...named.fields.keys()].find((name) => fields.has(name));
    if (doubled !== undefined) {
      yield refused(repeatedMember(place, doubled));
      continue;
    }
    for (const [name, at] of named.fields) fieldsInto(fields, name, single[at]!.at(row));
    const id = member('id', row);
    yield pointOf(place, {
      id: id === '' ? null : id, meter: member('meter', row), scope: member('scope', row), start: member('start', row), end: member('end', row),
      quantity: member('quantity', row), unit: member('unit', row), fields,
    });
  }
}

export const notReadable = (column: string, type: string): UnreadableUsage => new UnreadableUsage(`the column \`${column}\` holds values of the type ${type}, which is not read`);

