/** What the points of a workload cost, read plainly from the workload's description. The first of two judges. */
import { type Points, flavorText, groupOf, quantityDecimals, regionText } from '../workloads/points.ts';
import { type MeterRules, type Workload, ruleName, script } from '../workloads/workload.ts';
import { type Fraction, fraction, fractionOf, halfEven, isBelow, larger, plus, times } from './fraction.ts';

/** What one hour of a meter costs: the numbers of its rules, read once. */
interface Tables {
  readonly flavors: ReadonlyMap<string, Fraction>;
  readonly regions: ReadonlyMap<string, Fraction>;
  readonly levels: readonly { readonly upTo: Fraction | null; readonly factor: Fraction }[];
}

const read = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, Fraction> => new Map([...texts].map(([key, text]) => [key, fractionOf(text)]));
const tablesOf = ({ flavors, regions, levels }: MeterRules): Tables => ({
  flavors: read(flavors), regions: read(regions), levels: levels.map(({ upTo, factor }) => ({ upTo: upTo === null ? null : fractionOf(upTo), factor: fractionOf(factor) })),
});

const zero = fraction(0n);
const one = fraction(1n);
/** `rounding none` keeps every digit up to here. */
const mostDecimals = 28;
const [less, more, extra, minimum, largeQuantity] = [script.less, script.more, script.extra, script.minimum, script.largeQuantity].map(fractionOf) as [Fraction, Fraction, Fraction, Fraction, Fraction];

function hashmapPrice({ flavors, regions, levels }: Tables, flavor: string, region: string, quantity: Fraction): Fraction {
  const level = levels.find(({ upTo }) => upTo === null || !isBelow(upTo, quantity))?.factor ?? one;
  const exact = times(times(times(flavors.get(flavor) ?? zero, regions.get(region) ?? zero), level), quantity);
  return exact.below <= 10n ** BigInt(mostDecimals) ? exact : halfEven(exact, mostDecimals);
}

function scriptPrice({ flavors }: Tables, flavor: string, region: string, hours: number, quantity: Fraction): Fraction {
  let price = times(flavors.get(flavor) ?? zero, quantity);
  if (flavor.startsWith(script.gpu) && hours > script.manyHours) price = times(price, less);
  else if (region.startsWith(script.europe) && !isBelow(quantity, largeQuantity)) price = plus(times(price, more), extra);
  return halfEven(larger(price, minimum), script.decimals);
}

const tablesByWorkload = new WeakMap<Workload, readonly Tables[]>();

function tables(workload: Workload): readonly Tables[] {
  const known = tablesByWorkload.get(workload) ?? workload.rules.map(tablesOf);
  tablesByWorkload.set(workload, known);
  return known;
}

export function priceOf(points: Points, row: number): Fraction {
  const { workload } = points;
  const own = tables(workload)[points.meter[row] ?? 0];
  if (own === undefined) throw new RangeError('INVARIANT: a point has a meter');
  const [flavor, region] = [flavorText(workload, points.flavor[row] ?? 0), regionText(workload, points.region[row] ?? 0)];
  const quantity = fraction(BigInt(points.quantity[row] ?? 0), 10n ** BigInt(quantityDecimals));
  return workload.kind === 'hashmap' ? hashmapPrice(own, flavor, region, quantity) : scriptPrice(own, flavor, region, points.hours[row] ?? 0, quantity);
}

/** Prices of the first `count` points. */
export const pricesOf = (points: Points, count = points.count): readonly Fraction[] => Array.from({ length: Math.min(count, points.count) }, (_, row) => priceOf(points, row));

function sumsBy(prices: readonly Fraction[], groupOfRow: (row: number) => string): ReadonlyMap<string, Fraction> {
  const sums = new Map<string, Fraction>();
  for (const [row, price] of prices.entries()) {
    const group = groupOfRow(row);
    sums.set(group, plus(sums.get(group) ?? zero, price));
  }
  return sums;
}

/** Sums of these prices by project and meter. */
export const sumsOf = (points: Points, prices: readonly Fraction[]): ReadonlyMap<string, Fraction> => sumsBy(prices, (row) => groupOf(points, row));
/** By rule, of which there is one for each meter. */
export const sumsByRule = (points: Points, prices: readonly Fraction[]): ReadonlyMap<string, Fraction> => sumsBy(prices, (row) => ruleName(points.workload.kind, points.workload.rules[points.meter[row] ?? 0]?.meter ?? ''));

export const totalOf = (prices: readonly Fraction[]): Fraction => prices.reduce(plus, zero);
