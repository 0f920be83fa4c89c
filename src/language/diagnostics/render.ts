/** Diagnostics as text for a terminal: headline, excerpt with labels, facts, help. Colour adds nothing that the text does not say. */
import { type Source, lineText as rawLine, positionAt } from '../source.ts';
import { type Diagnostic, type Edit, type Label, isError } from './diagnostic.ts';

export type Paint = (style: 'error' | 'warning' | 'quiet' | 'good', text: string) => string;
export const plain: Paint = (_style, text) => text;
export type Sources = ReadonlyMap<string, Source>;

/** A line without what would move the cursor or change the colour of a terminal. */
const lineText = (source: Source, line: number): string => rawLine(source, line).replace(/[\0-\x08\x0a-\x1f\x7f-\x9f]/g, ' ');

interface Mark {
  readonly line: number;
  readonly column: number;
  readonly width: number;
  readonly sign: string;
  readonly text: string;
}

function markOf(source: Source, label: Label, sign: string): Mark {
  const { start, end } = label.at.span;
  const { line, column } = positionAt(source, start);
  const length = lineText(source, line).length;
  const width = Math.max(1, Math.min(end - start, Math.max(1, length - column + 1)));
  return { line, column, width, sign, text: label.text };
}

const gutter = (width: number, line: string): string => `${line.padStart(width)} |`;

function excerpt(source: Source, marks: readonly Mark[], width: number): string[] {
  const ordered = [...marks].sort((a, b) => a.line - b.line || a.column - b.column);
  const out: string[] = [];
  let last = 0;
  for (const mark of ordered) {
    if (last !== 0 && mark.line > last + 1) out.push('...');
    if (mark.line !== last) out.push(`${gutter(width, String(mark.line))} ${lineText(source, mark.line)}`.trimEnd());
    const indent = lineText(source, mark.line).slice(0, mark.column - 1).replace(/[^\t]/g, ' ');
    out.push(`${gutter(width, '')} ${indent}${mark.sign.repeat(mark.width)}${mark.text === '' ? '' : ` ${mark.text}`}`);
    last = mark.line;
  }
  return out;
}

/** Two lines that become one. */
function joinedLines(source: Source, { at, text }: Edit, width: number): string[] {
  const from = positionAt(source, at.span.start).line;
  const to = positionAt(source, at.span.end).line;
  if (to !== from + 1) return [];
  const before = lineText(source, from).slice(0, at.span.start - (source.lineStarts[from - 1] ?? 0));
  const after = lineText(source, to).slice(at.span.end - (source.lineStarts[to - 1] ?? 0));
  return [gutter(width, ''), `${gutter(width, String(from))} ${before}${text}${after}`];
}

/** The lines as they would read with the edits of one file applied, with a mark below what is new. */
function editedLines(source: Source, edits: readonly Edit[], width: number): string[] {
  const [first] = edits;
  if (first === undefined) return [];
  const { line } = positionAt(source, first.at.span.start);
  const start = source.lineStarts[line - 1] ?? 0;
  const text = lineText(source, line);
  if (first.at.span.end > start + text.length + 1) return joinedLines(source, first, width);
  const inserted = first.text.replace(/\n$/, '');
  if (inserted.includes('\n')) return inserted.split('\n').map((row) => `${gutter(width, '')} ${row}`);
  if (first.text.endsWith('\n')) {
    const shown = text.slice(0, first.at.span.start - start) + inserted;
    return [gutter(width, ''), `${gutter(width, String(line))} ${shown}`, `${gutter(width, '')} ${shown.slice(0, -inserted.length).replace(/[^\t]/g, ' ')}${'+'.repeat(Math.max(1, inserted.length))}`];
  }
  const here = edits.filter(({ at, text: put }) => at.file === first.at.file && at.span.start >= start && at.span.start <= start + text.length && !put.includes('\n'));
  let shown = '';
  let signs = '';
  let done = start;
  for (const { at, text: put } of [...here].sort((a, b) => a.at.span.start - b.at.span.start)) {
    const kept = text.slice(done - start, at.span.start - start);
    // Where something only goes away, the mark stands at what follows it.
    signs += kept.replace(/[^\t]/g, ' ').slice(Math.max(0, signs.length - shown.length)) + (at.span.start === at.span.end ? '+' : '~').repeat(Math.max(1, put.length));
    shown += kept + put;
    done = at.span.end;
  }
  return [gutter(width, ''), `${gutter(width, String(line))} ${shown}${text.slice(done - start)}`.trimEnd(), `${gutter(width, '')} ${signs}`.trimEnd()];
}

