/** `tariff demo`: the whole way once, on the rules and the sample month that come with the program. */
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readUsageColumns } from '../../collect/index.ts';
import { storeColumns } from '../../intake/index.ts';
import { decimalText } from '../../money/index.ts';
import { sampleMonth } from '../../sample/index.ts';
import { exit } from '../exit.ts';
import { requireProvenRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { groupDigits } from '../text-table.ts';
import { Complaints, totalsText } from '../totals-text.ts';
import { check } from './check.ts';
import { report } from './report.ts';

const rulesDirectory = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../rules');
const shown = (directory: string): string => path.relative(process.cwd(), directory) || '.';

/** Prints the usage alone, for whoever wants to look at it or rate it by hand. */
async function printUsage(terminal: Terminal): Promise<number> {
  for (const line of sampleMonth()) await terminal.write(line);
  return exit.accepted;
}

export async function demo(options: { readonly printUsage?: true }, terminal: Terminal): Promise<number> {
  if (options.printUsage === true) return printUsage(terminal);
  // The sample must not land in somebody's real database.
  delete process.env.DATABASE_URL;
  const rules = shown(rulesDirectory);
  await terminal.line(terminal.paint('quiet', `1. the rules in ${rules}/`));
  await check(rules, {}, terminal);
  const rulebook = requireProvenRules(rulesDirectory, terminal);
  await terminal.line(`${terminal.paint('good', 'ok')} all ${rulebook.examples.length} examples in the rules hold`);
  await terminal.line(terminal.paint('quiet', '\n2. the sample month, rated and stored'));
  await terminal.flush();
  const { withStore } = await import('../environment.ts');
  const complaints = new Complaints(terminal, 'sample month');
  const totals = await withStore((sentence) => terminal.note(sentence), (store) => storeColumns(store, rulebook, readUsageColumns(Readable.from(sampleMonth()), { format: 'ndjson', coded: 'all' }), {
    source: 'sample month',
    onWarning: (sentence) => terminal.note(sentence),
    onBatch: (assessments, sofar) => {
      complaints.hear(assessments);
      terminal.progress(`${groupDigits(String(sofar.read))} points read`);
    },
  }));
  complaints.end();
  await terminal.line(totalsText(totals));
  await terminal.line(totals.known === totals.read ? 'every point was stored before: nothing was added' : `charged ${groupDigits(decimalText(totals.amount))} ${rulebook.tariff?.currency ?? ''}`);
  await terminal.line(terminal.paint('quiet', '\n3. the bill by meter'));
  await report({ by: 'meter' }, terminal);
  await terminal.line(terminal.paint('quiet', '\nwhere to go next'));
  for (const [command, meaning] of [
    ['npx tariff report --by scope', 'who pays what'],
    ['npx tariff report --by scope,flavor --from 2026-03-10 --to 2026-03-11', 'one day, by a field of the points'],
    ['npx tariff close --rules rules --until 2026-04-01', 'the month is over: what minimums and caps add to its bills'],
    ['npx tariff demo --print-usage | head -1 | npx tariff quote --rules rules --usage -', 'why one point costs what it costs'],
    [`$EDITOR ${path.join(rules, 'instance.tariff')} && npx tariff test ${rules}`, 'change a price and see which example notices'],
    ['npx tariff serve --rules rules', 'the same over HTTP; the contract is at /openapi.json'],
  ]) await terminal.line(`  ${command}\n      ${meaning}`);
  return exit.accepted;
}
