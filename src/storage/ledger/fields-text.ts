/** The fields of a point as JSON text: texts as JSON strings, numbers as JSON numbers with every digit. */
import { decimalText, decimalsNeeded } from '../../money/index.ts';
import type { FieldValue } from '../../rating/point.ts';
import { assertStorable } from '../storable-text.ts';

function valueText(value: FieldValue): string {
  if (typeof value === 'string') {
    assertStorable(value);
    return JSON.stringify(value);
  }
  if (decimalsNeeded(value) === null) throw new RangeError(`${decimalText(value)} has no decimal notation`);
  return decimalText(value);
}

export function fieldsText(fields: ReadonlyMap<string, FieldValue>): string {
  const entries = [...fields].map(([name, value]) => {
    assertStorable(name);
    return `${JSON.stringify(name)}:${valueText(value)}`;
  });
  return `{${entries.join(',')}}`;
}
