/** The fast evaluator: many points at a time, exactly, by a fixed library of kernels over columns. No code is made from rules. */
export { type BoundBatch, Plan, type RatedBatch, type RatedMeter, type SingleRow } from './plan.ts';
export { type BoundRows, numberAt } from './rows/index.ts';
export { type DecimalPiece, decimalColumn } from './decimal-column.ts';
export { type RowPrices, RowPricer } from './row-prices.ts';
export type { RuleLine } from './rule-line.ts';
export { GroupSums, type NumberVector, gathered, sumOf, valueAt } from './numbers/index.ts';
