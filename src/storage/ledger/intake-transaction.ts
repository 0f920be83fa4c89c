/** An intake as one transaction on one connection: COPY, the run's bookkeeping and the lock all stand or fall together. */
import type { Pool, PoolClient } from 'pg';
import type { Intake, IntakeRun, RunCounts } from '../intake.ts';
import { intakeLock } from '../locks.ts';
import { assertStorable } from '../storable-text.ts';
import { Ledger } from './ledger.ts';
import { keepTotals, readTotals } from './totals.ts';

/** Turns what the driver throws into what the store throws. */
type Translate = (error: unknown) => unknown;

/** Look-ups go by index, row by row: what the planner knows of tables that grow as it plans is wrong. */
const planning = 'set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off';

async function beginRun(client: PoolClient, { rulebookHash, source }: IntakeRun): Promise<bigint> {
  assertStorable(source);
  await client.query('begin');
  await client.query(planning);
  // Before the first look at the tables, so that this transaction sees all that its predecessor kept.
  await client.query('select pg_advisory_xact_lock($1)', [intakeLock]);
  const { rows } = await client.query<{ id: string }>(
    'insert into rating_run (rulebook_hash, source) values ($1, $2) returning id::text', [rulebookHash, source]);
  return BigInt(rows[0]?.id ?? '');
}

async function finishRun(client: PoolClient, runId: bigint, counts: RunCounts): Promise<void> {
  await client.query(
    `update rating_run set finished_at = clock_timestamp(), read_count = $2, rated_count = $3, unrated_count = $4,
       stopped_count = $5, refused_count = $6, known_count = $7 where id = $1`,
    [runId, counts.read, counts.rated, counts.unrated, counts.stopped, counts.refused, counts.known]);
}

/** Only what the database throws is translated: `work` may have failed for reasons of its own. */
async function translated<T>(translate: Translate, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}

export async function runIntake<T>(pool: Pool, run: IntakeRun, work: (intake: Intake) => Promise<T>, translate: Translate): Promise<T> {
  const client = await translated(translate, () => pool.connect());
  let finished = false;
  let ledger: Ledger | null = null;
  try {
    const runId = await translated(translate, () => beginRun(client, run));
    const writing = ledger = new Ledger(client, runId, run.rulebookHash);
    /** After what was sent has arrived. */
    const afterwards = <R>(then: () => Promise<R>): Promise<R> => translated(translate, async () => {
      await writing.settled();
      return then();
    });
    const result = await work({
      runId,
      known: (points) => translated(translate, () => writing.known(points)),
      knownOf: (points) => translated(translate, () => writing.knownOf(points)),
      write: (points) => translated(translate, () => writing.write(points)),
      writeColumns: (batch) => translated(translate, () => writing.writeColumns(batch)),
      totals: (from) => afterwards(() => readTotals(client, from)),
      keepTotals: (totals) => afterwards(() => keepTotals(client, totals)),
      finish: (counts) => afterwards(() => finishRun(client, runId, counts)),
    });
    await translated(translate, () => writing.complete());
    await translated(translate, () => client.query('commit'));
    finished = true;
    return result;
  } finally {
    if (!finished) await ledger?.settled().catch(() => {});
    // A connection whose rollback fails is of no more use; the server rolls back what it leaves.
    const usable = finished || await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}
