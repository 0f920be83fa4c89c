/** T02xx and T03xx: names, types and units. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Edit, type Label, diagnostic } from './diagnostic.ts';
import { listed } from './suggest.ts';

const replacing = (at: Location, text: string): Edit => ({ at, text });
const ticked = (names: readonly string[]): string => listed(names.map((name) => `\`${name}\``));

/** `kind` is meter, field, rule, function or name; `known` is what may stand there. */
export function unknownName(at: Location, kind: string, name: string, suggestion: string | null, known: readonly string[]): Diagnostic {
  return diagnostic('T0201', at, `there is no ${kind} \`${name}\``, suggestion === null
    ? { help: known.length === 0 ? `no ${kind} is declared` : `known here: ${ticked(known)}` }
    : { help: `did you mean \`${suggestion}\`?`, edits: [replacing(at, suggestion)] });
}

export const duplicateName = (at: Location, kind: string, name: string, first: Location | null): Diagnostic =>
  diagnostic('T0202', at, `there are two ${kind}s called \`${name}\``, { label: 'again here', secondary: first === null ? [] : [{ at: first, text: 'first here' }], help: 'rename one of them' });

export const builtInName = (at: Location, name: string): Diagnostic =>
  diagnostic('T0202', at, `\`${name}\` is the name of something that every point has`, { help: 'give the field another name' });

export function valueNotListed(at: Location, meter: string, field: string, value: string, list: Location, suggestion: string | null): Diagnostic {
  return diagnostic('T0203', at, `\`${meter}\` has no ${field} "${value}"`, {
    secondary: [{ at: list, text: 'the values that are known' }],
    ...(suggestion === null ? {} : { help: `did you mean "${suggestion}"?`, edits: [replacing(at, JSON.stringify(suggestion))] }),
  });
}

export const typeMismatch = (at: Location, headline: string, expected: string, found: string): Diagnostic =>
  diagnostic('T0204', at, headline, { notes: [`expected ${expected}`, `   found ${found}`] });

export const unusedLocal = (at: Location, name: string): Diagnostic =>
  diagnostic('T0205', at, `\`${name}\` is never used`, { help: 'remove the line, or use it in the charge' });
export const localHides = (at: Location, name: string, hidden: string, other: Label | null): Diagnostic =>
  diagnostic('T0205', at, `\`${name}\` hides ${hidden}`, { secondary: other === null ? [] : [other], help: 'choose another name' });

export const mayBeMissing = (at: Location, field: string, declared: Location): Diagnostic =>
  diagnostic('T0206', at, `\`${field}\` may be missing here`, { secondary: [{ at: declared, text: 'declared optional' }], help: `ask first: \`has ${field} and …\`` });

export const wrongChargeUnit = (at: Location, found: string, currency: string, notes: readonly string[], meter: Label | null): Diagnostic =>
  diagnostic('T0301', at, `the charge comes out in ${found}, not in ${currency}`, { notes, secondary: meter === null ? [] : [meter], help: 'let the units of the price cancel those of the quantity' });

export const differentUnits = (at: Location, what: string, left: string, right: string): Diagnostic =>
  diagnostic('T0302', at, `${what} needs the same units on both sides`, { notes: [` left ${left}`, `right ${right}`] });

export const spanWithoutLength = (at: Location, span: string): Diagnostic =>
  diagnostic('T0303', at, `nobody said how long a ${span} is`, { help: `add to meters.tariff: \`unit ${span} is ${span === 'month' ? '730 hour' : span === 'year' ? '8760 hour' : '2190 hour'}\`` });

export const twoCurrencies = (at: Location, found: string, currency: string): Diagnostic =>
  diagnostic('T0304', at, `a price in ${found} meets a rulebook in ${currency}`, { help: `write the price in ${currency}: Tariff converts no currency silently` });

export const percentAsPrice = (at: Location): Diagnostic =>
  diagnostic('T0306', at, 'a percentage is not a price', { help: 'write an amount of money for each unit, such as `0.04 EUR/hour`' });
