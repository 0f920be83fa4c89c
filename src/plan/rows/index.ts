/** Points as rows of a batch, held against the meters. */
export { type FieldColumn, MeterRows } from './meter-rows.ts';
export { numberAt } from './quantities.ts';
export { type RowParts, partsOf } from './parts.ts';
export { Cuts } from './uncut.ts';
export { rowsKept } from './kept.ts';
export { Binder, type BoundRows } from './bind.ts';
