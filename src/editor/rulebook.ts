/** A rulebook that is open in an editor: its texts as they stand, saved or not, and what is known of them. Pure. */
import { type Compilation, type Diagnostic, type FileContext, type ReadFile, type RulebookInput, type Source, compileRulebook, declareRulebook, openSource, readFile } from '../language/index.ts';
import { type SymbolIndex, indexSymbols } from './symbols.ts';

/** A rule file with its syntax tree. */
export interface OpenRules extends ReadFile {
  readonly source: Source;
}

export interface OpenRulebook {
  /** Rule files by path. */
  readonly files: ReadonlyMap<string, OpenRules>;
  /** The text of any file of the rulebook, price lists included. */
  readonly textOf: (path: string) => string | null;
  /** Settings, units and meters, as far as they could be understood. */
  readonly context: FileContext;
  /** Meters, fields, lets and rules with every place that names them. */
  readonly symbols: SymbolIndex;
  /** What `tariff check` says of the same files. */
  readonly compilation: Compilation;
  /** Of `compilation`, and the examples that do not hold. */
  readonly diagnostics: readonly Diagnostic[];
  readonly input: RulebookInput;
}

/** Computed when it is first asked for: most requests need little of a rulebook. */
function lazily<T>(compute: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: compute() }).value;
}

/** `earlier` lends the trees of files whose text is still the same. */
export function openRulebook(input: RulebookInput, earlier: OpenRulebook | null = null): OpenRulebook {
  const textOf = (path: string): string | null => input.readText(path);
  const files = new Map(input.files.flatMap((path): [string, OpenRules][] => {
    const text = textOf(path);
    if (text === null) return [];
    const known = earlier?.files.get(path);
    if (known?.source.text === text) return [[path, known]];
    const source = openSource(path, text);
    return [[path, { ...readFile(source), source }]];
  }));
  const sourceOf = (path: string): Source | null => {
    const text = textOf(path);
    return text === null ? null : openSource(path, text);
  };
  const context = lazily(() => {
    const opened = [...files.values()].map(({ file, source, lost }) => ({ node: file, source, lost }));
    return declareRulebook(opened, () => {}, sourceOf).contextOf(openSource('', ''));
  });
  const symbols = lazily(() => indexSymbols([...files.values()], textOf));
  const compilation = lazily(() => compileRulebook(input));
  const diagnostics = lazily(() => {
    const { tariff, diagnostics: found, examples } = compilation();
    return tariff === null ? found : [...found, ...examples.flatMap((example) => example.run(tariff) ?? [])];
  });
  return {
    input, files, textOf,
    get context() { return context(); },
    get symbols() { return symbols(); },
    get compilation() { return compilation(); },
    get diagnostics() { return diagnostics(); },
  };
}
