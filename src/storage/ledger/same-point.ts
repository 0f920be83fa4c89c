/** Whether two rows of a batch, or a row and its like elsewhere, say the same. Fields are compared by their texts, whatever their kinds. */
import { type CodedColumn, absent } from '../../columns/index.ts';
import { type PointColumns, standing } from '../batch.ts';
import { isSameQuantity, numberAt } from './quantity.ts';

/** The text of a row, or `null` where it has none. */
export const textAt = ({ dictionary, codes }: CodedColumn, row: number): string | null => (codes[row] === absent ? null : dictionary.text(codes[row]!));

const isSameText = (column: CodedColumn, row: number, other: number): boolean => column.codes[row] === column.codes[other] || textAt(column, row) === textAt(column, other);

function isSamePoint(points: PointColumns, row: number, other: number): boolean {
  if (points.start[row] !== points.start[other] || points.end[row] !== points.end[other]) return false;
  for (const column of [points.meter, points.scope, ...points.fields.values()]) if (!isSameText(column, row, other)) return false;
  const [form, kept, quantity] = [points.units[points.unitOf[row]!], points.units[points.unitOf[other]!], numberAt(points.quantity, other)];
  return form !== undefined && kept !== undefined && isSameQuantity(form, numberAt(points.quantity, row), {
    quantity: `${quantity.numerator}/${quantity.denominator}`, unit: kept.unit,
    factor: kept.inMeterUnit === null ? null : String(kept.inMeterUnit.numerator), divisor: kept.inMeterUnit === null ? null : String(kept.inMeterUnit.denominator),
  });
}

/** The same id twice in one batch: the second is held against the first that is new. */
export function noteRepeatedIds(points: PointColumns, ids: readonly (string | null)[], answer: Uint8Array): void {
  const first = new Map<string, number>();
  for (let row = 0; row < points.count; row++) {
    const id = ids[row] ?? null;
    if (id === null || answer[row] !== standing.fresh) continue;
    const before = first.get(id);
    if (before === undefined) first.set(id, row);
    else answer[row] = isSamePoint(points, row, before) ? standing.known : standing.contradicts;
  }
}
