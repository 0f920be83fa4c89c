/**
 * JSON text to values, with every number kept as its digits and no name lost. Knows nothing of usage.
 */
import { nestingMost } from './bounds.ts';
import { closingQuote } from './closing-quote.ts';
import { JsonNumber, type JsonValue, isArray } from './json-value.ts';
import { readSlowly } from './slow-json.ts';

export type JsonProblem =
  | { readonly kind: 'syntax'; readonly cause: string }
  | { readonly kind: 'repeated name'; readonly name: string }
  | { readonly kind: 'too deep' };
export type JsonResult = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: JsonProblem };

const wrong = (problem: JsonProblem): JsonResult => ({ ok: false, problem });

type Reviver = (name: string, value: unknown, context: { readonly source: string }) => unknown;
/** The third argument of a reviver is in ECMAScript 2026; the type library does not know it yet. */
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;
const keepDigits: Reviver = (_name, value, context) => (typeof value === 'number' ? new JsonNumber(context.source) : value);

/**
 * Reads one JSON value. `JSON.parse` does the work; a quick walk over the text beforehand says whether there are numbers at
 * all (only then the slower reviver is needed), how deep it nests, whether a name has an escape, and how many members the
 * result should have: fewer mean that a name stood there twice.
 */
export function parseJson(text: string): JsonResult {
  const outline = outlineOf(text);
  if (outline.depth > nestingMost) return wrong({ kind: 'too deep' });
  let value: JsonValue;
  try {
    value = (outline.hasNumbers ? parseWith(text, keepDigits) : JSON.parse(text)) as JsonValue;
  } catch (error) {
    return wrong({ kind: 'syntax', cause: causeOf(error) });
  }
  if (!outline.hasEscapedNames && memberCount(value) === outline.members) return { ok: true, value };
  const slow = readSlowly(text);
  return slow.repeated === null ? { ok: true, value: slow.value } : wrong({ kind: 'repeated name', name: slow.repeated });
}

/** The engine's own sentence, without the piece of input that some of them quote at length. */
const causeOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/, (\.\.\.)?".*is not valid JSON$/s, '').slice(0, 120);

interface Outline {
  readonly members: number;
  readonly depth: number;
  readonly hasNumbers: boolean;
  readonly hasEscapedNames: boolean;
}

/** Right for every valid JSON text; means nothing for others, which `JSON.parse` refuses. */
function outlineOf(text: string): Outline {
  const hasEscapes = text.includes('\\');
  let [members, open, depth, hasNumbers, isEscaped, hasEscapedNames] = [0, 0, 0, false, false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) { // "
      const end = closingQuote(text, at);
      if (end < 0) break;
      isEscaped = hasEscapes && text.slice(at, end).includes('\\');
      at = end;
    } else if (code === 0x3a) { // :
      members++;
      hasEscapedNames ||= isEscaped;
    } else if (code === 0x7b || code === 0x5b) { // { [
      open++;
      if (open > depth) depth = open;
    } else if (code === 0x7d || code === 0x5d) open--; // } ]
    else if (code >= 0x30 && code <= 0x39) hasNumbers = true;
  }
  return { members, depth, hasNumbers, hasEscapedNames };
}

function memberCount(value: JsonValue): number {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return 0;
  if (isArray(value)) return value.reduce<number>((count, item) => count + memberCount(item), 0);
  let count = 0;
  for (const name in value) count += 1 + memberCount(value[name] as JsonValue);
  return count;
}
