/** What is wrong with a rulebook, file by file: the same that `tariff check` and `tariff test` say. */
import { type Diagnostic, type Location, isError } from '../language/index.ts';
import type { OpenRulebook } from './rulebook.ts';

export interface FileDiagnostic {
  readonly at: Location;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Headline, label, facts and advice, a line each. */
  readonly message: string;
  readonly related: readonly { readonly at: Location; readonly message: string }[];
  readonly diagnostic: Diagnostic;
}

function messageOf({ headline, primary, notes, help, edits }: Diagnostic): string {
  // An advice that goes on in the text of an edit says nothing without it.
  const added = edits.length === 1 && edits[0] !== undefined && help !== null && !help.includes('`') ? ` \`${edits[0].text.trim()}\`` : '';
  return [headline, ...(primary.text === '' || primary.text === 'here' ? [] : [primary.text]), ...notes.map((note) => `= ${note}`), ...(help === null ? [] : [`help: ${help}${added}`])].join('\n');
}

/** By path; every rule file is there, so that what was mended is wiped. */
export function diagnose(rulebook: OpenRulebook): ReadonlyMap<string, readonly FileDiagnostic[]> {
  const byFile = new Map<string, FileDiagnostic[]>([...rulebook.files.keys()].map((path) => [path, []]));
  for (const diagnostic of rulebook.diagnostics) {
    const { at } = diagnostic.primary;
    const own = byFile.get(at.file) ?? [];
    byFile.set(at.file, own);
    own.push({
      at, code: diagnostic.code, severity: isError(diagnostic) ? 'error' : 'warning', message: messageOf(diagnostic), diagnostic,
      related: diagnostic.secondary.map((label) => ({ at: label.at, message: label.text === '' ? 'see here' : label.text })),
    });
  }
  return byFile;
}
