/** The rulebook in force, put together: rule files first, then what compiles beside them. What does not is left out and said, and keeps nothing else from its work. */
import { type DeclaredMeter, type HashmapState, type RenderingOptions, hashmapFile, hashmapMetersFile, renderHashmap } from '../cloudkitty/index.ts';
import { type Diagnostic, isError, openSource, readFile } from '../language/index.ts';
import type { Metric } from '../metrics/index.ts';
import { type ModuleStates, type Rulebook, type RulebookFile, rulebookOf } from '../rulebook/index.ts';
import type { KeptModule, KeptRules, ScriptVersion } from '../storage/index.ts';
import { unitText } from '../units/index.ts';
import { type BaseRules, problemOf } from './base.ts';
import { collectedFile, collectedMeters, collectedText } from './collected-meters.ts';
import { isFixed, isSwitchedOn } from './module-list.ts';
import { scriptsAt } from './scripts.ts';
import { scriptFile } from './written-files.ts';

export interface ComposeOptions {
  readonly metrics: readonly Metric[];
  /** The attribute that names the scope. */
  readonly scopeKey: string;
  readonly periodSeconds: number;
}

/** What is not in force, and why. */
export interface LeftOut {
  readonly kind: 'script' | 'hashmap' | 'metrics';
  /** Of a script. */
  readonly id: string | null;
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly sentence: string;
}

export interface Composition {
  /** Without errors; `null` where the rule files have some. */
  readonly rulebook: Rulebook | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** The rule files with the meters of what is collected, without all else, whether they have errors or not. */
  readonly alone: Rulebook;
  readonly leftOut: readonly LeftOut[];
  /** Why what was said of modules does not count; `null` where it does. */
  readonly statesProblem: string | null;
  /** Rules that count for nothing, in sentences. */
  readonly warnings: readonly string[];
}

interface Piece {
  readonly kind: LeftOut['kind'];
  readonly id: string | null;
  readonly name: string;
  readonly files: readonly RulebookFile[];
}

const encoder = new TextEncoder();
const fileOf = (path: string, text: string): RulebookFile => ({ path, content: encoder.encode(text) });

export type HashmapWriting = (state: HashmapState) => RenderingOptions;

/** How a hashmap is written beside these rule files. */
export function renderingOptions({ alone }: BaseRules, { metrics, scopeKey, periodSeconds }: ComposeOptions, state: HashmapState): RenderingOptions {
  const optional = { kind: 'text', optional: true } as const;
  const written = [...alone.meters].map(([name, { unit, fields }]): [string, DeclaredMeter] =>
    [name, { unit: unitText(unit), fields: new Map([...fields.values()].map((field) => [field.name, { kind: field.type.kind, optional: field.optional }])) }]);
  const collected = collectedMeters(metrics, alone.meters, state, scopeKey).map(({ name, unit, fields }): [string, DeclaredMeter] => [name, { unit, fields: new Map(fields.map((field) => [field, optional])) }]);
  const { currency } = alone.tariff ?? {};
  return { scopeKey, period: periodSeconds, meters: new Map([...written, ...collected]), ...(currency === undefined ? {} : { currency }) };
}

function statesOf(modules: readonly KeptModule[], scripts: readonly ScriptVersion[]): ModuleStates {
  const own = modules.filter(({ name }) => !isFixed(name) && name !== 'pyscripts').map(({ name, enabled, priority }) =>
    [name, { enabled: enabled ?? true, priority: priority === null || priority === 0 ? null : BigInt(priority) }] as const);
  const { priority = null } = modules.find(({ name }) => name === 'pyscripts') ?? {};
  const scripted = priority === null || priority === 0 ? [] : scripts.flatMap(({ id, text }) => readFile(openSource(scriptFile(id), text)).file.modules.map((module) => [module.text, { enabled: true, priority: BigInt(priority) }] as const));
  return new Map([...own, ...scripted].filter(([, state]) => !state.enabled || state.priority !== null));
}

const headline = (diagnostics: readonly Diagnostic[], sources: Rulebook['sources']): string => {
  const [first] = diagnostics;
  if (first === undefined) return 'it does not go together with the other rules';
  const { file, span } = first.primary.at;
  const line = (sources.get(file)?.text.slice(0, span.start).split('\n').length ?? 1);
  return `${file}:${line}: ${first.headline}`;
};

const leftOutFor = ({ kind, id, name }: Piece, sentence: string, diagnostics: readonly Diagnostic[] = []): LeftOut => ({ kind, id, name, diagnostics, sentence });

/** The pieces that errors name: where one names several, as two that declare the same do, the last that came in. */
function culprits(pieces: readonly Piece[], errors: readonly Diagnostic[]): ReadonlyMap<Piece, readonly Diagnostic[]> {
  const found = new Map<Piece, readonly Diagnostic[]>();
  for (const entry of errors) {
    const files = [entry.primary, ...entry.secondary].map(({ at }) => at.file);
    const piece = pieces.findLast(({ files: own }) => own.some(({ path }) => files.includes(path)));
    if (piece !== undefined) found.set(piece, [...found.get(piece) ?? [], entry]);
  }
  // As they came in, whatever the order of errors.
  return new Map(pieces.flatMap((piece) => (found.has(piece) ? [[piece, found.get(piece)!]] : [])));
}

interface Fitted {
  readonly rulebook: Rulebook;
  readonly leftOut: readonly LeftOut[];
}

