/** `tariff worker`: finds scopes, collects, rates and stores what is due, until it is told to stop. */
import os from 'node:os';
import { type Configuration } from '../../config/index.ts';
import { type Observation, observe } from '../../observe/index.ts';
import { type Log, NoRules, PoliciesInForce, RulesInForce, Service, type ServiceParts, type ServiceSettings, openLog, rulesOriginOf, settingsOf, sourcesOf, systemClock, WrongPolicies } from '../../service/index.ts';
import type { Store } from '../../storage/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

export interface WorkerOptions {
  readonly config: string;
  readonly once?: true;
  readonly grace: string;
}

/** Signals this close together are one: a terminal sends its own to every process of a group, and whoever started us hands his on. */
const sameSignalMs = 500;

/** Ends with the first signal that asks for it; a second one ends the process at once, which loses nothing but time. */
const stopWanted = (): Promise<string> => new Promise((resolve) => {
  let askedAt: number | null = null;
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    process.on(signal, () => {
      if (askedAt !== null && performance.now() - askedAt > sameSignalMs) process.exit(code);
      askedAt ??= performance.now();
      resolve(signal);
    });
  }
});

/** What waits for a database that does not answer would wait for ever. What is given up was not committed, and is done again by others. */
const untilGivenUp = 1500;

function giveUpAfter(seconds: number, log: Log): void {
  setTimeout(() => {
    log.warn('the work in hand did not end within the grace: it is given up, and done again by who comes next');
    process.exit(exit.accepted);
  }, seconds * 1000 + untilGivenUp).unref();
}

async function observing({ metrics }: Configuration, store: Store, rules: RulesInForce, settings: ServiceSettings, log: Log): Promise<Observation | null> {
  if (metrics === null) return null;
  const { host, port } = metrics;
  const observation = await observe({ ...metrics, version, store, rules, settings }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(exit.environment, error.code === 'EADDRINUSE' ? `port ${port} on ${host} is taken` : `cannot listen on ${host}:${port}: ${error.message}`, 'choose another `metrics.port`; 0 takes a free one');
  });
  log.info({ url: observation.url }, 'health and metrics are answered');
  return observation;
}

const incomingOf = ({ directory: { incoming }, collect: { scopeKey } }: Configuration): NonNullable<ServiceParts['incoming']> | null => (incoming === null ? null : { directory: incoming, scopeKey });

/** What is said of scopes at the end of a worker that was to end. */
async function failing(store: Store, terminal: Terminal): Promise<number> {
  const scopes = (await store.scopes.list()).filter(({ isActive, failures }) => isActive && failures > 0);
  for (const { identifier, lastError } of scopes) terminal.note(`${identifier}: ${lastError}`);
  return scopes.length > 0 ? exit.refused : exit.accepted;
}

async function run(configuration: Configuration, { once, grace }: WorkerOptions, terminal: Terminal): Promise<number> {
  const seconds = Number(grace);
  if (!Number.isFinite(seconds) || seconds < 0) throw new CommandProblem(exit.usage, `--grace \`${grace}\` is no number of seconds`);
  const log = openLog(configuration.logging.level, `${os.hostname()}:${process.pid}`);
  const [settings, { collectors, fetchers }] = [settingsOf(configuration), sourcesOf(configuration)];
  const stop = stopWanted();
  return withConfiguredStore(configuration, (sentence) => log.info(sentence), async (store) => {
    const rules = new RulesInForce(rulesOriginOf(configuration), store, log);
    const observation = await observing(configuration, store, rules, settings, log);
    const service = new Service({ store, settings, collectors, fetchers, rules, clock: systemClock, log, events: observation?.events ?? {}, incoming: incomingOf(configuration), policies: new PoliciesInForce(configuration.alerts.directory, log) });
    try {
      await service.start();
      observation?.enter('working');
      log.info({ collectors: collectors.map(({ name }) => name), fetchers: fetchers.map(({ name }) => name) }, 'the worker has begun');
      if (once === true) await Promise.race([service.idle(), stop]);
      else log.info({ signal: await stop }, 'the worker stops');
    } catch (error) {
      if (error instanceof NoRules || error instanceof WrongPolicies) throw new CommandProblem(exit.rules, error.message);
      throw error;
    } finally {
      observation?.enter('stopping');
      giveUpAfter(seconds, log);
      await service.stop(seconds);
      await Promise.all([...collectors, ...fetchers].map((source) => source.close()));
      await observation?.stop();
    }
    return once === true ? failing(store, terminal) : exit.accepted;
  });
}

export const worker = (options: WorkerOptions, terminal: Terminal): Promise<number> => run(requireConfiguration(options.config, terminal), options, terminal);
