/** Scopes in the database. Knows nothing of what is stored for them. */
import type { Pool } from 'pg';
import { type Instant, instantText } from '../../time/index.ts';
import { instantOf, instantSql } from '../ledger/instants.ts';
import { intakeLock } from '../locks.ts';
import type { DueQuery, LatePolicy, NewScope, ScopeChange, ScopeClaim, ScopeFailure, ScopeMarks, ScopeQuery, ScopeStanding, ScopeState, ScopesOverview } from '../scopes.ts';
import { pushed } from './pushed-scopes.ts';
import { assertStorable } from '../storable-text.ts';

interface ScopeRow {
  readonly id: string;
  readonly identifier: string;
  readonly scope_key: string | null;
  readonly fetcher: string | null;
  readonly collector: string | null;
  readonly name: string | null;
  readonly parent: string | null;
  readonly is_active: boolean;
  readonly toggled_at: string;
  readonly created_at: string;
  readonly seen_at: string | null;
  readonly rated_until: string | null;
  readonly rated_at: string | null;
  readonly failures: number;
  readonly last_error: string | null;
  readonly failed_at: string | null;
  readonly retry_at: string | null;
  readonly notes: string;
  readonly late_policy: LatePolicy;
  readonly claim: string;
  readonly alerts_until: string | null;
}

const instants = ['toggled_at', 'created_at', 'seen_at', 'rated_until', 'rated_at', 'failed_at', 'retry_at', 'alerts_until'] as const;
const columns = `id::text, identifier, scope_key, fetcher, collector, name, parent, is_active, ${instants.map((name) => `${instantSql(name)} as ${name}`).join(', ')}, failures, last_error, notes, late_policy, claim::text`;

const maybe = (text: string | null): Instant | null => (text === null ? null : instantOf(text));
const written = (instant: Instant | null | undefined): string | null => (instant === null || instant === undefined ? null : instantText(instant));

const stateOf = (row: ScopeRow): ScopeState => ({
  id: BigInt(row.id), identifier: row.identifier, scopeKey: row.scope_key, fetcher: row.fetcher, collector: row.collector, name: row.name, parent: row.parent,
  isActive: row.is_active, toggledAt: instantOf(row.toggled_at), createdAt: instantOf(row.created_at), seenAt: maybe(row.seen_at), ratedUntil: maybe(row.rated_until), ratedAt: maybe(row.rated_at),
  failures: row.failures, lastError: row.last_error, failedAt: maybe(row.failed_at), retryAt: maybe(row.retry_at), notes: JSON.parse(row.notes) as string[], latePolicy: row.late_policy, alertsUntil: maybe(row.alerts_until),
});

export async function findScope(pool: Pool, identifier: string): Promise<ScopeState | null> {
  const { rows } = await pool.query<ScopeRow>(`select ${columns} from scope where identifier = $1`, [identifier]);
  return rows[0] === undefined ? null : stateOf(rows[0]);
}

export async function listScopes(pool: Pool): Promise<readonly ScopeState[]> {
  const { rows } = await pool.query<ScopeRow>(`select ${columns} from scope order by identifier collate "C"`);
  return rows.map(stateOf);
}

export async function selectScopes(pool: Pool, { identifiers, scopeKeys = null, fetchers = null, collectors = null, isActive = null, after = null, offset = 0, most }: ScopeQuery): Promise<readonly ScopeState[]> {
  const { rows } = await pool.query<ScopeRow>(
    `select ${columns} from scope where ($1::text[] is null or identifier = any($1)) and ($2::text[] is null or scope_key = any($2)) and ($3::text[] is null or fetcher = any($3))
       and ($4::text[] is null or collector = any($4)) and ($5::bool is null or is_active = $5) and ($6::text is null or identifier collate "C" > $6)
     order by identifier collate "C" offset $7 limit $8`,
    [identifiers, scopeKeys, fetchers, collectors, isActive, after, offset, most ?? null]);
  return rows.map(stateOf);
}

export async function overviewOf(pool: Pool, now: Instant): Promise<ScopesOverview> {
  const { rows } = await pool.query<{ standing: ScopeStanding; identifier: string; seconds: string | null }>(
    `select case when not is_active then 'inactive' when fetcher = '${pushed}' then 'pushed' when failures > 0 then 'failing' when rated_until is null then 'new' else 'rated' end as standing, identifier,
       extract(epoch from $1::timestamptz - rated_until)::text as seconds from scope`, [instantText(now)]);
  const counts = new Map<ScopeStanding, number>();
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return { counts, lags: rows.flatMap(({ standing, identifier, seconds }) => (standing === 'inactive' || standing === 'pushed' || seconds === null ? [] : [{ identifier, seconds: Math.max(0, Number(seconds)) }])) };
}

export async function createScope(pool: Pool, scope: NewScope): Promise<boolean> {
  const { identifier, scopeKey = null, fetcher = null, collector = null, name = null, parent = null, isActive = true, ratedUntil = null } = scope;
  for (const text of [identifier, scopeKey, fetcher, collector, name, parent]) if (text !== null) assertStorable(text);
  const { rowCount } = await pool.query(
    `insert into scope (identifier, scope_key, fetcher, collector, name, parent, is_active, rated_until) values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz) on conflict (identifier) do nothing`,
    [identifier, scopeKey, fetcher, collector, name, parent, isActive, written(ratedUntil)]);
  return rowCount === 1;
}

