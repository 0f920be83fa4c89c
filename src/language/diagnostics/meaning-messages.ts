/** T02xx and T03xx: names, types and units. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Edit, type Label, diagnostic } from './diagnostic.ts';
import { listed } from './suggest.ts';

const replacing = (at: Location, text: string): Edit => ({ at, text });
/** A text as a rule file writes it. */
export const quotedText = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
const ticked = (names: readonly string[]): string => listed(names.map((name) => `\`${name}\``));

export const meterNotPriced = (at: Location, rule: string, meter: string, meters: readonly string[]): Diagnostic =>
  diagnostic('T0201', at, `\`${rule}\` does not price \`${meter}\``, { help: `it prices ${ticked(meters)}` });

/** `kind` is meter, field, rule, function or name; `known` is what may stand there. */
export function unknownName(at: Location, kind: string, name: string, suggestion: string | null, known: readonly string[]): Diagnostic {
  return diagnostic('T0201', at, `there is no ${kind} \`${name}\``, suggestion === null
    ? { help: known.length === 0 ? (kind === 'meter' ? 'declare it in meters.tariff: `meter NAME measured in UNIT { … }`' : 'none is declared') : `known here: ${ticked(known)}` }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, suggestion)] });
}

/** A value of a closed list, written like a name. */
export const valueUnquoted = (at: Location, value: string): Diagnostic =>
  diagnostic('T0201', at, `there is no field or name \`${value}\``, { help: 'a value stands in double quotes', edits: [replacing(at, quotedText(value))] });

/** A name that every point has, where its value is not known or not readable. */
export const cannotBeRead = (at: Location, name: string, help: string): Diagnostic => diagnostic('T0201', at, `\`${name}\` cannot be read here`, { help });

export const duplicateName = (at: Location, kind: string, name: string, first: Location | null): Diagnostic =>
  diagnostic('T0202', at, `there are two ${kind}s called \`${name}\``, { label: 'again here', secondary: first === null ? [] : [{ at: first, text: 'first here' }], help: kind === 'value' ? 'remove one of them' : 'rename one of them' });

/** One step of an example or scenario that says two things of one field. */
export const givenTwice = (at: Location, name: string, first: Location): Diagnostic =>
  diagnostic('T0202', at, `\`${name}\` is given twice`, { label: 'again here', secondary: [{ at: first, text: 'first here' }], help: 'remove one of them; a second point has an example of its own' });
export const describedTwice = (at: Location, first: Location): Diagnostic =>
  diagnostic('T0202', at, 'a rule has one description', { label: 'again here', secondary: [{ at: first, text: 'first here' }], help: 'write it as one text, or as a comment behind `#`' });

export const builtInName = (at: Location, name: string): Diagnostic =>
  diagnostic('T0202', at, `\`${name}\` is the name of something that every point has`, { help: 'give the field another name' });

/** `written` gives a value as it is written where the fault stands: quoted in a rule file, bare in a CSV file. */
export function valueNotListed(at: Location, meter: string, field: string, value: string, list: Location, suggestion: string | null, written: (value: string) => string = quotedText): Diagnostic {
  return diagnostic('T0203', at, `\`${meter}\` has no ${field} "${value}"`, {
    secondary: [{ at: list, text: 'the values that are known' }],
    ...(suggestion === null ? {} : { help: `did you mean "${suggestion}"?`, edits: [replacing(at, written(suggestion))] }),
  });
}

export const typeMismatch = (at: Location, headline: string, expected: string, found: string): Diagnostic =>
  diagnostic('T0204', at, headline, { notes: [`expected ${expected}`, `   found ${found}`] });

/** Two values that should be of one kind. */
export const typesDiffer = (at: Location, headline: string, left: string, right: string): Diagnostic =>
  diagnostic('T0204', at, headline, { notes: [` left ${left}`, `right ${right}`] });

export const unusedLocal = (at: Location, name: string): Diagnostic =>
  diagnostic('T0205', at, `\`${name}\` is never used`, { help: 'remove the line, or use it in the charge' });
export const localHides = (at: Location, name: string, hidden: string, other: Label | null): Diagnostic =>
  diagnostic('T0205', at, `\`${name}\` hides ${hidden}`, { secondary: other === null ? [] : [other], help: 'choose another name' });

export const mayBeMissing = (at: Location, field: string, declared: Location): Diagnostic =>
  diagnostic('T0206', at, `\`${field}\` may be missing here`, { secondary: [{ at: declared, text: 'declared optional' }], help: `ask first: \`has ${field} and …\`` });

export const wrongChargeUnit = (at: Location, found: string, currency: string, notes: readonly string[], meter: Label | null, help: string): Diagnostic =>
  diagnostic('T0301', at, `the charge comes out ${found}, not in ${currency}`, { notes, secondary: meter === null ? [] : [meter], help });

/** A quantity in a unit that does not fit where it stands. */
export const wrongUnit = (at: Location, headline: string, expected: string, found: string): Diagnostic =>
  diagnostic('T0302', at, headline, {
    notes: [`expected ${expected}`, `   found ${found}`], ...(found === 'no unit' && expected !== 'no unit' ? { help: 'say what is counted', edits: [{ at: { file: at.file, span: { start: at.span.end, end: at.span.end } }, text: ` ${expected}` }] } : {}),
  });

export const differentUnits = (at: Location, headline: string, left: string, right: string, missing: Edit | null): Diagnostic =>
  diagnostic('T0302', at, headline, { notes: [` left ${left}`, `right ${right}`], ...(missing === null ? {} : { help: 'give the number its unit', edits: [missing] }) });

export const spanWithoutLength = (at: Location, span: string): Diagnostic =>
  diagnostic('T0303', at, `nobody said how long a ${span} is`, { help: `add to meters.tariff: \`unit ${span} is ${span === 'month' ? '730 hour' : span === 'year' ? '8760 hour' : '2190 hour'}\`` });

export const twoCurrencies = (at: Location, found: string, currency: string): Diagnostic =>
  diagnostic('T0304', at, `a price in ${found} meets a rulebook in ${currency}`, { help: `write the price in ${currency}: Tariff converts no currency silently` });

export const percentAsPrice = (at: Location): Diagnostic =>
  diagnostic('T0306', at, 'a percentage is not a price', { help: 'write an amount of money for each unit, such as `0.04 EUR/hour`' });
