/** The number that every change of rules counts up in its own transaction: who has seen it knows whether there is anything new. Its row also makes changes wait for each other. */
import type { Pool, PoolClient } from 'pg';

type Client = Pool | PoolClient;

export async function rulesNumber(client: Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select number from rules_number');
  return rows[0]?.number ?? 0;
}

/** Waits for other changes that have begun. */
export async function countUp(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ number: number }>('insert into rules_number (id, number) values (1, 1) on conflict (id) do update set number = rules_number.number + 1 returning number');
  return rows[0]?.number ?? 0;
}

export async function inTransaction<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let usable = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    usable = true;
    return result;
  } finally {
    usable ||= await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}
