/** Arrays that became too short. Knows nothing of what they hold. */

/** `to`, which is longer, with the numbers of `from`. */
export function grown<Numbers extends Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
