/** Points as rows of a batch, held against the meters. */
export { type FieldColumn, MeterRows, numberAt } from './meter-rows.ts';
export { Cuts } from './uncut.ts';
export { rowsKept } from './kept.ts';
export { Binder, type BoundRows } from './bind.ts';
