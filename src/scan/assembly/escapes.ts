/** Texts with escapes, written out. Escapes that make control characters or half a pair are left to somebody else. */

const bytesMost: usize = 4096;

/** The text that was written out last, with zeros behind it. */
export const writtenAt: usize = heap.alloc(bytesMost + 32);
export let writtenLength: u32 = 0;

/** Four hexadecimal digits; -1 if they are not. */
function hexAt(at: usize): i32 {
  let value = 0;
  for (let index: usize = 0; index < 4; index++) {
    const byte = <i32>load<u8>(at + index);
    const letter = (byte | 0x20) - 0x61;
    let digit = byte - 0x30;
    if (digit < 0 || digit > 9) {
      if (letter < 0 || letter > 5) return -1;
      digit = letter + 10;
    }
    value = (value << 4) | digit;
  }
  return value;
}

function writeCharacter(at: usize, code: u32): usize {
  if (code < 0x80) {
    store<u8>(at, <u8>code);
    return at + 1;
  }
  if (code < 0x800) {
    store<u8>(at, <u8>(0xc0 | (code >> 6)));
    store<u8>(at, <u8>(0x80 | (code & 0x3f)), 1);
    return at + 2;
  }
  if (code < 0x10000) {
    store<u8>(at, <u8>(0xe0 | (code >> 12)));
    store<u8>(at, <u8>(0x80 | ((code >> 6) & 0x3f)), 1);
    store<u8>(at, <u8>(0x80 | (code & 0x3f)), 2);
    return at + 3;
  }
  store<u8>(at, <u8>(0xf0 | (code >> 18)));
  store<u8>(at, <u8>(0x80 | ((code >> 12) & 0x3f)), 1);
  store<u8>(at, <u8>(0x80 | ((code >> 6) & 0x3f)), 2);
  store<u8>(at, <u8>(0x80 | (code & 0x3f)), 3);
  return at + 4;
}

/** Writes out the text that begins at `from`. Gives where its closing quote stands, or 0. */
export function writeOut(from: usize): usize {
  let at = from;
  let to = writtenAt;
  const limit = writtenAt + bytesMost - 4;
  while (to < limit) {
    const byte = load<u8>(at);
    if (byte == 0x22) {
      writtenLength = <u32>(to - writtenAt);
      memory.fill(to, 0, 16);
      return at;
    }
    if (byte < 0x20) return 0;
    if (byte != 0x5c) {
      store<u8>(to++, byte);
      at++;
      continue;
    }
    const mark = load<u8>(at, 1);
    if (mark == 0x22 || mark == 0x5c || mark == 0x2f) {
      store<u8>(to++, mark);
      at += 2;
      continue;
    }
    let code = mark == 0x75 ? hexAt(at + 2) : -1;
    if (code < 0x20) return 0;
    at += 6;
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 && load<u16>(at) == 0x755c ? hexAt(at + 2) : -1;
      if (low < 0xdc00 || low > 0xdfff) return 0;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      at += 6;
    }
    to = writeCharacter(to, <u32>code);
  }
  return 0;
}
