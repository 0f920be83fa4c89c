/** `tariff worker`: finds scopes, collects, rates and stores what is due, until it is told to stop. */
import os from 'node:os';
import { type Configuration } from '../../config/index.ts';
import { type Log, NoRules, RulesInForce, Service, openLog, settingsOf, sourcesOf, systemClock } from '../../service/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';

export interface WorkerOptions {
  readonly config: string;
  readonly once?: true;
  readonly grace: string;
}

/** Ends with the first signal that asks for it; a second one ends the process at once, which loses nothing but time. */
const stopWanted = (): Promise<string> => new Promise((resolve) => {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    });
  }
});

/** Closing takes moments, unless the database says nothing any more. */
const secondsBeyondGrace = 5;

/** Work that does not end is given up with the process: what is not committed by then was never there. */
function endAfter(seconds: number, log: Log): void {
  setTimeout(() => {
    log.warn('work in hand did not end in time and is given up: another worker does it again');
    process.exit(exit.accepted);
  }, seconds * 1000).unref();
}

async function run(configuration: Configuration, { once, grace }: WorkerOptions, terminal: Terminal): Promise<number> {
  const seconds = Number(grace);
  if (!Number.isFinite(seconds) || seconds < 0) throw new CommandProblem(exit.usage, `--grace \`${grace}\` is no number of seconds`);
  const log = openLog(configuration.logging.level, `${os.hostname()}:${process.pid}`);
  const { collectors, fetchers } = sourcesOf(configuration);
  const stop = stopWanted();
  return withConfiguredStore(configuration, (sentence) => log.info(sentence), async (store) => {
    const service = new Service({ store, settings: settingsOf(configuration), collectors, fetchers, rules: new RulesInForce(configuration.rules.directory, store, log), clock: systemClock, log });
    try {
      await service.start();
      log.info({ collectors: collectors.map(({ name }) => name), fetchers: fetchers.map(({ name }) => name) }, 'the worker has begun');
      if (once === true) await Promise.race([service.idle(), stop]);
      else log.info({ signal: await stop }, 'the worker stops');
    } catch (error) {
      if (error instanceof NoRules) throw new CommandProblem(exit.rules, error.message);
      throw error;
    } finally {
      endAfter(seconds + secondsBeyondGrace, log);
      await service.stop(seconds);
      await Promise.all([...collectors, ...fetchers].map((source) => source.close()));
    }
    if (once !== true) return exit.accepted;
    const failing = (await store.scopes.list()).filter(({ isActive, failures }) => isActive && failures > 0);
    for (const { identifier, lastError } of failing) terminal.note(`${identifier}: ${lastError}`);
    return failing.length > 0 ? exit.refused : exit.accepted;
  });
}

export const worker = (options: WorkerOptions, terminal: Terminal): Promise<number> => run(requireConfiguration(options.config, terminal), options, terminal);
