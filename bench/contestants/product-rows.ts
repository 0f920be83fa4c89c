/**
 * The product by rows: points in hand as plain objects, their quantities as text, checked against their meters and priced.
 *
 * To switch to another row path, change `pricerOf` alone: it gets the compiled tariff and gives a function that prices a list of points.
 */
import type { RowPoint } from '../../src/columns/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { type RowPrices, RowPricer } from '../../src/plan/index.ts';
import type { Tariff } from '../../src/rating/index.ts';
import { hourMs } from '../workloads/points.ts';
import type { Row } from '../workloads/rows.ts';
import { compiled } from '../workloads/rulebook.ts';
import type { Contestant } from './contestant.ts';

/** As many as a request brings, and as stay in the processor's cache. */
const rowsAtOnce = 2000;

function pricerOf(tariff: Tariff): (points: readonly RowPoint[]) => RowPrices {
  const pricer = new RowPricer(tariff);
  return (points) => pricer.price(points);
}

export function rowPoint({ meter, scope, start, quantity, unit, flavor, region, project, az, image, hours }: Row): RowPoint {
  const from = Date.parse(start) * 1000;
  return { meter, scope, start: from, end: from + hourMs * 1000, quantity, unit, fields: { flavor, region, project, az, image, hours: String(hours) } };
}

export const productRows: Contestant = {
  name: 'Tariff, rows', form: 'RowPricer, 2,000 points a call, quantities as text', isProduct: true, mostPoints: 20_000,
  prepare: ({ workload }, rows) => {
    const price = pricerOf(compiled(workload).tariff);
    const points = rows.map(rowPoint);
    const calls = Array.from({ length: Math.ceil(points.length / rowsAtOnce) }, (_, call) => points.slice(call * rowsAtOnce, (call + 1) * rowsAtOnce));
    return {
      count: points.length,
      run: () => { for (const call of calls) price(call); },
      prices: () => calls.flatMap((call) => {
        const { count, amount } = price(call);
        return Array.from({ length: count }, (_, row) => {
          const own = amount(row);
          return own === null ? 'none' : decimalText(own);
        });
      }),
    };
  },
};
