/** Keeps and finds rulebooks through the ORM. A file that several rulebooks have is kept once. */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FileContent, Rulebook, RulebookFile } from './entities/index.ts';
import type { StoredRulebook } from './rulebook.ts';
import { assertStorable } from './storable-text.ts';

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export async function keepRulebook(manager: EntityManager, rulebook: StoredRulebook): Promise<void> {
  const { hash, currency, timezone, moduleStates } = rulebook;
  for (const text of [timezone, currency ?? '', ...Object.keys(moduleStates), ...rulebook.files.map((file) => file.path)]) assertStorable(text);
  const files = rulebook.files.map(({ path, content }) => ({ path, content, contentHash: hashOf(content) }));
  // In one order for everybody, so that two who keep the same files do not wait for each other in a circle.
  const contents = [...new Map(files.map(({ content, contentHash }) => [contentHash, content]))].sort(([a], [b]) => byCodePoint(a, b));
  await manager.transactional(async (transaction) => {
    await transaction.createQueryBuilder(Rulebook).insert({ hash, currency, timezone, moduleStates: { ...moduleStates } }).onConflict().ignore().execute();
    if (files.length === 0) return;
    await transaction.createQueryBuilder(FileContent)
      .insert(contents.map(([contentHash, content]) => ({ hash: contentHash, content: Buffer.from(content) }))).onConflict().ignore().execute();
    await transaction.createQueryBuilder(RulebookFile)
      .insert(files.map(({ path, contentHash }) => ({ rulebook: hash, path, content: contentHash }))).onConflict().ignore().execute();
  });
}

export async function findRulebook(manager: EntityManager, hash: string): Promise<StoredRulebook | null> {
  const rulebook = await manager.findOne(Rulebook, { hash });
  if (rulebook === null) return null;
  const files = await manager.find(RulebookFile, { rulebook: hash }, { populate: ['content'] });
  return {
    hash,
    currency: rulebook.currency ?? null,
    timezone: rulebook.timezone,
    moduleStates: rulebook.moduleStates,
    files: files
      .map(({ path, content }) => ({ path, content: new Uint8Array(content.content) }))
      .sort((a, b) => byCodePoint(a.path, b.path)),
  };
}
