/** The fields of a point as JSON text: texts as JSON strings, numbers as JSON numbers with every digit. */
import { decimalText, parseDecimal } from '../../money/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import { assertStorable } from '../storable-text.ts';

/** A number without needless zeros. One that is too long to be a number stays the text that it is. */
function settled(value: UsageValue): UsageValue {
  if (value.kind !== 'number') return value;
  const parsed = parseDecimal(value.text);
  return parsed.ok ? { text: decimalText(parsed.value), kind: 'number' } : { text: value.text, kind: 'text' };
}

/** Whether the ledger shows a value as a number. */
export const isNumber = (value: UsageValue): boolean => settled(value).kind === 'number';

/** Name and text of each field as the sender wrote it, ordered by name: what tells points apart. */
export const fieldPairs = (fields: ReadonlyMap<string, UsageValue>): readonly (readonly [string, string])[] =>
  [...fields].map(([name, value]) => [name, value.text] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

export function fieldsText(fields: ReadonlyMap<string, UsageValue>): string {
  const entries = [...fields].map(([name, given]) => {
    const { text, kind } = settled(given);
    for (const each of [name, text]) assertStorable(each);
    return `${JSON.stringify(name)}:${kind === 'number' ? text : JSON.stringify(text)}`;
  });
  return `{${entries.join(',')}}`;
}
