/** `tariff rate`: rates usage and stores points and charges. */
import { storeColumns } from '../../intake/index.ts';
import { diagnosticJson, renderDiagnostic } from '../../language/index.ts';
import { decimalText } from '../../money/index.ts';
import type { Tariff } from '../../rating/index.ts';
import type { WaitingWindow } from '../../storage/index.ts';
import { withStore } from '../environment.ts';
import { exit } from '../exit.ts';
import { againstStored } from '../past-changes.ts';
import { requireProvenRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';
import { groupDigits } from '../text-table.ts';
import { Complaints, totalsJson, totalsText } from '../totals-text.ts';
import { type UsageInputOptions, openUsage, warn } from '../usage-input.ts';
import { windowText } from '../window-text.ts';

export interface RateOptions extends UsageInputOptions {
  readonly rules: string;
  readonly json?: true;
}

/** So many windows are named, the earliest first. */
const windowsNamed = 3;

function waitingText(waiting: readonly WaitingWindow[], { zone }: Tariff, rules: string): string {
  const named = waiting.slice(0, windowsNamed).map(({ span, window }) => windowText(zone, span, window)).join(', ');
  const more = waiting.length > windowsNamed ? ` and ${groupDigits(String(waiting.length - windowsNamed))} more` : '';
  return `windows of limits are open: ${named}${more}; \`tariff close --rules ${rules} --until DATE\` closes those that have ended and posts what the limits add`;
}

export async function rate(options: RateOptions, terminal: Terminal): Promise<number> {
  const rulebook = requireProvenRules(options.rules, terminal);
  const { tariff } = rulebook;
  if (tariff === null) return exit.rules;
  const input = openUsage(options, terminal);
  const complaints = new Complaints(terminal, input.name);
  const { totals, warnings, waiting } = await withStore((sentence) => terminal.note(sentence), async (store) => {
    const { diagnostics, problem } = await againstStored(store, rulebook);
    if (problem !== null) terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${problem}`);
    for (const entry of diagnostics) terminal.note(`${renderDiagnostic(entry, rulebook.sources, terminal.paintNotes)}\n`);
    const counted = await storeColumns(store, rulebook, input.columns({ coded: 'all' }), {
      source: input.name,
      onWarning: (sentence) => warn(terminal, `${input.name} ${sentence}`),
      onBatch: (others, sofar) => {
        complaints.hear(others);
        terminal.progress(`${groupDigits(String(sofar.read))} points read, ${groupDigits(String(sofar.rated))} rated`);
      },
    });
    return {
      totals: counted, warnings: diagnostics.map((entry) => diagnosticJson(entry, rulebook.sources)),
      waiting: tariff.limits.length > 0 ? await store.waitingWindows() : [],
    };
  });
  complaints.end();
  if (waiting.length > 0) terminal.note(waitingText(waiting, tariff, options.rules));
  if (options.json === true) await terminal.line(JSON.stringify({ rulebook: rulebook.hash, ...totalsJson(totals, tariff.currency), warnings }, null, 2));
  else {
    await terminal.line(totalsText(totals));
    if (totals.read > 0 && totals.known === totals.read) await terminal.line('every point was stored before: nothing was added');
    else await terminal.line(`charged ${groupDigits(decimalText(totals.amount, tariff.rounding.decimals))} ${tariff.currency} by rulebook ${rulebook.hash.slice(0, 12)}`);
  }
  return totals.refused > 0 ? exit.refused : exit.accepted;
}
