/** The ground of a test: a folder with rules and configuration, a database, a source, and workers on them. All of it is gone at the end. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { freshDatabase, rowsOf } from '../support/postgres.ts';
import { type Usage, metrics, periodSeconds, rules, sourceOf } from './usage.ts';
import { type WorkerStart, WorkerProcess } from './worker-process.ts';

export interface GroundOptions {
  readonly usage: Usage;
  /** Of `orchestrator`. */
  readonly orchestrator?: Readonly<Record<string, number>>;
  /** A database of the test's own; else one of the suite's server. */
  readonly url?: string;
  /** In place of the formula's own answers. */
  readonly source?: FakePrometheus;
  /** Further files, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** As quick as the service can be told to be. */
const quick = { max_workers: 2, max_threads: 4, periods_at_once: 4, heartbeat: 10, poll: 1, retry_first: 1, retry_most: 4 };

const configurationOf = ({ start }: Usage, source: string, orchestrator: GroundOptions['orchestrator']): string => `collect:
  collector: prometheus
  metrics_conf: metrics.yml
  scope_key: project_id
  period: ${periodSeconds}
  wait_periods: 1
  start: ${new Date(start / 1000).toISOString().replace('.000Z', 'Z')}
fetcher:
  backend: prometheus
fetcher_prometheus: {prometheus_url: "${source}", metric: instance_hours, scope_attribute: project_id}
collector_prometheus: {prometheus_url: "${source}"}
rules: {directory: rules}
orchestrator: ${JSON.stringify({ ...quick, ...orchestrator })}
`;

export class Ground {
  readonly folder: string;
  readonly url: string;
  readonly usage: Usage;
  readonly source: FakePrometheus;
  readonly workers: WorkerProcess[] = [];
  readonly #ends: (() => Promise<void>)[];

  private constructor(folder: string, url: string, usage: Usage, source: FakePrometheus, ends: (() => Promise<void>)[]) {
    [this.folder, this.url, this.usage, this.source, this.#ends] = [folder, url, usage, source, ends];
  }

  static async make({ usage, orchestrator, url, source: given, files = {} }: GroundOptions): Promise<Ground> {
    const ends: (() => Promise<void>)[] = [];
    const source = given ?? await startFakePrometheus(sourceOf(usage));
    ends.push(() => source.stop());
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-faults-'));
    ends.push(async () => rmSync(folder, { recursive: true, force: true }));
    for (const [name, content] of Object.entries({ ...rules, 'metrics.yml': metrics, 'tariff.yml': configurationOf(usage, source.url, orchestrator), ...files })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    if (url !== undefined) return new Ground(folder, url, usage, source, ends);
    const database = await freshDatabase();
    ends.unshift(() => database.drop());
    return new Ground(folder, database.url, usage, source, ends);
  }

  start(change: Partial<WorkerStart> = {}): WorkerProcess {
    const worker = new WorkerProcess({ folder: this.folder, url: this.url, ...change });
    this.workers.push(worker);
    return worker;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const worker of this.workers) {
      worker.signal('SIGCONT');
      await worker.kill();
    }
    for (const end of this.#ends) await end();
  }

  /** Scopes that are not rated to the end of their usage yet. */
  async behind(): Promise<readonly string[]> {
    const rows = await rowsOf<{ identifier: string }>(this.url, 'select identifier from scope where rated_until >= $1::timestamptz', [new Date(this.usage.end / 1000).toISOString()]).catch(() => []);
    const done = new Set(rows.map(({ identifier }) => identifier));
    return this.usage.scopes.filter((scope) => !done.has(scope));
  }

  /** Ends when all scopes have been rated to the end of their usage. */
  async caughtUp(withinMs = 200_000, but: readonly string[] = []): Promise<void> {
    const until = performance.now() + withinMs;
    for (;;) {
      const behind = (await this.behind()).filter((scope) => !but.includes(scope));
      if (behind.length === 0) return;
      const dead = this.workers.length > 0 && this.workers.every(({ isOver }) => isOver);
      if (dead || performance.now() > until) throw new Error(`${dead ? 'no worker is alive' : 'it takes too long'}; still behind: ${behind.join(', ')}\n${this.workers.at(-1)?.words() ?? ''}`);
      await sleep(150);
    }
  }
}
