/** An intake as one transaction: points and charges by COPY, totals, sums of limits and the run's bookkeeping all stand or fall together. */
import type { Pool, PoolClient } from 'pg';
import type { Intake, IntakeRun, RunCounts } from '../intake.ts';
import { instantText } from '../../time/index.ts';
import { moveOn, noteOnScope } from '../scopes/scope-table.ts';
import { assertStorable } from '../storable-text.ts';
import { Ledger } from './ledger.ts';
import { addToLimits } from './limits.ts';
import type { Packing } from './packs/packs.ts';
import { keepTotals, readTotals } from './totals.ts';
import { type Translate, inTransaction } from './transaction.ts';

/** Look-ups go by index, row by row: what the planner knows of tables that grow as it plans is wrong. */
const planning = 'set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off';

async function beginRun(client: PoolClient, { rulebookHash, source, limits = [], claimed }: IntakeRun): Promise<bigint> {
  for (const text of [source, ...limits]) assertStorable(text);
  if (claimed !== undefined) await moveOn(client, claimed);
  await client.query(planning);
  const { rows } = await client.query<{ id: string }>(
    'insert into rating_run (rulebook_hash, source, limits, scope, period_start, period_end) values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz) returning id::text',
    [rulebookHash, source, JSON.stringify(limits), claimed?.claim.identifier ?? null, claimed === undefined ? null : instantText(claimed.periods.start), claimed === undefined ? null : instantText(claimed.periods.end)]);
  return BigInt(rows[0]?.id ?? '');
}

async function finishRun(client: PoolClient, runId: bigint, { claimed }: IntakeRun, counts: RunCounts, given: readonly string[]): Promise<void> {
  const notes = given.map((note) => note.replaceAll('\0', '\uFFFD'));
  if (claimed !== undefined) await noteOnScope(client, claimed, notes);
  await client.query(
    `update rating_run set finished_at = clock_timestamp(), read_count = $2, rated_count = $3, unrated_count = $4,
       stopped_count = $5, refused_count = $6, known_count = $7, notes = $8 where id = $1`,
    [runId, counts.read, counts.rated, counts.unrated, counts.stopped, counts.refused, counts.known, JSON.stringify(notes)]);
}

export async function runIntake<T>(pool: Pool, run: IntakeRun, work: (intake: Intake) => Promise<T>, translate: Translate, packing: Packing): Promise<T> {
  return inTransaction(pool, translate, async (client, ask) => {
    const runId = await ask(() => beginRun(client, run));
    const ledger = new Ledger(client, runId, run, packing);
    /** After what was sent has arrived. */
    const afterwards = <R>(then: () => Promise<R>): Promise<R> => ask(async () => {
      await ledger.settled();
      return then();
    });
    try {
      const result = await work({
        runId,
        known: (points) => ask(() => ledger.known(points)),
        knownOf: (points) => ask(() => ledger.knownOf(points)),
        write: (points) => ask(() => ledger.write(points)),
        writeColumns: (batch) => ask(() => ledger.writeColumns(batch)),
        totals: (from) => afterwards(() => readTotals(client, from)),
        keepTotals: (totals) => afterwards(() => keepTotals(client, totals)),
        addToLimits: (sums, currency) => afterwards(() => addToLimits(client, sums, currency)),
        finish: (counts, notes = []) => afterwards(() => finishRun(client, runId, run, counts, notes)),
      });
      await ask(() => ledger.complete());
      return result;
    } finally {
      // Nothing else is asked of the connection before it is free.
      await ledger.settled().catch(() => {});
    }
  });
}
