/** The points of a workload, as columns of small numbers, made from its seed. Everything else that contestants read is written from these. */
import { roll } from './random.ts';
import { type Workload, meters } from './workload.ts';

/** Points `first` to `first + count` of the workload. */
export interface Points {
  readonly workload: Workload;
  readonly first: number;
  readonly count: number;
  readonly meter: Uint8Array;
  /** A place in the workload's flavors; beyond them, a flavor without a row. */
  readonly flavor: Uint32Array;
  readonly region: Uint32Array;
  readonly project: Uint32Array;
  readonly az: Uint8Array;
  readonly image: Uint32Array;
  readonly hours: Uint16Array;
  /** Hour of the month. */
  readonly hour: Uint16Array;
  /** In ten-thousandths of an hour. */
  readonly quantity: Float64Array;
}

export const quantityDecimals = 4;
const largestQuantity = 100_000_000;
const images = 20;
const zones = 3;
const hoursOfMonth = 31 * 24;
/** Flavors without a row, where they repeat. */
const strangers = 5;
export const monthStartMs = Date.UTC(2026, 2, 1);
export const hourMs = 3_600_000;

export function pointsOf(workload: Workload, count: number, first = 0): Points {
  const { seed, flavors, regions, projects, credits, unmatched, distinct, resources } = workload;
  const points: Points = {
    workload, first, count, meter: new Uint8Array(count), flavor: new Uint32Array(count), region: new Uint32Array(count), project: new Uint32Array(count), az: new Uint8Array(count),
    image: new Uint32Array(count), hours: new Uint16Array(count), hour: new Uint16Array(count), quantity: new Float64Array(count),
  };
  for (let row = 0; row < count; row++) {
    const index = first + row;
    const [of, hour] = resources === undefined ? [index, roll(seed, index, 8, hoursOfMonth)] : [index % resources, Math.floor(index / resources)];
    points.meter[row] = roll(seed, of, 0, meters.length);
    const stranger = roll(seed, of, 1, 100) < unmatched;
    points.flavor[row] = stranger ? flavors + (distinct ? index : roll(seed, of, 2, strangers)) : roll(seed, of, 2, flavors);
    points.region[row] = roll(seed, of, 3, regions);
    points.project[row] = distinct ? index : roll(seed, of, 4, projects);
    points.az[row] = roll(seed, of, 5, zones);
    points.image[row] = distinct ? index : roll(seed, of, 6, images);
    points.hours[row] = 1 + roll(seed, of, 7, hoursOfMonth);
    points.hour[row] = hour;
    const quantity = roll(seed, index, 9, largestQuantity) + 1;
    points.quantity[row] = credits && roll(seed, index, 10, 5) === 0 ? -quantity : quantity;
  }
  return points;
}

// Texts of the codes: the same for all workloads.
export const flavorText = ({ flavorNames }: Workload, code: number): string => flavorNames[code] ?? `custom.x${code - flavorNames.length}`;
export const regionText = ({ regionNames }: Workload, code: number): string => regionNames[code] ?? '';
export const projectText = (code: number): string => `project-${String(code).padStart(4, '0')}`;
export const scopeText = (code: number): string => `domain-${String(code % 20).padStart(2, '0')}`;
export const azText = (code: number): string => `az-${code + 1}`;
export const imageText = (code: number): string => `debian-${String(code).padStart(2, '0')}-server`;
export const idText = (index: number): string => `point-${String(index).padStart(9, '0')}`;

/** Ten-thousandths as decimal text. */
export function quantityText(quantity: number): string {
  const digits = String(Math.abs(quantity)).padStart(quantityDecimals + 1, '0');
  const point = digits.length - quantityDecimals;
  return `${quantity < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** What sums are grouped by. */
export const groupOf = ({ meter, project }: Points, row: number): string => `${projectText(project[row] ?? 0)} ${meters[meter[row] ?? 0] ?? ''}`;
