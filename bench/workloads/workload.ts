/** What a workload is: numbers that describe it, and the prices that come of them. Contestants and judges read these; nothing here computes a price. */
import { roll, rollDecimal } from './random.ts';

export interface Spec {
  readonly name: string;
  readonly kind: 'hashmap' | 'script';
  readonly title: string;
  readonly seed: number;
  readonly flavors: number;
  readonly regions: number;
  readonly projects: number;
  /** Digits of a flavor's price before and after the point. */
  readonly priceDigits: readonly [number, number];
  /** One point in five is a credit. */
  readonly credits: boolean;
  /** Of a hundred points, how many have a flavor without a row. */
  readonly unmatched: number;
  /** Project, image and unmatched flavors never repeat. */
  readonly distinct: boolean;
  /** So many resources, each with a point without id for every hour; where there are none, every point is of its own and has an id. */
  readonly resources?: number;
}

/** A factor for quantities up to a bound; `null` is for the rest. */
export interface Level {
  readonly upTo: string | null;
  readonly factor: string;
}

export interface MeterRules {
  readonly meter: string;
  /** Price of an hour by flavor. */
  readonly flavors: ReadonlyMap<string, string>;
  /** Factor by region; hashmap alone. */
  readonly regions: ReadonlyMap<string, string>;
  /** By the quantity of the point; hashmap alone. */
  readonly levels: readonly Level[];
}

/** The numbers of the script: `gpu*` and many hours are cheaper, else `eu-*` and a large quantity dearer; a minimum; six places. */
export const script = { gpu: 'gpu', manyHours: 100, less: '0.9', europe: 'eu-', largeQuantity: '50', more: '1.1', extra: '0.000150', minimum: '0.01', decimals: 6 } as const;

export interface Workload extends Spec {
  readonly rules: readonly MeterRules[];
  readonly regionNames: readonly string[];
  readonly flavorNames: readonly string[];
}

export const meters = ['cpu', 'ram', 'disk'] as const;
const families = ['m1', 'gpu-a100', 'c2', 'r3', 'gpu-h100', 'd4', 'm2', 'c5', 'r6', 't1'] as const;
const areas = ['eu-west', 'us-east', 'eu-north', 'ap-south', 'eu-central', 'us-west', 'eu-south', 'sa-east'] as const;

const flavorName = (index: number): string => `${families[index % families.length] ?? ''}.x${index}`;
const regionName = (index: number): string => `${areas[index % areas.length] ?? ''}-${1 + Math.floor(index / areas.length)}`;

function rulesOf({ kind, seed, priceDigits: [whole, decimals] }: Spec, meter: number, flavors: readonly string[], regions: readonly string[]): MeterRules {
  const own = seed + 7919 * (meter + 1);
  const levels: readonly Level[] = ['100', '1000', '5000', null].map((upTo, index) => ({ upTo, factor: index === 0 ? '1.00' : `0.${99 - 6 * index - roll(own, index, 3, 5)}` }));
  return {
    meter: meters[meter] ?? '',
    flavors: new Map(flavors.map((name, index) => [name, rollDecimal(own, index, whole, decimals)])),
    regions: kind === 'script' ? new Map() : new Map(regions.map((name, index) => [name, rollDecimal(own + 1, index, 1, 4)])),
    levels: kind === 'script' ? [] : levels,
  };
}

export function workloadOf(spec: Spec): Workload {
  const flavorNames = Array.from({ length: spec.flavors }, (_, index) => flavorName(index));
  const regionNames = Array.from({ length: spec.regions }, (_, index) => regionName(index));
  return { ...spec, flavorNames, regionNames, rules: meters.map((_, meter) => rulesOf(spec, meter, flavorNames, regionNames)) };
}

/** The one rule that prices a meter. */
export const ruleName = (kind: Spec['kind'], meter: string): string => `${meter}_by_${kind === 'hashmap' ? 'flavor' : 'script'}`;
