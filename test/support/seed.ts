/** Random tests that can be run again: `TARIFF_SEED` fixes the seed, `TARIFF_RUNS` multiplies the runs; fast-check prints the seed of a failure. */
import fc from 'fast-check';

const given = process.env['TARIFF_SEED'];
const times = BigInt(process.env['TARIFF_RUNS'] ?? '1');

/** Checks the property on `runs` samples. */
export function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, law: (sample: T) => void): void {
  fc.assert(fc.property(arbitrary, (sample) => void law(sample)), { numRuns: runs * Number(times), ...(given === undefined ? {} : { seed: Number(given) }) });
}
