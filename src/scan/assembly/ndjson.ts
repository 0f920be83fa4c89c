/** Lines of NDJSON: what stands between values is expected from earlier lines, values are hashed where they lie. Stops at any surprise. */
import { Column, rolePresent, roleQuantity, roleUnread, rowsMost } from './column';
import { writeOut, writtenAt, writtenLength } from './escapes';
import { hashOf, mask, textEnd, textHash } from './hash';
import { beginRow, booleanKind, count, endRow, numberKind, take, takeQuantity, textKind, undoRow } from './rows';
import { readNumber } from './values';

const quote: u8 = 0x22;
const nullWord: u32 = 0x6c6c756e;
const trueWord: u32 = 0x65757274;
const alseWord: u32 = 0x65736c61;
const lineBytesMost: usize = 1024 * 1024;

/** What stands between two values, filled with zeros up to a multiple of sixteen. */
@unmanaged
export class Piece {
  bytes: usize;
  length: u32;
  /** How often it names `fields`. */
  opens: u32;
  /** Of the value that follows; 0 at the end of the line. */
  column: usize;
  /** The piece that followed last time, or 0. */
  likely: usize;
  followers: usize;
}

@unmanaged
class Follower {
  piece: usize;
  next: usize;
}

export function pieceOf(bytes: usize, length: u32, opens: u32, column: usize): Piece {
  const piece = changetype<Piece>(heap.alloc(offsetof<Piece>()));
  const size = <usize>(length + 16) & ~15;
  piece.bytes = heap.alloc(size);
  memory.fill(piece.bytes, 0, size);
  memory.copy(piece.bytes, bytes, length);
  piece.length = length;
  piece.opens = opens;
  piece.column = column;
  piece.likely = 0;
  piece.followers = 0;
  return piece;
}

export function follow(before: Piece, after: Piece): void {
  const follower = changetype<Follower>(heap.alloc(offsetof<Follower>()));
  follower.piece = changetype<usize>(after);
  follower.next = before.followers;
  before.followers = changetype<usize>(follower);
}

export function releasePiece(piece: Piece): void {
  for (let at = piece.followers; at != 0;) {
    const next = changetype<Follower>(at).next;
    heap.free(at);
    at = next;
  }
  heap.free(piece.bytes);
  heap.free(changetype<usize>(piece));
}

@inline function isAt(piece: Piece, at: usize, end: usize): bool {
  const length = <usize>piece.length;
  if (at + length > end) return false;
  let own = piece.bytes;
  const whole = own + (length & ~15);
  for (; own < whole; own += 16, at += 16) if (v128.any_true(v128.xor(v128.load(own), v128.load(at)))) return false;
  return !v128.any_true(v128.and(v128.xor(v128.load(own), v128.load(at)), mask(length & 15)));
}

/** Where the next line begins, if this one ends at `at`; 0 if it does not. */
@inline function lineEndAt(at: usize, end: usize): usize {
  if (at == end) return at;
  const byte = load<u8>(at);
  if (byte == 0x0a) return at + 1;
  return byte == 0x0d && (at + 1 == end || load<u8>(at + 1) == 0x0a) ? min(at + 2, end) : 0;
}

/** Whether the line failed at a piece that was not expected, so that there is something to learn. */
export let isNew: bool = false;
export let line: u32 = 0;
/** Counts the lines that were begun, those that were begun again among them. */
let visit: u32 = 0;

export function setLine(before: u32): void {
  line = before;
}

function otherAfter(before: Piece, at: usize, end: usize): usize {
  for (let next = before.followers; next != 0; next = changetype<Follower>(next).next) {
    const other = changetype<Follower>(next).piece;
    const piece = changetype<Piece>(other);
    if (other == before.likely || !isAt(piece, at, end) || (piece.column == 0 && lineEndAt(at + piece.length, end) == 0)) continue;
    before.likely = other;
    return other;
  }
  isNew = true;
  return 0;
}

/** Finds the values of the line that begins at `start`, and gives where the next one begins; 0 if anything is not as expected. */
function scanLine(root: Piece, start: usize, end: usize): usize {
  let before = root;
  let at = start;
  let opens: u32 = 0;
  const quotes = i8x16.splat(<i8>quote);
  const backslashes = i8x16.splat(0x5c);
  while (true) {
    let here = before.likely;
    if (here == 0 || !isAt(changetype<Piece>(here), at, end)) {
      here = otherAfter(before, at, end);
      if (here == 0) return 0;
    }
    const piece = changetype<Piece>(here);
    before = piece;
    opens += piece.opens;
    if (opens > 1) return 0;
    at += piece.length;
    if (piece.column == 0) {
      const next = lineEndAt(at, end);
      if (next == 0) isNew = true;
      return next;
    }
    const column = changetype<Column>(piece.column);
    if (column.namedOn == visit) return 0;
    column.namedOn = visit;
    if (load<u8>(at) != quote) {
      at = bare(column, at);
      if (at == 0) return 0;
      continue;
    }
    const from = at + 1;
    if (column.role == roleQuantity) {
      at = takeQuantity(from);
      if (at == 0 || load<u8>(at) != quote) return 0;
      at++;
      continue;
    }
    // A text. Control characters are a surprise, and escapes in a period or an id.
    at = textEnd(from, quotes, backslashes);
    if (load<u8>(at) == quote) {
      if (!take(column, from, <u32>(at - from), textKind, textHash)) return 0;
    } else {
      at = column.role <= roleUnread || column.role == rolePresent ? writeOut(from) : 0;
      if (at == 0 || !take(column, writtenAt, writtenLength, textKind, hashOf(writtenAt, writtenLength))) return 0;
    }
    at++;
  }
  return 0;
}

/** Takes a number as JSON writes it without an exponent, or a truth value, and gives what follows it. A `null` is no value. */
function bare(column: Column, from: usize): usize {
  const word = load<u32>(from);
  if (word == nullWord) return from + 4;
  if (column.role == roleQuantity) return takeQuantity(from);
  let stop = from + 4;
  let kind = booleanKind;
  if (word != trueWord) {
    if (load<u32>(from, 1) == alseWord && (word & 0xff) == 0x66) stop = from + 5;
    else {
      stop = readNumber(from);
      if (stop == 0) return 0;
      kind = numberKind;
    }
  }
  const length = <u32>(stop - from);
  return take(column, from, length, kind, hashOf(from, length)) ? stop : 0;
}

/** Reads lines until something stops it: the end, a full batch, or a line that somebody else has to read, which counts as begun. Gives where. */
export function scanNdjson(root: Piece, from: usize, end: usize, origin: usize): usize {
  let at = from;
  while (at < end) {
    if (count == rowsMost) return at;
    line++;
    visit++;
    isNew = false;
    beginRow();
    const next = scanLine(root, at, end);
    if (next == 0 || next - at > lineBytesMost || !endRow(line, <u32>(at - origin))) {
      undoRow();
      return at;
    }
    at = next;
  }
  return at;
}
