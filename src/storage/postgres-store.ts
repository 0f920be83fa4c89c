/** The store on PostgreSQL: has the pool, the ORM and the embedded server, and says of every failure what it means. */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { HashmapShelf } from '../cloudkitty/index.ts';
import type { Instant, Period } from '../time/index.ts';
import type { Alerts } from './alerts.ts';
import type { Closing, ClosingRun, WaitingWindow } from './closing.ts';
import type { BoundQuery, KeptPoint, KeptQuery } from './correcting.ts';
import { type Database, databaseAt, embeddedDatabase } from './database.ts';
import { type EmbeddedServer, joinEmbeddedServer } from './embedded/embedded-server.ts';
import { failure, guarded, openingFailure } from './failure.ts';
import type { Intake, IntakeRun } from './intake.ts';
import { runClosing } from './ledger/closing-transaction.ts';
import { instantOf, instantSql } from './ledger/instants.ts';
import { runIntake } from './ledger/intake-transaction.ts';
import { type Packing, usualPacking } from './ledger/packs/packs.ts';
import { lastRulebookHash, periodsByMeter } from './ledger/rated-so-far.ts';
import { readWaitingWindows } from './ledger/limits.ts';
import { retain, retentionSettings } from './ledger/retain.ts';
import { summarise } from './ledger/summarise.ts';
import { findPoint, startBehind } from './ledger/find-points.ts';
import { readStanding, wasCorrected } from './ledger/standing-points.ts';
import { inTransaction } from './ledger/transaction.ts';
import { openPool } from './pool.ts';
import type { CollectorNotes, FrameAttributes } from './openstack.ts';
import { collectorNotesIn, frameAttributesIn } from './openstack/tables.ts';
import type { Removal, Retaining } from './retention.ts';
import type { StoredRulebook } from './rulebook.ts';
import { keepRulebook } from './keep-rulebook.ts';
import { migrate } from './schema/migrate.ts';
import type { Reprocessings } from './reprocessings.ts';
import type { Scopes } from './scopes.ts';
import { alertsIn } from './scopes/alert-table.ts';
import type { ApiKeys, Audit } from './identity.ts';
import { auditIn, keysIn } from './identity-tables.ts';
import { hashmapIn } from './hashmap/shelf.ts';
import type { RulesShelf } from './rules.ts';
import { rulesIn } from './rules/shelf.ts';
import { reprocessingsIn } from './scopes/reprocessing-table.ts';
import { changeScope, claimScope, createScope, dueScopes, endStalled, failScope, findScope, listScopes, overviewOf, seeScopes, selectScopes } from './scopes/scope-table.ts';
import { countJobs } from './job-counts.ts';
import type { JobCount, JobDatabase, Store, StoreOptions } from './store.ts';
import type { Summary, SummaryQuery } from './summary.ts';

export class PostgresStore implements Store {
  readonly #database: Database;
  readonly #pool: Pool;
  readonly #embedded: EmbeddedServer | null;
  readonly #packing: Packing;
  readonly scopes: Scopes;
  readonly reprocessings: Reprocessings;
  readonly hashmap: HashmapShelf;
  readonly rules: RulesShelf;
  readonly alerts: Alerts;
  readonly frameAttributes: FrameAttributes;
  readonly collectors: CollectorNotes;
  readonly keys: ApiKeys;
  readonly audit: Audit;
  #orm: Promise<MikroORM> | null = null;
  #closing: Promise<void> | null = null;

  private constructor(database: Database, embedded: EmbeddedServer | null, packing: Packing) {
    this.#database = database;
    this.#embedded = embedded;
    this.#packing = packing;
    const pool = openPool(database.config);
    this.#pool = pool;
    const ask = <T>(work: () => Promise<T>): Promise<T> => guarded(database, work);
    this.reprocessings = reprocessingsIn(pool, ask);
    this.hashmap = hashmapIn(pool, ask);
    this.rules = rulesIn(pool, ask);
    this.alerts = alertsIn(pool, ask);
    this.frameAttributes = frameAttributesIn(pool, ask);
    this.collectors = collectorNotesIn(pool, ask);
    this.keys = keysIn(pool, ask);
    this.audit = auditIn(pool, ask);
    this.scopes = {
      find: (identifier) => ask(() => findScope(pool, identifier)),
      list: () => ask(() => listScopes(pool)),
      select: (query) => ask(() => selectScopes(pool, query)),
      overview: (now) => ask(() => overviewOf(pool, now)),
      create: (scope) => ask(() => createScope(pool, scope)),
      see: (identifiers, from, now) => ask(() => seeScopes(pool, identifiers, from, now)),
      change: (identifier, change, now, expected = null) => ask(() => changeScope(pool, identifier, change, now, expected)),
      due: (query) => ask(() => dueScopes(pool, query)),
      claim: (id) => ask(() => claimScope(pool, id)),
      endStalled: (seconds) => ask(() => endStalled(pool, seconds)),
      fail: (claim, failed) => ask(() => failScope(pool, claim, failed)),
    };
  }

