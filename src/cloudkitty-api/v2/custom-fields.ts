/** `custom_fields` of a summary: a list of sums, counts and extremes under names of the asker's choice. It is read into these few forms, and never becomes a part of a query. */
import { invalid } from './faults.ts';

export interface CustomField {
  readonly work: 'sum' | 'min' | 'max' | 'mean' | 'count';
  readonly of: 'qty' | 'price';
  readonly name: string;
}

export const usualFields: readonly CustomField[] = [{ work: 'sum', of: 'qty', name: 'qty' }, { work: 'sum', of: 'price', name: 'rate' }];

const form = /^\s*(sum|min|max|mean|avg|count)\s*\(\s*"?(qty|price|\*)"?\s*\)\s*(?:as\s+"?([A-Za-z_][A-Za-z0-9_]{0,62})"?)?\s*$/i;
const fieldsMost = 20;

export function customFields(text: string | null): readonly CustomField[] {
  if (text === null || text.trim() === '') return usualFields;
  const parts = text.split(',');
  if (parts.length > fieldsMost) return invalid('custom_fields', `at most ${fieldsMost} are answered`);
  const fields = parts.map((part): CustomField => {
    const match = form.exec(part);
    const word = match?.[1]?.toLowerCase();
    if (match === null || word === undefined || (match[2] === '*' && word !== 'count')) return invalid('custom_fields', 'not a valid value: write sum(qty) AS qty, with sum, min, max, mean or count of qty or price');
    return { work: word === 'avg' ? 'mean' : (word as CustomField['work']), of: match[2]?.toLowerCase() === 'price' ? 'price' : 'qty', name: match[3] ?? word };
  });
  const repeated = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) !== index || name === 'begin' || name === 'end');
  return repeated === undefined ? fields : invalid('custom_fields', `the name ${repeated.name} is taken`);
}
