/** The configuration for commands of the service: loaded, and its problems shown where the command cannot go on. */
import { type Configuration, loadConfiguration } from '../config/index.ts';
import { renderProblem } from '../yaml/index.ts';
import type { Store } from '../storage/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

export const usualConfiguration = 'tariff.yml';

/** The configuration, or an end of the command with its problems on standard error. */
export function requireConfiguration(file: string, terminal: Terminal): Configuration {
  const { configuration, problems } = loadConfiguration(file, process.env);
  if (configuration !== null) return configuration;
  for (const problem of problems) terminal.note(renderProblem(problem, terminal.paintNotes));
  throw new CommandProblem(exit.rules, `the configuration ${file} is not right, so nothing was done`, `see \`tariff config check ${file}\``);
}

/** Opens the store that the configuration names for the time of `work`. */
export async function withConfiguredStore<T>({ database: { connection, directory } }: Configuration, onProgress: (sentence: string) => void, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../storage/index.ts');
  const store = await openStore({ databaseUrl: connection, dataDirectory: directory, onProgress });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
