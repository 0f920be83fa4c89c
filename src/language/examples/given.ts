/** What examples and scenarios say of a point: its fields, its period, its quantity. */
import type { Rational } from '../../money/index.ts';
import type { BoundPoint, FieldValue } from '../../rating/index.ts';
import { type Instant, type Period, parseClock, resolveDate } from '../../time/index.ts';
import { sameKind, unitText } from '../../units/index.ts';
import { type DeclaredMeter, type FileContext, fieldLocation, locate } from '../checks/context.ts';
import { checkQuantity } from '../checks/expressions.ts';
import { givenTwice, typeMismatch, unknownName, valueNotListed, wrongUnit } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { noSuchTime } from '../diagnostics/syntax-messages.ts';
import type { Location } from '../source.ts';
import type { AssignmentNode, TextNode, UseNode } from '../syntax/index.ts';

/** The scope of points that do not name one. */
const exampleScope = 'example';

const isText = (value: AssignmentNode['value']): value is TextNode => typeof value.value === 'string';

type Given = { readonly scope: string; readonly fields: ReadonlyMap<string, FieldValue> };

function fieldOf({ name, value }: AssignmentNode, meter: DeclaredMeter, file: FileContext): FieldValue | null {
  const at = locate(file, value.span);
  const field = meter.meter.fields.get(name.text);
  if (field === undefined) {
    const known = [...meter.meter.fields.keys(), 'scope'];
    file.report(unknownName(locate(file, name.span), 'field', name.text, nearest(name.text, known), known));
    return null;
  }
  if (isText(value) !== (field.type.kind !== 'number')) {
    file.report(typeMismatch(at, `\`${name.text}\` is given the wrong kind of value`, field.type.kind === 'number' ? 'a number' : 'a text', isText(value) ? 'a text' : 'a number'));
    return null;
  }
  if (isText(value)) {
    if (field.type.kind !== 'choice' || field.type.values.has(value.value)) return value.value;
    file.report(valueNotListed(at, meter.meter.name, field.name, value.value, fieldLocation(meter, field), nearest(value.value, field.type.values)));
    return null;
  }
  const { type, code } = checkQuantity(file, value);
  if (type.kind !== 'number' || code.kind !== 'number' || field.type.kind !== 'number') return null;
  if (sameKind(type.unit, field.type.unit)) return code.value;
  file.report(wrongUnit(at, `\`${name.text}\` is counted in another unit`, unitText(field.type.unit) || 'no unit', unitText(type.unit) || 'no unit'));
  return null;
}

/** The scope and fields that are given, or `null` after saying what is wrong with one. */
export function givenFields(given: readonly AssignmentNode[], meter: DeclaredMeter, file: FileContext): Given | null {
  const fields = new Map<string, FieldValue>();
  let scope = exampleScope;
  let sound = true;
  for (const [index, entry] of given.entries()) {
    const first = given.slice(0, index).find(({ name }) => name.text === entry.name.text);
    if (first !== undefined) {
      file.report(givenTwice(locate(file, entry.name.span), entry.name.text, locate(file, first.name.span)));
      sound = false;
    }
    if (entry.name.text === 'scope' && isText(entry.value)) {
      scope = entry.value.value;
      continue;
    }
    const value = fieldOf(entry, meter, file);
    if (value === null) sound = false;
    else fields.set(entry.name.text, value);
  }
  return sound ? { scope, fields } : null;
}

function instantOf(date: string, clock: TextNode | null, at: Location, file: FileContext): Instant | null {
  const time = clock === null ? { hour: 0, minute: 0 } : parseClock(clock.value);
  if (time === null) {
    file.report(noSuchTime({ file: at.file, span: clock?.span ?? at.span }, clock?.value ?? '', 'is a clock time that does not exist'));
    return null;
  }
  const resolved = resolveDate(date, file.zone, time);
  if (resolved.ok) return resolved.value;
  file.report(noSuchTime(at, date, resolved.why));
  return null;
}

/** `use … on DATE [at T [until T]]`: without `until` the usage is an event. */
function periodOf(use: UseNode, file: FileContext): Period | null {
  const at = locate(file, use.date.span);
  const start = instantOf(use.date.text, use.from, at, file);
  if (start === null || use.until === null) return start === null ? null : { start, end: start };
  const until = locate(file, use.until.span);
  const end = use.until.value.includes('-') ? instantOf(use.until.value, null, until, file) : instantOf(use.date.text, use.until, until, file);
  if (end === null) return null;
  if (end > start) return { start, end };
  file.report(noSuchTime(until, use.until.value, 'is not after the start'));
  return null;
}

function quantityOf(use: UseNode, meter: DeclaredMeter, file: FileContext): Rational | null {
  const { type, code } = checkQuantity(file, use.quantity);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  if (sameKind(type.unit, meter.meter.unit)) return code.value;
  file.report(wrongUnit(locate(file, use.quantity.span), `${meter.meter.name} is measured in another unit`, unitText(meter.meter.unit), unitText(type.unit) || 'no unit'));
  return null;
}

/** The point that a `use` makes, or `null` after saying what is wrong with it. Only fields that the meter has are given to it. */
export function pointOf(use: UseNode, given: readonly AssignmentNode[], meter: DeclaredMeter, file: FileContext): BoundPoint | null {
  const fields = givenFields(given, meter, file);
  const [period, quantity] = [periodOf(use, file), quantityOf(use, meter, file)];
  return fields === null || period === null || quantity === null ? null : { meter: meter.meter, period, quantity, ...fields };
}
