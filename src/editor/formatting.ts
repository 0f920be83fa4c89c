/** A rule file in its one layout. */
import { formatRules } from '../language/index.ts';
import type { OpenRulebook } from './rulebook.ts';

/** The whole text anew, or `null` when nothing changes, or when it has syntax errors. */
export function formatting(rulebook: OpenRulebook, path: string): string | null {
  const text = rulebook.files.get(path)?.source.text;
  const formatted = text === undefined ? null : formatRules(text);
  return formatted === text ? null : formatted;
}