function blocks(entry: Diagnostic, sources: Sources, width: number): string[] {
  const groups = new Map<string, Mark[]>();
  const labels: (readonly [Label, string])[] = [[entry.primary, '^'], ...entry.secondary.map((label) => [label, '-'] as const)];
  for (const [label, sign] of labels) {
    const source = sources.get(label.at.file);
    if (source === undefined) continue;
    groups.set(label.at.file, [...(groups.get(label.at.file) ?? []), markOf(source, label, sign)]);
  }
  return [...groups].flatMap(([file, marks], index) => {
    const source = sources.get(file);
    const lead = index === 0 ? marks.find(({ sign }) => sign === '^') : marks[0];
    if (source === undefined || lead === undefined) return [];
    return [`${' '.repeat(width)}--> ${file}:${lead.line}:${lead.column}`, gutter(width, ''), ...excerpt(source, marks, width)];
  });
}

export function renderDiagnostic(entry: Diagnostic, sources: Sources, paint: Paint = plain): string {
  const lines = [entry.primary, ...entry.secondary].map(({ at }) => {
    const source = sources.get(at.file);
    return source === undefined ? 1 : positionAt(source, at.span.start).line;
  });
  const width = Math.max(2, String(Math.max(...lines)).length);
  const severity = isError(entry) ? 'error' : 'warning';
  const out = [`${paint(severity, `${severity}[${entry.code}]`)}: ${entry.headline}`, ...blocks(entry, sources, width)];
  for (const note of entry.notes) out.push(`${' '.repeat(width)} = ${note}`);
  if (entry.help !== null) {
    out.push(`${paint('good', 'help')}: ${entry.help}`);
    const source = entry.edits[0] === undefined ? undefined : sources.get(entry.edits[0].at.file);
    if (source !== undefined) out.push(...editedLines(source, entry.edits, width));
  }
  return out.join('\n');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Of one message that is true of many places, so many are shown in full. */
const shownAlike = 3;
const placesNamed = 5;

/** What is left of a message that many places share: where they are. */
function othersLike([first, ...rest]: readonly Diagnostic[], sources: Sources, paint: Paint): readonly string[] {
  if (first === undefined) return [];
  const places = [first, ...rest].map(({ primary: { at } }) => {
    const source = sources.get(at.file);
    return `${at.file}:${source === undefined ? 1 : positionAt(source, at.span.start).line}`;
  });
  const more = places.length - placesNamed;
  const severity = isError(first) ? 'error' : 'warning';
  return [`${paint(severity, `${severity}[${first.code}]`)}: the same in ${counted(places.length, 'more place')}: ${first.headline}\n  --> ${places.slice(0, placesNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}\n`];
}

/** All diagnostics and a last line with the counts. One fault in a meter or a price list may show in a thousand rows: it is told a few times, and the other places are named. */
export function renderAll(entries: readonly Diagnostic[], sources: Sources, paint: Paint = plain): string {
  const errors = entries.filter(isError).length;
  const summary = `${counted(errors, 'error')}, ${counted(entries.length - errors, 'warning')}`;
  const alike = new Map<string, Diagnostic[]>();
  for (const entry of entries) {
    const key = `${entry.code} ${entry.headline}`;
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [entry]);
    else group.push(entry);
  }
  const isMany = (group: readonly Diagnostic[]): boolean => group.length > shownAlike + 1;
  const hidden = new Set([...alike.values()].flatMap((group) => (isMany(group) ? group.slice(shownAlike) : [])));
  return [
    ...entries.filter((entry) => !hidden.has(entry)).map((entry) => `${renderDiagnostic(entry, sources, paint)}\n`),
    ...[...alike.values()].flatMap((group) => (isMany(group) ? othersLike(group.slice(shownAlike), sources, paint) : [])),
    summary,
  ].join('\n');
}
