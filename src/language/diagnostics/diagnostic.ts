/** What the language has to say about a rule file: a value, never thrown, never read back. */
import type { Location } from '../source.ts';

export interface Label {
  readonly at: Location;
  readonly text: string;
}

/** A change of text that mends the fault. */
export interface Edit {
  readonly at: Location;
  readonly text: string;
}

export interface Diagnostic {
  /** `T0401` for errors, `W0405` for warnings; its meaning never changes. */
  readonly code: string;
  readonly headline: string;
  /** The smallest wrong thing. */
  readonly primary: Label;
  /** What it disagrees with, perhaps in another file. */
  readonly secondary: readonly Label[];
  /** Facts, one a line: expected before found. */
  readonly notes: readonly string[];
  readonly help: string | null;
  readonly edits: readonly Edit[];
}

export interface Extra {
  readonly label?: string;
  readonly secondary?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: string | null;
  readonly edits?: readonly Edit[];
}

export function diagnostic(code: string, at: Location, headline: string, extra: Extra = {}): Diagnostic {
  return {
    code, headline, primary: { at, text: extra.label ?? '' }, secondary: extra.secondary ?? [],
    notes: extra.notes ?? [], help: extra.help ?? null, edits: extra.edits ?? [],
  };
}

export const isError = ({ code }: Diagnostic): boolean => code.startsWith('T');

/** By file, place and code, each once: the same input gives the same text. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyed = diagnostics.map((entry) => ({ entry, key: `${entry.code} ${entry.primary.at.file} ${entry.primary.at.span.start} ${entry.headline}` }));
  const unique = [...new Map(keyed.map(({ entry, key }) => [key, entry])).values()];
  const order = (a: Diagnostic, b: Diagnostic): number => {
    if (a.primary.at.file !== b.primary.at.file) return a.primary.at.file < b.primary.at.file ? -1 : 1;
    return a.primary.at.span.start - b.primary.at.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  };
  return unique.sort(order);
}
