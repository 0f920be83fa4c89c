/** An intake as one transaction: points and charges by COPY, totals, sums of limits and the run's bookkeeping all stand or fall together. */
import type { Pool, PoolClient } from 'pg';
import type { Intake, IntakeRun, RunCounts } from '../intake.ts';
import { ClaimLost } from '../scopes.ts';
import { movedTo, movingOn } from '../scopes/moving-on.ts';
import { instant } from '../../time/index.ts';
import { seePushed } from '../scopes/pushed-scopes.ts';
import { takeStep } from '../scopes/reprocessing-table.ts';
import { assertStorable } from '../storable-text.ts';
import { readKept } from './kept-points.ts';
import { noteCounted, readCountedBeyond, readLatePolicies } from './late-usage.ts';
import { Ledger, type LedgerAtFirst } from './ledger.ts';
import { addToLimits } from './limits.ts';
import { monthsOf } from './months.ts';
import type { Packing } from './packs/packs.ts';
import { noteCorrections } from './post-corrections.ts';
import { forget, removePoints, standAt } from './remove.ts';
import { keepTotals, readTotals } from './totals.ts';
import { type Translate, inTransaction } from './transaction.ts';

/** Look-ups go by index, row by row: what the planner knows of tables that grow as it plans is wrong. */
const planning = 'set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off';

interface BegunRow {
  readonly id: string;
  readonly last_pack: number;
  readonly high: number;
  readonly low: number;
  readonly has_series: boolean;
  readonly months: readonly string[];
  readonly closed_until: string | null;
  readonly has_corrections: boolean;
  readonly kept_from: string | null;
}

/** One statement for all that an intake asks first, since small ones have little else to ask. */
async function beginRun(client: PoolClient, { rulebookHash, source, limits = [], claimed }: IntakeRun): Promise<LedgerAtFirst> {
  for (const text of [source, ...limits]) assertStorable(text);
  const run = claimed === undefined
    ? { first: '', from: '', months: `'{}'`, values: [] }
    : { first: `with moved as (${movingOn}) `, from: ' from moved', months: '$12', values: [...movedTo(claimed), monthsOf(claimed.periods)] };
  const [scope, start, end] = claimed === undefined ? ['null', 'null', 'null'] : [`$4`, '$6::timestamptz', '$7::timestamptz'];
  const { rows } = await client.query<BegunRow>(
    `${run.first}insert into rating_run (rulebook_hash, source, limits, scope, period_start, period_end) select $1, $2, $3, ${scope}, ${start}, ${end}${run.from}
     returning id::text, (select coalesce(max(id), 0) from pack) as last_pack, (select high from pack_seed), (select low from pack_seed), exists (select from series${claimed === undefined ? '' : ' where scope = $4'}) as has_series,
       array(select name from unnest(${run.months}::text[]) as m (name) where to_regclass('point_' || name) is not null) as months,
       (select (extract(epoch from max(closed_until)) * 1000000)::int8::text from closing) as closed_until, exists (select from correction) as has_corrections,
       (select (extract(epoch from max(kept_from)) * 1000000)::int8::text from retention) as kept_from`,
    [rulebookHash, source, JSON.stringify(limits), ...run.values]);
  const [row] = rows;
  if (row === undefined) throw new ClaimLost(claimed?.claim.identifier ?? '');
  return {
    runId: BigInt(row.id), lastPack: row.last_pack, seed: { high: row.high, low: row.low }, hasSeries: row.has_series, months: row.months, hasCorrections: row.has_corrections,
    closedUntil: row.closed_until === null ? null : instant(Number(row.closed_until)), keptFrom: row.kept_from === null ? null : instant(Number(row.kept_from)),
  };
}

async function finishRun(client: PoolClient, runId: bigint, { claimed }: IntakeRun, counts: RunCounts, given: readonly string[]): Promise<void> {
  const notes = given.map((note) => note.replaceAll('\0', '\uFFFD'));
  const noted = claimed === undefined ? '' : 'with noted as (update scope set notes = $8 where id = $9 and notes <> $8) ';
  await client.query(
    `${noted}update rating_run set finished_at = clock_timestamp(), read_count = $2, rated_count = $3, unrated_count = $4,
       stopped_count = $5, refused_count = $6, known_count = $7, notes = $8 where id = $1`,
    [runId, counts.read, counts.rated, counts.unrated, counts.stopped, counts.refused, counts.known, JSON.stringify(notes), ...(claimed === undefined ? [] : [claimed.claim.id.toString()])]);
}

export async function runIntake<T>(pool: Pool, run: IntakeRun, work: (intake: Intake) => Promise<T>, translate: Translate, packing: Packing): Promise<T> {
  return inTransaction(pool, translate, { settings: planning, stalledSeconds: run.claimed?.stalledSeconds }, async (client, ask) => {
    const first = await ask(() => beginRun(client, run));
    const { runId } = first;
    const ledger = new Ledger(client, first, run, packing);
    /** After what was sent has arrived. */
    const afterwards = <R>(then: () => Promise<R>): Promise<R> => ask(async () => {
      await ledger.settled();
      return then();
    });
    try {
      const result = await work({
        runId,
        keptFrom: first.keptFrom,
        known: (points) => ask(() => ledger.known(points)),
        knownOf: (points) => ask(() => ledger.knownOf(points)),
        write: (points) => ask(() => ledger.write(points)),
        writeColumns: (batch) => ask(() => ledger.writeColumns(batch)),
        kept: (query) => ask(async () => {
          await ledger.complete();
          return readKept(client, query);
        }),
        countedBeyond: (at) => afterwards(() => readCountedBeyond(client, at)),
        noteCounted: (until) => afterwards(() => noteCounted(client, until)),
        latePolicies: () => afterwards(() => readLatePolicies(client)),
        correct: async (corrections) => ask(async () => ledger.write(await afterwards(() => noteCorrections(client, runId, corrections)))),
        step: (step) => afterwards(() => takeStep(client, step)),
        remove: (scope, since) => ask(async () => {
          await ledger.complete();
          return removePoints(client, scope, since);
        }),
        standAt: (scope, ratedUntil) => afterwards(() => standAt(client, scope, ratedUntil)),
        forget: (scope) => afterwards(() => forget(client, scope)),
        closedUntil: () => Promise.resolve(first.closedUntil),
        totals: (from) => afterwards(() => readTotals(client, from)),
        keepTotals: (totals) => afterwards(() => keepTotals(client, totals)),
        addToLimits: (sums, currency) => afterwards(() => addToLimits(client, sums, currency)),
        seeScopes: (identifiers) => afterwards(() => seePushed(client, identifiers)),
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
