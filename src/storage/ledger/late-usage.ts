/** What tells late usage, in the database. */
import type { PoolClient } from 'pg';
import { type Instant, instantText } from '../../time/index.ts';
import type { LatePolicy } from '../scopes.ts';
import { instantOf, instantSql } from './instants.ts';

export async function readCountedBeyond(client: PoolClient, at: Instant): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await client.query<{ scope: string; until: string }>(`select scope, ${instantSql('counted_until')} as until from counted_scope where counted_until > $1::timestamptz`, [instantText(at)]);
  return new Map(rows.map(({ scope, until }) => [scope, instantOf(until)]));
}

export async function noteCounted(client: PoolClient, until: ReadonlyMap<string, Instant>): Promise<void> {
  if (until.size === 0) return;
  await client.query(
    `insert into counted_scope (scope, counted_until) select * from unnest($1::text[], $2::timestamptz[])
     on conflict (scope) do update set counted_until = greatest(counted_scope.counted_until, excluded.counted_until)`, [[...until.keys()], [...until.values()].map(instantText)]);
}

export async function readLatePolicies(client: PoolClient): Promise<ReadonlyMap<string, LatePolicy>> {
  const { rows } = await client.query<{ identifier: string; late_policy: LatePolicy }>(`select identifier, late_policy from scope where late_policy <> 'correct'`);
  return new Map(rows.map(({ identifier, late_policy: policy }) => [identifier, policy]));
}
