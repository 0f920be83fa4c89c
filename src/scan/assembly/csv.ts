/** Records of CSV: plain cells and simply quoted ones are hashed where they lie. Stops at any surprise. */
import { Column, roleField, roleId, rolePresent, roleQuantity, roleUnread, rowsMost } from './column';
import { textEnd, textHash } from './hash';
import { line, setLine } from './ndjson';
import { beginRow, count, endRow, take, takeQuantity, textKind, undoRow } from './rows';

const quote: u8 = 0x22;
const comma: u8 = 0x2c;
const lineBytesMost: usize = 1024 * 1024;

/** Takes the cell that begins at `from`, and gives where it ends; 0 if anything is not as expected. */
function takeCell(column: Column, from: usize): usize {
  const isQuoted = load<u8>(from) == quote;
  const first = from + <usize>isQuoted;
  if (column.role == roleQuantity) {
    const end = takeQuantity(first);
    if (end == 0 || !isQuoted) return end;
    return load<u8>(end) == quote ? end + 1 : 0;
  }
  const quotes = i8x16.splat(<i8>quote);
  const others = isQuoted ? quotes : i8x16.splat(<i8>comma);
  const at = textEnd(first, others, quotes);
  if ((load<u8>(at) == quote) != isQuoted) return 0;
  const end = at + <usize>isQuoted;
  if (at == first) return column.role == roleField || column.role == roleUnread || column.role == rolePresent || column.role == roleId ? end : 0;
  return take(column, first, <u32>(at - first), textKind, textHash) ? end : 0;
}

/** @param cells as many columns as a record has cells. */
function scanRecord(cells: usize, cellCount: u32, start: usize, end: usize): usize {
  let at = start;
  for (let cell: u32 = 0; cell < cellCount; cell++) {
    if (cell > 0) {
      if (load<u8>(at) != comma) return 0;
      at++;
    }
    at = takeCell(changetype<Column>(<usize>load<u32>(cells + (<usize>cell << 2))), at);
    if (at == 0 || at > end) return 0;
  }
  if (at == end) return at;
  const byte = load<u8>(at);
  if (byte == 0x0a) return at + 1;
  return byte == 0x0d && (at + 1 == end || load<u8>(at + 1) == 0x0a) ? min(at + 2, end) : 0;
}

/** Reads records until something stops it: the end, a full batch, or a record that somebody else has to read, whose line counts as begun. Gives where. */
export function scanCsv(cells: usize, cellCount: u32, from: usize, end: usize, origin: usize): usize {
  let at = from;
  while (at < end) {
    if (count == rowsMost) return at;
    setLine(line + 1);
    beginRow();
    const next = scanRecord(cells, cellCount, at, end);
    if (next == 0 || next - at > lineBytesMost || !endRow(line, <u32>(at - origin))) {
      undoRow();
      return at;
    }
    at = next;
  }
  return at;
}
