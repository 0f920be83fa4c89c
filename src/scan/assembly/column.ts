/** A column: its distinct texts, numbered from 1 in the order of their first appearance, and the codes of the open batch's rows. */
import { hashOf, mask, part } from './hash';

export const roleText = 0;
export const roleField = 1;
export const roleUnread = 2;
export const roleStart = 3;
export const roleEnd = 4;
export const roleQuantity = 5;
export const roleId = 6;
/** A field of which nobody asks more than whether it is there, and as what. */
export const rolePresent = 7;

/** Rows of a batch. */
export const rowsMost: u32 = 8192;
const firstSlots: u32 = 64;

@unmanaged
export class Column {
  role: i32;
  /** Of members: says in a set of bits that it is there. */
  bit: u32;
  /** What its values mean to the fingerprint, 0 where they mean nothing. */
  name: u64;
  /** Open addressing: the high half of a slot is that of the hash, the low half the code. */
  slots: usize;
  slotMask: u32;
  count: u32;
  /** By code: where the text begins among `texts`, and four times its length plus its kind. */
  entries: usize;
  capacity: u32;
  textsEnd: u32;
  /** By code: what the value adds to the fingerprint. */
  parts: usize;
  /** Texts, each at a multiple of sixteen and filled up with zeros. */
  texts: usize;
  textsCapacity: u32;
  /** The batch in which it has been met, and the row there. */
  batch: i32;
  /** By row. */
  codes: usize;
  firstRow: u32;
  /** The visit of a line that has named it last. */
  namedOn: u32;
}

function zeros(bytes: usize): usize {
  const at = heap.alloc(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

export function columnOf(role: i32, bit: u32, name: u64, hasTexts: bool): Column {
  const column = changetype<Column>(zeros(offsetof<Column>()));
  column.role = role;
  column.bit = bit;
  column.name = name;
  column.batch = -1;
  if (hasTexts) {
    column.slots = zeros(firstSlots << 3);
    column.slotMask = firstSlots - 1;
    column.capacity = firstSlots;
    column.entries = zeros(firstSlots << 3);
    column.parts = zeros(firstSlots << 3);
    column.textsCapacity = firstSlots << 4;
    column.texts = zeros(column.textsCapacity);
  }
  if (role == roleText || role == roleField || role == rolePresent) column.codes = zeros(rowsMost << 2);
  return column;
}

export function release(column: Column): void {
  if (column.slots != 0) {
    heap.free(column.slots);
    heap.free(column.entries);
    heap.free(column.parts);
    heap.free(column.texts);
  }
  if (column.codes != 0) heap.free(column.codes);
  heap.free(changetype<usize>(column));
}

/** Forgets its texts, and keeps its memory. */
export function clear(column: Column): void {
  memory.fill(column.slots, 0, (<usize>column.slotMask + 1) << 3);
  column.count = 0;
  column.textsEnd = 0;
}

@inline function isSame(one: usize, other: usize, length: u32): bool {
  const end = one + (length & ~15);
  for (; one < end; one += 16, other += 16) {
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
  }
  return !v128.any_true(v128.and(v128.xor(v128.load(one), v128.load(other)), mask(length & 15)));
}

/** The code of a text, or 0. */
@inline export function find(column: Column, at: usize, length: u32, kind: u32, hash: u64): u32 {
  const check = <u32>(hash >> 32);
  const tag = (length << 2) | kind;
  let slot = <u32>hash & column.slotMask;
  let held = load<u64>(column.slots + (<usize>slot << 3));
  while (held != 0) {
    if (<u32>(held >> 32) == check) {
      const code = <u32>held;
      const entry = column.entries + (<usize>code << 3);
      if (load<u32>(entry, 4) == tag && isSame(column.texts + load<u32>(entry), at, length)) return code;
    }
    slot = (slot + 1) & column.slotMask;
    held = load<u64>(column.slots + (<usize>slot << 3));
  }
  return 0;
}

function place(column: Column, check: u32, hash: u32, code: u32): void {
  let slot = hash & column.slotMask;
  while (load<u64>(column.slots + (<usize>slot << 3)) != 0) slot = (slot + 1) & column.slotMask;
  store<u64>(column.slots + (<usize>slot << 3), (<u64>check << 32) | <u64>code);
}

/** Hashes are not kept whole, so texts are hashed again: at most once for each doubling. */
function growSlots(column: Column): void {
  heap.free(column.slots);
  column.slotMask = column.slotMask * 2 + 1;
  column.slots = zeros((<usize>column.slotMask + 1) << 3);
  for (let code: u32 = 1; code < column.count; code++) {
    const entry = column.entries + (<usize>code << 3);
    const hash = hashOf(column.texts + load<u32>(entry), load<u32>(entry, 4) >> 2);
    place(column, <u32>(hash >> 32), <u32>hash, code);
  }
}

function grown(at: usize, before: usize, after: usize): usize {
  const larger = zeros(after);
  memory.copy(larger, at, before);
  heap.free(at);
  return larger;
}

/** Takes in a text that is not there, and gives its code. */
export function add(column: Column, at: usize, length: u32, kind: u32, hash: u64): u32 {
  const code = ++column.count;
  if (code >= column.capacity) {
    const before = <usize>column.capacity << 3;
    column.entries = grown(column.entries, before, before << 1);
    column.parts = grown(column.parts, before, before << 1);
    column.capacity <<= 1;
  }
  const start = column.textsEnd;
  // Sixteen bytes can be read behind the last one.
  const end = start + ((length + 16) & ~15);
  if (end + 16 > column.textsCapacity) {
    const capacity = max(column.textsCapacity * 2, end + 16);
    column.texts = grown(column.texts, column.textsCapacity, capacity);
    column.textsCapacity = capacity;
  }
  memory.copy(column.texts + start, at, length);
  memory.fill(column.texts + start + length, 0, end - start - length);
  column.textsEnd = end;
  const entry = column.entries + (<usize>code << 3);
  store<u32>(entry, start);
  store<u32>(entry, (length << 2) | kind, 4);
  if (column.name != 0) store<u64>(column.parts + (<usize>code << 3), part(column.name, hash));
  if (code * 2 > column.slotMask) growSlots(column);
  place(column, <u32>(hash >> 32), <u32>hash, code);
  return code;
}

// What the host reads of a column.
export function codesOf(column: Column): usize { return column.codes; }
export function entriesOf(column: Column): usize { return column.entries; }
export function textsOf(column: Column): usize { return column.texts; }
export function textCountOf(column: Column): u32 { return column.count; }
export function batchOf(column: Column): i32 { return column.batch; }
export function firstRowOf(column: Column): u32 { return column.firstRow; }
