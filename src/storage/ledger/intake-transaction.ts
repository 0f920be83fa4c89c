/** An intake as one transaction: points and charges by COPY, totals, sums of limits and the run's bookkeeping all stand or fall together. */
import type { Pool, PoolClient } from 'pg';
import type { Intake, IntakeRun, RunCounts, StoredPoint } from '../intake.ts';
import { assertStorable } from '../storable-text.ts';
import { copyInto } from './copy.ts';
import { chargeColumns, chargeRow, pointColumns, pointRow } from './ledger-rows.ts';
import { addToLimits } from './limits.ts';
import { keepTotals, readTotals } from './totals.ts';
import { type Translate, inTransaction } from './transaction.ts';

async function beginRun(client: PoolClient, { rulebookHash, source, limits = [] }: IntakeRun): Promise<bigint> {
  for (const text of [source, ...limits]) assertStorable(text);
  const { rows } = await client.query<{ id: string }>(
    'insert into rating_run (rulebook_hash, source, limits) values ($1, $2, $3) returning id::text', [rulebookHash, source, JSON.stringify(limits)]);
  return BigInt(rows[0]?.id ?? '');
}

async function knownKeys(client: PoolClient, keys: readonly Uint8Array[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<{ key: string; content: string }>(
    `select encode(key, 'hex') as key, encode(content, 'hex') as content from usage_point where key = any($1::bytea[])`,
    [keys.map((key) => Buffer.from(key))]);
  return new Map(rows.map(({ key, content }) => [key, content]));
}

/** As many new ids; the rows must name them, for charges refer to their points. */
async function reserveIds(client: PoolClient, count: number): Promise<readonly bigint[]> {
  const { rows } = await client.query<{ id: string }>(
    `select nextval(pg_get_serial_sequence('usage_point', 'id'))::text as id from generate_series(1, $1)`, [count]);
  return rows.map(({ id }) => BigInt(id));
}

interface Numbered {
  readonly id: bigint;
  readonly point: StoredPoint;
}

function* pointRows(points: readonly Numbered[], runId: bigint): Generator<string> {
  for (const { id, point } of points) yield pointRow(id, runId, point);
}

function* chargeRows(points: readonly Numbered[], rulebookHash: string): Generator<string> {
  for (const { id, point } of points) {
    if (point.verdict.status !== 'rated') continue;
    for (const charge of point.verdict.charges) yield chargeRow(id, rulebookHash, point.meterUnit, charge);
  }
}

async function writePoints(client: PoolClient, runId: bigint, rulebookHash: string, points: readonly StoredPoint[]): Promise<void> {
  if (points.length === 0) return;
  const ids = await reserveIds(client, points.length);
  const numbered = points.map((point, index): Numbered => ({ id: ids[index] ?? 0n, point }));
  await copyInto(client, 'usage_point', pointColumns, pointRows(numbered, runId));
  await copyInto(client, 'charge', chargeColumns, chargeRows(numbered, rulebookHash));
}

async function finishRun(client: PoolClient, runId: bigint, counts: RunCounts): Promise<void> {
  await client.query(
    `update rating_run set finished_at = clock_timestamp(), read_count = $2, rated_count = $3, unrated_count = $4,
       stopped_count = $5, refused_count = $6, known_count = $7 where id = $1`,
    [runId, counts.read, counts.rated, counts.unrated, counts.stopped, counts.refused, counts.known]);
}

export async function runIntake<T>(pool: Pool, run: IntakeRun, work: (intake: Intake) => Promise<T>, translate: Translate): Promise<T> {
  return inTransaction(pool, translate, async (client, ask) => {
    const runId = await ask(() => beginRun(client, run));
    return work({
      runId,
      known: (keys) => ask(() => knownKeys(client, keys)),
      write: (points) => ask(() => writePoints(client, runId, run.rulebookHash, points)),
      totals: (from) => ask(() => readTotals(client, from)),
      keepTotals: (totals) => ask(() => keepTotals(client, totals)),
      addToLimits: (sums, currency) => ask(() => addToLimits(client, sums, currency)),
      finish: (counts) => ask(() => finishRun(client, runId, counts)),
    });
  });
}
