/** The configuration for commands of the service: loaded, and its problems shown where the command cannot go on. */
import { existsSync } from 'node:fs';
import { type Configuration, type Environment, loadConfiguration } from '../config/index.ts';
import { renderProblem } from '../yaml/index.ts';
import type { Store, StoreOptions } from '../storage/index.ts';
import { storeOptions, usualConfiguration } from './environment.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** Where nobody wrote a configuration: usage is pushed, everything else is as by default. */
const withoutFile = 'collect: { collector: pushed }\n';

/** The configuration, or an end of the command with its problems on standard error. `variables` stand in place of those of the environment. */
export function requireConfiguration(file: string, terminal: Terminal, variables: Environment = {}): Configuration {
  const { configuration, problems } = loadConfiguration(file, { ...process.env, ...variables }, file === usualConfiguration ? withoutFile : null);
  if (configuration !== null) return configuration;
  for (const problem of problems) terminal.note(renderProblem(problem, terminal.paintNotes));
  throw new CommandProblem(exit.rules, `the configuration ${file} is not right, so nothing was done`, `see \`tariff config check ${file}\``);
}

/** The database that a configuration names; where none is given and there is none here, that of the environment. */
export function namedDatabase(file: string | undefined, terminal: Terminal): StoreOptions {
  const onProgress = (sentence: string): void => terminal.note(sentence);
  if (file === undefined && !existsSync(usualConfiguration)) return storeOptions(onProgress);
  const { database: { connection, directory } } = requireConfiguration(file ?? usualConfiguration, terminal);
  return { databaseUrl: connection, dataDirectory: directory, onProgress };
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
