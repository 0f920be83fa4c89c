/** Numbers and dates as spreadsheets and letters write them, and how a rule file does. */

/** A piece of a text that is better written otherwise; `put` is `null` where two readings are likely. */
export interface Rewriting {
  readonly start: number;
  readonly end: number;
  readonly put: string | null;
  readonly help: string;
}

const grouped = (digits: string): string => digits.replace(/[.,'’ \u00a0\u202f]/g, '_');

/** The number around an offset of a line, if it has commas, more than one point, or gaps between its digits. */
export function figureAt(line: string, offset: number): Rewriting | null {
  for (const found of line.matchAll(/(?<![\w."])\d[\d_]*(?:[.,'’]\d+|[ \u00a0\u202f]\d{3}(?!\d|[-:.]\d))+(?![\w"])/g)) {
    const [text] = found;
    const start = found.index;
    if (offset < start || offset >= start + text.length) continue;
    const signs = [...text.replace(/[\d_]/g, '')];
    const last = signs.at(-1) ?? '';
    const cut = text.lastIndexOf(last);
    const mixed = new Set(signs).size > 1;
    const whole = text.slice(0, cut);
    const rest = text.slice(cut + 1);
    const here = { start, end: start + text.length };
    if (signs.length === 1 && last === '.') return null;
    if (signs.length === 1 && last === ',' && rest.length === 3 && !/^0/.test(whole)) return { ...here, put: null, help: `write \`${whole}_${rest}\` if it is above a thousand, \`${whole}.${rest}\` if the comma is a decimal point` };
    if (mixed && /[.,]/.test(last) || signs.length === 1 && last === ',') return { ...here, put: `${grouped(whole)}.${rest}`, help: mixed ? 'thousands are set apart by `_`, decimals by a point' : 'decimals stand behind a point' };
    return { ...here, put: grouped(text), help: 'thousands are set apart by `_`, or by nothing' };
  }
  return null;
}

const two = (digits: string): string => digits.padStart(2, '0');
const iso = (year: string, month: string, day: string): string => `${year}-${two(month)}-${two(day)}`;
const dateHelp = 'a date is year-month-day, such as 2026-01-31';

/** What begins a text, read as a date; its place is counted from the beginning of the text. */
export function dateIn(text: string): Rewriting | null {
  const found = (match: RegExpExecArray | null, put: (groups: readonly string[]) => string | null): Rewriting | null => (match === null ? null : { start: 0, end: match[0].length, put: put(match.slice(1).map((group) => group ?? '')), help: dateHelp });
  return found(/^["'](\d{4}-\d{2}-\d{2})["']/.exec(text), ([date = '']) => date)
    ?? found(/^(\d{4})[-/.–—‐‑−](\d{1,2})[-/.–—‐‑−](\d{1,2})(?!\d)/.exec(text), ([year = '', month = '', day = '']) => iso(year, month, day))
    ?? found(/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text), ([day = '', month = '', year = '']) => iso(year, month, day))
    // Which of the two is the month nobody can know.
    ?? found(/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text), ([first = '', second = '', year = '']) => (first === second ? iso(year, first, second) : null))
    ?? found(/^(\d{4})-(\d{1,2})(?![-\w])/.exec(text), ([year = '', month = '']) => iso(year, month, '01'));
}

/** `5e-2` in full, or `null` where that is too long to be meant. */
export function writtenInFull(digits: string, exponent: string): string | null {
  const [whole = '', fraction = ''] = digits.split('.');
  const point = whole.length + Number.parseInt(exponent, 10);
  if (Math.abs(point) > 30) return null;
  const all = whole + fraction;
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`;
  return point >= all.length ? all.padEnd(point, '0') : `${all.slice(0, point)}.${all.slice(point)}`;
}
