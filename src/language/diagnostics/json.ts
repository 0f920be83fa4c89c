/** Diagnostics as JSON: the same content as the text, with places counted from one. */
import { type Source, positionAt } from '../source.ts';
import { type Diagnostic, isError } from './diagnostic.ts';
import type { Location } from '../source.ts';
import type { Sources } from './render.ts';

export interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface DiagnosticJson extends PlaceJson {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly label: string;
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  readonly notes: readonly string[];
  readonly help: string | null;
  readonly edits: readonly (PlaceJson & { readonly text: string })[];
}

function placeJson(at: Location, sources: Sources): PlaceJson {
  const source: Source | undefined = sources.get(at.file);
  if (source === undefined) return { file: at.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const [start, end] = [positionAt(source, at.span.start), positionAt(source, at.span.end)];
  return { file: at.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

export function diagnosticJson(entry: Diagnostic, sources: Sources): DiagnosticJson {
  return {
    code: entry.code, severity: isError(entry) ? 'error' : 'warning', message: entry.headline, ...placeJson(entry.primary.at, sources), label: entry.primary.text,
    related: entry.secondary.map((label) => ({ ...placeJson(label.at, sources), message: label.text })),
    notes: entry.notes, help: entry.help, edits: entry.edits.map((edit) => ({ ...placeJson(edit.at, sources), text: edit.text })),
  };
}
