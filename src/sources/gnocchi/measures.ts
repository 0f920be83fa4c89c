/** From measures to a value for each period: those inside it, of one granularity, put together where that is exact. Knows nothing of attributes. */
import { type Rational, add, compare, decimalText, parseDecimal } from '../../money/index.ts';
import { type Period, parseInstant } from '../../time/index.ts';
import type { Measure } from './api.ts';

/** Measures that cannot be a quantity of a period. The sentence says why and what to do. */
export class UnfitMeasures extends Error {}

type Combine = (a: Rational, b: Rational) => Rational;
const combining: Readonly<Record<string, Combine>> = { max: (a, b) => (compare(a, b) >= 0 ? a : b), min: (a, b) => (compare(a, b) <= 0 ? a : b), sum: add };

/** How values of parts make the value of the whole, where they do: the largest of the largest, the sum of sums. */
export const combinationOf = (args: { readonly aggregation_method: string; readonly re_aggregation_method: string; readonly custom_query: string }): Combine | null =>
  (args.custom_query === '' && args.aggregation_method === args.re_aggregation_method ? combining[args.aggregation_method] ?? null : null);

/** Two values as the source wrote them, put together as text; what is no number makes the whole none. */
export function combined(combine: Combine, before: string, value: string): string {
  const [a, b] = [parseDecimal(before), parseDecimal(value)];
  if (!a.ok) return before;
  return b.ok ? decimalText(combine(a.value, b.value)) : value;
}

type Periods = readonly [Period, ...Period[]];

/** The place of a time in `periods`, or -1. The same times come with each group. */
export function placesIn(periods: Periods): (time: string) => number {
  const [{ start, end }] = periods;
  const known = new Map<string, number>();
  return (time) => {
    const place = known.get(time);
    if (place !== undefined) return place;
    const parsed = parseInstant(time);
    if (!parsed.ok) throw new UnfitMeasures(`\`${time}\` ${parsed.problem}`);
    const index = Math.floor((parsed.value - start) / (end - start));
    const found = index >= 0 && index < periods.length ? index : -1;
    known.set(time, found);
    return found;
  };
}

/** By place in the request's periods, rising. */
export function valuesOf(measures: readonly Measure[], placeOf: (time: string) => number, length: number, combine: Combine | null): ReadonlyMap<number, string> {
  const inside = measures.map(({ time, granularity, value }) => ({ index: placeOf(time), granularity: Number(granularity), value })).filter(({ index }) => index >= 0);
  const fitting = inside.filter(({ granularity }) => granularity <= length);
  if (inside.length > 0 && fitting.length === 0) throw new UnfitMeasures(`measures of ${Math.min(...inside.map(({ granularity }) => granularity))} s are longer than a period of ${length} s: set \`force_granularity\` in extra_args to ${length}, which an archive policy has to have`);
  // Where Gnocchi gives several, the longest that fits is nearest to the period.
  const granularity = Math.max(...fitting.map((measure) => measure.granularity));
  const values = new Map<number, string>();
  for (const { index, value } of fitting.filter((measure) => measure.granularity === granularity).sort((a, b) => a.index - b.index)) {
    const before = values.get(index);
    if (before !== undefined && combine === null) throw new UnfitMeasures(`${length / granularity} measures of ${granularity} s make one period of ${length} s, and their aggregation says not how: set \`force_granularity\` in extra_args to ${length}, or use max, min or sum for both aggregation methods`);
    values.set(index, before === undefined || combine === null ? value : combined(combine, before, value));
  }
  return values;
}
