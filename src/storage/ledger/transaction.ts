/** One transaction on one connection, in the queue of all that change the ledger: everything it does stands or falls together. */
import type { Pool, PoolClient } from 'pg';
import { intakeLock } from '../locks.ts';

/** Turns what the driver throws into what the store throws. */
export type Translate = (error: unknown) => unknown;

/** Asks the database. Only what it throws is translated: the work between may fail for reasons of its own. */
type Ask = <T>(work: () => Promise<T>) => Promise<T>;

export interface TransactionOptions {
  /** Statements that hold for this transaction. */
  readonly settings?: string;
  /** Whoever says nothing for so long has stalled: the server ends the transaction, so that those who queue behind it go on. */
  readonly stalledSeconds?: number | undefined;
}

/** Usage may come by hand or over a slow line, but a process that was stopped and forgotten holds up all others. */
const patienceSeconds = 600;

/** The end of the last transaction of each pool. */
const queues = new WeakMap<Pool, Promise<unknown>>();

/** Transactions of one process wait for one another without a connection, so that others are answered meanwhile. */
export function inTransaction<T>(pool: Pool, translate: Translate, options: TransactionOptions, work: (client: PoolClient, ask: Ask) => Promise<T>): Promise<T> {
  const turn = (queues.get(pool) ?? Promise.resolve()).then(() => transact(pool, translate, options, work));
  queues.set(pool, turn.catch(() => undefined));
  return turn;
}

async function transact<T>(pool: Pool, translate: Translate, { settings = '', stalledSeconds = patienceSeconds }: TransactionOptions, work: (client: PoolClient, ask: Ask) => Promise<T>): Promise<T> {
  const ask: Ask = async (question) => {
    try {
      return await question();
    } catch (error) {
      throw translate(error);
    }
  };
  const client = await ask(() => pool.connect());
  let finished = false;
  try {
    // The lock before the first look at the tables, so that this transaction sees all that its predecessor kept.
    await ask(() => client.query(`begin; ${settings}${settings === '' ? '' : '; '}set local idle_in_transaction_session_timeout = '${stalledSeconds}s'; select pg_advisory_xact_lock(${intakeLock})`));
    const result = await work(client, ask);
    await ask(() => client.query('commit'));
    finished = true;
    return result;
  } finally {
    // A connection whose rollback fails is of no more use; the server rolls back what it leaves.
    const usable = finished || await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}
