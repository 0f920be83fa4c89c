/** `tariff close`: closes the windows of limits and posts what they add. */
import { type Closed, closeWindows, postedJson } from '../../intake/index.ts';
import { decimalText } from '../../money/index.ts';
import type { Tariff } from '../../rating/index.ts';
import { type Instant, instantText, resolveDate } from '../../time/index.ts';
import { withStore } from '../environment.ts';
import { CommandProblem, exit } from '../exit.ts';
import { requireProvenRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';
import { warn } from '../usage-input.ts';
import { windowText } from '../window-text.ts';

export interface CloseCommandOptions {
  readonly rules: string;
  readonly until: string;
  readonly json?: true;
  readonly dryRun?: true;
}

function untilOf(text: string, { zone }: Tariff): Instant {
  const date = resolveDate(text, zone);
  if (!date.ok) throw new CommandProblem(exit.usage, `--until \`${text}\` ${date.why}`, 'write a date such as 2026-04-01, or a time such as 2026-04-01T06:00, in the time zone of the rules');
  return date.value;
}

function tableOf({ lines }: Closed, { zone, rounding }: Tariff): readonly string[] {
  const shown = (column: readonly string[]): readonly string[] => alignPoints(column.map(groupDigits));
  const [sums, amounts] = [shown(lines.map(({ sum }) => decimalText(sum, rounding.decimals))), shown(lines.map(({ amount }) => decimalText(amount, rounding.decimals)))];
  const rows = lines.map(({ rule, group, span, window, reason, currency, at }, index) =>
    [rule, group.map(([name, value]) => `${name} ${value}`).join(', '), windowText(zone, span, window), sums[index] ?? '', amounts[index] ?? '', currency, reason === 'window closed' ? '' : reason, at]);
  const [left, right] = [(title: string) => ({ title, align: 'left' as const }), (title: string) => ({ title, align: 'right' as const })];
  return textTable([left('limit'), left('group'), left('window'), right('sum'), right('amount'), left(''), left(''), left('at')], rows);
}

const counted = (count: number, noun: string): string => `${groupDigits(String(count))} ${noun}${count === 1 ? '' : 's'}`;

function summaryOf({ windows, lines, amount }: Closed, options: CloseCommandOptions, { currency, rounding, hash }: Tariff): string {
  if (windows === 0) return `nothing to close: no window that ends by ${options.until} is open or had late usage`;
  const verb = options.dryRun === true ? 'would close' : 'closed';
  return `${verb} ${counted(windows, 'window')}, counted by limit and group, with ${counted(lines.length, 'line')}: total ${groupDigits(decimalText(amount, rounding.decimals))} ${currency} by rulebook ${hash.slice(0, 12)}`;
}

function noteOpenQuestions({ left, uncounted }: Closed, terminal: Terminal): void {
  for (const limit of left) warn(terminal, `the rules have no limit \`${limit}\`: its windows stay open`);
  for (const { name, meter, points } of uncounted) {
    warn(terminal, `${counted(points, 'point')} of ${meter} ${points === 1 ? 'is' : 'are'} in no sum of \`${name}\`: ${points === 1 ? 'it was' : 'they were'} rated with rules that did not count ${points === 1 ? 'it' : 'them'} so`);
  }
}

export async function close(options: CloseCommandOptions, terminal: Terminal): Promise<number> {
  const rulebook = requireProvenRules(options.rules, terminal);
  const { tariff } = rulebook;
  if (tariff === null) return exit.rules;
  const [until, dryRun] = [untilOf(options.until, tariff), options.dryRun === true];
  const closed = await withStore((sentence) => terminal.note(sentence), (store) => closeWindows(store, rulebook, { until, dryRun }));
  noteOpenQuestions(closed, terminal);
  if (options.json === true) {
    const { windows, lines, amount } = closed;
    await terminal.line(JSON.stringify({ rulebook: rulebook.hash, until: instantText(until), dryRun, closed: windows, lines: lines.map(postedJson), total: decimalText(amount), currency: tariff.currency }, null, 2));
    return exit.accepted;
  }
  if (closed.lines.length > 0) for (const line of tableOf(closed, tariff)) await terminal.line(line);
  await terminal.line(summaryOf(closed, options, tariff));
  return exit.accepted;
}
