/** Exact numbers of many points at once: vectors and their kernels. */
export * from './arena.ts';
export * from './vector.ts';
export * from './arithmetic.ts';
export * from './limbs.ts';
export * from './big.ts';
export { limbColumns } from './long.ts';
export * from './choose.ts';
export * from './rounding.ts';
export * from './sums.ts';
