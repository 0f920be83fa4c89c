/**
 * The product by rows: a point in hand, its quantity as text, held against its meter and priced.
 *
 * To switch to another row path, change `rowPricer` alone: it gets the compiled tariff and gives a function from a point to its price.
 */
import { type Rational, decimalText, decimal } from '../../src/money/index.ts';
import { type Tariff, type UsagePoint, bindPoint, pricePoint } from '../../src/rating/index.ts';
import { instantOfMilliseconds } from '../../src/time/index.ts';
import { compiled } from '../workloads/rulebook.ts';
import { hourMs } from '../workloads/points.ts';
import type { Row } from '../workloads/rows.ts';
import type { Contestant } from './contestant.ts';

/** A point as callers of the row path hold it: everything but the quantity, whose text is parsed in every run. */
export type PointInHand = Omit<UsagePoint, 'quantity'> & { readonly quantityText: string };

function rowPricer(tariff: Tariff): (point: PointInHand) => Rational {
  return (point) => {
    const binding = bindPoint(tariff, { ...point, quantity: decimal(point.quantityText) });
    if (binding.kind !== 'bound') throw new Error(`INVARIANT: a point of a workload fits its meter: ${JSON.stringify(binding)}`);
    const verdict = pricePoint(tariff, binding.point);
    if (verdict.status !== 'rated') throw new Error(`INVARIANT: a point of a workload is rated: ${JSON.stringify(verdict)}`);
    return verdict.amount;
  };
}

const text = (value: string): UsagePoint['fields'] extends ReadonlyMap<string, infer Value> ? Value : never => ({ text: value, kind: 'text' });

export function pointInHand({ id, meter, scope, start, quantity, unit, flavor, region, project, az, image, hours }: Row): PointInHand {
  const from = Date.parse(start);
  return {
    place: id, id, meter, scope, period: { start: instantOfMilliseconds(from), end: instantOfMilliseconds(from + hourMs) }, unit, quantityText: quantity,
    fields: new Map([['flavor', text(flavor)], ['region', text(region)], ['project', text(project)], ['az', text(az)], ['image', text(image)], ['hours', { text: String(hours), kind: 'number' }]]),
  };
}

export const productRows: Contestant = {
  name: 'Tariff, rows', form: 'parse the quantity, bind, price one point', isProduct: true, mostPoints: 20_000,
  prepare: ({ workload }, rows) => {
    const price = rowPricer(compiled(workload).tariff);
    const points = rows.map(pointInHand);
    const prices: Rational[] = points.map(price);
    return {
      count: points.length,
      run: () => {
        for (let row = 0; row < points.length; row++) prices[row] = price(points[row] as PointInHand);
      },
      prices: () => points.map((point) => decimalText(price(point))),
    };
  },
};
