/** Holds what a contestant says against the judge: how many prices and sums differ. */
import { type Fraction, fractionOf, isEqual } from './fraction.ts';

export interface Exactness {
  readonly prices: number;
  readonly pricesDiffer: number;
  /** `null` where it makes no sums. */
  readonly sums: number | null;
  readonly sumsDiffer: number;
  /** The first difference, for a person. */
  readonly first: string | null;
}

/** A text that is no number, such as `NaN`, differs from every price. */
function says(text: string | undefined, expected: Fraction): boolean {
  try {
    return text !== undefined && isEqual(fractionOf(text), expected);
  } catch {
    return false;
  }
}

export function checkExactness(expected: readonly Fraction[], prices: readonly string[], expectedSums: ReadonlyMap<string, Fraction>, sums: ReadonlyMap<string, string> | null): Exactness {
  let first: string | null = null;
  let pricesDiffer = 0;
  for (const [row, price] of prices.entries()) {
    const wanted = expected[row];
    if (wanted !== undefined && says(price, wanted)) continue;
    pricesDiffer++;
    first ??= `point ${row}: ${price} instead of ${wanted?.above}/${wanted?.below}`;
  }
  let sumsDiffer = 0;
  if (sums !== null) {
    for (const [group, sum] of expectedSums) {
      if (says(sums.get(group), sum)) continue;
      sumsDiffer++;
      first ??= `sum of ${group}: ${sums.get(group)} instead of ${sum.above}/${sum.below}`;
    }
    // A group that nobody has is a difference too.
    for (const group of sums.keys()) if (!expectedSums.has(group)) sumsDiffer++;
  }
  return { prices: prices.length, pricesDiffer, sums: sums?.size ?? null, sumsDiffer, first };
}

export const isExact = ({ pricesDiffer, sumsDiffer }: Exactness): boolean => pricesDiffer === 0 && sumsDiffer === 0;

export function exactnessText({ prices, pricesDiffer, sums, sumsDiffer }: Exactness): string {
  const of = (differ: number, all: number, what: string): string => (differ === 0 ? `all ${all.toLocaleString('en')} ${what}` : `${differ.toLocaleString('en')} of ${all.toLocaleString('en')} ${what} differ`);
  const parts = [...(prices === 0 ? [] : [of(pricesDiffer, prices, 'prices')]), ...(sums === null ? [] : [of(sumsDiffer, sums, 'sums')])];
  return `${pricesDiffer + sumsDiffer === 0 ? 'exact' : 'not exact'}: ${parts.join(', ')}`;
}
