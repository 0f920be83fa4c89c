/** A source file, its lines, and spans in it. */

/** Offsets into the text, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file of the rulebook. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  /** Offsets at which lines begin. */
  readonly lineStarts: readonly number[];
}

export function openSource(path: string, text: string): Source {
  const lineStarts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) lineStarts.push(index + 1);
  return { path, text, lineStarts };
}

/** Line and column of an offset, both counted from one. */
export function positionAt(source: Source, offset: number): Position {
  let [low, high] = [0, source.lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

/** A line's text without its line end; lines are counted from one. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1] ?? source.text.length;
  const end = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/\r?\n$/, '');
}

/** What is written on a line, without blanks and without a comment behind it; the begin of the file where there is no such line. */
export function lineLocation(sources: ReadonlyMap<string, Source>, file: string, line: number): Location {
  const source = sources.get(file);
  const offset = source?.lineStarts[line - 1];
  if (source === undefined || offset === undefined) return { file, span: { start: 0, end: 0 } };
  const text = lineText(source, line);
  const written = file.endsWith('.tariff') ? /^(?:"[^"]*"|`[^`]*`|[^"`#])*/.exec(text)?.[0] ?? '' : text;
  const start = offset + (written.length - written.trimStart().length);
  return { file, span: { start, end: start + written.trim().length } };
}

export const joinSpans = (first: Span, last: Span): Span => ({ start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) });
