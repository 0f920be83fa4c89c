/** The index of what a rulebook names: meters, fields, lets and rules, with every place where they stand. */
import type { Location, RuleNode, VersionNode } from '../language/index.ts';
import { collectOccurrences } from './occurrences.ts';
import type { OpenRules } from './rulebook.ts';

export const symbolKinds = ['meter', 'field', 'let', 'rule'] as const;
export type SymbolKind = (typeof symbolKinds)[number];

/** A place where a name stands. A field of a rule for two meters means the fields of both. */
export interface Occurrence {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly at: Location;
  /** What it means: one symbol, or a field of each meter. */
  readonly symbols: readonly string[];
  readonly isDefinition: boolean;
  /** The column of a price list, which is written without backquotes. */
  readonly inPriceList: boolean;
}

/** How symbols are told apart. */
export const symbolOf = {
  meter: (name: string): string => `meter ${name}`,
  field: (meter: string, name: string): string => `field ${meter}\n${name}`,
  rule: (name: string): string => `rule ${name}`,
  let: (file: string, version: VersionNode, name: string): string => `let ${file}\n${version.span.start}\n${name}`,
};

export interface SymbolIndex {
  readonly all: readonly Occurrence[];
  /** The name at an offset; the offset behind its last letter counts too. */
  readonly at: (file: string, offset: number) => Occurrence | null;
  readonly of: (symbols: readonly string[]) => readonly Occurrence[];
  /** Those symbols and all that share a name with them in some place: renaming one of them renames all. */
  readonly joined: (symbols: readonly string[]) => readonly string[];
  /** Where the symbols are declared. */
  readonly definitions: (symbols: readonly string[]) => readonly Occurrence[];
}

const contains = ({ span }: Location, offset: number): boolean => span.start <= offset && offset <= span.end;

/** One place in a price list may be read by several rules: it is one occurrence that means all they mean. */
function merged(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const byPlace = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const key = `${occurrence.at.file}\n${occurrence.at.span.start}`;
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? occurrence : { ...known, symbols: [...new Set([...known.symbols, ...occurrence.symbols])] });
  }
  return [...byPlace.values()];
}

export function indexSymbols(files: readonly OpenRules[], textOf: (path: string) => string | null): SymbolIndex {
  const all = merged(collectOccurrences(files, textOf));
  const byFile = Map.groupBy(all, ({ at }) => at.file);
  const bySymbol = new Map<string, Occurrence[]>();
  for (const occurrence of all) {
    for (const symbol of occurrence.symbols) {
      const known = bySymbol.get(symbol);
      if (known === undefined) bySymbol.set(symbol, [occurrence]);
      else known.push(occurrence);
    }
  }
  const of = (symbols: readonly string[]): readonly Occurrence[] => [...new Set(symbols.flatMap((symbol) => bySymbol.get(symbol) ?? []))];
  return {
    all, of,
    at: (file, offset) => byFile.get(file)?.find(({ at }) => contains(at, offset)) ?? null,
    definitions: (symbols) => of(symbols).filter(({ isDefinition }) => isDefinition),
    joined: (symbols) => {
      const found = new Set(symbols);
      // A set grows while it is walked: each new symbol brings its own neighbours.
      for (const symbol of found) for (const occurrence of bySymbol.get(symbol) ?? []) for (const other of occurrence.symbols) found.add(other);
      return [...found];
    },
  };
}

/** The rule around an offset. */
export const ruleAt = (open: OpenRules, offset: number): RuleNode | null => open.file.rules.find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
