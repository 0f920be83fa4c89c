/** From text to the syntax tree and its faults. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../source.ts';
import { declarationAt, faultsOf } from './faults.ts';
import { lowerFile } from './lower.ts';
import { parse } from './parser.ts';
import type { FileNode } from './tree.ts';

export * from './tree.ts';

/** Reads any text whatever: what cannot be understood is reported, and the rest is there. */
export function readFile(source: Source): { readonly file: FileNode; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parse(source.text);
  const faults = faultsOf(source.path, source.text, parsed);
  const diagnostics = [...faults.diagnostics];
  const file = lowerFile(source.path, parsed.tree, {
    at: (span) => ({ file: source.path, span }),
    report: (entry) => diagnostics.push(entry),
    isBroken: (offset) => faults.broken.has(declarationAt(faults.starts, offset)),
  });
  return { file, diagnostics };
}
