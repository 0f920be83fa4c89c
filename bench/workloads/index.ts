/** The workloads, as data. */
import { type Spec, type Workload, workloadOf } from './workload.ts';

const hashmap: Spec = { name: 'w1', kind: 'hashmap', title: 'W1: flavor price × region factor × level by quantity', seed: 1_000_003, flavors: 50, regions: 8, projects: 500, priceDigits: [0, 6], credits: false, unmatched: 10, distinct: false };

export const w1 = workloadOf(hashmap);
export const w2 = workloadOf({ ...hashmap, name: 'w2', kind: 'script', title: 'W2: a script of conditions, a minimum, half_even to 6 places', seed: 2_000_003, unmatched: 0 });

/** The same two with other numbers: what is tuned to W1 and W2 shows here. */
export const variants: readonly Workload[] = [
  workloadOf({ ...hashmap, name: 'w1-small', title: 'W1 with 5 flavors and 2 regions', seed: 3_000_017, flavors: 5, regions: 2 }),
  workloadOf({ ...hashmap, name: 'w1-wide', title: 'W1 with 2,000 flavors and 64 regions', seed: 4_000_037, flavors: 2000, regions: 64 }),
  workloadOf({ ...hashmap, name: 'w1-long', title: 'W1 with prices of 34 digits', seed: 5_000_011, priceDigits: [6, 28] }),
  workloadOf({ ...hashmap, name: 'w1-credits', title: 'W1 with negative quantities', seed: 6_000_011, credits: true }),
  workloadOf({ ...hashmap, name: 'w1-distinct', title: 'W1 with values that never repeat', seed: 7_000_003, unmatched: 50, distinct: true }),
  workloadOf({ ...hashmap, name: 'w2-credits', kind: 'script', title: 'W2 with negative quantities', seed: 8_000_009, unmatched: 0, credits: true }),
];

/** W1 as a cloud would meter it: the same resources hour after hour. */
export const w1Hourly = workloadOf({ ...hashmap, name: 'w1-hourly', title: 'W1 of 1,400 resources, hour after hour', seed: 9_000_011, resources: 1400 });

export const workloads: readonly Workload[] = [w1, w2, ...variants];

/** W1 with so many rows in its flavor table; for growth with rules. */
export const withRows = (rows: number): Workload => workloadOf({ ...hashmap, name: `w1-rows-${rows}`, title: `W1 with ${rows} flavors`, flavors: rows });

export function workloadNamed(name: string): Workload {
  const found = workloads.find((workload) => workload.name === name);
  if (found === undefined) throw new RangeError(`there is no workload ${name}`);
  return found;
}
