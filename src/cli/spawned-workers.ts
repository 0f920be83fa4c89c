/** Workers beside a server, each a process of its own, so that rating never keeps a request waiting. One that ends by itself is started again. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '../service/index.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
/** One that ends at once would be started without end: the wait doubles up to a minute. */
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

export interface WorkerCommand {
  readonly config: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Whether workers answer for health and metrics: several cannot share a port, so each takes a free one. */
  readonly hasPort: boolean;
}

export interface Workers {
  /** Work in hand is ended first. */
  stop(): Promise<void>;
}

class SpawnedWorker {
  readonly #command: WorkerCommand;
  readonly #log: Log;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #waitMs = firstWaitMs;
  #stopping = false;
  #ended: () => void = () => undefined;

  constructor(command: WorkerCommand, log: Log) {
    [this.#command, this.#log] = [command, log];
    this.#start();
  }

  stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#child === null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#ended = resolve;
      this.#child?.kill('SIGTERM');
    });
  }

  #start(): void {
    const { config, variables, hasPort } = this.#command;
    const startedAt = performance.now();
    this.#child = fork(main, ['worker', '--config', config], { env: { ...process.env, ...variables, ...(hasPort ? { TARIFF_METRICS__PORT: '0' } : {}) }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.once('error', (error) => this.#log.error({ error }, 'a worker cannot be started'));
    this.#child.once('exit', (code, signal) => {
      this.#child = null;
      if (this.#stopping) return this.#ended();
      this.#waitMs = performance.now() - startedAt > longestWaitMs ? firstWaitMs : Math.min(longestWaitMs, this.#waitMs * 2);
      this.#log.error({ code, signal, again: this.#waitMs }, 'a worker ended by itself and is started again');
      this.#timer = setTimeout(() => this.#start(), this.#waitMs);
    });
  }
}

export function startWorkers(count: number, command: WorkerCommand, log: Log): Workers {
  const workers = Array.from({ length: count }, () => new SpawnedWorker(command, log));
  return { stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))) };
}
