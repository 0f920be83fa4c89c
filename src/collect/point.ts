/** Puts a point together from its members, checked in one order for every format. */
import type { Refusal, UsageValue } from '../rating/point.ts';
import { fieldsMost } from './bounds.ts';
import { type Member, fieldIn, instantIn, keyIn, nameIn, quantityIn } from './checks.ts';
import { type Reading, isRefusal, refused } from './reading.ts';
import { endsBeforeItStarts, tooManyFields } from './refusals.ts';

/** The members of a point as they were read. `fields` has left out what has no value. */
export interface PointMembers {
  readonly id: Member;
  readonly meter: Member;
  readonly scope: Member;
  readonly start: Member;
  readonly end: Member;
  readonly quantity: Member;
  readonly unit: Member;
  readonly fields: ReadonlyMap<string, UsageValue>;
}

/** The point, or the first thing that is wrong with it. */
export function pointOf(place: string, members: PointMembers): Reading {
  const meter = nameIn(place, 'meter', members.meter, 'the name of a meter, such as "instance"');
  if (isRefusal(meter)) return refused(meter);
  const scope = nameIn(place, 'scope', members.scope, 'the scope that pays, such as a project id');
  if (isRefusal(scope)) return refused(scope);
  const start = instantIn(place, 'start', members.start);
  if (isRefusal(start)) return refused(start);
  const end = instantIn(place, 'end', members.end);
  if (isRefusal(end)) return refused(end);
  if (end < start) return refused(endsBeforeItStarts(place, String(members.start), String(members.end)));
  const quantity = quantityIn(place, 'quantity', members.quantity);
  if (isRefusal(quantity)) return refused(quantity);
  const unit = nameIn(place, 'unit', members.unit, 'the unit of the quantity, such as "hour"');
  if (isRefusal(unit)) return refused(unit);
  const id = keyIn(place, members.id);
  if (isRefusal(id)) return refused(id);
  const fault = faultIn(place, members.fields);
  if (fault !== null) return refused(fault);
  return { kind: 'point', point: { place, id, meter, scope, period: { start, end }, quantity, unit, fields: members.fields } };
}

function faultIn(place: string, fields: ReadonlyMap<string, UsageValue>): Refusal | null {
  if (fields.size > fieldsMost) return tooManyFields(place, fields.size);
  for (const [name, value] of fields) {
    const field = fieldIn(place, name, value);
    if (isRefusal(field)) return field;
  }
  return null;
}
