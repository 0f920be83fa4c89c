/** Points as flat objects: what rule engines and code by hand take. */
import { type Points, azText, flavorText, hourMs, idText, imageText, monthStartMs, projectText, quantityText, regionText, scopeText } from './points.ts';
import { meters } from './workload.ts';

/** Thirteen members, as they stand in a line of NDJSON. */
export interface Row {
  readonly id: string;
  readonly meter: string;
  readonly scope: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: string;
  readonly unit: string;
  readonly flavor: string;
  readonly region: string;
  readonly project: string;
  readonly az: string;
  readonly image: string;
  readonly hours: number;
}

const hourTexts: string[] = [];
/** The instant at which an hour begins, counted from the start of the month. */
function hourText(hour: number): string {
  while (hourTexts.length <= hour) hourTexts.push(new Date(monthStartMs + hourTexts.length * hourMs).toISOString().replace('.000', ''));
  return hourTexts[hour] ?? '';
}

export function rowOf(points: Points, row: number): Row {
  const { workload, first } = points;
  const hour = points.hour[row] ?? 0;
  return {
    id: idText(first + row), meter: meters[points.meter[row] ?? 0] ?? '', scope: scopeText(points.project[row] ?? 0), start: hourText(hour), end: hourText(hour + 1),
    quantity: quantityText(points.quantity[row] ?? 0), unit: 'hour', flavor: flavorText(workload, points.flavor[row] ?? 0), region: regionText(workload, points.region[row] ?? 0),
    project: projectText(points.project[row] ?? 0), az: azText(points.az[row] ?? 0), image: imageText(points.image[row] ?? 0), hours: points.hours[row] ?? 0,
  };
}

export const rowsOf = (points: Points, count = points.count): readonly Row[] => Array.from({ length: Math.min(count, points.count) }, (_, row) => rowOf(points, row));
