/** Keeps rulebooks. A file that several have is kept once. By SQL, since every rating begins with it and the ORM takes longer to load. */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { StoredRulebook } from './rulebook.ts';
import { assertStorable } from './storable-text.ts';

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Keeping the same one again changes nothing. */
export async function keepRulebook(pool: Pool, rulebook: StoredRulebook): Promise<void> {
  const { hash, currency, timezone, moduleStates } = rulebook;
  for (const text of [timezone, currency ?? '', ...Object.keys(moduleStates), ...rulebook.files.map((file) => file.path)]) assertStorable(text);
  const files = rulebook.files.map(({ path, content }) => ({ path, content, contentHash: hashOf(content) }));
  // In one order for everybody, so that two who keep the same files do not wait for each other in a circle.
  const contents = [...new Map(files.map(({ content, contentHash }) => [contentHash, content]))].sort(([a], [b]) => byCodePoint(a, b));
  const client = await pool.connect();
  let usable = false;
  try {
    await client.query('begin');
    await client.query('insert into rulebook (hash, currency, timezone, module_states) values ($1, $2, $3, $4) on conflict do nothing', [hash, currency, timezone, JSON.stringify(moduleStates)]);
    await client.query('insert into file_content (hash, content) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing', [contents.map(([contentHash]) => contentHash), contents.map(([, content]) => Buffer.from(content))]);
    await client.query('insert into rulebook_file (rulebook_hash, path, content_hash) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing', [hash, files.map(({ path }) => path), files.map(({ contentHash }) => contentHash)]);
    await client.query('commit');
    usable = true;
  } finally {
    usable ||= await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}
