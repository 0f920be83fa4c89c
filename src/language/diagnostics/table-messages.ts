/** T04xx: tables, their rows and their CSV files. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Edit, diagnostic } from './diagnostic.ts';
import { listed } from './suggest.ts';

/** What rows give: the price of a table, the value of a match. */
type Gives = 'price' | 'value';
const holder: Readonly<Record<Gives, string>> = { price: 'table', value: 'match' };

/** `missing` are witnesses, each with a value for every key. */
export const rowsMissing = (at: Location, missing: readonly string[], cover: string | null, gives: Gives, edits: readonly Edit[]): Diagnostic =>
  diagnostic('T0401', at, `this ${holder[gives]} has no ${gives} for ${listed(missing)}`, {
    ...(cover === null ? {} : { label: cover }), help: gives === 'price' ? 'add a row with a price, `free` or `unrated`' : 'add a row, or end with `else`', edits,
  });

export const coverUnknown = (at: Location): Diagnostic =>
  diagnostic('T0801', at, 'these rows are too entangled to find out whether they cover every value', { help: 'end the table with `else`, or use fewer `any`' });

export const rowsOverlap = (first: Location, second: Location, gives: Gives, witness: string): Diagnostic =>
  diagnostic('T0402', second, gives === 'price' ? 'two rows price the same point' : 'two rows hold for the same point', {
    label: 'and this row', secondary: [{ at: first, text: 'this row' }], notes: [`both hold for ${witness}`], help: 'give that case one row',
  });

export const rowNeverMatches = (at: Location, field: string, value: string): Diagnostic =>
  diagnostic('T0403', at, 'this row can never match', { notes: [`the rule's condition leaves no point with ${field} "${value}"`], help: 'remove the row, or widen `when`' });

export const elseMissing = (at: Location, field: string, gives: Gives, edits: readonly Edit[]): Diagnostic =>
  diagnostic('T0404', at, `any other ${field} has no ${gives} here`, {
    notes: [`${field} is an open text: values that nobody listed can come`], help: `end the ${holder[gives]} with \`else\`${gives === 'price' ? ': a price, `free` or `unrated`' : ''}`, edits,
  });
export const elseNotLast = (at: Location): Diagnostic => diagnostic('T0404', at, '`else` must stand last', { help: 'move the row to the end' });

export const elseIdle = (at: Location): Diagnostic => diagnostic('W0405', at, 'every value has a row already; `else` never answers', { help: 'remove the row' });

export const csvProblem = (at: Location, headline: string, notes: readonly string[] = [], help: string | null = null): Diagnostic =>
  diagnostic('T0406', at, headline, { notes, help });

export const keyCount = (at: Location, expected: number, found: number): Diagnostic =>
  diagnostic('T0408', at, `this row has ${found} value${found === 1 ? '' : 's'}; the table has ${expected} key${expected === 1 ? '' : 's'}`, { help: 'write one value for each key, or `any`' });

export const numberAsKey = (at: Location, name: string, expected: string): Diagnostic =>
  diagnostic('T0204', at, `\`${name}\` cannot be a key`, { notes: [`expected a text`, `   found ${expected}`], help: 'compare numbers with `if` in a `charge`' });

export const tooMany = (at: Location, what: string, found: number, bound: number, why: string): Diagnostic =>
  diagnostic('T0801', at, `${what}: ${found}; ${bound} are allowed`, { notes: [why] });

export const rowShadowed = (at: Location, earlier: Location): Diagnostic =>
  diagnostic('T0403', at, 'this row can never match', { secondary: [{ at: earlier, text: 'this row answers first' }], help: 'put the narrower row first' });

export const rangeAsKey = (at: Location): Diagnostic =>
  diagnostic('T0204', at, 'ranges are keys of `table first`', { help: 'write `table first …`, where rows are tried in order' });
