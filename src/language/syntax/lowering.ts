/** What lowering carries along: the file, and where diagnostics go. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Location, Span } from '../source.ts';

export interface Lowering {
  at(span: Span): Location;
  report(entry: Diagnostic): void;
  /** Whether the declaration at that offset holds a syntax error: checks that depend on it stay silent. */
  isBroken(offset: number): boolean;
}
