/** `tariff quote`: what usage would cost, without storing anything. */
import { Readable } from 'node:stream';
import type { Reading } from '../../collect/index.ts';
import { BatchBuilder, type UsageBatch, readingsOf } from '../../columns/index.ts';
import { type Assessment, type Tally, type Totals, addTotals, assessmentJson, limitJson, noTotals, fieldsRead, quoteColumns, quoteUsage } from '../../intake/index.ts';
import { add, decimalText, sum } from '../../money/index.ts';
import type { LimitLine, Tariff } from '../../rating/index.ts';
import { instantText } from '../../time/index.ts';
import { exit } from '../exit.ts';
import { requireRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';
import { Complaints, totalsText } from '../totals-text.ts';
import { type UsageInput, type UsageInputOptions, openUsage, warn } from '../usage-input.ts';

export interface QuoteCommandOptions extends UsageInputOptions {
  readonly rules: string;
  readonly json?: true;
}

/** Up to so many points are explained one by one; more are summed by rule. */
const pointsExplained = 10;

function explained(entries: readonly Assessment[], decimals: bigint): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') return [];
    const { point, verdict } = entry;
    const head = `${decimalText(verdict.amount, decimals)} ${verdict.currency}   ${point.meter} · scope ${point.scope} · ${decimalText(point.quantity)} ${point.unit} · ${instantText(point.period.start)} to ${instantText(point.period.end)}`;
    const lines = verdict.charges.flatMap((charge) => charge.parts.map((part) => [charge.rule, part.rate ?? 'formula', decimalText(part.amount, decimals), part.at]));
    return [head, ...textTable([{ title: 'rule', align: 'left' }, { title: 'rate', align: 'left' }, { title: 'amount', align: 'right' }, { title: 'at', align: 'left' }], lines).map((line) => `  ${line}`), ''];
  });
}

function summed({ rules, totals }: Tally, currency: string): readonly string[] {
  const amounts = alignPoints([...rules.values()].map(({ amount }) => groupDigits(decimalText(amount))).concat(groupDigits(decimalText(totals.amount))));
  const rows = [...rules].map(([rule, { lines }], index) => [rule, groupDigits(String(lines)), `${amounts[index]} ${currency}`]);
  return textTable([{ title: 'rule', align: 'left' }, { title: 'lines', align: 'right' }, { title: 'amount', align: 'right' }], rows, [['total', '', `${amounts.at(-1)} ${currency}`]]);
}

async function showEnd(lines: readonly string[], limits: readonly LimitLine[], totals: Totals, { currency, rounding }: Tariff, terminal: Terminal): Promise<void> {
  for (const line of lines) await terminal.line(line);
  const limited = sum(limits.map(({ amount }) => amount));
  for (const line of limits) await terminal.line(`${decimalText(line.amount, rounding.decimals)} ${line.currency}   ${line.rule} · ${line.group.map(([name, value]) => `${name} ${value}`).join(', ')} · ${instantText(line.window.start)} to ${instantText(line.window.end)} · sum ${decimalText(line.sum)}   ${line.at}`);
  await terminal.line(`total ${groupDigits(decimalText(add(totals.amount, limited), rounding.decimals))} ${currency}   ${totalsText(totals)}`);
}

interface Asked {
  readonly tariff: Tariff;
  readonly input: UsageInput;
  readonly complaints: Complaints;
  readonly terminal: Terminal;
}

/** Point by point: as JSON lines, or explained where they are few. */
async function quotePoints({ tariff, input, complaints, terminal }: Asked, readings: AsyncIterable<Reading>, json: boolean): Promise<Totals> {
  let totals = noTotals;
  const few: Assessment[] = [];
  const quoted = quoteUsage(tariff, readings, { onWarning: (sentence) => warn(terminal, `${input.name} ${sentence}`) });
  for await (const assessments of quoted.assessments) {
    totals = addTotals(totals, assessments);
    complaints.hear(assessments);
    if (json) for (const entry of assessments) await terminal.line(JSON.stringify(assessmentJson(entry)));
    else few.push(...assessments);
  }
  complaints.end();
  const limits = quoted.closeWindows();
  if (json) for (const line of limits) await terminal.line(JSON.stringify(limitJson(line)));
  else await showEnd(explained(few, tariff.rounding.decimals), limits, totals, tariff, terminal);
  return totals;
}

/** Many points: priced as columns, and summed by rule. */
async function quoteSums({ tariff, input, complaints, terminal }: Asked, batches: AsyncIterable<UsageBatch>): Promise<Totals> {
  const { tally, limits } = await quoteColumns(tariff, batches, {
    onWarning: (sentence) => warn(terminal, `${input.name} ${sentence}`),
    onBatch: (others, { totals }) => {
      complaints.hear(others);
      terminal.progress(`${groupDigits(String(totals.read))} points read`);
    },
  });
  complaints.end();
  await showEnd(summed(tally, tariff.currency), limits, tally.totals, tariff, terminal);
  return tally.totals;
}

async function* chained<T>(first: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

export async function quote(options: QuoteCommandOptions, terminal: Terminal): Promise<number> {
  const { tariff } = requireRules(options.rules, terminal);
  if (tariff === null) return exit.rules;
  const input = openUsage(options, terminal);
  const asked: Asked = { tariff, input, complaints: new Complaints(terminal, input.name), terminal };
  if (options.json === true) return exitCode(await quotePoints(asked, input.readings(), true));
  const fields = fieldsRead(tariff);
  const batches = input.columns(fields)[Symbol.asyncIterator]();
  // A batch holds until the next one is asked for: of few points all are read.
  const first: Reading[] = [];
  for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
    const { value: batch } = next;
    if (first.length + batch.count + batch.refusals.length > pointsExplained) return exitCode(await quoteSums(asked, chained([...batchesOf(first), batch], batches)));
    first.push(...readingsOf(batch));
  }
  return exitCode(await quotePoints(asked, Readable.from(first), false));
}

function batchesOf(readings: readonly Reading[]): readonly UsageBatch[] {
  const builder = new BatchBuilder();
  for (const reading of readings) {
    if (reading.kind === 'refusal') builder.refuse(reading.refusal);
    else builder.add(reading.point);
  }
  return readings.length === 0 ? [] : [builder.finish()];
}

const exitCode = (totals: Totals): number => (totals.refused > 0 ? exit.refused : exit.accepted);
