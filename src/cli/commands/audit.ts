/** `tariff audit`: who asked for which change, and whether it was done. */
import { auditJson } from '../../api/index.ts';
import { instantText, parseInstant } from '../../time/index.ts';
import type { Instant } from '../../time/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export interface AuditOptions {
  readonly config: string;
  readonly caller?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: string;
  readonly json?: true;
}

const mostEntries = 10_000;
const columns = ['AT', 'WHO', 'RIGHT', 'WHAT', 'STATUS', 'REQUEST'].map((title) => ({ title, align: 'left' as const }));

function instantIn(option: string, written: string | undefined): Instant | null {
  if (written === undefined) return null;
  const parsed = parseInstant(written);
  if (!parsed.ok) throw new CommandProblem(exit.usage, `--${option} \`${written}\` ${parsed.problem}`);
  return parsed.value;
}

export async function audit({ config, caller, since, until, limit, json }: AuditOptions, terminal: Terminal): Promise<number> {
  const most = Number(limit);
  if (!Number.isSafeInteger(most) || most < 1 || most > mostEntries) throw new CommandProblem(exit.usage, `--limit must be a number from 1 to ${mostEntries}, and \`${limit}\` is none`);
  const query = { caller: caller ?? null, since: instantIn('since', since), until: instantIn('until', until), before: null, most };
  return withConfiguredStore(requireConfiguration(config, terminal), (sentence) => terminal.note(sentence), async (store) => {
    const entries = await store.audit.list(query);
    if (json === true) for (const entry of entries) await terminal.line(JSON.stringify(auditJson(entry)));
    else for (const line of textTable(columns, entries.map(({ at, caller: who, right, method, path, status, requestId }) => [instantText(at), who, right, `${method} ${path}`, String(status), requestId]))) await terminal.line(line);
    return exit.accepted;
  });
}
