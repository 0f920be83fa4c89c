/** Usage for commands: a file or standard input, in the format that its name suggests or the person names. */
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type ReadColumnsOptions, type Reading, type UsageFormat, readUsage, readUsageColumns, usageFormatOf } from '../collect/index.ts';
import type { UsageBatch } from '../columns/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

export interface UsageInputOptions {
  readonly usage: string;
  readonly format?: UsageFormat;
  readonly scopeKey?: string;
}

export interface UsageInput {
  /** What to call it in messages and in the books. */
  readonly name: string;
  /** One by one. Usage is read once, either way. */
  readonly readings: () => AsyncIterable<Reading>;
  /** Many at a time, with columns for these fields. */
  readonly columns: (fields: { readonly coded: ReadColumnsOptions['coded']; readonly present?: ReadonlySet<string> }) => AsyncIterable<UsageBatch>;
}

function openFile(file: string): Readable {
  try {
    if (statSync(file).isDirectory()) throw new CommandProblem(exit.environment, `\`${file}\` is a directory; name a file of usage, or \`-\` for standard input`);
  } catch (error) {
    if (error instanceof CommandProblem) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandProblem(exit.environment, code === 'ENOENT' ? `there is no file \`${file}\`` : `cannot read \`${file}\`: ${message}`);
  }
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

export function openUsage({ usage, format, scopeKey }: UsageInputOptions, terminal: Terminal): UsageInput {
  const stdin = usage === '-';
  const name = stdin ? 'standard input' : path.basename(usage);
  const stream = stdin ? process.stdin : openFile(usage);
  const how = {
    format: format ?? (stdin ? 'ndjson' : usageFormatOf(usage)),
    ...(scopeKey === undefined ? {} : { scopeKey }),
    onWarning: (sentence: string) => warn(terminal, `${name}: ${sentence}`),
  };
  return { name, readings: () => readUsage(stream, how), columns: (fields) => readUsageColumns(stream, { ...how, ...fields }) };
}

export function warn(terminal: Terminal, sentence: string): void {
  terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${sentence}`);
}
