/** What takes part in a comparison of prices: it is prepared once, then run in every round, and can say its prices for the check. */
import type { Points } from '../workloads/points.ts';
import type { Row } from '../workloads/rows.ts';

export interface Prepared {
  /** How many points one run prices. */
  readonly count: number;
  /** One run; its time counts. */
  readonly run: () => void | Promise<void>;
  /** Prices of those points as text, by a run whose time does not count. */
  readonly prices: () => readonly string[] | Promise<readonly string[]>;
  /** Sums by project and meter, where it makes them. */
  readonly sums?: () => ReadonlyMap<string, string> | Promise<ReadonlyMap<string, string>>;
  readonly close?: () => void | Promise<void>;
}

export interface Contestant {
  readonly name: string;
  /** What is best known of its form, for the table. */
  readonly form: string;
  /** The product has to be exact; peers are only told to be or not. */
  readonly isProduct: boolean;
  /** Few points for slow ones; rates are by point. */
  readonly mostPoints: number;
  /** `rows` are the first points as objects, few enough to weigh nothing in the heap. */
  readonly prepare: (points: Points, rows: readonly Row[]) => Prepared | Promise<Prepared>;
}

/** A contestant that prices one row after the other into a list that is made once. */
export function byRow<Price>(rows: readonly Row[], priceOf: (row: Row) => Price, text: (price: Price) => string): Prepared {
  const prices: Price[] = rows.map(priceOf);
  return {
    count: rows.length,
    run: () => {
      for (let row = 0; row < rows.length; row++) prices[row] = priceOf(rows[row] as Row);
    },
    prices: () => rows.map((row) => text(priceOf(row))),
  };
}

/** The same where each answer is waited for. */
export async function byRowAwaited<Price>(rows: readonly Row[], priceOf: (row: Row) => Promise<Price>, text: (price: Price) => string): Promise<Prepared> {
  const prices: Price[] = [];
  for (const row of rows) prices.push(await priceOf(row));
  return {
    count: rows.length,
    run: async () => {
      for (let row = 0; row < rows.length; row++) prices[row] = await priceOf(rows[row] as Row);
    },
    prices: async () => {
      const texts: string[] = [];
      for (const row of rows) texts.push(text(await priceOf(row)));
      return texts;
    },
  };
}

/** Rules by meter, for those who look them up by the name in a row. */
export function forMeter<Rules>(byMeter: ReadonlyMap<string, Rules>, meter: string): Rules {
  const rules = byMeter.get(meter);
  if (rules === undefined) throw new RangeError(`INVARIANT: ${meter} has rules`);
  return rules;
}
