/** `tariff diff OLD NEW`: changed prices in words, and with usage what they cost whom. */
import type { Reading } from '../../collect/index.ts';
import { type Impact, type PriceChange, asOn, changeText, impactOf, priceChanges } from '../../compare/index.ts';
import { isError, renderAll } from '../../language/index.ts';
import { type Rational, decimalText, divide, multiply, rational, roundToDecimals } from '../../money/index.ts';
import type { Tariff } from '../../rating/index.ts';
import { resolveDate } from '../../time/index.ts';
import { CommandProblem, exit } from '../exit.ts';
import { rulesAt } from '../rules-at.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';
import { type UsageInputOptions, openUsage } from '../usage-input.ts';

export interface DiffOptions extends Partial<UsageInputOptions> {
  readonly asOn?: string;
  readonly json?: true;
}

/** Scopes shown to a person; JSON has them all. */
const scopesShown = 30;

function tariffAt(where: string, terminal: Terminal): Tariff {
  const { tariff, diagnostics, sources } = rulesAt(where);
  if (tariff !== null) return tariff;
  terminal.note(renderAll(diagnostics.filter(isError), sources, terminal.paintNotes));
  throw new CommandProblem(exit.rules, `the rules in ${where} have errors, so nothing was compared`);
}

function onDate(tariff: Tariff, date: string | undefined): Tariff {
  if (date === undefined) return tariff;
  const at = resolveDate(date, tariff.zone);
  if (!at.ok) throw new CommandProblem(exit.usage, `--as-on \`${date}\` ${at.why}`, 'a date is year-month-day, such as 2026-01-31');
  return asOn(tariff, at.value);
}

const signed = (amount: Rational): string => `${amount.numerator > 0n ? '+' : ''}${decimalText(amount)}`;
const percent = (difference: Rational, before: Rational): string =>
  before.numerator === 0n ? '' : `${difference.numerator > 0n ? '+' : ''}${decimalText(roundToDecimals(multiply(divide(difference, before), rational(100n)), 2n, 'half_up'))} %`;

async function showImpact(impact: Impact, currency: string, terminal: Terminal): Promise<void> {
  await terminal.line(`\ntotal ${groupDigits(decimalText(impact.before))} → ${groupDigits(decimalText(impact.after))} ${currency}, ${impact.difference.numerator === 0n ? 'no difference' : `${signed(impact.difference)} ${currency} ${percent(impact.difference, impact.before)}`}`.trimEnd());
  const shown = impact.scopes.slice(0, scopesShown);
  const columns = [shown.map(({ before }) => decimalText(before)), shown.map(({ after }) => decimalText(after)), shown.map(({ difference }) => signed(difference))].map(alignPoints);
  const rows = shown.map((entry, index) => [entry.scope, ...columns.map((column) => column[index] ?? ''), percent(entry.difference, entry.before)]);
  if (rows.length > 0) for (const line of textTable([{ title: 'scope', align: 'left' }, { title: 'before', align: 'right' }, { title: 'after', align: 'right' }, { title: 'difference', align: 'right' }, { title: '', align: 'right' }], rows)) await terminal.line(line);
  if (impact.scopes.length > scopesShown) await terminal.line(`… and ${impact.scopes.length - scopesShown} more`);
  await terminal.line(`${impact.unchanged} scope${impact.unchanged === 1 ? '' : 's'} unchanged, ${groupDigits(String(impact.points))} point${impact.points === 1 ? '' : 's'} read`);
  for (const [reason, count] of impact.newlyUnrated) await terminal.line(`${terminal.paint('warning', 'newly without a price')}: ${count} point${count === 1 ? '' : 's'}: ${reason}`);
}

const impactJson = (impact: Impact) => ({
  before: decimalText(impact.before), after: decimalText(impact.after), difference: decimalText(impact.difference), points: impact.points, refused: impact.refused, unchangedScopes: impact.unchanged,
  scopes: impact.scopes.map(({ scope, before, after, difference }) => ({ scope, before: decimalText(before), after: decimalText(after), difference: decimalText(difference) })),
  newlyUnrated: [...impact.newlyUnrated].map(([reason, points]) => ({ reason, points })),
});

async function showChanges(changes: readonly PriceChange[], terminal: Terminal): Promise<void> {
  if (changes.length === 0) await terminal.line('no price differs');
  for (const change of changes) await terminal.line(`${changeText(change)}   ${terminal.paint('quiet', change.at)}`);
}

export async function diff(oldRules: string, newRules: string, options: DiffOptions, terminal: Terminal): Promise<number> {
  if (options.asOn !== undefined && options.usage === undefined) throw new CommandProblem(exit.usage, '--as-on says with which prices usage is priced, and there is none', 'name it by --usage FILE');
  const [before, after] = [tariffAt(oldRules, terminal), tariffAt(newRules, terminal)];
  if (before.currency !== after.currency) throw new CommandProblem(exit.rules, `the rules change the currency from ${before.currency} to ${after.currency}: amounts cannot be compared`);
  const changes = priceChanges(before, after);
  let impact: Impact | null = null;
  if (options.usage !== undefined) {
    const readings: Reading[] = [];
    for await (const reading of openUsage({ ...options, usage: options.usage }, terminal).readings()) readings.push(reading);
    impact = await impactOf(onDate(before, options.asOn), onDate(after, options.asOn), readings);
  }
  if (options.json === true) await terminal.line(JSON.stringify({ changes, ...(impact === null ? {} : { currency: after.currency, impact: impactJson(impact) }) }, null, 2));
  else {
    await showChanges(changes, terminal);
    if (impact !== null) await showImpact(impact, after.currency, terminal);
  }
  return impact !== null && impact.refused > 0 ? exit.refused : exit.accepted;
}
