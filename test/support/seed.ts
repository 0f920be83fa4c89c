/** Random tests that can be run again: each file prints its seed, `TARIFF_SEED` fixes it, `TARIFF_POINTS` says how many points each law sees at least. */
import fc from 'fast-check';
import { afterAll } from 'vitest';

const given = process.env['TARIFF_SEED'];
/** Printed by every file that uses it. */
export const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);

/** Points for each law in a long run; `null` in the usual one. */
export const pointsWanted = process.env['TARIFF_POINTS'] === undefined ? null : Number(process.env['TARIFF_POINTS']);

afterAll(() => console.log(`seed ${seed}`));

/** Checks the property on `runs` samples, or on so many that a long run has its points, of which a sample holds `pointsEach`. */
export function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, law: (sample: T) => void, pointsEach = 1): void {
  fc.assert(fc.property(arbitrary, (sample) => void law(sample)), { numRuns: pointsWanted === null ? runs : Math.max(runs, Math.ceil(pointsWanted / pointsEach)), seed });
}
