/** `tariff db`: whether the database is up to date, how large it is, and bringing it up to date. */
import type { Inspection, StoreOptions } from '../../storage/index.ts';
import { instantText } from '../../time/index.ts';
import { byteText } from '../byte-text.ts';
import { namedDatabase } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export interface DatabaseOptions {
  readonly config?: string;
  readonly json?: true;
}

const pendingOf = ({ migrations }: Inspection): readonly string[] => migrations.flatMap(({ name, doneAt }) => (doneAt === null ? [name] : []));

/** Says of a database of a newer program what every other command says of it. */
function requireOurs({ newer }: Inspection): void {
  if (newer.length > 0) throw new CommandProblem(exit.environment, `the database was written by a newer Tariff (it has \`${newer.join('`, `')}\`)`, 'use that, or another database');
}

function statusJson(inspection: Inspection): object {
  const { database, serverVersion, migrations, newer, tables, keptFrom } = inspection;
  return {
    database, server_version: serverVersion, kept_from: keptFrom === null ? null : instantText(keptFrom), is_up_to_date: pendingOf(inspection).length === 0 && newer.length === 0,
    migrations: migrations.map(({ name, doneAt }) => ({ name, done_at: doneAt === null ? null : instantText(doneAt) })), newer,
    tables: tables.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })),
  };
}

async function show(inspection: Inspection, terminal: Terminal): Promise<void> {
  const { database, serverVersion, migrations, tables, keptFrom } = inspection;
  const [left, right] = [(title: string) => ({ title, align: 'left' as const }), (title: string) => ({ title, align: 'right' as const })];
  await terminal.line(serverVersion === null ? `${database} was not begun yet` : `${database}, PostgreSQL ${serverVersion}`);
  if (keptFrom !== null) await terminal.line(`kept from ${instantText(keptFrom)} on; what was older is removed`);
  await terminal.line();
  for (const line of textTable([left('migration'), left('done')], migrations.map(({ name, doneAt }) => [name, doneAt === null ? 'pending' : instantText(doneAt)]))) await terminal.line(line);
  if (tables.length === 0) return;
  await terminal.line();
  const all = tables.reduce((sum, { bytes }) => sum + bytes, 0n);
  for (const line of textTable([left('table'), right('size')], tables.map(({ name, bytes }) => [name, byteText(bytes)]), [['all', byteText(all)]])) await terminal.line(line);
}

async function inspected(options: StoreOptions): Promise<Inspection> {
  const { inspectStore } = await import('../../storage/index.ts');
  return inspectStore(options);
}

export async function dbStatus(options: DatabaseOptions, terminal: Terminal): Promise<number> {
  const inspection = await inspected(namedDatabase(options.config, terminal));
  const pending = pendingOf(inspection);
  if (options.json === true) await terminal.line(JSON.stringify(statusJson(inspection), null, 2));
  else {
    await show(inspection, terminal);
    await terminal.line();
    await terminal.line(pending.length === 0 ? `${terminal.paint('good', 'ok')} up to date` : `${pending.length} migration${pending.length === 1 ? ' is' : 's are'} pending: \`tariff db migrate\` does ${pending.length === 1 ? 'it' : 'them'}`);
  }
  requireOurs(inspection);
  return pending.length === 0 ? exit.accepted : exit.rules;
}

export async function dbMigrate(options: DatabaseOptions, terminal: Terminal): Promise<number> {
  const named = namedDatabase(options.config, terminal);
  const before = await inspected(named);
  requireOurs(before);
  const pending = pendingOf(before);
  if (pending.length > 0) {
    const { openStore } = await import('../../storage/index.ts');
    await (await openStore(named)).close();
  }
  if (options.json === true) await terminal.line(JSON.stringify({ database: before.database, done: pending }, null, 2));
  else {
    for (const name of pending) await terminal.line(`did ${name}`);
    await terminal.line(`${terminal.paint('good', 'ok')} ${before.database} is up to date${pending.length === 0 ? ': nothing was to be done' : ''}`);
  }
  return exit.accepted;
}