  static async open(options: StoreOptions): Promise<PostgresStore> {
    const { databaseUrl, dataDirectory, settings = [], onProgress = () => {}, packing = usualPacking } = options;
    const embedded = databaseUrl === null ? await joinEmbeddedServer(dataDirectory, { settings, onProgress }) : null;
    const database = embedded === null ? databaseAt(databaseUrl ?? '') : embeddedDatabase({ ...embedded.address }, dataDirectory);
    const store = new PostgresStore(database, embedded, packing);
    try {
      await migrate(store.#pool, () => store.#openOrm());
      return store;
    } catch (error) {
      await store.close();
      throw openingFailure(error, database);
    }
  }

  saveRulebook(rulebook: StoredRulebook): Promise<void> {
    return guarded(this.#database, () => keepRulebook(this.#pool, rulebook));
  }

  loadRulebook(hash: string): Promise<StoredRulebook | null> {
    return guarded(this.#database, async () => {
      const { findRulebook } = await import('./rulebook-shelf.ts');
      return findRulebook((await this.#openOrm()).em.fork(), hash);
    });
  }

  intake<T>(run: IntakeRun, work: (intake: Intake) => Promise<T>): Promise<T> {
    return runIntake(this.#pool, run, work, (error) => failure(error, this.#database), this.#packing);
  }

  closing<T>(run: ClosingRun, work: (closing: Closing) => Promise<T>): Promise<T> {
    return runClosing(this.#pool, run, work, (error) => failure(error, this.#database));
  }

  retain(given: Retaining): Promise<Removal> {
    return inTransaction(this.#pool, (error) => failure(error, this.#database), { settings: retentionSettings }, (client, ask) => ask(() => retain(client, given)));
  }

  waitingWindows(): Promise<readonly WaitingWindow[]> {
    return guarded(this.#database, () => readWaitingWindows(this.#pool));
  }

  summary(query: SummaryQuery): Promise<Summary> {
    return guarded(this.#database, () => summarise(this.#pool, query));
  }

  startBehind(query: BoundQuery): Promise<Instant | null> {
    return guarded(this.#database, () => startBehind(this.#pool, query));
  }

  pointOf(id: string): Promise<KeptPoint | null> {
    return guarded(this.#database, () => findPoint(this.#pool, id));
  }

  standing(query: KeptQuery): Promise<readonly KeptPoint[]> {
    return guarded(this.#database, () => readStanding(this.#pool, query));
  }

  wasCorrected(query: KeptQuery): Promise<boolean> {
    return guarded(this.#database, () => wasCorrected(this.#pool, query));
  }

  timezone(): Promise<string | null> {
    return guarded(this.#database, async () => {
      const { rows } = await this.#pool.query<{ timezone: string }>('select b.timezone from rating_run r join rulebook b on b.hash = r.rulebook_hash order by r.id desc limit 1');
      return rows[0]?.timezone ?? null;
    });
  }

  lastRulebook(): Promise<string | null> {
    return guarded(this.#database, () => lastRulebookHash(this.#pool));
  }

  storedPeriods(): Promise<ReadonlyMap<string, Period>> {
    return guarded(this.#database, () => periodsByMeter(this.#pool));
  }

  jobDatabase(): JobDatabase {
    const { connectionString, host, port, database, user, password } = this.#database.config;
    const given = { connectionString, host, port, database, user, password };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as JobDatabase;
  }

  jobCounts(): Promise<readonly JobCount[]> {
    return guarded(this.#database, () => countJobs(this.#pool));
  }

  guard<T>(work: () => Promise<T>): Promise<T> {
    return guarded(this.#database, work);
  }

  now(): Promise<Instant> {
    return guarded(this.#database, async () => {
      const { rows } = await this.#pool.query<{ now: string }>(`select ${instantSql('clock_timestamp()')} as now`);
      if (rows[0] === undefined) throw new TypeError('INVARIANT: a select without a table gives one row');
      return instantOf(rows[0].now);
    });
  }

  async ping(): Promise<void> {
    await guarded(this.#database, () => this.#pool.query('select'));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    // The pool is ended by us; the ORM, if it was opened, only borrows it.
    await this.#pool.end();
    await this.#embedded?.leave();
  }

  #openOrm(): Promise<MikroORM> {
    // Loaded when it is needed, for it takes longer to load than most commands take to work.
    this.#orm ??= import('./schema/orm.ts').then(({ openOrm }) => openOrm(this.#pool));
    return this.#orm;
  }
}
