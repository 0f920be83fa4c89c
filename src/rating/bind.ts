/** Holds a point against the meters: known meter, convertible unit, fields of the declared types. */
import { type Rational, multiply, parseDecimal } from '../money/index.ts';
import type { Period } from '../time/index.ts';
import { sameKind, unitText } from '../units/index.ts';
import type { FieldValue, Refusal, UsagePoint, UsageValue } from './point.ts';
import type { Field, Meter, Tariff } from './tariff.ts';

/** A point in base units, with the fields that its meter declares. */
export interface BoundPoint {
  readonly meter: Meter;
  readonly scope: string;
  readonly period: Period;
  readonly quantity: Rational;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

export type Binding =
  | { readonly kind: 'bound'; readonly point: BoundPoint; readonly undeclared: readonly string[] }
  | { readonly kind: 'stopped'; readonly meter: Meter; readonly quantity: Rational; readonly code: string; readonly reason: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type FieldBinding = { readonly value: FieldValue } | { readonly refused: string } | { readonly stopped: string };

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);

function bindField(field: Field, value: UsageValue): FieldBinding {
  if (value.kind === 'json') return { refused: `\`${field.name}\` must be one value, and is ${quoted(value.text)}` };
  switch (field.type.kind) {
    case 'text': return { value: value.text };
    case 'choice':
      if (field.type.values.has(value.text)) return { value: value.text };
      return { stopped: `${field.name} ${quoted(value.text)} is not one of the values that the meter lists` };
    case 'number': {
      const parsed = parseDecimal(value.text);
      if (!parsed.ok) return { refused: `\`${field.name}\` must be a number, and ${quoted(value.text)} ${parsed.problem === 'not a decimal number' ? 'is none' : parsed.problem}` };
      return { value: multiply(parsed.value, field.type.unit.factor) };
    }
  }
}

const refuse = (point: UsagePoint, code: string, field: string, reason: string): Binding =>
  ({ kind: 'refused', refusal: { place: point.place, code, field, reason } });

/**
 * The point in base units. Refused: a meter nobody declared, a unit of another dimension, a required field that is missing, a value of
 * the wrong type. Stopped: a value outside a closed list, since the usage is real and only its price is unknown.
 */
export function bindPoint(tariff: Tariff, point: UsagePoint): Binding {
  const meter = tariff.meters.get(point.meter);
  if (meter === undefined) {
    return refuse(point, 'U201', 'meter', `no meter ${quoted(point.meter)} is declared; the rulebook has ${[...tariff.meters.keys()].slice(0, 5).join(', ') || 'none'}${tariff.meters.size > 5 ? ' and others' : ''}`);
  }
  const unit = tariff.units.read(point.unit);
  if (unit === null) return refuse(point, 'U202', 'unit', `${quoted(point.unit)} is not a unit; ${meter.name} is measured in ${unitText(meter.unit)}`);
  if (!sameKind(unit, meter.unit)) return refuse(point, 'U203', 'unit', `${meter.name} is measured in ${unitText(meter.unit)}, and ${quoted(point.unit)} measures something else`);
  const fields = new Map<string, FieldValue>();
  let stopped: string | null = null;
  for (const field of meter.fields.values()) {
    const value = point.fields.get(field.name);
    if (value === undefined) {
      if (!field.optional) return refuse(point, 'U204', `fields.${field.name}`, `${meter.name} needs the field \`${field.name}\`, which is missing`);
      continue;
    }
    const bound = bindField(field, value);
    if ('refused' in bound) return refuse(point, 'U205', `fields.${field.name}`, bound.refused);
    if ('stopped' in bound) stopped ??= bound.stopped;
    else fields.set(field.name, bound.value);
  }
  const quantity = multiply(point.quantity, unit.factor);
  if (stopped !== null) return { kind: 'stopped', meter, quantity, code: 'T0203', reason: stopped };
  const undeclared = [...point.fields.keys()].filter((name) => !meter.fields.has(name));
  return { kind: 'bound', undeclared, point: { meter, scope: point.scope, period: point.period, quantity, fields } };
}
