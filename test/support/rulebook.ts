/** Rulebooks written inside a test: their diagnostics, their text, and what becomes of them when an offered edit is made. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, diagnosticJson, isError, renderDiagnostic } from '../../src/language/index.ts';
import { instantOfMilliseconds } from '../../src/time/index.ts';
import { type ModuleStates, type Rulebook, openRulebook } from '../../src/rulebook/index.ts';

/** Paths and texts of a rulebook, its price lists included. */
export type Texts = Readonly<Record<string, string>>;

const encoder = new TextEncoder();
/** The tests stand still in time. */
const today = instantOfMilliseconds(Date.UTC(2026, 0, 15));

export function open(texts: Texts, states: ModuleStates = new Map()): Rulebook {
  const files = Object.keys(texts).filter((name) => name.endsWith('.tariff'));
  return openRulebook({ files, today, read: (name) => (texts[name] === undefined ? null : encoder.encode(texts[name])) }, states);
}

/** The rulebook, which must have no errors: what it has to say otherwise is the failure of the test. */
export function openSound(texts: Texts, states: ModuleStates = new Map()): Rulebook & { readonly tariff: NonNullable<Rulebook['tariff']> } {
  const book = open(texts, states);
  if (book.tariff === null) throw new Error(rendered(book));
  return { ...book, tariff: book.tariff };
}

export const rendered = (book: Rulebook): string => book.diagnostics.map((entry) => renderDiagnostic(entry, book.sources)).join('\n\n');
export const codes = (book: Rulebook): readonly string[] => book.diagnostics.map(({ code }) => code);
export const errors = (book: Rulebook): readonly Diagnostic[] => book.diagnostics.filter(isError);

/** `T0401 instance.tariff:5:5+12 this table has …`: code, place, width of the underlined span, headline. */
export function line(entry: Diagnostic, book: Rulebook): string {
  const { file, line: row, column } = diagnosticJson(entry, book.sources);
  const { start, end } = entry.primary.at.span;
  return `${entry.code} ${file}:${row}:${column}+${end - start} ${entry.headline}`;
}

/** The texts with the diagnostic's edits made. */
export function applyEdits(texts: Texts, entry: Diagnostic): Texts {
  const edits = [...entry.edits].sort((a, b) => b.at.span.start - a.at.span.start);
  return edits.reduce<Texts>((result, { at, text }) => {
    const before = result[at.file] ?? '';
    return { ...result, [at.file]: before.slice(0, at.span.start) + text + before.slice(at.span.end) };
  }, texts);
}

function textsBelow(directory: string, folder: string): Texts {
  return Object.assign({}, ...readdirSync(path.join(directory, folder), { withFileTypes: true }).map((entry): Texts => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? textsBelow(directory, name) : { [name]: readFileSync(path.join(directory, name), 'utf8') };
  })) as Texts;
}

/** The rulebook that stands in the repository. */
export const ownRules = (): Texts => textsBelow(path.join(import.meta.dirname, '../../rules'), '');
