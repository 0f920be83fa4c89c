/** `tariff import focus BILL.csv --out DIR` */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type FocusImportReport, importFocus } from '../../collect/index.ts';
import { decimalText, parseDecimal } from '../../money/index.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { groupDigits } from '../text-table.ts';

export interface ImportFocusOptions {
  readonly out: string;
  readonly currency?: string;
  readonly tolerance: string;
  readonly json?: true;
}

/** Lines left out that are named one by one; the rest stands in left-out.csv. */
const leftOutShown = 20;

const reportJson = (report: FocusImportReport, out: string): Record<string, unknown> => ({
  out, lines: report.lines, kept: report.kept, leftOut: report.lines - report.kept,
  leftOutByCause: Object.fromEntries(report.leftOutCounts), leftOutLines: report.leftOut,
  meters: report.meters, prices: report.prices, currency: report.currency, total: decimalText(report.total), listCost: decimalText(report.listCost),
  fieldsLeftOut: Object.fromEntries(report.fieldsLeftOut), files: report.files, notes: report.notes,
});

export async function importFocusBill(bill: string, options: ImportFocusOptions, terminal: Terminal): Promise<number> {
  const tolerance = parseDecimal(options.tolerance);
  if (!tolerance.ok || tolerance.value.numerator < 0n) throw new CommandProblem(exit.usage, `--tolerance must be a decimal number from zero up, and \`${options.tolerance}\` is not`);
  if (!existsSync(bill)) throw new CommandProblem(exit.environment, bill === '-' ? 'a bill is read twice, so it must be a file and not standard input' : `there is no file \`${bill}\``);
  if (statSync(bill).isDirectory()) throw new CommandProblem(exit.environment, `\`${bill}\` is a directory; name the bill, a CSV file`);
  const report = await importFocus({ billPath: bill, outDirectory: options.out, tolerance: tolerance.value, ...(options.currency === undefined ? {} : { currency: options.currency }) });
  const leftOut = report.lines - report.kept;
  const name = path.basename(bill);
  for (const { line, reason } of report.leftOut.slice(0, leftOutShown)) terminal.note(`${terminal.paintNotes('warning', 'left out')}: ${name} line ${line}: ${reason}`);
  if (leftOut > leftOutShown) terminal.note(`… and ${groupDigits(String(leftOut - leftOutShown))} more; all are in ${path.join(options.out, 'left-out.csv')}`);
  for (const note of report.notes) terminal.note(note);
  if (options.json === true) await terminal.line(JSON.stringify(reportJson(report, options.out), null, 2));
  else {
    await terminal.line(`lines ${groupDigits(String(report.lines))} = kept ${groupDigits(String(report.kept))} + left out ${groupDigits(String(leftOut))}`);
    await terminal.line(`${report.meters} meters and ${report.prices} prices in ${options.out}; the kept lines cost ${decimalText(report.total)} ${report.currency}`);
    await terminal.line(`next: tariff quote --rules ${options.out} --usage ${path.join(options.out, 'usage.ndjson')}`);
  }
  return leftOut > 0 ? exit.refused : exit.accepted;
}
