/** T01xx: what cannot be read as rule text. */
import { quotedName } from '../../units/index.ts';
import type { Location } from '../source.ts';
import { type Diagnostic, type Edit, type Label, diagnostic } from './diagnostic.ts';

const replacing = (at: Location, text: string): Edit => ({ at, text });
const quoted = (text: string): string => `\`${text.length > 40 ? `${text.slice(0, 37)}...` : text}\``;

/** `ends` says that a line or the file ends; otherwise `found` stands there. `missing` is what to insert, when that is certain. */
export const unexpected = (at: Location, ends: string | null, found: string, belongs: string, missing: string | null, shape: string | null): Diagnostic =>
  diagnostic('T0100', at, unexpectedHeadline(ends, found, belongs), missing === null ? { help: shape } : { help: 'write', edits: [replacing(at, missing)] });
export const unexpectedHeadline = (ends: string | null, found: string, belongs: string): string => `${ends ?? `${quoted(found)} stands`} where ${belongs}`;

/** Something that other languages write, with what to write here; `edits` are empty where that is not certain. */
export const habit = (code: 'T0100' | 'T0101', at: Location, headline: string, help: string, edits: readonly Edit[]): Diagnostic => diagnostic(code, at, headline, { help, edits });
export const unknownHere = (word: string, where: string): string => `there is no ${quoted(word)} in ${where}`;

/** Version control wrote both sides of a merge into the file. */
export const mergeLeft = (at: Location): Diagnostic =>
  diagnostic('T0100', at, 'a merge was left unfinished here', { help: 'keep one of the two sides, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`' });

/** A word of the language where a name or a value belongs. */
export const reservedName = (at: Location, word: string, belongs: string): Diagnostic =>
  diagnostic('T0100', at, `${quoted(word)} stands where ${belongs}`, { help: `${quoted(word)} is a word of the language; in backquotes it is a name`, edits: [replacing(at, `\`${word}\``)] });

export function unknownWord(at: Location, word: string, where: string, suggestion: string | null, known: readonly string[]): Diagnostic {
  return diagnostic('T0101', at, unknownHere(word, where), suggestion === null
    ? { help: `${where} may hold ${known.map((name) => `\`${name}\``).join(', ')}` }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, suggestion)] });
}

export const neverClosed = (open: Location, what: string, next: Label | null, insertion: Edit): Diagnostic =>
  diagnostic('T0102', open, `this ${what} is never closed`, { label: 'opened here', secondary: next === null ? [] : [next], help: next === null ? 'add `}` at the end' : 'add `}` before it', edits: [insertion] });

export const conditionWithBlock = (open: Location, edits: readonly Edit[]): Diagnostic =>
  diagnostic('T0102', open, 'a condition has no block', { help: '`when` is a line of the rule, beside its dated blocks', edits });

export const closesNothing = (at: Location): Diagnostic => diagnostic('T0102', at, 'this `}` closes nothing', { help: 'remove it, or write the `{` that it should close' });

export const colonMissing = (at: Location, behind: string, before: 'price' | 'result'): Diagnostic =>
  diagnostic('T0103', at, `a colon is missing between the ${behind} and its ${before}`, { label: 'here', help: 'write', edits: [replacing(at, ' :')] });

export const priceMissing = (at: Location): Diagnostic =>
  diagnostic('T0104', at, 'a price is missing', { label: 'here', help: 'write a number and its unit, such as `0.04 EUR/hour`, or `free`, or `unrated`' });

export const priceWithoutUnit = (at: Location, unit: string): Diagnostic =>
  diagnostic('T0104', at, 'this price has no unit', { help: 'say what it is a price for', edits: [{ at: { file: at.file, span: { start: at.span.end, end: at.span.end } }, text: ` ${unit}` }] });

/** `closeAt` is where the value most likely ends. */
export const textNotClosed = (at: Location, closeAt: Location): Diagnostic => diagnostic('T0105', at, 'the line ends inside a value', { help: 'close it with `"`', edits: [replacing(closeAt, '"')] });

/** `name` is how it is called, where it cannot be seen. */
export const strangeCharacter = (at: Location, character: string, name: string | null, help: string, edits: readonly Edit[]): Diagnostic =>
  diagnostic('T0106', at, name === null ? `${quoted(character)} means nothing here` : `${name} stands here`, { help, edits });

export const readAsUnit = (at: Location, text: string, spaced: string): Diagnostic =>
  diagnostic('T0110', at, `${quoted(text)} is read as a unit`, {
    notes: ['units are written without spaces, arithmetic with them'], help: `write \`${spaced}\``, edits: [replacing(at, spaced)],
  });

export function unknownUnit(at: Location, name: string, suggestion: string | null): Diagnostic {
  return diagnostic('T0111', at, `there is no unit ${quoted(name)}`, suggestion === null
    ? { help: 'a word becomes a unit by standing in a meter (`measured in call`), or by `unit NAME is QUANTITY`' }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, quotedName(suggestion))] });
}

export const noSuchTime = (at: Location, text: string, why: string): Diagnostic => diagnostic('T0112', at, `${quoted(text)} ${why}`, { help: monthHelp(text) });

function monthHelp(date: string): string | null {
  const [, year = '', month = ''] = /^(\d{4})-(0[1-9]|1[0-2])-/.exec(date) ?? [];
  if (year === '') return /^\d{4}-/.test(date) ? 'a date is year-month-day: months are 01 to 12' : null;
  return `${year}-${month} has ${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()} days`;
}

/** A window of the clock that does not end on the day on which it begins. */
export const spanBackwards = (at: Location, from: string, until: string, isMidnight: boolean): Diagnostic =>
  diagnostic('T0112', at, `\`${from}-${until}\` does not end after it begins`, {
    notes: ['windows never go past midnight'], help: isMidnight ? 'the end of a day is 24:00' : from === until ? 'a whole day is 00:00-24:00' : 'write two spans',
    edits: [replacing(at, isMidnight ? `${from}-24:00` : from === until ? '00:00-24:00' : `00:00-${until}, ${from}-24:00`)],
  });

export const numberOutOfBounds = (at: Location, problem: string): Diagnostic =>
  diagnostic('T0801', at, `this number ${problem}`, { notes: ['the bound keeps every product exact and quick'], help: 'round it to the digits that are meant' });

export const nestedTooDeep = (at: Location, bound: number): Diagnostic =>
  diagnostic('T0801', at, 'this expression nests too deep', { notes: [`${bound} levels are allowed`], help: 'give parts of it a name with `let`' });

export const unreadable = (at: Location): Diagnostic =>
  diagnostic('T0801', at, 'this file nests too deep to be read', { help: 'rule files need few brackets: name parts with `let`, or use a table' });

export const notText = (at: Location, isNul: boolean): Diagnostic =>
  diagnostic('T0106', at, isNul ? 'this file holds a NUL character' : 'this file is not UTF-8 text', { help: isNul ? 'it is no text file, or was damaged' : 'save it as UTF-8: in another encoding values would not be what they look like' });

export const unitTooLarge = (at: Location): Diagnostic =>
  diagnostic('T0801', at, 'this unit grows beyond all bounds', { notes: ['units of powers up to 100 can be counted in'], help: 'divide by what should cancel, or name the number that is meant' });
