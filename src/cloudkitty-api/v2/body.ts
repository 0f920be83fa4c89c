/** What the JSON body of version 2 says: texts, lists and truths as clients write them. `null` counts as not said. Knows no routes. */
import { type Instant, instant } from '../../time/index.ts';
import { fault, invalid } from './faults.ts';
import { momentIn } from './moments.ts';

export type Body = Readonly<Record<string, unknown>>;

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

/** What the database cannot keep is no text. */
const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

function checkText(name: string, value: unknown, most: number): string {
  if (typeof value !== 'string' || !isText(value)) return invalid(name, 'expected str');
  return value.length > most ? invalid(name, `length of value must be at most ${most}`) : value;
}

export const textIn = (body: Body, name: string, most: number): string | null => (isSaid(body[name]) ? checkText(name, body[name], most) : null);

export function requireText(body: Body, name: string, most: number): string {
  const text = textIn(body, name, most);
  return text === null || text === '' ? invalid(name, 'required key not provided') : text;
}

/** One text, texts with commas between, or a list of such; none where nothing is said. */
export function textsIn(body: Body, name: string, most: number): readonly string[] {
  const value = body[name];
  if (!isSaid(value)) return [];
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return [...new Set(all.flatMap((each) => checkText(name, each, most * 1000).split(',').map((text) => checkText(name, text.trim(), most))))].filter((text) => text !== '');
}

const [firstKept, lastKept] = [1900, 2200].map((year) => instant(Date.UTC(year, 0) * 1000)) as [Instant, Instant];

/** A time that can be kept. */
export function timeIn(name: string, value: unknown): Instant {
  const at = momentIn(name, value);
  return at >= firstKept && at < lastKept ? at : invalid(name, 'lies outside the years 1900 to 2200');
}

const [yes, no] = [['true', '1', 'yes', 'on'], ['false', '0', 'no', 'off']];

export function truthIn(body: Body, name: string): boolean | null {
  const value = body[name];
  if (!isSaid(value)) return null;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : '';
  return yes.includes(word) ? true : no.includes(word) ? false : invalid(name, 'expected bool');
}

/** Texts of a query that the database can be asked for; `null` where none are given. */
export function askable(texts: readonly string[]): readonly string[] | null {
  if (!texts.every(isText)) return fault(400, 'a text of the query has characters that no name has');
  return texts.length === 0 ? null : texts;
}
