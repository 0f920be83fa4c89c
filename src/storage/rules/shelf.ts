/** Rules in the database: read as they are at one moment, changed by adding rows. Knows nothing of what rules mean. */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { loadHashmap } from '../hashmap/shelf.ts';
import type { StoredFile } from '../rulebook.ts';
import type { Activation, KeptChange, KeptModule, KeptRules, PageQuery, RuleRevision, RulesChange, RulesShelf, ScriptVersion, Signed } from '../rules.ts';
import { assertStorable } from '../storable-text.ts';
import { countUp, inTransaction, rulesNumber } from './number.ts';

const seconds = (column: string, name = column): string => `extract(epoch from ${column})::float8 as "${name}"`;
const revisionColumns = `number, hash, author, ${seconds('at')}, message`;
const scriptColumns = `script_id as id, name, text, description, ${seconds('valid_from', 'start')}, ${seconds('valid_until', 'end')}, ${seconds('created_at', 'createdAt')}, created_by as "createdBy", updated_by as "updatedBy", ${seconds('deleted_at', 'deleted')}, deleted_by as "deletedBy", ${seconds('since')}`;

async function filesOf(client: Pool | PoolClient, number: number): Promise<readonly StoredFile[]> {
  const { rows } = await client.query<{ path: string; content: Buffer }>('select path, content from rule_revision_file join file_content on hash = content_hash where revision_number = $1 order by path collate "C"', [number]);
  return rows.map(({ path, content }) => ({ path, content: new Uint8Array(content) }));
}

async function revisionOf(client: Pool | PoolClient, number: number): Promise<{ readonly revision: RuleRevision; readonly files: readonly StoredFile[] } | null> {
  const { rows: [revision] } = await client.query<RuleRevision>(`select ${revisionColumns} from rule_revision where number = $1`, [number]);
  return revision === undefined ? null : { revision, files: await filesOf(client, number) };
}

async function scriptsOf(client: PoolClient): Promise<readonly (readonly ScriptVersion[])[]> {
  const { rows } = await client.query<ScriptVersion>(`select ${scriptColumns} from script_version order by number`);
  return [...Map.groupBy(rows, ({ id }) => id).values()];
}

const load = (pool: Pool): Promise<KeptRules> => inTransaction(pool, 'begin isolation level repeatable read read only', async (client) => {
  const { rows: [activation] } = await client.query<{ revision: number | null }>('select revision_number as revision from rule_activation order by number desc limit 1');
  const revision = activation?.revision ?? null;
  const { rows: modules } = await client.query<KeptModule>('select distinct on (name) name, enabled, priority from module_change order by name, number desc');
  return { number: await rulesNumber(client), active: revision === null ? null : await revisionOf(client, revision), modules, scripts: await scriptsOf(client), hashmap: await loadHashmap(client) };
});

async function write(client: PoolClient, change: RulesChange, { author, at }: Signed): Promise<void> {
  switch (change.kind) {
    case 'module': {
      const { name, enabled, priority } = change.module;
      await client.query('insert into module_change (name, enabled, priority, author, at) values ($1, $2, $3, $4, to_timestamp($5))', [name, enabled, priority, author, at]);
      return;
    }
    case 'activation':
      await client.query('insert into rule_activation (revision_number, author, at, message) values ($1, $2, to_timestamp($3), $4)', [change.revision, author, at, change.message]);
      return;
    case 'script': {
      const { id, name, text, description, start, end, createdAt, createdBy, updatedBy, deleted, deletedBy, since } = change.version;
      await client.query(
        `insert into script_version (script_id, name, text, description, valid_from, valid_until, created_at, created_by, updated_by, deleted_at, deleted_by, since, author, at)
         values ($1, $2, $3, $4, to_timestamp($5), to_timestamp($6), to_timestamp($7), $8, $9, to_timestamp($10), $11, to_timestamp($12), $13, to_timestamp($14))`,
        [id, name, text, description, start, end, createdAt, createdBy, updatedBy, deleted, deletedBy, since, author, at]);
    }
  }
}

function textsOf(change: RulesChange): readonly (string | null)[] {
  switch (change.kind) {
    case 'module': return [change.module.name];
    case 'activation': return [change.message];
    case 'script': return [change.version.name, change.version.text, change.version.description];
  }
}

function changed(pool: Pool, from: number, change: RulesChange, signed: Signed): Promise<KeptChange> {
  for (const text of [...textsOf(change), signed.author]) assertStorable(text ?? '');
  return inTransaction(pool, 'begin', async (client): Promise<KeptChange> => {
    const number = await countUp(client);
    if (number !== from + 1) {
      await client.query('rollback and chain');
      return { kind: 'moved' };
    }
    await write(client, change, signed);
    return { kind: 'kept', number };
  });
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

function addRevision(pool: Pool, { hash, author, at, message }: Omit<RuleRevision, 'number'>, files: readonly StoredFile[], after: number | null): ReturnType<RulesShelf['addRevision']> {
  for (const text of [author ?? '', message, ...files.map(({ path }) => path)]) assertStorable(text);
  const contents = new Map(files.map(({ content }) => [hashOf(content), content]));
  return inTransaction(pool, 'begin', async (client) => {
    // One after the other: numbers are without gaps.
    await client.query('lock table rule_revision in share row exclusive mode');
    const { rows: [newest] } = await client.query<{ number: number }>('select coalesce(max(number), 0) as number from rule_revision');
    if (after !== null && newest?.number !== after) return null;
    const { rows: [known] } = await client.query<RuleRevision>(`select ${revisionColumns} from rule_revision where hash = $1`, [hash]);
    if (known !== undefined) return { revision: known, isNew: false };
    const { rows: [revision] } = await client.query<RuleRevision>(
      `insert into rule_revision (number, hash, author, at, message) select coalesce(max(number), 0) + 1, $1, $2, to_timestamp($3), $4 from rule_revision returning ${revisionColumns}`, [hash, author, at, message]);
    if (revision === undefined) throw new TypeError('INVARIANT: an insert of a select without a condition gives one row');
    const kept = [...contents].sort(([a], [b]) => (a < b ? -1 : 1));
    await client.query('insert into file_content (hash, content) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing', [kept.map(([own]) => own), kept.map(([, content]) => Buffer.from(content))]);
    await client.query('insert into rule_revision_file (revision_number, path, content_hash) select $1, * from unnest($2::text[], $3::text[])', [revision.number, files.map(({ path }) => path), files.map(({ content }) => hashOf(content))]);
    return { revision, isNew: true };
  });
}

async function page<R extends object>(pool: Pool, columns: string, table: string, { before, most }: PageQuery): Promise<readonly R[]> {
  return (await pool.query<R>(`select ${columns} from ${table} where $1::int is null or number < $1 order by number desc limit $2`, [before, most])).rows;
}

export function rulesIn(pool: Pool, ask: <T>(work: () => Promise<T>) => Promise<T>): RulesShelf {
  return {
    number: () => ask(() => rulesNumber(pool)),
    load: () => ask(() => load(pool)),
    change: (from, change, signed) => ask(() => changed(pool, from, change, signed)),
    addRevision: (revision, files, after) => ask(() => addRevision(pool, revision, files, after)),
    revisions: (query) => ask(() => page<RuleRevision>(pool, revisionColumns, 'rule_revision', query)),
    revision: (number) => ask(() => revisionOf(pool, number)),
    activations: (query) => ask(() => page<Activation>(pool, `number, revision_number as revision, author, ${seconds('at')}, message`, 'rule_activation', query)),
  };
}
