/** How well the examples of a rulebook prove it: what they reach, and which prices could change without any of them noticing. */
export { type Coverage, type CoverageItem, measureCoverage } from './coverage.ts';
export { type Mutation, type MutationReport, mutatePrices } from './mutate.ts';
export { junitReport } from './junit.ts';
