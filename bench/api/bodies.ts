/** The same points as bodies of requests: lines of NDJSON, and dataframes with and without prices. */
import { pricesOf } from '../oracle/prices.ts';
import { w1Hourly } from '../workloads/index.ts';
import { lineOf } from '../workloads/ndjson.ts';
import { type Points, pointsOf } from '../workloads/points.ts';
import { type Row, rowOf } from '../workloads/rows.ts';

/** 1,400 resources, hour after hour: what a cloud pushes. */
export const benchedWorkload = w1Hourly;

export const bodyKinds = ['ndjson', 'frames', 'priced frames'] as const;
export type BodyKind = (typeof bodyKinds)[number];

const framePoint = ({ quantity, unit, scope, project, az, flavor, region, image, hours }: Row, price: string | null): string =>
  `{"vol":{"unit":"${unit}","qty":${quantity}},${price === null ? '' : `"rating":{"price":${price}},`}"groupby":${JSON.stringify({ project_id: scope, project, az })},"metadata":${JSON.stringify({ flavor, region, image, hours: String(hours) })}}`;

/** What CloudKitty would send: a price with at most fifteen digits. */
const shortPrice = (index: number): string => `${1 + (index % 9973)}.${String(100_000 + (index % 899_999))}`;

function framesOf(points: Points, isPriced: boolean): string {
  const frames = new Map<string, Map<string, string[]>>();
  for (let row = 0; row < points.count; row++) {
    const own = rowOf(points, row);
    const period = `"begin":"${own.start.replace('Z', '+00:00')}","end":"${own.end.replace('Z', '+00:00')}"`;
    const usage = frames.get(period) ?? new Map<string, string[]>();
    frames.set(period, usage);
    const meter = usage.get(own.meter) ?? [];
    usage.set(own.meter, meter);
    meter.push(framePoint(own, isPriced ? shortPrice(points.first + row) : null));
  }
  return `{"dataframes":[${[...frames].map(([period, usage]) => `{"period":{${period}},"usage":{${[...usage].map(([meter, some]) => `"${meter}":[${some.join(',')}]`).join(',')}}}`).join(',')}]}`;
}

/** @param first of the points. */
export function bodyOf(kind: BodyKind, count: number, first: number): Buffer {
  const points = pointsOf(benchedWorkload, count, first);
  if (kind !== 'ndjson') return Buffer.from(framesOf(points, kind === 'priced frames'));
  return Buffer.from(Array.from({ length: count }, (_, row) => {
    const { id: _id, ...rest } = rowOf(points, row);
    return lineOf(rest);
  }).join(''));
}

/** By project and meter, what the rules make of the points. */
export const judged = (count: number): { readonly points: Points; readonly prices: ReturnType<typeof pricesOf> } => {
  const points = pointsOf(benchedWorkload, count, 0);
  return { points, prices: pricesOf(points) };
};

/** Millionths of all prices of `priced frames`. */
export const priceSum = (count: number): bigint => Array.from({ length: count }, (_, index) => BigInt(shortPrice(index).replace('.', ''))).reduce((sum, price) => sum + price, 0n);
