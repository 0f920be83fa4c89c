/** One transaction on one connection, in the queue of all that change the ledger: everything it does stands or falls together. */
import type { Pool, PoolClient } from 'pg';
import { intakeLock } from '../locks.ts';

/** Turns what the driver throws into what the store throws. */
export type Translate = (error: unknown) => unknown;

/** Asks the database. Only what it throws is translated: the work between may fail for reasons of its own. */
type Ask = <T>(work: () => Promise<T>) => Promise<T>;

/** @param settings statements that hold for this transaction, or nothing. */
export async function inTransaction<T>(pool: Pool, translate: Translate, settings: string, work: (client: PoolClient, ask: Ask) => Promise<T>): Promise<T> {
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
    await ask(() => client.query(`begin; ${settings}${settings === '' ? '' : '; '}select pg_advisory_xact_lock(${intakeLock})`));
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
