/** `tariff serve`: the APIs over HTTP until a signal ends it, with workers beside it where they are wanted. Starts from nothing. */
import os from 'node:os';
import path from 'node:path';
import { buildApp, startServer } from '../../api/index.ts';
import type { Configuration } from '../../config/index.ts';
import { type Log, NoRules, RulesInForce, openLog, rulesOriginOf, settingsOf, sourcesOf } from '../../service/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { usualConfiguration } from '../environment.ts';
import { CommandProblem, exit } from '../exit.ts';
import { requireGate } from '../served-gate.ts';
import { servedMetrics } from '../served-metrics.ts';
import { startWorkers } from '../spawned-workers.ts';
import type { Terminal } from '../terminal.ts';

export interface ServeOptions {
  readonly config?: string;
  readonly rules?: string;
  readonly metrics?: string;
  readonly host?: string;
  readonly port?: string;
  readonly workers: string;
}

/** What the command line says stands in place of the configuration, for this process and the workers that it starts. */
function variablesOf({ rules, metrics, host, port }: ServeOptions): Readonly<Record<string, string>> {
  const file = (name: string | undefined): string | undefined => (name === undefined ? undefined : path.resolve(name));
  const given = { TARIFF_RULES__DIRECTORY: file(rules), TARIFF_COLLECT__METRICS_CONF: file(metrics), TARIFF_API__HOST: host, TARIFF_API__PORT: port };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

const mostWorkers = 64;

function requireNumbers({ port, workers }: ServeOptions): number {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) throw new CommandProblem(exit.usage, `--port must be a number from 0 to 65535, and \`${port}\` is none`);
  if (!(/^\d{1,2}$/.test(workers) && Number(workers) <= mostWorkers)) throw new CommandProblem(exit.usage, `--workers must be a number from 0 to ${mostWorkers}, and \`${workers}\` is none`);
  return Number(workers);
}

const signalled = (): Promise<void> => new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});

async function listen(app: ReturnType<typeof buildApp>, { api: { host, port } }: Configuration): ReturnType<typeof startServer> {
  return startServer(app, host, port).catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(exit.environment, error.code === 'EADDRINUSE' ? `port ${port} on ${host} is taken; choose another with --port` : `cannot listen on ${host}:${port}: ${error.message}`);
  });
}

interface Serving {
  readonly configuration: Configuration;
  readonly options: ServeOptions;
  readonly variables: Readonly<Record<string, string>>;
  readonly workers: number;
  readonly log: Log;
}

async function run({ configuration, options, variables, workers: count, log }: Serving, terminal: Terminal): Promise<void> {
  const ended = signalled();
  const { metrics, metricsFile } = servedMetrics(configuration);
  await withConfiguredStore(configuration, (sentence) => terminal.note(sentence), async (store) => {
    const rules = new RulesInForce(rulesOriginOf(configuration, metrics), store, log);
    const rulebook = await rules.now().catch((error: unknown) => {
      throw error instanceof NoRules ? new CommandProblem(exit.rules, error.message) : error;
    });
    const { scopeKey, period } = configuration.collect;
    const { api } = configuration;
    const gate = await requireGate(api, store, log, terminal);
    const limits = { bodyBytes: api.bodyLimit, usageBytes: api.usageLimit, answerSeconds: api.answerTimeout };
    const { collectors, fetchers } = sourcesOf(configuration);
    const collecting = collectors.length === 0 ? {} : { collecting: { settings: settingsOf(configuration), collectors } };
    const app = buildApp({ ...collecting, rules, inForce: rules, store, metrics, metricsFile, scopeKey, periodSeconds: period, gate, limits, disableFile: api.disableFile, onFault: (error, requestId) => log.error({ error, requestId }, 'a request met a fault') });
    const server = await listen(app, configuration);
    const workers = startWorkers(count, { config: options.config ?? usualConfiguration, variables, hasPort: configuration.metrics !== null }, log);
    await terminal.line(`listening on ${server.url} with rulebook ${rulebook.hash.slice(0, 12)}; the contract is at ${server.url}/openapi.json`);
    await terminal.flush();
    await ended;
    await Promise.all([server.stop(), workers.stop()]);
    await Promise.all([gate.identity.close(), ...[...collectors, ...fetchers].map((source) => source.close())]);
  });
}

export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const workers = requireNumbers(options);
  const variables = variablesOf(options);
  const configuration = requireConfiguration(options.config ?? usualConfiguration, terminal, variables);
  await run({ configuration, options, variables, workers, log: openLog(configuration.logging.level, `${os.hostname()}:${process.pid}`) }, terminal);
  return exit.accepted;
}
