/** `tariff report`: totals from the store. */
import { type ReportRequest, readRequest, reportCsv, reportJson, reportTable } from '../../report/index.ts';
import { withStore } from '../environment.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';

export interface ReportOptions extends ReportRequest {
  readonly json?: true;
  readonly csv?: true;
}

export async function report(options: ReportOptions, terminal: Terminal): Promise<number> {
  const { query, summary } = await withStore((sentence) => terminal.note(sentence), async (store) => {
    const request = readRequest(options, options.timezone ?? (await store.timezone()) ?? 'UTC');
    if ('problem' in request) throw new CommandProblem(exit.usage, `--${request.problem.field} ${request.problem.reason}`);
    return { query: request.query, summary: await store.summary(request.query) };
  });
  if (options.json === true) {
    await terminal.line(JSON.stringify(reportJson(query, summary), null, 2));
    return exit.accepted;
  }
  if (options.csv === true) {
    await terminal.write(reportCsv(query, summary));
    return exit.accepted;
  }
  if (summary.total.points === 0 && summary.total.amounts.length === 0) {
    await terminal.line('nothing is stored for that question; `tariff rate` stores usage and its charges');
    return exit.accepted;
  }
  const { titles, rows, totals } = reportTable(query, summary);
  const all = [...rows, ...totals];
  const columns = titles.map(({ align }, index) => {
    const values = all.map((row) => row[index] ?? '');
    return align === 'right' ? alignPoints(values.map(groupDigits)) : values;
  });
  const lines = all.map((_, line) => columns.map((values) => values[line] ?? ''));
  for (const line of textTable(titles, lines.slice(0, rows.length), lines.slice(rows.length))) await terminal.line(line);
  if (summary.total.unrated + summary.total.stopped > 0) {
    await terminal.line(`${summary.total.unrated} points have no price yet and ${summary.total.stopped} could not be priced: they are stored, and charged nothing.`);
  }
  if (summary.rows.some(({ key, limits }) => limits.length > 0 && key.includes(null))) await terminal.line('What limits add belongs to no meter and to no point: it stands under — where the group of the limit does not say.');
  return exit.accepted;
}
