/** Finds rulebooks through the ORM. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Rulebook, RulebookFile } from './entities/index.ts';
import type { StoredRulebook } from './rulebook.ts';

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

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
