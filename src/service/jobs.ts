/**
 * Work that is shared by all workers, as jobs of pg-boss: who stalls longer than the heartbeat loses his job to another, who fails is asked again, and
 * what nobody can do ends as a dead letter. Knows nothing of what the work is.
 */
import { type Clock, PgBoss } from 'pg-boss';
import type { JobDatabase } from '../storage/index.ts';
import type { Log } from './log.ts';

export interface Kind<Of extends object> {
  /** Name of the queue. */
  readonly name: string;
  /** What makes two jobs the same: of one key there is one job at a time. */
  readonly keyOf: (job: Of) => string;
  readonly concurrency: number;
  /** How often a job is tried again whose worker was lost or threw. */
  readonly retries: number;
  /** The wait before the second try, which grows with each, up to `retryMostSeconds`; without it there is none. */
  readonly retrySeconds?: number;
  readonly retryMostSeconds?: number;
  /** Largest first. */
  readonly priority?: number;
  /** How often one of those who do this kind of work looks for them all; else each looks by himself, less often. */
  readonly lookSeconds?: number;
  readonly work: (job: Of, signal: AbortSignal) => Promise<void>;
}

export interface JobSettings {
  readonly heartbeatSeconds: number;
  /** A job that is not done after this is taken away, whether its worker is alive or not. */
  readonly longestSeconds: number;
}

const schema = 'tariff_jobs';
/** How often an idle worker looks by itself for what others have planned; it is woken when it plans something. */
const idlePollSeconds = 5;
/** Goes on evenly though the clock of the system is set: whoever waits for a second after it was set back by a day would wait for the day. */
const steadyClock: Clock = { now: () => performance.timeOrigin + performance.now(), setTimeout, setInterval, clearTimeout, clearInterval };
/** A database that is gone without a word is noticed after this and some seconds more. */
const watched = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
const openStates: readonly string[] = ['created', 'retry', 'active'];
/** As many as are added by one statement. */
const addedAtOnce = 1000;

export class Jobs {
  readonly #boss: PgBoss;
  readonly #settings: JobSettings;
  readonly #log: Log;
  /** Of each queue, by whom it is worked on here. */
  readonly #workers = new Map<string, readonly string[]>();

  private constructor(boss: PgBoss, settings: JobSettings, log: Log) {
    [this.#boss, this.#settings, this.#log] = [boss, settings, log];
  }

  static async open(database: JobDatabase, settings: JobSettings, log: Log): Promise<Jobs> {
    const boss = new PgBoss({
      ...database, schema, application_name: 'tariff jobs', max: 4, ...watched, clock: steadyClock, schedule: false, persistWarnings: false,
      superviseIntervalSeconds: Math.max(1, Math.floor(settings.heartbeatSeconds / 4)), monitorIntervalSeconds: Math.max(1, Math.floor(settings.heartbeatSeconds / 4)),
    });
    boss.on('error', (error: Error) => log.warn({ error }, 'the queue of jobs has a problem'));
    try {
      await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
    return new Jobs(boss, settings, log);
  }

  /** Takes up jobs of a kind from now on. */
  async take<Of extends object>({ name, concurrency, retries, retrySeconds = 0, retryMostSeconds, lookSeconds = idlePollSeconds, work }: Kind<Of>): Promise<void> {
    const dead = `${name}.dead`;
    await this.#boss.createQueue(dead);
    const options = {
      retryLimit: retries, retryDelay: retrySeconds, retryBackoff: retrySeconds > 0, ...(retryMostSeconds === undefined ? {} : { retryDelayMax: retryMostSeconds }), deadLetter: dead, heartbeatSeconds: this.#settings.heartbeatSeconds, expireInSeconds: this.#settings.longestSeconds,
      retentionSeconds: 14 * 86_400, deleteAfterSeconds: 3600,
    };
    await this.#boss.createQueue(name, { policy: 'exclusive', ...options });
    // A queue that was there keeps its options otherwise.
    const { deadLetter: _made, ...changeable } = options;
    await this.#boss.updateQueue(name, changeable);
    // One by one, for pg-boss wakes only the first of those that it makes at once.
    this.#workers.set(name, await Promise.all(Array.from({ length: concurrency }, (_, index) => this.#work(name, work, index === 0 ? lookSeconds : idlePollSeconds))));
  }

  async #work<Of extends object>(name: string, work: Kind<Of>['work'], pollingIntervalSeconds: number): Promise<string> {
    const id: string = await this.#boss.work<Of>(name, { batchSize: 1, pollingIntervalSeconds }, async ([job]) => {
      if (job === undefined) return;
      if (pollingIntervalSeconds < idlePollSeconds) this.wake(name);
      try {
        await work(job.data, job.signal);
      } finally {
        // Where there was one there may be another.
        this.#boss.notifyWorker(id);
      }
    });
    return id;
  }

  /** Adds what is not there already; gives the number of new ones. */
  async add<Of extends object>({ name, keyOf, priority = 0 }: Kind<Of>, jobs: readonly Of[]): Promise<number> {
    let added = 0;
    for (let from = 0; from < jobs.length; from += addedAtOnce) {
      const some = jobs.slice(from, from + addedAtOnce).map((data) => ({ data, singletonKey: keyOf(data), priority }));
      added += (await this.#boss.insert(name, some, { returnId: true }))?.length ?? 0;
    }
    if (added > 0) this.wake(name);
    return added;
  }

  /** Gives back the jobs of workers that were not heard of for longer than the heartbeat. That happens by itself from time to time, but not where no worker lives so long. */
  async giveBackLost(): Promise<void> {
    await this.#boss.supervise();
  }

  /** Whether a job of this kind waits or is worked on, here or elsewhere. For kinds of few jobs. */
  async areOpen<Of extends object>({ name }: Kind<Of>): Promise<boolean> {
    return (await this.#boss.findJobs(name)).some(({ state }) => openStates.includes(state));
  }

  wake(name: string): void {
    for (const id of this.#workers.get(name) ?? []) this.#boss.notifyWorker(id);
  }

  /** Ends gracefully: takes no new jobs, and waits so long for those in hand. */
  async close(seconds: number): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: seconds * 1000, close: true }).catch((error: unknown) => this.#log.warn({ error }, 'the queue of jobs did not end well'));
  }
}
