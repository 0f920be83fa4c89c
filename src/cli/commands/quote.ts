/** `tariff quote`: what usage would cost, without storing anything. */
import { type Assessment, type Totals, addTotals, assessmentJson, limitJson, noTotals, quoteUsage } from '../../intake/index.ts';
import { type Rational, add, decimalText, sum, zero } from '../../money/index.ts';
import { instantText } from '../../time/index.ts';
import { exit } from '../exit.ts';
import { requireRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';
import { Complaints, totalsText } from '../totals-text.ts';
import { type UsageInputOptions, openUsage, warn } from '../usage-input.ts';

export interface QuoteCommandOptions extends UsageInputOptions {
  readonly rules: string;
  readonly json?: true;
}

/** Up to so many points are explained one by one; more are summed by rule. */
const pointsExplained = 10;

interface RuleSum {
  points: number;
  amount: Rational;
}

function explained(entries: readonly Assessment[], decimals: bigint): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') return [];
    const { point, verdict } = entry;
    const head = `${decimalText(verdict.amount, decimals)} ${verdict.currency}   ${point.meter} · scope ${point.scope} · ${decimalText(point.quantity)} ${point.unit} · ${instantText(point.period.start)} to ${instantText(point.period.end)}`;
    const lines = verdict.charges.flatMap((charge) => charge.parts.map((part) => [charge.rule, part.rate ?? 'formula', decimalText(part.amount, decimals), part.at]));
    return [head, ...textTable([{ title: 'rule', align: 'left' }, { title: 'rate', align: 'left' }, { title: 'amount', align: 'right' }, { title: 'at', align: 'left' }], lines).map((line) => `  ${line}`), ''];
  });
}

function summed(sums: ReadonlyMap<string, RuleSum>, totals: Totals, currency: string): readonly string[] {
  const amounts = alignPoints([...sums.values()].map(({ amount }) => groupDigits(decimalText(amount))).concat(groupDigits(decimalText(totals.amount))));
  const rows = [...sums].map(([rule, { points }], index) => [rule, groupDigits(String(points)), `${amounts[index]} ${currency}`]);
  return textTable([{ title: 'rule', align: 'left' }, { title: 'lines', align: 'right' }, { title: 'amount', align: 'right' }], rows, [['total', '', `${amounts.at(-1)} ${currency}`]]);
}

export async function quote(options: QuoteCommandOptions, terminal: Terminal): Promise<number> {
  const { tariff } = requireRules(options.rules, terminal);
  if (tariff === null) return exit.rules;
  const input = openUsage(options, terminal);
  const complaints = new Complaints(terminal, input.name);
  const sums = new Map<string, RuleSum>();
  const few: Assessment[] = [];
  let totals = noTotals;
  const quoted = quoteUsage(tariff, input.readings, { onWarning: (sentence) => warn(terminal, `${input.name} ${sentence}`) });
  for await (const assessments of quoted.assessments) {
    totals = addTotals(totals, assessments);
    complaints.hear(assessments);
    if (options.json === true) {
      for (const entry of assessments) await terminal.line(JSON.stringify(assessmentJson(entry)));
      continue;
    }
    terminal.progress(`${groupDigits(String(totals.read))} points read`);
    if (few.length <= pointsExplained) few.push(...assessments.slice(0, pointsExplained + 1));
    for (const entry of assessments) {
      if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') continue;
      for (const charge of entry.verdict.charges) {
        const known = sums.get(charge.rule) ?? { points: 0, amount: zero };
        sums.set(charge.rule, { points: known.points + 1, amount: add(known.amount, charge.amount) });
      }
    }
  }
  complaints.end();
  const limits = quoted.closeWindows();
  if (options.json === true) for (const line of limits) await terminal.line(JSON.stringify(limitJson(line)));
  if (options.json !== true) {
    const lines = totals.read <= pointsExplained ? explained(few, tariff.rounding.decimals) : summed(sums, totals, tariff.currency);
    for (const line of lines) await terminal.line(line);
    const limited = sum(limits.map(({ amount }) => amount));
    for (const line of limits) await terminal.line(`${decimalText(line.amount, tariff.rounding.decimals)} ${line.currency}   ${line.rule} · ${line.group.map(([name, value]) => `${name} ${value}`).join(', ')} · ${instantText(line.window.start)} to ${instantText(line.window.end)} · sum ${decimalText(line.sum)}   ${line.at}`);
    await terminal.line(`total ${groupDigits(decimalText(add(totals.amount, limited), tariff.rounding.decimals))} ${tariff.currency}   ${totalsText(totals)}`);
  }
  return totals.refused > 0 ? exit.refused : exit.accepted;
}
