/** What an editor offers to mend: the edits that diagnostics come with. */
import type { Edit, Span } from '../language/index.ts';
import { type FileDiagnostic, diagnose } from './diagnostics.ts';
import type { OpenRulebook } from './rulebook.ts';

export interface CodeAction {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly mends: FileDiagnostic;
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
/** An editor shows a title in one line. */
const longestTitle = 60;

function titleOf({ diagnostic: { headline, help, edits } }: FileDiagnostic): string {
  const written = edits.map(({ text }) => text.trim()).filter((text) => text !== '').join(' … ').replace(/\s+/g, ' ');
  const shown = written.length > longestTitle ? `${written.slice(0, longestTitle)}…` : written;
  if (help === null) return shown === '' ? `mend: ${headline}` : `write \`${shown}\``;
  return shown === '' || help.includes(shown) ? help : `${help}: \`${shown}\``;
}

export function codeActions(rulebook: OpenRulebook, path: string, span: Span): readonly CodeAction[] {
  const found = diagnose(rulebook).get(path) ?? [];
  return found.filter(({ at, diagnostic }) => diagnostic.edits.length > 0 && touches(at.span, span)).map((mends) => ({ title: titleOf(mends), edits: mends.diagnostic.edits, mends }));
}
