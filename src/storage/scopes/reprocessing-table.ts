/** What is to be reprocessed, in the database. Knows nothing of how it is done. */
import type { Pool, PoolClient } from 'pg';
import { instantText } from '../../time/index.ts';
import { instantOf, instantSql } from '../ledger/instants.ts';
import { reprocessingLock } from '../locks.ts';
import { type NewReprocessing, type Reprocessing, type ReprocessingQuery, type ReprocessingStatus, type ReprocessingStep, type Reprocessings, StepLost } from '../reprocessings.ts';
import { assertStorable } from '../storable-text.ts';

interface Row {
  readonly id: string;
  readonly scope: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly reprocessed_until: string | null;
  readonly usage: 'collected' | 'stored';
  readonly reason: string;
  readonly status: ReprocessingStatus;
  readonly corrected: number;
  readonly last_error: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
}

const instants = ['period_start', 'period_end', 'reprocessed_until', 'created_at', 'finished_at'];
const columns = `id::text, scope, usage, reason, status, corrected, last_error, ${instants.map((name) => `${instantSql(name)} as ${name}`).join(', ')}`;

const reprocessingOf = (row: Row): Reprocessing => ({
  id: BigInt(row.id), scope: row.scope, period: { start: instantOf(row.period_start), end: instantOf(row.period_end) }, usage: row.usage, reason: row.reason, status: row.status, corrected: row.corrected,
  reprocessedUntil: row.reprocessed_until === null ? null : instantOf(row.reprocessed_until), lastError: row.last_error, createdAt: instantOf(row.created_at),
  finishedAt: row.finished_at === null ? null : instantOf(row.finished_at),
});

async function add(pool: Pool, all: readonly NewReprocessing[], how: 'each' | 'whole'): Promise<Awaited<ReturnType<Reprocessings['add']>>> {
  for (const { scope, reason } of all) for (const text of [scope, reason]) assertStorable(text);
  const client = await pool.connect();
  try {
    // Two that touch the same time of a scope would correct each other.
    await client.query(`begin; select pg_advisory_xact_lock(${reprocessingLock})`);
    const [added, refused]: [bigint[], NewReprocessing[]] = [[], []];
    for (const each of all) {
      const { scope, period, usage, reason } = each;
      const { rows } = await client.query<{ id: string }>(
        `insert into reprocessing (scope, period_start, period_end, usage, reason) select $1, $2::timestamptz, $3::timestamptz, $4, $5
         where not exists (select from reprocessing where scope = $1 and status in ('waiting', 'running') and period_start < $3::timestamptz and period_end > $2::timestamptz) returning id::text`,
        [scope, instantText(period.start), instantText(period.end), usage, reason]);
      if (rows[0] === undefined) refused.push(each);
      else added.push(BigInt(rows[0].id));
    }
    const isKept = how === 'each' || refused.length === 0;
    await client.query(isKept ? 'commit' : 'rollback');
    return { added: isKept ? added : [], refused };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** In the transaction of what it corrects, or by itself. */
export async function takeStep(client: Pool | PoolClient, { id, from, until, corrected }: ReprocessingStep): Promise<void> {
  const { rowCount } = await client.query(
    `update reprocessing set status = 'running', reprocessed_until = $3::timestamptz, corrected = corrected + $4, last_error = null
     where id = $1 and status in ('waiting', 'running') and reprocessed_until is not distinct from $2::timestamptz`,
    [id.toString(), from === null ? null : instantText(from), instantText(until), corrected]);
  if (rowCount !== 1) throw new StepLost();
}

async function read(pool: Pool, rest: string, values: readonly unknown[]): Promise<readonly Reprocessing[]> {
  const { rows } = await pool.query<Row>(`select ${columns} from reprocessing ${rest}`, [...values]);
  return rows.map(reprocessingOf);
}

function select(pool: Pool, { scopes, isOldestFirst = false, areOpen = false, after = null, offset = 0, most }: ReprocessingQuery): Promise<readonly Reprocessing[]> {
  const [order, behind] = isOldestFirst ? ['asc', '>'] : ['desc', '<'];
  return read(pool, `where ($1::text[] is null or scope = any($1)) and (not $2::bool or status in ('waiting', 'running')) and ($3::bigint is null or reprocessing.id ${behind} $3) order by reprocessing.id ${order} offset $4 limit $5`,
    [scopes, areOpen, after?.toString() ?? null, offset, most ?? null]);
}

export function reprocessingsIn(pool: Pool, ask: <T>(work: () => Promise<T>) => Promise<T>): Reprocessings {
  return {
    add: (all, how = 'each') => ask(() => add(pool, all, how)),
    select: (query) => ask(() => select(pool, query)),
    find: (id) => ask(async () => (await read(pool, 'where id = $1', [id.toString()]))[0] ?? null),
    list: (scope) => ask(() => read(pool, 'where $1::text is null or scope = $1 order by reprocessing.id desc', [scope])),
    open: () => ask(() => read(pool, `where status in ('waiting', 'running') order by reprocessing.id`, [])),
    step: (step) => ask(() => takeStep(pool, step)),
    finish: (id, status, error) => ask(async () => {
      await pool.query(`update reprocessing set status = $2, last_error = $3, finished_at = clock_timestamp() where id = $1 and status in ('waiting', 'running')`, [id.toString(), status, error]);
    }),
    fail: (id, error) => ask(async () => {
      await pool.query(`update reprocessing set last_error = $2 where id = $1 and status in ('waiting', 'running')`, [id.toString(), error.replaceAll('\0', '�')]);
    }),
    cancel: (id) => ask(async () => {
      const { rowCount } = await pool.query(`update reprocessing set status = 'cancelled', finished_at = clock_timestamp() where id = $1 and status in ('waiting', 'running')`, [id.toString()]);
      return rowCount === 1;
    }),
  };
}
