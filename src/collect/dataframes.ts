/**
 * Usage as CloudKitty's dataframes (v2): periods with points under the names of their metrics. Knows their form and how
 * Python prints values; nothing of meters.
 */
import { isUtf8 } from 'node:buffer';
import type { Refusal, UsageValue } from '../rating/point.ts';
import { type FrameText, frameTexts } from './frame-texts.ts';
import { parseJson } from './json.ts';
import { type JsonObject, type JsonValue, isArray, isObject, kindOf } from './json-value.ts';
import { refusalOf } from './ndjson.ts';
import { pointOf } from './point.ts';
import { pythonText } from './python-text.ts';
import { type Reading, isRefusal, refused } from './reading.ts';
import { brokenDocument, disagreement, frameTooLarge, malformedFrame, noScope, notUtf8 } from './refusals.ts';
import { shown } from './shown.ts';
import type { Warn } from './warnings.ts';

export interface DataframeOptions {
  readonly scopeKey: string;
  readonly warn: Warn;
}

export async function* readDataframes(bytes: AsyncIterable<Buffer>, options: DataframeOptions): AsyncGenerator<Reading> {
  for await (const frames of frameTexts(bytes)) {
    for (const frame of frames) yield* readFrame(frame, options);
  }
}

function* readFrame({ place, found }: FrameText, options: DataframeOptions): Generator<Reading> {
  if (found.kind === 'too large') return yield refused(frameTooLarge(place));
  if (found.kind === 'broken') return yield refused(brokenDocument(place, found.cause));
  if (!isUtf8(found.bytes)) return yield refused(notUtf8(place));
  const parsed = parseJson(found.bytes.toString('utf8'));
  if (!parsed.ok) return yield refused(refusalOf(place, parsed.problem));
  const frame = parsed.value;
  const fault = faultOf(place, frame);
  if (fault !== null) return yield refused(fault);
  const { period, usage } = frame as { readonly period: JsonObject; readonly usage: JsonObject };
  for (const meter in usage) {
    const path = `${place}${place.endsWith(']') ? '.' : ': '}usage${memberPath(meter)}`;
    const points = usage[meter] as JsonValue;
    if (!isArray(points)) yield refused(malformedFrame(path, meter, kindOf(points), 'an array of points'));
    else for (const [index, point] of points.entries()) yield readPoint(`${path}[${index}]`, meter, period, point, options);
  }
}

export const memberPath = (name: string): string => (/^[\w$]{1,60}$/.test(name) ? `.${name}` : `[${shown(name)}]`);

/** What is wrong with the frame as a whole; each of its points would have to say the same. */
export function faultOf(place: string, frame: JsonValue): Refusal | null {
  if (!isObject(frame)) return malformedFrame(place, 'frame', kindOf(frame), 'an object with `period` and `usage`');
  const { period, usage } = frame;
  if (!isObject(period)) return malformedFrame(place, 'period', found(period), 'an object with `begin` and `end`');
  return isObject(usage) ? null : malformedFrame(place, 'usage', found(usage), 'an object with arrays of points under the names of their metrics');
}

export const found = (value: JsonValue | undefined): string => (value === undefined ? 'missing' : kindOf(value));
const pointMembers: ReadonlySet<string> = new Set(['vol', 'rating', 'groupby', 'metadata']);

export function readPoint(place: string, meter: string, period: JsonObject, point: JsonValue, { scopeKey, warn }: DataframeOptions): Reading {
  if (!isObject(point)) return refused(malformedFrame(place, meter, kindOf(point), 'an object with `vol` and `groupby`'));
  for (const name in point) {
    if (!pointMembers.has(name)) warn(name, () => `${shown(name)} is no member of a point in a dataframe and is read past, first at ${place}`);
  }
  const { vol, groupby, metadata } = point;
  if (!isObject(vol)) return refused(malformedFrame(place, 'vol', found(vol), 'an object with `unit` and `qty`'));
  if (!isObject(groupby)) return refused(malformedFrame(place, 'groupby', found(groupby), 'an object that names the scope'));
  if (metadata !== undefined && metadata !== null && !isObject(metadata)) {
    return refused(malformedFrame(place, 'metadata', found(metadata), 'an object'));
  }
  const scope = Object.hasOwn(groupby, scopeKey) ? groupby[scopeKey] : null;
  if (scope === undefined || scope === null) return refused(noScope(place, scopeKey));
  const fields = fieldsOf(place, metadata ?? {}, groupby);
  if (isRefusal(fields)) return refused(fields);
  return pointOf(place, {
    id: undefined, meter, scope: pythonText(scope), start: period['begin'], end: period['end'], quantity: vol['qty'], unit: vol['unit'], fields,
  });
}

/** Metadata and groupby together, as hashmap mappings see them; where both have a name, they must agree. */
function fieldsOf(place: string, metadata: JsonObject, groupby: JsonObject): ReadonlyMap<string, UsageValue> | Refusal {
  const fields = new Map<string, UsageValue>();
  for (const values of [metadata, groupby]) {
    for (const name in values) {
      const value = values[name] as JsonValue;
      if (value === null) continue;
      const text = pythonText(value);
      const before = fields.get(name);
      if (before !== undefined && before.text !== text) return disagreement(place, name, before.text, text);
      fields.set(name, { text, kind: isArray(value) || isObject(value) ? 'json' : 'text' });
    }
  }
  return fields;
}
