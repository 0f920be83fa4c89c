/** Every place that names what the name under the cursor means. */
import type { Location } from '../language/index.ts';
import type { OpenRulebook } from './rulebook.ts';

export function references(rulebook: OpenRulebook, path: string, offset: number, withDefinition: boolean): readonly Location[] {
  const occurrence = rulebook.symbols.at(path, offset);
  if (occurrence === null) return [];
  return rulebook.symbols.of(occurrence.symbols).filter(({ isDefinition }) => withDefinition || !isDefinition).map(({ at }) => at);
}
