/** Dimensions: products of base units to whole powers. Two quantities can be added only when their dimensions are the same. */

/** Base unit to its power; a power of zero is left out. */
export type Dimension = ReadonlyMap<string, bigint>;

export const pure: Dimension = new Map();

/** `a` times `b` to the power `sign`. */
export function combine(a: Dimension, b: Dimension, sign: 1n | -1n): Dimension {
  const result = new Map(a);
  for (const [base, power] of b) {
    const total = (result.get(base) ?? 0n) + sign * power;
    if (total === 0n) result.delete(base);
    else result.set(base, total);
  }
  return result;
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);
}