/** As many pieces as go together. Ends, for each round leaves one out. */
function fit(base: readonly RulebookFile[], pieces: readonly Piece[], states: ModuleStates): Fitted {
  let left = pieces;
  const leftOut: LeftOut[] = [];
  for (;;) {
    const rulebook = rulebookOf([...base, ...left.flatMap(({ files }) => files)], states);
    if (rulebook.tariff !== null || left.length === 0) return { rulebook, leftOut };
    const errors = rulebook.diagnostics.filter(isError);
    const wrong = culprits(left, errors);
    // Where errors name none of them, the last that came in goes first.
    const gone = wrong.size > 0 ? wrong : new Map(left.slice(-1).map((piece) => [piece, errors]));
    for (const [piece, own] of gone) leftOut.push(leftOutFor(piece, headline(own, rulebook.sources), own));
    left = left.filter((piece) => !gone.has(piece));
  }
}

/** Scripts promise things, too: one whose examples do not hold is left out. */
function fitScripts(base: readonly RulebookFile[], pieces: readonly Piece[], states: ModuleStates): Fitted {
  const fitted = fit(base, pieces, states);
  const { tariff } = fitted.rulebook;
  if (tariff === null) return fitted;
  const failed = new Map<string, Diagnostic>();
  for (const example of fitted.rulebook.examples) {
    const { file } = example.at;
    if (!failed.has(file) && pieces.some(({ kind, files }) => kind === 'script' && files.some(({ path }) => path === file))) {
      const diagnostic = example.run(tariff);
      if (diagnostic !== null) failed.set(file, diagnostic);
    }
  }
  if (failed.size === 0) return fitted;
  const isFailed = ({ files }: Piece): boolean => files.some(({ path }) => failed.has(path));
  const told = pieces.filter(isFailed).map((piece) => {
    const own = piece.files.flatMap(({ path }) => failed.get(path) ?? []);
    return leftOutFor(piece, headline(own, fitted.rulebook.sources), own);
  });
  const again = fit(base, pieces.filter((piece) => !isFailed(piece)), states);
  return { rulebook: again.rulebook, leftOut: [...told, ...again.leftOut] };
}

interface Pieces {
  readonly pieces: readonly Piece[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly string[];
}

function hashmapPieces(base: BaseRules, { hashmap: { state }, modules }: KeptRules, options: ComposeOptions): Pieces {
  if (!isSwitchedOn('hashmap', modules) || state.services.length === 0) return { pieces: [], leftOut: [], warnings: [] };
  const { files, warnings } = renderHashmap(state, renderingOptions(base, options, state));
  const piece: Piece = { kind: 'hashmap', id: null, name: 'hashmap', files: [...files].map(([path, text]) => fileOf(path, text)) };
  const taken = base.files.find(({ path }) => path === hashmapFile || path === hashmapMetersFile);
  if (taken === undefined) return { pieces: [piece], leftOut: [], warnings };
  return { pieces: [], leftOut: [leftOutFor(piece, `the rule files have a ${taken.path} of their own: call that file and its module something else, or delete the hashmap's services`)], warnings };
}

/** `moment`, in seconds, says which scripts are valid. */
export function compose(base: BaseRules, kept: KeptRules, options: ComposeOptions, moment: number): Composition {
  const meters = collectedMeters(options.metrics, base.alone.meters, kept.hashmap.state, options.scopeKey);
  const collected: readonly Piece[] = meters.length === 0 ? [] : [{ kind: 'metrics', id: null, name: 'metrics', files: [fileOf(collectedFile, collectedText(meters))] }];
  const alone = base.alone.tariff === null || collected.length > 0 ? fit(base.files, collected, new Map()) : { rulebook: base.alone, leftOut: [] };
  const problem = problemOf(alone.rulebook, 'the rules');
  if (problem !== null) return { rulebook: null, problem, alone: alone.rulebook, leftOut: alone.leftOut, statesProblem: null, warnings: [] };
  const standing = alone.rulebook.files;
  const scripts = isSwitchedOn('pyscripts', kept.modules) ? scriptsAt(kept.scripts, moment) : [];
  const { pieces, leftOut, warnings } = hashmapPieces(base, kept, options);
  const states = statesOf(kept.modules, scripts);
  const wanted = [...pieces, ...scripts.map(({ id, name, text }): Piece => ({ kind: 'script', id, name, files: [fileOf(scriptFile(id), text)] }))];
  if (wanted.length === 0 && states.size === 0) return { rulebook: alone.rulebook, problem: null, alone: alone.rulebook, leftOut: [...alone.leftOut, ...leftOut], statesProblem: null, warnings };
  const fitted = fitScripts(standing, wanted, states);
  const all = [...alone.leftOut, ...leftOut, ...fitted.leftOut];
  if (fitted.rulebook.tariff !== null) return { rulebook: fitted.rulebook, problem: null, alone: alone.rulebook, leftOut: all, statesProblem: null, warnings };
  // Rule files that are right by themselves, and are not where modules are switched off or come in another order.
  const [first] = fitted.rulebook.diagnostics.filter(isError);
  const again = fitScripts(standing, wanted, new Map());
  const statesProblem = `with these states of modules the rules have errors: ${first === undefined ? '' : headline([first], fitted.rulebook.sources)}`;
  return { rulebook: again.rulebook, problem: null, alone: alone.rulebook, leftOut: [...alone.leftOut, ...leftOut, ...again.leftOut], statesProblem, warnings };
}
