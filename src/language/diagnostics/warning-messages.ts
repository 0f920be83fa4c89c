/** Warnings about rules that are right and perhaps not meant. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Label, diagnostic } from './diagnostic.ts';

export const mixedSizes = (at: Location, decimal: string, binary: string, other: Label): Diagnostic =>
  diagnostic('W0305', at, `\`${decimal}\` and \`${binary}\` stand in one rule`, {
    secondary: [other], notes: ['a GiB is 7.4 % more than a GB; both are converted exactly'], help: 'write one of them, so that nobody takes it for the other',
  });

export const idleColumn = (at: Location, key: string): Diagnostic =>
  diagnostic('W0407', at, `every row says \`any\` for \`${key}\``, { help: 'remove the key from the table and from each row' });

export const ruleIsOver = (at: Location, name: string, until: string): Diagnostic =>
  diagnostic('W0602', at, `\`${name}\` is not in force today and never will be again`, { label: `ended on ${until}`, help: 'if its price goes on, write the block that holds today; if not, keep it as long as usage of that time may come, then remove it' });

export const timeWithoutPrice = (at: Location, meter: string, from: string, until: string): Diagnostic =>
  diagnostic('W0603', at, `\`${meter}\` has no price from ${from} to ${until}`, { notes: ['it has one before and after'], help: 'let the block before it last until this one begins, or leave it if usage of that time is to be unrated' });

export const costlyRule = (at: Location, name: string, steps: number, usual: number): Diagnostic =>
  diagnostic('W0802', at, `\`${name}\` does far more work for each point than other rules`, { notes: [`up to ${steps} steps; ${usual} is usual here`], help: 'an exact `table` is looked up at once, where `table first` tries its rows in order' });

export const unusedMeter = (at: Location, name: string): Diagnostic =>
  diagnostic('W0901', at, `nothing prices \`${name}\``, { help: 'its usage will be stored as unrated: write a rule for it, or remove the meter' });

export const bigStep = (at: Location, what: string, from: string, to: string, percent: string): Diagnostic =>
  diagnostic('W0903', at, what, { label: `from ${from} to ${to}, ${percent}`, help: 'if this is meant, add a comment with the reason on the line above' });
