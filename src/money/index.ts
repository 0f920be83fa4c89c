/** Exact numbers, decimals as text, and the one rounding. Imports nothing. */
export * from './rational.ts';
export * from './decimal.ts';
export * from './rounding.ts';
export * from './written-number.ts';
