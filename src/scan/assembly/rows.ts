/** The rows of the open batch. A row is begun, given its values, and ended or undone; until it is ended nothing of it counts. */
import { Column, add, columnOf, find, roleField, roleId, rolePresent, roleStart, roleText, roleUnread, rowsMost } from './column';
import { hashOf, moreOf, part, partOfInstant } from './hash';
import { coefficient, decimals, instantAt, readNumber } from './values';

const nameLengthMost: u32 = 256;
const fieldTextLengthMost: u32 = 4096;
const fieldsMost: u32 = 100;
/** Bits of the members that every point has. */
const required: u32 = 63;
const quantityBit: u32 = 16;

export const textKind: u32 = 0;
export const numberKind: u32 = 1;
export const booleanKind: u32 = 2;

export let count: u32 = 0;
export let batch: i32 = 0;
/** Columns of fields that the batch has. */
export let met: u32 = 0;
/** A text that may be an instant and is not known: somebody has to say what it is. */
export let unknownAt: usize = 0;
export let unknownLength: u32 = 0;

// By row.
export const startAt: usize = heap.alloc(rowsMost << 3);
export const endAt: usize = heap.alloc(rowsMost << 3);
export const coefficientAt: usize = heap.alloc(rowsMost << 3);
export const decimalsAt: usize = heap.alloc(rowsMost);
export const highAt: usize = heap.alloc(rowsMost << 2);
export const lowAt: usize = heap.alloc(rowsMost << 2);
export const linesAt: usize = heap.alloc(rowsMost << 2);
export const offsetsAt: usize = heap.alloc(rowsMost << 2);
/** Three words of the id's hash. */
export const idWordsAt: usize = heap.alloc(rowsMost * 12);
export const idFromAt: usize = heap.alloc(rowsMost << 2);
export const idLengthAt: usize = heap.alloc(rowsMost << 2);
/** Their bytes, one behind the other. */
export const idTextsAt: usize = heap.alloc(rowsMost * nameLengthMost);
export let idTextsEnd: u32 = 0;
/** Quantities of many digits: row, where the text begins, its length. */
export const wideAt: usize = heap.alloc(rowsMost * 12);
export let wideCount: u32 = 0;
/** Whether any row of the batch has an id. */
export let hasIds: bool = false;

/** Instants that are written in another form than the plain one, and what they are. */
export const instants: Column = columnOf(roleStart, 0, 0, true);
let instantValues: usize = heap.alloc(64 << 3);
let instantCapacity: u32 = 64;

// The row that is open.
let found: u32 = 0;
let fieldCount: u32 = 0;
let sum: u64 = 0;
let start: f64 = 0;
let end: f64 = 0;
/** Columns of fields that it has. */
const touched: usize = heap.alloc((fieldsMost + 1) << 2);
/** Meanings of the start and the end to the fingerprint. */
let startName: u64 = 0;
let endName: u64 = 0;

export function setPeriodNames(forStart: u64, forEnd: u64): void {
  startName = forStart;
  endName = forEnd;
}

export function beginBatch(): void {
  batch++;
  count = 0;
  met = 0;
  wideCount = 0;
  hasIds = false;
  idTextsEnd = 0;
  memory.fill(idWordsAt, 0, rowsMost * 12);
}

@inline export function beginRow(): void {
  unknownAt = 0;
  found = 0;
  fieldCount = 0;
  sum = 0;
}

function meet(column: Column): void {
  column.batch = batch;
  column.firstRow = count;
  met++;
  if (column.role == roleField || column.role == rolePresent) memory.fill(column.codes, 0, rowsMost << 2);
}

@inline function touch(column: Column): bool {
  if (fieldCount == fieldsMost) return false;
  store<u32>(touched + (fieldCount++ << 2), changetype<u32>(column));
  if (column.batch != batch) meet(column);
  return true;
}

/** Takes a text or another value but a quantity. `false` where somebody else has to judge the line. */
export function take(column: Column, from: usize, length: u32, kind: u32, hash: u64): bool {
  const role = column.role;
  if (role <= roleField) {
    if (role == roleText) {
      if (length == 0 || length > nameLengthMost || kind != textKind) return false;
      found |= column.bit;
    } else if (length > fieldTextLengthMost || !touch(column)) return false;
    let code = find(column, from, length, kind, hash);
    if (code == 0) code = add(column, from, length, kind, hash);
    store<u32>(column.codes + (count << 2), code);
    sum += load<u64>(column.parts + (<usize>code << 3));
    return true;
  }
  if (role == roleUnread || role == rolePresent) {
    if (length > fieldTextLengthMost || !touch(column)) return false;
    sum += part(column.name, hash);
    if (role == rolePresent) store<u32>(column.codes + (count << 2), kind + 1);
    return true;
  }
  found |= column.bit;
  if (role == roleId) return kind <= numberKind && length > 0 && length <= nameLengthMost && takeId(from, length, hash);
  if (kind != textKind) return false;
  let instant = instantAt(from, length);
  if (isNaN(instant)) {
    const known = find(instants, from, length, textKind, hash);
    if (known == 0) {
      unknownAt = from;
      unknownLength = length;
      return false;
    }
    instant = load<f64>(instantValues + (<usize>known << 3));
  }
  if (role == roleStart) start = instant;
  else end = instant;
  return true;
}

