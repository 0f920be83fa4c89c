/** Random numbers that depend on a seed and a place alone: the millionth point can be made without those before it. */

/** A whole number below `bound`, for the `lane`-th choice of the `index`-th thing. The mixing steps are those of MurmurHash3 (Appleby). */
export function roll(seed: number, index: number, lane: number, bound: number): number {
  let state = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(lane + 1, 0xc2b2ae35);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  state = Math.imul(state ^ (state >>> 16), 0x27d4eb2f);
  state = Math.imul(state ^ (state >>> 15), 0x165667b1);
  return ((state ^ (state >>> 16)) >>> 0) % bound;
}

/** A decimal text with so many digits on each side of the point, never zero. */
export function rollDecimal(seed: number, index: number, whole: number, decimals: number): string {
  const digit = (lane: number): string => String(roll(seed, index, lane, 10));
  const front = whole === 0 ? '0' : `${1 + roll(seed, index, 99, 9)}${Array.from({ length: whole - 1 }, (_, place) => digit(100 + place)).join('')}`;
  // The last digit is not zero: every price has all its places.
  return `${front}.${Array.from({ length: decimals - 1 }, (_, place) => digit(200 + place)).join('')}${1 + roll(seed, index, 199, 9)}`;
}
