/** From text to the syntax tree and its faults. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { unreadable } from '../diagnostics/syntax-messages.ts';
import type { Source } from '../source.ts';
import { type Lost, declarationAt, faultsOf } from './faults.ts';
import { lowerFile } from './lower.ts';
import { parse } from './parser.ts';
import type { FileNode } from './tree.ts';

export type { Lost } from './faults.ts';
export * from './tree.ts';

/** A file of which nothing could be read. */
export const emptyFile = (path: string): FileNode => ({ path, modules: [], priorities: [], settings: [], meters: [], rules: [], scenarios: [] });

/** Reads any text whatever: what cannot be understood is reported, and the rest is there. */
export function readFile(source: Source): ReadFile {
  try {
    return readNested(source);
  } catch (error) {
    // Thousands of open brackets use up the stack; there is no bound on brackets that a person would ever meet.
    if (!(error instanceof RangeError)) throw error;
    return { file: emptyFile(source.path), diagnostics: [unreadable({ file: source.path, span: { start: 0, end: 0 } })], lost: { settings: true, rules: true } };
  }
}

export interface ReadFile {
  readonly file: FileNode;
  readonly diagnostics: readonly Diagnostic[];
  readonly lost: Lost;
}

function readNested(source: Source): ReadFile {
  const parsed = parse(source.text);
  const faults = faultsOf(source.path, source.text, parsed);
  const diagnostics = [...faults.diagnostics];
  const file = lowerFile(source.path, parsed.tree, {
    at: (span) => ({ file: source.path, span }),
    report: (entry) => diagnostics.push(entry),
    isBroken: (offset) => faults.broken.has(declarationAt(faults.starts, offset)),
  });
  return { file, diagnostics, lost: faults.lost };
}
