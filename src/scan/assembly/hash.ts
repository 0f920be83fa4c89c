/** Sixty-four bits of a text, sixteen bytes at a time, with secret multipliers: equal for equal texts, else hardly ever. Knows nothing of columns. */

/** Set once, before anything is hashed: odd multipliers and a seed that nobody outside the process knows. */
let seed: u64 = 0;
let first: u64 = 1;
let second: u64 = 1;
let third: u64 = 1;

export function setSecrets(a: u64, b: u64, c: u64, d: u64): void {
  seed = a;
  first = b | 1;
  second = c | 1;
  third = d | 1;
}

/** By how many bytes are left of sixteen: a mask of these. */
export const masks: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0,
], 16);

@inline export function mask(left: usize): v128 {
  return v128.load(masks + (left << 4));
}

/** Two multiplications, so that a difference which the first leaves in the highest bit is spread by the second. */
@inline function step(state: u64, word: u64): u64 {
  let next = (state ^ word) * first;
  next ^= next >> 32;
  return next * second;
}

@inline export function begin(): u64 {
  return seed;
}

@inline export function sixteen(state: u64, bytes: v128): u64 {
  return step(step(state, i64x2.extract_lane(bytes, 0)), i64x2.extract_lane(bytes, 1));
}

/** The last bytes, of which `left` below sixteen belong to the text: their number goes in, so that zeros at the end count. */
@inline export function last(state: u64, bytes: v128, left: usize): u64 {
  const own = v128.and(bytes, mask(left));
  const end = step(step(state, i64x2.extract_lane(own, 0)), i64x2.extract_lane(own, 1) | (<u64>left << 56));
  return end ^ (end >> 32);
}

/** Sixteen bytes can be read behind the text. */
export function hashOf(at: usize, length: usize): u64 {
  let state = begin();
  const end = at + (length & ~15);
  for (; at < end; at += 16) state = sixteen(state, v128.load(at));
  return last(state, v128.load(at), length & 15);
}

/** The hash of the text that `textEnd` passed last. */
export let textHash: u64 = 0;

/** Where the text that begins at `from` ends, for one of two marks or below a space. */
@inline export function textEnd(from: usize, one: v128, other: v128): usize {
  const spaces = i8x16.splat(0x20);
  let state = begin();
  let at = from;
  while (true) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, one), i8x16.eq(bytes, other)), i8x16.lt_u(bytes, spaces)));
    if (stops != 0) {
      const left = ctz(stops);
      textHash = last(state, bytes, left);
      return at + left;
    }
    state = sixteen(state, bytes);
    at += 16;
  }
  return 0;
}

/** Thirty-two bits more, for texts that nothing else tells apart. */
export function moreOf(at: usize, length: usize): u32 {
  let state = ~seed;
  const end = at + (length & ~15);
  for (; at <= end; at += 16) {
    const bytes = at < end ? v128.load(at) : v128.and(v128.load(at), mask(length & 15));
    state = (state ^ i64x2.extract_lane(bytes, 1)) * third;
    state = (rotl(state, 29) + i64x2.extract_lane(bytes, 0)) * second;
    state ^= state >> 31;
  }
  return <u32>((state * third) >> 32);
}

/** What a value adds to the fingerprint of its point. Name and value do not mean the same: a name may be the value of another. */
@inline export function part(name: u64, hash: u64): u64 {
  let mixed = (hash ^ rotl(name * third, 29)) * second;
  mixed ^= mixed >> 29;
  mixed *= first;
  return mixed ^ (mixed >> 32);
}

@inline export function partOfInstant(name: u64, microseconds: f64): u64 {
  return part(name, step(seed, <u64>(<i64>microseconds)));
}
