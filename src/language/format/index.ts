/**
 * The one layout of a rule file. Only spaces, line ends and blank lines change; every token and every comment stays as it
 * was written. There are no options.
 */
import { type Diagnostic, inOrder } from '../diagnostics/diagnostic.ts';
import type { Source } from '../source.ts';
import { readFile } from '../syntax/index.ts';
import { type Parsed, parse } from '../syntax/parser.ts';
import { alignedTexts } from './columns.ts';
import { linesOf } from './lines.ts';

const indent = '  ';
/** Not aligned, so that a changed price moves no comment but its own. */
const beforeComment = '  ';

function parseWhole(text: string): Parsed | null {
  try {
    const parsed = parse(text);
    return parsed.lexingErrors.length + parsed.parsingErrors.length > 0 ? null : parsed;
  } catch (error) {
    // Thousands of open brackets use up the stack; reading the file reports them.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The text in the canonical layout, or `null` when it has syntax errors. */
export function formatRules(text: string): string | null {
  const parsed = parseWhole(text);
  if (parsed === null) return null;
  const lines = linesOf(text, parsed);
  const texts = alignedTexts(lines);
  return lines.map(({ depth, blankBefore, comment }, index) =>
    `${blankBefore ? '\n' : ''}${indent.repeat(depth)}${texts[index] ?? ''}${comment === null ? '' : `${beforeComment}${comment}`}\n`).join('');
}

/** What to say of a text that cannot be formatted. */
export const syntaxFaults = (source: Source): readonly Diagnostic[] => inOrder(readFile(source).diagnostics);
