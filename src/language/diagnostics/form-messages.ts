/** T012x, T041x, T042x: what a form may hold, tiers, windows and limits. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Label, diagnostic } from './diagnostic.ts';
import { listed } from './suggest.ts';

export function formNotAllowed(at: Location, form: string, kind: string, allowed: readonly string[]): Diagnostic {
  const holder = kind === 'tiers' ? kind : `${kind === 'adjust' ? 'an' : 'a'} ${kind} rule`;
  // One form of the grammar, two words of the author.
  const words = [...new Set(allowed.flatMap((name) => (name === 'discount' ? ['discount', 'surcharge'] : name === 'at least' ? ['at least', 'at most'] : [name])))];
  return diagnostic('T0120', at, `\`${form}\` has no place in ${holder}`, { help: `${holder} may hold ${listed(words.map((name) => (name.startsWith('a ') ? name : `\`${name}\``)), 10)}` });
}

/** `meant` is the percentage, where that is likely. */
export const notAPercentage = (at: Location, word: string, meant: string | null): Diagnostic =>
  diagnostic('T0313', at, `a ${word} is a percentage`, meant === null ? { help: `write for instance \`${word} 10%\`` } : { help: 'write', edits: [{ at, text: meant }] });
export const belowNothing = (at: Location, word: string, turned: string): Diagnostic =>
  diagnostic('T0313', at, `a ${word} has no sign of its own`, { help: `\`discount\` takes off, \`surcharge\` adds: write \`${word} ${turned}\`, or the other word` });
export const beyondAll = (at: Location): Diagnostic =>
  diagnostic('T0313', at, 'a discount of more than 100 % would pay the customer', { help: 'a discount lies between 0% and 100%' });

export const boundsFall = (at: Location, earlier: Label): Diagnostic =>
  diagnostic('T0411', at, 'the bounds of tiers must rise', { secondary: [earlier], help: 'sort the tiers by their upper bound; each begins where the one before ends' });
export const notLast = (at: Location): Diagnostic => diagnostic('T0411', at, '`beyond` stands last', { notes: ['no total lies beyond it'], help: 'move the row to the end' });
export const noLastTier = (at: Location, bound: string): Diagnostic =>
  diagnostic('T0415', at, `nothing is said of more than ${bound}`, { help: 'end the tiers with `beyond : PRICE`, or `beyond : unrated`' });

export const cliff = (at: Location, notes: readonly string[]): Diagnostic =>
  diagnostic('W0412', at, 'buying more costs less', { label: 'the lower price holds for everything in the window', notes, help: '`tiers graduated` lowers the price only for the part above the bound; if this is meant, add a comment with the reason on the line above' });
export const sameTier = (at: Location, earlier: Label): Diagnostic =>
  diagnostic('W0413', at, 'two neighbouring tiers have the same price', { secondary: [earlier], help: 'one of them is enough' });

export const boundUnit = (at: Location, meter: string, expected: string, found: string, declared: Location): Diagnostic =>
  diagnostic('T0414', at, `this bound does not count what \`${meter}\` counts`, { secondary: [{ at: declared, text: 'measured in this' }], notes: [`expected ${expected}`, `   found ${found}`], help: `count it in ${expected}, or in what converts to it`, edits: found.startsWith('a number') ? [{ at: { file: at.file, span: { start: at.span.end, end: at.span.end } }, text: ` ${expected}` }] : [] });
export const notAboveZero = (at: Location, what: string): Diagnostic => diagnostic('T0416', at, `${what} is more than nothing`, { help: 'write a number above zero' });
export const leastAboveMost = (at: Location, other: Label): Diagnostic =>
  diagnostic('T0416', at, 'the minimum is above the cap', { secondary: [other], notes: ['no bill can be both'], help: 'lower the minimum, or raise the cap' });

export const timeUncovered = (at: Location, hours: string, spans: readonly string[]): Diagnostic =>
  diagnostic('T0421', at, `no price on ${listed(spans.slice(0, 1))}`, { label: `${hours} of 168 hours of the week are not covered`, notes: spans.slice(0, 6), help: 'add the span to a line' });
export const timeTwice = (at: Location, other: Location, when: string): Diagnostic =>
  diagnostic('T0422', at, 'two windows hold at the same time', { label: 'and this one', secondary: [{ at: other, text: 'this window' }], notes: [`both hold ${when}`], help: 'let one begin where the other ends' });

export const allowanceBeside = (at: Location, form: string): Diagnostic =>
  diagnostic('T0122', at, `\`free\` and \`${form}\` never meet in one rule`, { help: form === 'tiers' ? 'make the allowance the first tier: `up to … : free`' : 'write the allowance into the formula' });
export const otherWindow = (at: Location, other: Label): Diagnostic =>
  diagnostic('T0122', at, 'one rule counts one running total', { secondary: [other], help: 'let both say the same window and group' });

export const shouldBeWhole = (at: Location, why: string): Diagnostic =>
  diagnostic('W0803', at, 'a split of the period changes this price', {
    notes: ['a period that crosses a date or a window is split there', why],
    help: 'write `whole` in the rule to price each point by its start, unsplit',
  });

export const nothingToAdjust = (at: Location, meter: string): Diagnostic =>
  diagnostic('T0505', at, `no price of \`${meter}\` can come before this adjust`, { help: 'an adjust acts on lines of its own and earlier stages: write the price, or check the priorities of the modules' });
