/** Reads a frame as JSON: every surprise that the tape leaves. The points are those of `readDataframes`, each with its price and how its attributes are written. */
import { type Rational, zero } from '../../money/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import { quantityIn } from '../checks.ts';
import { faultOf, found, memberPath, readPoint } from '../dataframes.ts';
import { parseJson } from '../json.ts';
import { JsonNumber, type JsonObject, type JsonValue, isArray, isObject, kindOf } from '../json-value.ts';
import { refusalOf } from '../ndjson.ts';
import { type Reading, isRefusal, refused } from '../reading.ts';
import { malformedFrame, notUtf8 } from '../refusals.ts';

export interface PricedReading {
  readonly reading: Reading;
  readonly price: Rational;
  readonly attributes: readonly { readonly name: string; readonly isMetadata: boolean; readonly kind: UsageValue['kind'] }[];
}

const alone = (reading: Reading): PricedReading => ({ reading, price: zero, attributes: [] });

function kindIn(value: JsonValue): UsageValue['kind'] {
  if (value instanceof JsonNumber) return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isArray(value) || isObject(value) ? 'json' : 'text';
}

const attributesOf = (values: JsonObject, isMetadata: boolean) =>
  Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, isMetadata, kind: kindIn(value) }]));

/** A frame has these members and no others: whoever sends more would wait for its effect in vain. */
function strangerIn(place: string, value: JsonObject, known: readonly string[]): Reading | null {
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  return stranger === undefined ? null : refused(malformedFrame(place, stranger.slice(0, 80), 'there', `nothing but ${known.join(', ')}`));
}

function priced(place: string, meter: string, period: JsonObject, point: JsonValue, scopeKey: string): PricedReading {
  if (isObject(point)) {
    const stranger = strangerIn(place, point, ['vol', 'rating', 'groupby', 'metadata']) ?? (isObject(point['vol']) ? strangerIn(place, point['vol'], ['unit', 'qty']) : null);
    if (stranger !== null) return alone(stranger);
    if (!isObject(point['metadata'])) return alone(refused(malformedFrame(place, 'metadata', found(point['metadata']), 'an object')));
  }
  const reading = readPoint(place, meter, period, point, { scopeKey, warn: () => undefined });
  if (reading.kind === 'refusal' || !isObject(point)) return alone(reading);
  const { rating, groupby, metadata } = point;
  if (rating !== undefined && !isObject(rating)) return alone(refused(malformedFrame(place, 'rating', found(rating), 'an object with `price`')));
  const price = rating === undefined ? zero : quantityIn(place, 'price', rating['price']);
  if (isRefusal(price)) return alone(refused(price));
  return { reading, price, attributes: [...attributesOf(groupby as JsonObject, false), ...attributesOf(metadata as JsonObject, true)] };
}

export function* readFrameSlowly(place: string, text: string | null, scopeKey: string): Generator<PricedReading> {
  if (text === null) return yield alone(refused(notUtf8(place)));
  const parsed = parseJson(text);
  if (!parsed.ok) return yield alone(refused(refusalOf(place, parsed.problem)));
  const fault = faultOf(place, parsed.value);
  if (fault !== null) return yield alone(refused(fault));
  const frame = parsed.value as { readonly period: JsonObject; readonly usage: JsonObject };
  const stranger = strangerIn(place, frame, ['period', 'usage']) ?? strangerIn(place, frame.period, ['begin', 'end']);
  if (stranger !== null) return yield alone(stranger);
  for (const [meter, points] of Object.entries(frame.usage)) {
    const path = `${place}.usage${memberPath(meter)}`;
    if (!isArray(points)) yield alone(refused(malformedFrame(path, meter, kindOf(points), 'an array of points')));
    else for (const [index, point] of points.entries()) yield priced(`${path}[${index}]`, meter, frame.period, point, scopeKey);
  }
}
