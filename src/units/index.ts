/** Dimensions, units and exact conversion; knows what a GiB is and what a price is not. Imports money only. */
export * from './dimension.ts';
export * from './unit.ts';
export * from './built-in.ts';
export * from './unit-book.ts';
