/** T01xx: what cannot be read as rule text. */
import { quotedName } from '../../units/index.ts';
import type { Location } from '../source.ts';
import { type Diagnostic, type Edit, type Label, diagnostic } from './diagnostic.ts';

const replacing = (at: Location, text: string): Edit => ({ at, text });
const quoted = (text: string): string => `\`${text.length > 40 ? `${text.slice(0, 37)}...` : text}\``;

/** `ends` says that a line or the file ends; otherwise `found` stands there. `missing` is what to insert, when that is certain. */
export const unexpected = (at: Location, ends: string | null, found: string, belongs: string, missing: string | null): Diagnostic =>
  diagnostic('T0100', at, `${ends ?? `${quoted(found)} stands`} where ${belongs}`, missing === null ? {} : { help: 'write', edits: [replacing(at, missing)] });

/** A word of the language where a name or a value belongs. */
export const reservedName = (at: Location, word: string, belongs: string): Diagnostic =>
  diagnostic('T0100', at, `${quoted(word)} stands where ${belongs}`, { help: `${quoted(word)} is a word of the language; in backquotes it is a name`, edits: [replacing(at, `\`${word}\``)] });

export function unknownWord(at: Location, word: string, where: string, suggestion: string | null, known: readonly string[]): Diagnostic {
  return diagnostic('T0101', at, `there is no ${quoted(word)} in ${where}`, suggestion === null
    ? { help: `${where} may hold ${known.map((name) => `\`${name}\``).join(', ')}` }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, suggestion)] });
}

export const neverClosed = (open: Location, what: string, next: Label | null, insertion: Edit): Diagnostic =>
  diagnostic('T0102', open, `this ${what} is never closed`, { label: 'opened here', secondary: next === null ? [] : [next], help: next === null ? 'add `}` at the end' : 'add `}` before it', edits: [insertion] });

export const closesNothing = (at: Location): Diagnostic => diagnostic('T0102', at, 'this `}` closes nothing', { help: 'remove it, or write the `{` that it should close' });

export const colonMissing = (at: Location, before: 'price' | 'result'): Diagnostic =>
  diagnostic('T0103', at, `a colon is missing between the value and its ${before}`, { label: 'here', help: 'write', edits: [replacing(at, ' :')] });

export const priceMissing = (at: Location): Diagnostic =>
  diagnostic('T0104', at, 'a price is missing', { label: 'here', help: 'write a number and its unit, such as `0.04 EUR/hour`, or `free`, or `unrated`' });

export const priceWithoutUnit = (at: Location, unit: string): Diagnostic =>
  diagnostic('T0104', at, 'this price has no unit', { help: 'say what it is a price for', edits: [{ at: { file: at.file, span: { start: at.span.end, end: at.span.end } }, text: ` ${unit}` }] });

/** `closeAt` is where the value most likely ends. */
export const textNotClosed = (at: Location, closeAt: Location): Diagnostic => diagnostic('T0105', at, 'the line ends inside a value', { help: 'close it with `"`', edits: [replacing(closeAt, '"')] });

export const strangeCharacter = (at: Location, character: string): Diagnostic =>
  diagnostic('T0106', at, `${quoted(character)} means nothing here`, { help: /\p{Sc}/u.test(character) ? 'a currency is written by its three letters, such as `EUR`' : 'values stand in double quotes, unusual names in backquotes, comments behind `#`' });

export const readAsUnit = (at: Location, text: string, spaced: string): Diagnostic =>
  diagnostic('T0110', at, `${quoted(text)} is read as a unit`, {
    notes: ['units are written without spaces, arithmetic with them'], help: `write \`${spaced}\``, edits: [replacing(at, spaced)],
  });

export function unknownUnit(at: Location, name: string, suggestion: string | null): Diagnostic {
  return diagnostic('T0111', at, `there is no unit ${quoted(name)}`, suggestion === null
    ? { help: 'a word becomes a unit by standing in a meter (`measured in call`), or by `unit NAME is QUANTITY`' }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, quotedName(suggestion))] });
}

export const noSuchTime = (at: Location, text: string, why: string): Diagnostic => diagnostic('T0112', at, `${quoted(text)} ${why}`);

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
