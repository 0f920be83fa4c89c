/** The content hash of an effective rulebook: what its files say and which modules act. */
import { createHash } from 'node:crypto';
import type { ModuleState } from '../language/index.ts';
import type { RulebookFile } from './load.ts';

/** Module states that differ from what the files say. */
export type ModuleStates = ReadonlyMap<string, ModuleState>;

/** SHA-256 in hex over paths, contents and states, each with its length, so that nothing can pretend to be something else. */
export function rulebookHash(files: readonly RulebookFile[], states: ModuleStates): string {
  const hash = createHash('sha256').update('tariff rulebook 1\n');
  for (const { path, content } of files) hash.update(`file ${path.length} ${path} ${content.length}\n`).update(content);
  for (const [name, { enabled, priority }] of [...states].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`module ${name.length} ${name} ${enabled ? 'enabled' : 'disabled'} ${priority ?? 'own'}\n`);
  }
  return hash.digest('hex');
}
