/** Reads a YAML text: anchors, aliases and merge keys are followed, keys that come twice are refused, and work is bounded. */
import { LineCounter, type Node, type Pair, type ParsedNode, type Scalar, type YAMLError, isAlias, isMap, isPair, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { FilePlace } from './place.ts';
import { type Problem, wrong } from './problem.ts';
import type { Entry, MappingValue, ScalarValue, YamlValue } from './value.ts';

/** No configuration is longer. */
const longestText = 4 * 1024 * 1024;
/** With everything that aliases bring in. */
const mostValues = 100_000;
const deepest = 50;

export interface YamlReading {
  /** `null` where the text cannot be read, or is empty. */
  readonly root: YamlValue | null;
  readonly problems: readonly Problem[];
}

class TooMuch extends Error {}
/** What follows would be guessed. */
class Unreadable extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.sentence);
    this.problem = problem;
  }
}

/** The bracket or brace before `end` that is open there; `end` where none is. */
function openBefore(text: string, end: number): number {
  let closed = 0;
  for (let index = end - 1; index >= 0; index--) {
    const sign = text.charAt(index);
    if (sign === ']' || sign === '}') closed += 1;
    else if (sign === '[' || sign === '{') {
      if (closed === 0) return index;
      closed -= 1;
    }
  }
  return end;
}

function syntaxProblem(error: YAMLError, text: string, place: (start: number, end: number) => FilePlace): Problem {
  const [start, end] = error.pos;
  const opened = error.message.startsWith('Flow ') ? openBefore(text, start) : start;
  if (opened === start) return wrong(place(start, end), ...syntaxSentence(error));
  const [what, close] = text.charAt(opened) === '[' ? ['a list in square brackets', ']'] : ['a mapping in braces', '}'];
  return wrong(place(opened, opened + 1), `${what} begins here and does not end`, `close it with \`${close}\``);
}

