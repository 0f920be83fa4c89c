/** Keys and audit in the database. Knows nothing of secrets, which never come here, nor of what is a change. */
import type { Pool } from 'pg';
import { instantText } from '../time/index.ts';
import type { ApiKey, ApiKeys, Audit, AuditEntry, KeyRole } from './identity.ts';
import { instantOf, instantSql } from './ledger/instants.ts';

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

interface KeyRow {
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

const keyColumns = `name, role, scopes, created_by, ${['created_at', 'expires_at', 'revoked_at'].map((name) => `${instantSql(name)} as ${name}`).join(', ')}`;

const keyOf = (row: KeyRow): ApiKey => ({
  name: row.name, role: row.role, scopes: JSON.parse(row.scopes) as readonly string[], createdAt: instantOf(row.created_at), createdBy: row.created_by,
  expiresAt: row.expires_at === null ? null : instantOf(row.expires_at), revokedAt: row.revoked_at === null ? null : instantOf(row.revoked_at),
});

export function keysIn(pool: Pool, ask: Ask): ApiKeys {
  return {
    add: ({ name, hash, role, scopes, createdBy, expiresAt }) => ask(async () => {
      const { rowCount } = await pool.query('insert into api_key (name, hash, role, scopes, created_by, expires_at) values ($1, $2, $3, $4, $5, $6) on conflict (name) do nothing',
        [name, hash, role, JSON.stringify(scopes), createdBy, expiresAt === null ? null : instantText(expiresAt)]);
      return rowCount === 1;
    }),
    byHash: (hash) => ask(async () => {
      const { rows } = await pool.query<KeyRow>(`select ${keyColumns} from api_key where hash = $1`, [hash]);
      return rows[0] === undefined ? null : keyOf(rows[0]);
    }),
    list: () => ask(async () => (await pool.query<KeyRow>(`select ${keyColumns} from api_key order by name`)).rows.map(keyOf)),
    revoke: (name) => ask(async () => (await pool.query('update api_key set revoked_at = coalesce(revoked_at, clock_timestamp()) where name = $1', [name])).rowCount === 1),
  };
}

interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly request_id: string;
  readonly caller: string;
  readonly strategy: string;
  readonly address: string | null;
  readonly right_name: string;
  readonly method: string;
  readonly path: string;
  readonly request: string | null;
  readonly status: number;
}

const auditColumns = `id::text, ${instantSql('at')} as at, request_id, caller, strategy, address, right_name, method, path, request, status`;
const entryOf = ({ id, at, request_id: requestId, right_name: right, ...others }: AuditRow): AuditEntry => ({ ...others, id: BigInt(id), at: instantOf(at), requestId, right });

/** What PostgreSQL cannot keep is shown as what it is not. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

export function auditIn(pool: Pool, ask: Ask): Audit {
  return {
    add: ({ requestId, caller, strategy, address, right, method, path, request, status }) => ask(async () => {
      await pool.query('insert into audit_entry (request_id, caller, strategy, address, right_name, method, path, request, status) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [requestId, storable(caller), strategy, address, right, method, storable(path), request === null ? null : storable(request), status]);
    }),
    list: ({ caller, since, until, before, most }) => ask(async () => {
      const { rows } = await pool.query<AuditRow>(
        `select ${auditColumns} from audit_entry where ($1::text is null or caller = $1) and ($2::timestamptz is null or audit_entry.at >= $2::timestamptz) and ($3::timestamptz is null or audit_entry.at < $3::timestamptz)
         and ($4::bigint is null or id < $4::bigint) order by id desc limit $5`,
        [caller === null ? null : storable(caller), since === null ? null : instantText(since), until === null ? null : instantText(until), before?.toString() ?? null, most]);
      return rows.map(entryOf);
    }),
  };
}
