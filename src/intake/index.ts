/** The one path by which usage becomes charges, dry or stored. Knows nothing of commands or HTTP. */
export type { Assessment } from './assess.ts';
export { type Totals, addTotals, noTotals } from './totals.ts';
export { type Quote, quoteUsage } from './quote.ts';
export { NoLongerKept } from './no-longer-kept.ts';
export { type StoreColumnsOptions, keepRulebook, rateColumns, storeColumns } from './store-columns.ts';
export { type ColumnQuote, fieldsRead, quoteColumns } from './quote-columns.ts';
export { type Amendment, type Change, type Rerated, type Rerating, type RerateUsage, rerate } from './rerate.ts';
export { PointStays, replacePoint, voidPoint } from './change-point.ts';
export { BooksClosed, deleteScope, resetScope } from './remove-scope.ts';
export { Tally } from './tally.ts';
export { storeUsage } from './store-usage.ts';
export { type Closed, type CloseOptions, type Uncounted, closeWindows } from './close-windows.ts';
export { assessmentJson, limitJson, postedJson } from './json.ts';
export { inBatches } from './batches.ts';
