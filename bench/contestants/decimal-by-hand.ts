/** Code by hand on decimal.js and on big.js: the base of all ratios. Tables are read once; one look-up for each field. */
import { Big } from 'big.js';
import { Decimal } from 'decimal.js';
import type { Row } from '../workloads/rows.ts';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import { type Contestant, byRow, forMeter } from './contestant.ts';

/** What both libraries have. */
interface Number<Self> {
  times(other: Self): Self;
  plus(other: Self): Self;
  lte(other: Self): boolean;
  gte(other: Self): boolean;
  lt(other: Self): boolean;
}

interface Library<Value extends Number<Value>> {
  readonly of: (text: string) => Value;
  /** half_even to so many decimals. */
  readonly round: (value: Value, decimals: number) => Value;
  readonly decimals: (value: Value) => number;
  readonly text: (value: Value) => string;
}

// The default of 20 digits would round silently.
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });
const decimal: Library<Decimal> = { of: (text) => new Exact(text), round: (value, decimals) => value.toDecimalPlaces(decimals), decimals: (value) => value.decimalPlaces(), text: (value) => value.toFixed() };
const big: Library<Big> = { of: (text) => new Big(text), round: (value, decimals) => value.round(decimals, Big.roundHalfEven), decimals: (value) => Math.max(0, value.c.length - 1 - value.e), text: (value) => value.toFixed() };

const mostDecimals = 28;

function priceOf<Value extends Number<Value>>({ kind, rules, priceDigits }: Workload, { of, round, decimals }: Library<Value>): (row: Row) => Value {
  const read = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, Value> => new Map([...texts].map(([key, text]) => [key, of(text)]));
  const byMeter = new Map(rules.map(({ meter, flavors, regions, levels }: MeterRules) => [meter, {
    flavors: read(flavors), regions: read(regions), levels: levels.map(({ upTo, factor }) => ({ upTo: upTo === null ? null : of(upTo), factor: of(factor) })),
  }]));
  const zero = of('0');
  const [less, more, extra, minimum, largeQuantity] = [script.less, script.more, script.extra, script.minimum, script.largeQuantity].map(of) as [Value, Value, Value, Value, Value];
  // Rounding is asked for only where a price can need it.
  const mayNeedRounding = priceDigits[1] + 4 + 2 + 4 > mostDecimals;
  if (kind === 'script') {
    return ({ meter, flavor, region, hours, quantity: text }) => {
      const quantity = of(text);
      let price = (forMeter(byMeter, meter).flavors.get(flavor) ?? zero).times(quantity);
      if (flavor.startsWith(script.gpu) && hours > script.manyHours) price = price.times(less);
      else if (region.startsWith(script.europe) && quantity.gte(largeQuantity)) price = price.times(more).plus(extra);
      return round(price.lt(minimum) ? minimum : price, script.decimals);
    };
  }
  return ({ meter, flavor, region, quantity: text }) => {
    const own = forMeter(byMeter, meter);
    const quantity = of(text);
    const level = own.levels.find(({ upTo }) => upTo === null || quantity.lte(upTo))?.factor ?? zero;
    const price = (own.flavors.get(flavor) ?? zero).times(own.regions.get(region) ?? zero).times(level).times(quantity);
    return mayNeedRounding && decimals(price) > mostDecimals ? round(price, mostDecimals) : price;
  };
}

const contestant = <Value extends Number<Value>>(name: string, library: Library<Value>): Contestant => ({
  name, form: 'by hand, tables as Map', isProduct: false, mostPoints: 20_000,
  prepare: ({ workload }, rows) => byRow(rows, priceOf(workload, library), library.text),
});

export const decimalByHand = contestant('decimal.js', decimal);
export const bigByHand = contestant('big.js', big);

/** With sums by project and meter, as a bill has them. */
export const decimalWithSums: Contestant = {
  name: 'decimal.js, with sums', form: 'by hand, tables and sums as Map', isProduct: false, mostPoints: 20_000,
  prepare: (points, rows) => {
    const price = priceOf(points.workload, decimal);
    let sums = new Map<string, Decimal>();
    const zero = decimal.of('0');
    const run = (): void => {
      sums = new Map();
      for (const row of rows) {
        const group = `${row.project} ${row.meter}`;
        sums.set(group, (sums.get(group) ?? zero).plus(price(row)));
      }
    };
    run();
    return { count: rows.length, run, prices: () => rows.map((row) => decimal.text(price(row))), sums: () => new Map([...sums].map(([group, sum]) => [group, decimal.text(sum)])) };
  },
};

