/** Usage as NDJSON: one point on each line. Knows JSON and the names of a point's members, nothing of meters. */
import { isUtf8 } from 'node:buffer';
import type { Refusal, UsageValue } from '../rating/point.ts';
import { type JsonProblem, parseJson } from './json.ts';
import { JsonNumber, type JsonObject, type JsonValue, isObject, jsonText, kindOf } from './json-value.ts';
import { type Line, isBlank, linesOf, trimmedEnd } from './lines.ts';
import { pointOf } from './point.ts';
import { type Reading, isRefusal, refused } from './reading.ts';
import { lineTooLong, nestedTooDeep, notAnObject, notJson, notUtf8, repeatedMember, wrongType } from './refusals.ts';
import { shown } from './shown.ts';
import type { Warn } from './warnings.ts';

const members: ReadonlySet<string> = new Set(['id', 'meter', 'scope', 'start', 'end', 'quantity', 'unit', 'fields']);

export async function* readNdjson(bytes: AsyncIterable<Buffer>, warn: Warn): AsyncGenerator<Reading> {
  for await (const lines of linesOf(bytes)) {
    for (const line of lines) {
      if (line.bytes === null || !isBlank(line.bytes)) yield readLine(line, warn);
    }
  }
}

export function readLine(line: Line, warn: Warn): Reading {
  const place = `line ${line.number}`;
  if (line.bytes === null) return refused(lineTooLong(place));
  const bytes = trimmedEnd(line.bytes);
  if (!isUtf8(bytes)) return refused(notUtf8(place));
  const parsed = parseJson(bytes.toString('utf8'));
  if (!parsed.ok) return refused(refusalOf(place, parsed.problem));
  if (!isObject(parsed.value)) return refused(notAnObject(place, kindOf(parsed.value)));
  return readMembers(place, parsed.value, warn);
}

/** What is wrong with a text that is no JSON of ours. */
export function refusalOf(place: string, problem: JsonProblem): Refusal {
  switch (problem.kind) {
    case 'syntax': return notJson(place, problem.cause);
    case 'repeated name': return repeatedMember(place, problem.name);
    case 'too deep': return nestedTooDeep(place);
  }
}

function readMembers(place: string, found: JsonObject, warn: Warn): Reading {
  for (const name in found) {
    if (!members.has(name)) warn(name, () => `${shown(name)} is no member of a usage point and is read past, first on ${place}`);
  }
  const fields = fieldsOf(place, found['fields']);
  if (isRefusal(fields)) return refused(fields);
  return pointOf(place, {
    id: found['id'], meter: found['meter'], scope: found['scope'], start: found['start'], end: found['end'],
    quantity: found['quantity'], unit: found['unit'], fields,
  });
}

function fieldsOf(place: string, value: JsonValue | undefined): ReadonlyMap<string, UsageValue> | Refusal {
  const fields = new Map<string, UsageValue>();
  if (value === undefined || value === null) return fields;
  if (!isObject(value)) return wrongType(place, 'fields', kindOf(value), 'an object such as {"flavor":"m1.small"}');
  for (const name in value) {
    const field = value[name] as JsonValue;
    // No value and no field are the same to every rule.
    if (field !== null) fields.set(name, usageValueOf(field));
  }
  return fields;
}

function usageValueOf(value: Exclude<JsonValue, null>): UsageValue {
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (value instanceof JsonNumber) return { text: value.digits, kind: 'number' };
  if (typeof value === 'boolean') return { text: String(value), kind: 'boolean' };
  return { text: jsonText(value), kind: 'json' };
}
