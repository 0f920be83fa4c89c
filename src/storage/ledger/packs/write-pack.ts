/** A gathering as one row of arrays, with a row for each of its columns of texts: bytes for COPY. */
import { decimalsNeeded } from '../../../money/index.ts';
import type { Rational } from '../../../money/index.ts';
import type { ByteWriter } from '../byte-writer.ts';
import type { Gathering } from './gathering.ts';
import { keyBytes } from './point-keys.ts';
import type { Texts } from './texts.ts';

export const packColumns = 'id, meter, size, has_ids, first, last, last_end, starts, lengths, outcomes, quantities, amounts, charged, charged_divisors, n, ids, keys, scope';
export const textColumns = 'pack, kind, name, form, texts, codes';
export const lineColumns = 'pack, rows, outcomes, amounts, charged, charged_divisors';

const [packFields, textFields, lineFields] = [packColumns, textColumns, lineColumns].map((names) => names.split(', ').length) as [number, number, number];
/** Where more than half of the rows have a text of their own, texts lie by row. */
const perRow = 0.5;

const alike = (values: { readonly [place: number]: number }, count: number): boolean => {
  for (let place = 1; place < count; place++) if (values[place] !== values[0]) return false;
  return true;
};

/** Quantities that lines priced: a number, or a fraction where no decimals write it; nothing where none differs from its point's. */
function writeCharged(bytes: ByteWriter, charged: ReadonlyMap<number, Rational>, count: number): void {
  if (charged.size === 0) {
    bytes.nothing();
    bytes.nothing();
    return;
  }
  const fractions = [...charged.values()].some((value) => decimalsNeeded(value) === null);
  const isFraction = (value: Rational): boolean => decimalsNeeded(value) === null;
  const above = bytes.beginArray('numeric', count);
  for (let place = 0; place < count; place++) {
    const value = charged.get(place);
    if (value === undefined) bytes.nothing();
    else if (isFraction(value)) bytes.whole(value.numerator);
    else bytes.exact(value);
  }
  bytes.endArray(above);
  if (!fractions) {
    bytes.nothing();
    return;
  }
  const below = bytes.beginArray('numeric', count);
  for (let place = 0; place < count; place++) {
    const value = charged.get(place);
    if (value === undefined || !isFraction(value)) bytes.nothing();
    else bytes.whole(value.denominator);
  }
  bytes.endArray(below);
}

/** An array of all, or of one where all are alike. */
function writeIntegers(bytes: ByteWriter, type: 'int4' | 'int8', values: { readonly [place: number]: number }, count: number): void {
  const written = alike(values, count) ? 1 : count;
  const array = bytes.beginArray(type, written);
  for (let place = 0; place < written; place++) {
    if (type === 'int4') bytes.integer(values[place]!);
    else bytes.long(values[place]!);
  }
  bytes.endArray(array);
}

export function writePack(bytes: ByteWriter, id: number, gathering: Gathering): void {
  const { shape, size, starts, ends } = gathering;
  let [first, last, lastEnd, hasLines, isNumbered] = [starts[0]!, starts[0]!, ends[0]!, false, false];
  const lengths = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    const [start, end] = [starts[place]!, ends[place]!];
    if (start < first) first = start;
    if (start > last) last = start;
    if (end > lastEnd) lastEnd = end;
    lengths[place] = end - start;
    if (gathering.hasLine[place] === 1) hasLines = true;
    if (gathering.n[place] !== 0) isNumbered = true;
  }
  bytes.row(packFields);
  bytes.integer(id);
  bytes.text(shape.meter);
  bytes.integer(size);
  bytes.truth(shape.hasIds);
  for (const instant of [first, last, lastEnd]) bytes.instant(instant);
  bytes.instants(starts, size);
  writeIntegers(bytes, 'int8', lengths, size);
  writeIntegers(bytes, 'int4', gathering.outcomes, size);
  const quantities = gathering.quantities.allAlike(size) ? 1 : size;
  const quantityArray = bytes.beginArray('numeric', quantities);
  for (let place = 0; place < quantities; place++) gathering.quantities.write(bytes, place);
  bytes.endArray(quantityArray);
  const amountArray = bytes.beginArray('numeric', hasLines ? size : 0);
  for (let place = 0; hasLines && place < size; place++) {
    if (gathering.hasLine[place] === 1) gathering.amounts.write(bytes, place);
    else bytes.nothing();
  }
  bytes.endArray(amountArray);
  writeCharged(bytes, gathering.charged, size);
  if (isNumbered) writeIntegers(bytes, 'int4', gathering.n, size);
  else bytes.nothing();
  if (shape.hasIds) {
    const ids = bytes.beginArray('text', size);
    for (const each of gathering.ids) bytes.text(each);
    bytes.endArray(ids);
  } else bytes.nothing();
  bytes.bytes(gathering.keys.subarray(0, size * keyBytes));
  const [scope] = gathering.scope.values;
  if (gathering.scope.values.length === 1 && scope !== undefined) bytes.text(scope.text);
  else bytes.nothing();
}

function writeTexts(bytes: ByteWriter, id: number, kind: string, name: string, { values, codes }: Texts, size: number): void {
  const form = values.length === 1 ? 'one' : values.length > size * perRow ? 'each' : 'coded';
  bytes.row(textFields);
  bytes.integer(id);
  bytes.text(kind);
  bytes.text(name);
  bytes.text(form);
  if (form === 'each') {
    const texts = bytes.beginArray('text', size);
    for (let place = 0; place < size; place++) bytes.text(values[codes[place]!]!.text);
    bytes.endArray(texts);
  } else {
    const texts = bytes.beginArray('text', values.length);
    for (const { text } of values) bytes.text(text);
    bytes.endArray(texts);
  }
  if (form === 'coded') bytes.countedFromOne(codes, size);
  else bytes.nothing();
}

/** All its columns of texts, the scope first. After each, what was written may be sent, for a pack may have hundreds of megabytes of them. */
export async function writeTextColumns(writer: () => ByteWriter, id: number, { scope, fields, shape, size }: Gathering, written: () => Promise<void>): Promise<void> {
  writeTexts(writer(), id, 'scope', '', scope, size);
  for (const [name, texts] of fields) {
    await written();
    writeTexts(writer(), id, shape.fields.get(name) === true ? 'number' : 'text', name, texts, size);
  }
}

export function writeLines(bytes: ByteWriter, id: number, gathering: Gathering): void {
  const count = gathering.linePlaces.length;
  bytes.row(lineFields);
  bytes.integer(id);
  bytes.countedFromOne(Uint32Array.from(gathering.linePlaces), count);
  writeIntegers(bytes, 'int4', gathering.lineOutcomes, count);
  const amounts = bytes.beginArray('numeric', count);
  for (let line = 0; line < count; line++) gathering.lineAmounts.write(bytes, line);
  bytes.endArray(amounts);
  writeCharged(bytes, gathering.lineCharged, count);
}
