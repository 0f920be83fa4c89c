/** T05xx, T06xx, W09xx and the settings: how rules stand to each other and in time. */
import type { Location } from '../source.ts';
import { type Diagnostic, type Label, diagnostic } from './diagnostic.ts';
import { listed } from './suggest.ts';

export const moduleMissing = (at: Location, suggestion: string): Diagnostic =>
  diagnostic('T0113', at, 'this file has rules and no module name', { help: 'begin the file with', edits: [{ at: { file: at.file, span: { start: 0, end: 0 } }, text: `module ${suggestion}\n` }] });
export const moduleTwice = (at: Location): Diagnostic => diagnostic('T0113', at, 'a file is one module', { help: 'put the rules of another module into a file of its own' });
export const priorityWithoutModule = (at: Location): Diagnostic =>
  diagnostic('T0113', at, 'a priority belongs to a module', { help: 'write `module NAME` above it; rules have no priority of their own' });

export const settingMissing = (at: Location, setting: string, line: string): Diagnostic =>
  diagnostic('T0114', at, `the rulebook declares no ${setting}`, { help: `add to meters.tariff: \`${line}\`` });
export const settingTwice = (at: Location, setting: string, first: Location): Diagnostic =>
  diagnostic('T0114', at, `the ${setting} is declared twice`, { secondary: [{ at: first, text: 'first here' }], notes: ['a rulebook has one'], help: 'remove one of them' });
export const settingWrong = (at: Location, headline: string, help: string, replacement: string | null = null): Diagnostic =>
  diagnostic('T0114', at, headline, { help, edits: replacement === null ? [] : [{ at, text: replacement }] });

const only = {
  price: ['price', 'put the second into a rule of its own that `combines` this one'], adjust: ['discount or surcharge', 'put the second into a rule of its own that `combines` this one'],
  allowance: ['allowance', 'add the two quantities up'],
} as const;
export const severalBodies = (at: Location, first: Location, what: keyof typeof only): Diagnostic =>
  diagnostic('T0121', at, `a dated block gives one ${only[what][0]}`, { label: 'a second one', secondary: [{ at: first, text: `the first ${only[what][0]}` }], help: only[what][1] });
/** What a dated block of each kind of rule gives, and how it is written. */
const bodies = {
  price: ['price', '`rate`, `table`, `tiers`, `windows`, `blocks` or `charge`'], adjust: ['discount or surcharge', '`discount`, `surcharge` or `table`'], limit: ['limit', '`at least` or `at most`'],
} as const;
export const noBody = (at: Location, kind: keyof typeof bodies): Diagnostic =>
  diagnostic('T0121', at, `this dated block gives no ${bodies[kind][0]}`, { help: `write ${bodies[kind][1]} in it` });
export const noVersion = (at: Location, name: string): Diagnostic =>
  diagnostic('T0121', at, `\`${name}\` has no price`, { help: 'write `from 2026-01-01 { … }` around its price' });

const plurals = { price: 'prices claim the same point', adjust: 'adjusts claim the same charge', limit: 'limits claim the same window' } as const;
export const rulesMeet = (at: Location, kind: keyof typeof plurals, name: string, other: Label, otherName: string, witness: string): Diagnostic =>
  diagnostic('T0501', at, `two ${plurals[kind]}`, {
    secondary: [other], notes: [`both hold for ${witness}`],
    help: `write \`overrides ${otherName}\` if \`${name}\` stands in its place, or \`combines ${otherName}\` if both should act`,
  });
export const overrideCircle = (at: Location, chain: readonly string[]): Diagnostic =>
  diagnostic('T0502', at, chain.length === 2 ? `\`${chain[0] ?? ''}\` overrides itself` : 'these rules override each other in a circle', {
    notes: [chain.join(' → ')], help: chain.length === 2 ? 'name the rule in whose place it stands, or remove the line' : 'one of them must not override',
  });
export const otherKind = (at: Location, word: string, name: string, kind: string, own: string): Diagnostic =>
  diagnostic('T0502', at, `\`${word}\` goes from one kind of rule to another`, { notes: [`\`${name}\` is a ${kind}, and this is a ${own}`], help: 'rules stand in the place of, or beside, rules of their own kind' });
export const bothWords = (at: Location, name: string): Diagnostic =>
  diagnostic('T0502', at, `this rule overrides \`${name}\` and combines it`, { notes: ['it can stand in its place or beside it, not both'], help: 'remove one of the two' });
export const neverMeets = (code: 'T0503' | 'W0504', at: Location, word: string, name: string, why: string): Diagnostic =>
  diagnostic(code, at, `\`${word} ${name}\` can never happen`, { notes: [why], help: 'remove it, or correct the condition' });

export const outOfOrder = (at: Location, earlier: Location): Diagnostic =>
  diagnostic('T0601', at, 'the dated blocks overlap or are out of order', { secondary: [{ at: earlier, text: 'this block holds until the next begins' }], help: 'sort them by date, and end the earlier no later than the next begins' });
export const emptySpan = (at: Location): Diagnostic => diagnostic('T0604', at, '`until` is not after `from`', { notes: ['the block would never hold'], help: 'write a later date; for one day, the day after it' });

export const noDescription = (at: Location, name: string): Diagnostic =>
  diagnostic('W0902', at, `\`${name}\` has no description`, { help: 'a sentence in quotes as the first line tells the reader what is paid and why' });

export const exampleFails = (at: Location, title: string, expected: string, got: string, difference: string | null, derivation: readonly string[], help: string | null): Diagnostic =>
  diagnostic('T0701', at, `an example does not hold: "${title}"`, {
    notes: [`  expected ${expected}`, `       got ${got}`, ...(difference === null ? [] : [`difference ${difference}`]), ...derivation], help,
  });
export const exampleUnfit = (at: Location, headline: string, help: string): Diagnostic => diagnostic('T0702', at, headline, { help });
export const meterUnclear = (at: Location, meters: readonly string[]): Diagnostic =>
  diagnostic('T0702', at, 'the example does not say which meter', { help: `write \`use … of ${meters[0] ?? 'METER'}\`; the rule prices ${listed(meters)}` });
