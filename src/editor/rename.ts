/**
 * Renaming a meter, a field, a let or a rule everywhere. Refuses what would not mean the same afterwards: the renamed rulebook
 * is checked, and must have no error that it had not before.
 */
import { type Diagnostic, type Edit, type Span, compileRulebook, isError, isReserved } from '../language/index.ts';
import type { OpenRulebook } from './rulebook.ts';

export type Renaming = { readonly ok: true; readonly edits: readonly Edit[] } | { readonly ok: false; readonly why: string };
export type Renamable = { readonly ok: true; readonly span: Span; readonly name: string } | { readonly ok: false; readonly why: string };

const refused = (why: string): { readonly ok: false; readonly why: string } => ({ ok: false, why });
const plainName = /^[A-Za-z]\w*$/;
const quotedName = /^`[^`\r\n]+`$/;

/** What can be renamed at an offset. */
export function prepareRename(rulebook: OpenRulebook, path: string, offset: number): Renamable {
  const occurrence = rulebook.symbols.at(path, offset);
  if (occurrence === null || rulebook.symbols.definitions(occurrence.symbols).length === 0) return refused('only meters, fields, lets and rules of this rulebook can be renamed');
  const faulty = [...rulebook.files].find(([, { lost, diagnostics }]) => lost.rules || lost.settings || diagnostics.some(isError));
  // What could not be read may hold the name too.
  if (faulty !== undefined) return refused(`\`${faulty[0]}\` has syntax errors; mend them first, so that no place is missed`);
  return { ok: true, span: occurrence.at.span, name: occurrence.name };
}

function nameProblem(name: string): string | null {
  if (isReserved(name)) return `\`${name}\` is a word of the language; in backquotes it may be a name`;
  return plainName.test(name) || quotedName.test(name) ? null : 'a name is letters, digits and `_`, beginning with a letter; any other stands in backquotes';
}

/** A cell of a price list has no backquotes; one with a comma has quotes. */
function cellText(name: string): string {
  const plain = name.startsWith('`') ? name.slice(1, -1) : name;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.at.span.start - a.at.span.start).reduce((result, { at, text: written }) => result.slice(0, at.span.start) + written + result.slice(at.span.end), text);
}

/** An error that the edits bring, one that speaks of the name if there is any. */
function newError(rulebook: OpenRulebook, edits: readonly Edit[], name: string): Diagnostic | null {
  const byFile = Map.groupBy(edits, ({ at }) => at.file);
  const { diagnostics } = compileRulebook({
    ...rulebook.input, readText: (path) => {
      const text = rulebook.input.readText(path);
      return text === null ? null : applied(text, byFile.get(path) ?? []);
    },
  });
  const before = Map.groupBy(rulebook.compilation.diagnostics.filter(isError), ({ code }) => code);
  const after = Map.groupBy(diagnostics.filter(isError), ({ code }) => code);
  const brought = [...after].flatMap(([code, found]) => (found.length > (before.get(code)?.length ?? 0) ? found : []));
  return brought.find(({ headline }) => headline.includes(name)) ?? brought[0] ?? null;
}

export function rename(rulebook: OpenRulebook, path: string, offset: number, newName: string): Renaming {
  const prepared = prepareRename(rulebook, path, offset);
  const occurrence = rulebook.symbols.at(path, offset);
  if (!prepared.ok || occurrence === null) return prepared.ok ? refused('there is no name here') : prepared;
  const name = newName.trim();
  const problem = nameProblem(name);
  if (problem !== null) return refused(problem);
  const { symbols } = rulebook;
  const places = symbols.of(symbols.joined(occurrence.symbols));
  const edits = places.map(({ at, inPriceList }): Edit => ({ at, text: inPriceList ? cellText(name) : name }));
  const error = newError(rulebook, edits, name);
  return error === null ? { ok: true, edits } : refused(`that would bring an error into \`${error.primary.at.file}\`: ${error.headline}`);
}