export async function seeScopes(pool: Pool, identifiers: readonly string[], from: { readonly scopeKey: string | null; readonly fetcher: string | null }, now: Instant): Promise<number> {
  for (const text of identifiers) assertStorable(text);
  // In one order for everybody, so that two who see the same scopes do not wait for each other in a circle.
  const { rows } = await pool.query<{ fresh: boolean }>(
    `insert into scope (identifier, scope_key, fetcher, seen_at) select distinct identifier, $2, $3, $4::timestamptz from unnest($1::text[]) as x (identifier) order by 1
     on conflict (identifier) do update set seen_at = excluded.seen_at, scope_key = coalesce(scope.scope_key, excluded.scope_key), fetcher = coalesce(nullif(scope.fetcher, '${pushed}'), excluded.fetcher)
     returning (xmax = 0) as fresh`,
    [identifiers, from.scopeKey, from.fetcher, instantText(now)]);
  return rows.filter(({ fresh }) => fresh).length;
}

export async function changeScope(pool: Pool, identifier: string, change: ScopeChange, now: Instant, expected: ScopeMarks | null): Promise<ScopeState | null> {
  const { isActive, name, parent, latePolicy, scopeKey, fetcher, collector } = change;
  for (const text of [name, parent, scopeKey, fetcher, collector]) if (text !== null && text !== undefined) assertStorable(text);
  const { rows } = await pool.query<ScopeRow>(
    `update scope set toggled_at = case when $2::bool is distinct from is_active and $2::bool is not null then $3::timestamptz else toggled_at end, is_active = coalesce($2::bool, is_active),
       name = case when $4 then $5 else name end, parent = case when $6 then $7 else parent end, late_policy = coalesce($8, late_policy),
       scope_key = coalesce($9, scope_key), fetcher = coalesce($10, fetcher), collector = coalesce($11, collector)
     where identifier = $1 and ($12::bool is null or (is_active = $12 and name is not distinct from $13 and parent is not distinct from $14 and late_policy = $15
       and scope_key is not distinct from $16 and fetcher is not distinct from $17 and collector is not distinct from $18)) returning ${columns}`,
    [identifier, isActive ?? null, instantText(now), name !== undefined, name ?? null, parent !== undefined, parent ?? null, latePolicy ?? null, scopeKey ?? null, fetcher ?? null, collector ?? null,
      ...(expected === null ? Array.from({ length: 7 }, () => null) : [expected.isActive, expected.name, expected.parent, expected.latePolicy, expected.scopeKey, expected.fetcher, expected.collector])]);
  return rows[0] === undefined ? null : stateOf(rows[0]);
}

export async function dueScopes(pool: Pool, { before, areNewDue, now, retryMost, most }: DueQuery): Promise<readonly { readonly id: bigint; readonly identifier: string }[]> {
  const { rows } = await pool.query<{ id: string; identifier: string }>(
    `select id::text, identifier from scope
     where is_active and fetcher is distinct from '${pushed}' and (rated_until < $1::timestamptz or (rated_until is null and $2)) and (retry_at is null or retry_at <= $3::timestamptz or retry_at > $4::timestamptz)
     order by rated_until nulls first, id limit $5`,
    [instantText(before), areNewDue, instantText(now), instantText(retryMost), most]);
  return rows.map(({ id, identifier }) => ({ id: BigInt(id), identifier }));
}

export async function claimScope(pool: Pool, id: bigint): Promise<{ readonly claim: ScopeClaim; readonly state: ScopeState } | null> {
  const { rows } = await pool.query<ScopeRow>(`update scope set claim = claim + 1 where id = $1 and is_active returning ${columns}`, [id.toString()]);
  const row = rows[0];
  if (row === undefined) return null;
  return { claim: { id, identifier: row.identifier, token: BigInt(row.claim) }, state: stateOf(row) };
}

export async function failScope(pool: Pool, { id, token }: ScopeClaim, { sentence, now, retryAt }: ScopeFailure): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update scope set failures = failures + 1, last_error = $3, failed_at = $4::timestamptz, retry_at = $5::timestamptz where id = $1 and claim = $2`,
    [id.toString(), token.toString(), sentence.replaceAll('\0', '�'), instantText(now), instantText(retryAt)]);
  return rowCount === 1;
}

/** Of a lock by one number PostgreSQL shows the upper and the lower half. */
const [upper, lower] = [Math.floor(intakeLock / 2 ** 32), intakeLock % 2 ** 32];

export async function endStalled(pool: Pool, seconds: number): Promise<number> {
  const { rowCount } = await pool.query(
    `select pg_terminate_backend(a.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid = ${upper} and l.objid = ${lower} and a.datname = current_database() and a.usename = current_user
       and a.state = 'active' and a.wait_event_type = 'Client' and a.state_change < clock_timestamp() - make_interval(secs => $1)`, [seconds]);
  return rowCount ?? 0;
}
