/** `tariff serve`: the same work over HTTP, until a signal ends it. */
import { buildApp, startServer } from '../../api/index.ts';
import { withStore } from '../environment.ts';
import { CommandProblem, exit } from '../exit.ts';
import { requireProvenRules } from '../rules.ts';
import type { Terminal } from '../terminal.ts';

export interface ServeOptions {
  readonly rules: string;
  readonly host: string;
  readonly port: string;
}

const signalled = (): Promise<void> => new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});

export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const port = /^\d{1,5}$/.test(options.port) ? Number(options.port) : Number.NaN;
  if (!(port <= 65_535)) throw new CommandProblem(exit.usage, `--port must be a number from 0 to 65535, and \`${options.port}\` is none`);
  const rulebook = requireProvenRules(options.rules, terminal);
  await withStore((sentence) => terminal.note(sentence), async (store) => {
    const app = buildApp({ rulebook, store, onFault: (error) => terminal.note(error instanceof Error ? error.stack ?? error.message : String(error)) });
    const ended = signalled();
    const server = await startServer(app, options.host, port).catch((error: NodeJS.ErrnoException) => {
      throw new CommandProblem(exit.environment, error.code === 'EADDRINUSE' ? `port ${port} on ${options.host} is taken; choose another with --port` : `cannot listen on ${options.host}:${port}: ${error.message}`);
    });
    await terminal.line(`listening on ${server.url} with rulebook ${rulebook.hash.slice(0, 12)}; the contract is at ${server.url}/openapi.json`);
    await terminal.flush();
    await ended;
    await server.stop();
  });
  return exit.accepted;
}