/** What the parser stumbled over, in words. */
function syntaxSentence({ code, message }: YAMLError): readonly [sentence: string, fix: string] {
  switch (code) {
    case 'TAB_AS_INDENT': return ['a line is indented with a tab', 'indent with spaces: YAML knows no other indentation'];
    case 'BAD_INDENT': return ['this line is not indented as those that it belongs to', 'give all keys of one mapping, and all items of one list, the same indentation'];
    case 'MISSING_CHAR': return [`a sign is missing: ${message}`, 'close what was opened before, a quote, a bracket or a brace'];
    case 'MULTILINE_IMPLICIT_KEY': case 'KEY_OVER_1024_CHARS': return ['a key does not end on its line', 'write a colon and a space behind the key'];
    case 'BLOCK_AS_IMPLICIT_KEY': return ['a second colon makes a mapping within a value', 'put the value in quotes'];
    case 'UNEXPECTED_TOKEN': case 'BAD_SCALAR_START': return [`here stands what cannot stand here: ${message}`, 'put the value in quotes, if it is a text'];
    case 'MULTIPLE_DOCS': return ['a second document begins', 'keep one document in a file, without a line `---`'];
    default: return [`this is no YAML: ${message}`, 'correct the line'];
  }
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, Node>();
  #count = 0;

  constructor(file: string, text: string, lines: LineCounter) {
    this.#file = file;
    this.#text = text;
    this.#lines = lines;
  }

  place(start: number, end: number): FilePlace {
    const { line, col } = this.#lines.linePos(start);
    const from = this.#lines.lineStarts[line - 1] ?? 0;
    const text = this.#text.slice(from, this.#lines.lineStarts[line] ?? this.#text.length).replace(/\r?\n$/, '');
    const width = Math.max(1, Math.min(end, from + text.length) - start);
    return { kind: 'file', file: this.#file, line: Math.max(1, line), column: Math.max(1, col), width, text };
  }

  #placeOf(node: Node): FilePlace {
    const [start, end] = node.range ?? [0, 0];
    return this.place(start, end);
  }

  #scalar(node: Scalar): ScalarValue {
    const at = this.#placeOf(node);
    const [start, end] = node.range ?? [0, 0];
    const quoted = node.type !== 'PLAIN' && node.type !== undefined;
    const text = node.source ?? (node.value === null ? '' : String(node.value));
    const quote = quoted ? 1 : 0;
    const isVerbatim = this.#text.slice(start + quote, end - quote) === text;
    const value = quoted ? text : (node.value as ScalarValue['value']);
    return { kind: 'scalar', text, quoted, value, at, part: (from, length) => (isVerbatim && text !== '' ? this.place(start + quote + from, start + quote + from + length) : at) };
  }

  /** An empty value stands behind its key. */
  #nothing(at: FilePlace): ScalarValue {
    return { kind: 'scalar', text: '', quoted: false, value: null, at, part: () => at };
  }

  #key(pair: Pair): ScalarValue | null {
    if (isScalar(pair.key)) return this.#scalar(pair.key);
    const node = pair.key as Node | null;
    this.problems.push(wrong(node === null ? this.place(0, 0) : this.#placeOf(node), 'a key must be one word or number', 'put the key in quotes'));
    return null;
  }

  #merged(value: YamlValue): readonly Entry[] {
    if (value.kind === 'mapping') return value.entries;
    if (value.kind === 'list' && value.items.every((item) => item.kind === 'mapping')) return value.items.flatMap((item) => (item.kind === 'mapping' ? item.entries : []));
    this.problems.push(wrong(value.at, '`<<` brings in mappings, and here stands none', 'name an anchor of a mapping: `<<: *name`'));
    return [];
  }

  #mapping(node: Node & { readonly items: readonly Pair[] }, depth: number): MappingValue {
    const own = new Map<string, Entry>();
    const merged: Entry[] = [];
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = this.#key(pair);
      if (key === null) continue;
      const value = pair.value === null ? this.#nothing(key.at as FilePlace) : this.value(pair.value as Node, depth + 1, key.at as FilePlace);
      if (key.text === '<<' && !key.quoted) merged.push(...this.#merged(value));
      else {
        const first = own.get(key.text);
        if (first === undefined) own.set(key.text, { key, value });
        else this.problems.push(wrong(key.at, `\`${key.text}\` stands twice: also in line ${(first.key.at as FilePlace).line}`, 'keep one of them'));
      }
    }
    for (const entry of merged) if (!own.has(entry.key.text)) own.set(entry.key.text, entry);
    return { kind: 'mapping', entries: [...own.values()], at: this.#placeOf(node) };
  }

  value(node: Node, depth: number, behind: FilePlace | null = null): YamlValue {
    this.#count += 1;
    if (this.#count > mostValues || depth > deepest) throw new TooMuch();
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target !== undefined) return this.value(target, depth + 1);
      throw new Unreadable(wrong(this.#placeOf(node), `no anchor \`&${node.source}\` stands above`, 'put a text that begins with a star in quotes'));
    }
    const { anchor } = node as { readonly anchor?: string };
    const read = this.#collection(node, depth, behind);
    // Known from here on: an anchor that names itself would never end.
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return read;
  }

  #collection(node: Node, depth: number, behind: FilePlace | null): YamlValue {
    if (isMap(node)) return this.#mapping(node as unknown as Node & { readonly items: readonly Pair[] }, depth);
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.value(item as Node, depth + 1)), at: this.#placeOf(node) };
    const scalar = node as Scalar;
    return scalar.value === null && scalar.source === '' && behind !== null ? this.#nothing(behind) : this.#scalar(scalar);
  }
}

export function readYaml(file: string, text: string): YamlReading {
  const lines = new LineCounter();
  const reader = new Reader(file, text, lines);
  if (text.length > longestText) return { root: null, problems: [wrong(reader.place(0, 0), `the file has ${text.length} characters; ${longestText} are allowed`, 'divide it')] };
  try {
    // What the parser says behind its first error is mostly a consequence.
    const document = parseDocument<ParsedNode>(text, { lineCounter: lines, keepSourceTokens: true, merge: false, uniqueKeys: false, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) return { root: null, problems: [syntaxProblem(error, text, (start, end) => reader.place(start, end))] };
    const root = document.contents === null ? null : reader.value(document.contents as Node, 0);
    return { root, problems: reader.problems };
  } catch (error) {
    if (error instanceof Unreadable) return { root: null, problems: [error.problem] };
    if (error instanceof TooMuch || error instanceof RangeError) return { root: null, problems: [wrong(reader.place(0, 0), 'the file nests too deep, or its aliases bring in too much', 'write it out plainly')] };
    throw error;
  }
}

/** A value on one line, as YAML reads it back. */
export function yamlText(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false, defaultStringType: 'PLAIN', doubleQuotedAsJSON: true, blockQuote: false }).trim();
}
