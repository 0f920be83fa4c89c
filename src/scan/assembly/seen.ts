/**
 * What was seen before: one table of open addressing at the end of the memory, which grows where it stands. A row begins with a key of two words, of which zeros
 * mark a free row; rows of ids have sixteen bits more of the key, and thirty-two of what the point says.
 */

const leastRows: u32 = 4096;
/** Rows behind the last home, so that no row goes on at the front. */
const tailRows: u32 = 4096;
/** Rows whose places are looked at before any of them is needed, so that the memory answers for all at once. */
const ahead: u32 = 32;

export const pointSize: usize = 8;
export const idSize: usize = 14;

let base: usize = 0;
/** Bytes of a row. */
let size: usize = 0;
let capacity: u32 = 0;
/** Rows that may still be taken before the table grows: four of five at most are. */
let left: u32 = 0;

const loadOf = (rows: u32): u32 => <u32>((<u64>rows * 4) / 5);
const bytesOf = (rows: u32): usize => <usize>(rows + tailRows) * size;

/** Sees to it that the memory reaches so far. */
function reach(end: usize): void {
  const missing = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

/** Begins the table. Nothing else may ask for memory behind it from now on. */
export function beginTable(rowSize: usize): void {
  size = rowSize;
  base = <usize>memory.size() << 16;
  capacity = leastRows;
  left = loadOf(capacity);
  reach(base + bytesOf(capacity));
}

/** In the order of the first word, so that growing goes from row to row. */
@inline function homeOf(first: u32): usize {
  return base + <usize>((<u64>first * <u64>capacity) >> 32) * size;
}

@inline function copyRow(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  if (size == pointSize) return;
  store<u32>(to, load<u32>(from, 8), 8);
  store<u16>(to, load<u16>(from, 12), 12);
}

/**
 * A fifth more rows, in place: all rows go to the end, one behind the other, and from there in their order to their new homes, which lie before what has
 * not been read yet. The last of them wait elsewhere, for there the room would be narrow.
 */
function grow(): void {
  const oldEnd = base + bytesOf(capacity);
  capacity += capacity / 5;
  const newEnd = base + bytesOf(capacity);
  reach(newEnd);
  memory.fill(oldEnd, 0, newEnd - oldEnd);
  let to = newEnd;
  for (let at = oldEnd - size; at >= base; at -= size) {
    if (load<u64>(at) == 0) continue;
    to -= size;
    if (to == at) continue;
    copyRow(to, at);
    store<u64>(at, 0);
  }
  const taken = <u32>((newEnd - to) / size);
  left = loadOf(capacity) - taken;
  const waiting = min(taken, tailRows);
  const aside = newEnd;
  reach(aside + <usize>waiting * size);
  memory.copy(aside, newEnd - <usize>waiting * size, <usize>waiting * size);
  memory.fill(newEnd - <usize>waiting * size, 0, <usize>waiting * size);
  const ordered = newEnd - <usize>waiting * size;
  for (let at = to; at < ordered; at += size) {
    const first = load<u32>(at);
    let place = homeOf(first);
    while (place < at && load<u64>(place) != 0) place += size;
    if (place > at) unreachable();
    if (place == at) continue;
    copyRow(place, at);
    store<u64>(at, 0);
  }
  for (let row: u32 = 0; row < waiting; row++) {
    const at = aside + <usize>row * size;
    let place = homeOf(load<u32>(at));
    while (load<u64>(place) != 0) place += size;
    if (place >= newEnd) unreachable();
    copyRow(place, at);
  }
  memory.fill(aside, 0, <usize>waiting * size);
}

/** Takes in a row that is not there. */
@inline function took(place: usize): void {
  // The tail is nearly full, which takes keys that nobody can make: there is room elsewhere then.
  if (--left == 0 || place + 64 * size > base + bytesOf(capacity)) grow();
}

/** Says of ids by their three words, where they are not all zero: 0 new, 1 seen with the same content, 2 seen with another. */
export function seeIds(count: u32, words: usize, contents: usize, standings: usize): u32 {
  let touched: u32 = 0;
  for (let from: u32 = 0; from < count; from += ahead) {
    const to = min(from + ahead, count);
    for (let row = from; row < to; row++) touched ^= load<u32>(homeOf(load<u32>(words + <usize>row * 12)));
    for (let row = from; row < to; row++) {
      const word = words + <usize>row * 12;
      const more = load<u32>(word, 8);
      let key = load<u64>(word);
      if (key == 0) {
        if (more == 0) continue;
        key = <u64>1 << 32;
      }
      let place = homeOf(<u32>key);
      let own = load<u64>(place);
      while (own != 0 && (own != key || load<u16>(place, 12) != <u16>more)) {
        place += size;
        own = load<u64>(place);
      }
      const content = load<u32>(contents + (<usize>row << 2));
      if (own != 0) {
        store<u8>(standings + row, load<u32>(place, 8) == content ? 1 : 2);
        continue;
      }
      store<u64>(place, key);
      store<u32>(place, content, 8);
      store<u16>(place, <u16>more, 12);
      took(place);
    }
  }
  return touched;
}

/** Says of points by two words: 0 new, 1 seen before. Rows whose standing is not 0 at first are passed over. */
export function seePoints(count: u32, high: usize, low: usize, standings: usize): u32 {
  let touched: u32 = 0;
  for (let from: u32 = 0; from < count; from += ahead) {
    const to = min(from + ahead, count);
    for (let row = from; row < to; row++) touched ^= load<u32>(homeOf(load<u32>(high + (<usize>row << 2))));
    for (let row = from; row < to; row++) {
      if (load<u8>(standings + row) != 0) continue;
      let key = <u64>load<u32>(high + (<usize>row << 2)) | (<u64>load<u32>(low + (<usize>row << 2)) << 32);
      if (key == 0) key = <u64>1 << 32;
      let place = homeOf(<u32>key);
      let own = load<u64>(place);
      while (own != 0 && own != key) {
        place += size;
        own = load<u64>(place);
      }
      if (own != 0) {
        store<u8>(standings + row, 1);
        continue;
      }
      store<u64>(place, key);
      took(place);
    }
  }
  return touched;
}