function takeId(from: usize, length: u32, hash: u64): bool {
  putId(hash, moreOf(from, length));
  memory.copy(idTextsAt + idTextsEnd, from, length);
  store<u32>(idFromAt + (count << 2), idTextsEnd);
  idTextsEnd += length;
  store<u32>(idLengthAt + (count << 2), length);
  return true;
}

@inline function putId(hash: u64, more: u32): void {
  const at = idWordsAt + <usize>count * 12;
  store<u32>(at, <u32>(hash >> 32));
  store<u32>(at, <u32>hash, 4);
  // Never zero together with the others: an id that is there is no missing one.
  store<u32>(at, more == 0 ? 1 : more, 8);
  hasIds = true;
}

/** Takes the quantity that begins at `from`. Gives where it ends, or 0. */
export function takeQuantity(from: usize): usize {
  const stop = readNumber(from);
  if (stop == 0) return 0;
  found |= quantityBit;
  if (decimals < 0) {
    const at = wideAt + <usize>wideCount * 12;
    store<u32>(at, count);
    store<u32>(at, <u32>from, 4);
    store<u32>(at, <u32>(stop - from), 8);
    wideCount++;
    store<f64>(coefficientAt + (count << 3), NaN);
    store<u8>(decimalsAt + count, 0);
    return stop;
  }
  store<f64>(coefficientAt + (count << 3), coefficient);
  store<u8>(decimalsAt + count, <u8>decimals);
  return stop;
}

/** Ends the row. `false`, with nothing taken, where something is missing or in disorder. */
export function endRow(line: u32, offset: u32): bool {
  if ((found & required) != required || !(start <= end)) return false;
  write(line, offset);
  return true;
}

function write(line: u32, offset: u32): void {
  sum += partOfInstant(startName, start) + partOfInstant(endName, end);
  store<f64>(startAt + (count << 3), start);
  store<f64>(endAt + (count << 3), end);
  store<u32>(highAt + (count << 2), <u32>(sum >> 32));
  store<u32>(lowAt + (count << 2), <u32>sum);
  store<u32>(linesAt + (count << 2), line);
  store<u32>(offsetsAt + (count << 2), offset);
  count++;
}

/** Takes back what a row has left that was begun and not ended. */
export function undoRow(): void {
  for (let index: u32 = 0; index < fieldCount; index++) {
    const column = changetype<Column>(<usize>load<u32>(touched + (index << 2)));
    if (column.role == roleField || column.role == rolePresent) store<u32>(column.codes + (count << 2), 0);
    if (column.batch != batch || column.firstRow != count) continue;
    column.batch = -1;
    met--;
  }
  const id = idWordsAt + <usize>count * 12;
  if (load<u32>(id, 8) != 0) idTextsEnd = load<u32>(idFromAt + (count << 2));
  store<u64>(id, 0);
  store<u32>(id, 0, 8);
  while (wideCount > 0 && load<u32>(wideAt + <usize>(wideCount - 1) * 12) == count) wideCount--;
}

// For points that somebody else has read; their texts lie in the scratch.

export function addText(column: Column, at: usize, length: u32, kind: u32): void {
  const hash = hashOf(at, length);
  if (column.name != 0) sum += part(column.name, hash);
  if (column.role != roleText && column.batch != batch) meet(column);
  if (column.role == roleUnread) return;
  if (column.role == rolePresent) {
    store<u32>(column.codes + (count << 2), kind + 1);
    return;
  }
  let code = find(column, at, length, kind, hash);
  if (code == 0) code = add(column, at, length, kind, hash);
  store<u32>(column.codes + (count << 2), code);
}

export function addId(at: usize, length: u32): void {
  putId(hashOf(at, length), moreOf(at, length));
}

/** The quantity is written by whoever has it. */
export function addRow(from: f64, until: f64, line: u32): void {
  start = from;
  end = until;
  store<f64>(coefficientAt + (count << 3), NaN);
  store<u8>(decimalsAt + count, 0);
  write(line, 0);
}

export function addInstant(at: usize, length: u32, value: f64): void {
  const code = add(instants, at, length, textKind, hashOf(at, length));
  if (code >= instantCapacity) {
    const larger = heap.alloc(<usize>instantCapacity << 4);
    memory.copy(larger, instantValues, <usize>instantCapacity << 3);
    heap.free(instantValues);
    instantValues = larger;
    instantCapacity <<= 1;
  }
  store<f64>(instantValues + (<usize>code << 3), value);
}
