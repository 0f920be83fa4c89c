/** What was seen before: open addressing over rows of a key of two words, and perhaps one word beside it. A key of zeros marks a free row. */

/** Parts that grow by themselves, so that growing never takes twice the memory. */
const parts: usize = 256;
const leastRows: u32 = 32;
/** Beyond these rows memory counts for more than the time that growing takes. */
const manyRows: u32 = 8192;
/** Rows whose places are looked at before any of them is needed, so that the memory answers for all at once. */
const ahead: u32 = 32;

@unmanaged
class Table {
  rows: usize;
  capacity: u32;
  /** Free rows, until a quarter is left. */
  left: u32;
}

export function tablesOf(width: usize): usize {
  const all = heap.alloc(parts * offsetof<Table>());
  for (let part: usize = 0; part < parts; part++) {
    const table = changetype<Table>(all + part * offsetof<Table>());
    table.capacity = leastRows;
    table.left = leastRows - (leastRows >> 2);
    table.rows = heap.alloc(leastRows * (width << 2));
    memory.fill(table.rows, 0, leastRows * (width << 2));
  }
  return all;
}

@inline function tableAt(all: usize, part: u32): Table {
  return changetype<Table>(all + <usize>part * offsetof<Table>());
}

/** In the order of the first word, so that growing goes from row to row. */
@inline function homeOf(table: Table, first: u32, size: usize): usize {
  return table.rows + <usize>((<u64>first * <u64>table.capacity) >> 32) * size;
}

/** Where the key stands, or the free row that is its. */
@inline function placeOf(table: Table, key: u64, size: usize): usize {
  const end = table.rows + <usize>table.capacity * size;
  let at = homeOf(table, <u32>key, size);
  let own = load<u64>(at);
  while (own != 0 && own != key) {
    at += size;
    if (at == end) at = table.rows;
    own = load<u64>(at);
  }
  return at;
}

function grow(table: Table, size: usize): void {
  const before = table.rows;
  const end = before + <usize>table.capacity * size;
  const taken = table.capacity - (table.capacity >> 2);
  table.capacity = table.capacity < manyRows ? table.capacity * 2 : table.capacity + table.capacity * 3 / 10;
  table.left = table.capacity - (table.capacity >> 2) - taken;
  const bytes = <usize>table.capacity * size;
  table.rows = heap.alloc(bytes);
  memory.fill(table.rows, 0, bytes);
  for (let at = before; at < end; at += size) {
    const key = load<u64>(at);
    if (key == 0) continue;
    const place = placeOf(table, key, size);
    store<u64>(place, key);
    if (size == 12) store<u32>(place, load<u32>(at, 8), 8);
  }
  heap.free(before);
}

/** Says of ids by their three words, where they are not all zero: 0 new, 1 seen with the same content, 2 seen with another. */
export function seeIds(all: usize, count: u32, words: usize, contents: usize, standings: usize): u32 {
  let touched: u32 = 0;
  for (let from: u32 = 0; from < count; from += ahead) {
    const to = min(from + ahead, count);
    for (let row = from; row < to; row++) {
      const word = words + <usize>row * 12;
      touched ^= load<u32>(homeOf(tableAt(all, load<u32>(word, 8) >> 24), load<u32>(word), 12));
    }
    for (let row = from; row < to; row++) {
      const word = words + <usize>row * 12;
      const third = load<u32>(word, 8);
      let key = load<u64>(word);
      if (key == 0) {
        if (third == 0) continue;
        key = <u64>1 << 32;
      }
      // The third word chooses the part, and so is no part of the key.
      const table = tableAt(all, third >> 24);
      const place = placeOf(table, key, 12);
      const content = load<u32>(contents + (<usize>row << 2));
      if (load<u64>(place) != 0) {
        store<u8>(standings + row, load<u32>(place, 8) == content ? 1 : 2);
        continue;
      }
      store<u64>(place, key);
      store<u32>(place, content, 8);
      if (--table.left == 0) grow(table, 12);
    }
  }
  return touched;
}

/** Says of points by two words: 0 new, 1 seen before. Rows whose standing is not 0 at first are passed over. */
export function seePoints(all: usize, count: u32, high: usize, low: usize, standings: usize): u32 {
  let touched: u32 = 0;
  for (let from: u32 = 0; from < count; from += ahead) {
    const to = min(from + ahead, count);
    for (let row = from; row < to; row++) {
      touched ^= load<u32>(homeOf(tableAt(all, load<u32>(low + (<usize>row << 2)) >> 24), load<u32>(high + (<usize>row << 2)), 8));
    }
    for (let row = from; row < to; row++) {
      if (load<u8>(standings + row) != 0) continue;
      const second = load<u32>(low + (<usize>row << 2));
      const first = load<u32>(high + (<usize>row << 2));
      let key = <u64>first | (<u64>second << 32);
      if (key == 0) key = <u64>1 << 32;
      const table = tableAt(all, second >> 24);
      const place = placeOf(table, key, 8);
      if (load<u64>(place) != 0) {
        store<u8>(standings + row, 1);
        continue;
      }
      store<u64>(place, key);
      if (--table.left == 0) grow(table, 8);
    }
  }
  return touched;
}
