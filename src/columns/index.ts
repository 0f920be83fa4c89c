/** Usage as columns of numbers and codes: the shape that readers fill and fast rating works on. */
export { Dictionary, absent, dictionaryMost } from './dictionary.ts';
export { type CodedColumn, type NumberColumn, type PlacedRefusal, type UsageBatch, limb } from './batch.ts';
export { numbersAt, pickedRows } from './picked.ts';
export { BatchBuilder } from './builder.ts';
export { readingsOf } from './batches.ts';
export { type RowPoint, RowBatches } from './rows.ts';
export { Quantities } from './quantities.ts';
export { type IdColumn, hasId, idColumnOf, idWords } from './ids.ts';
export * from './fingerprint.ts';
