/** From the texts of a rulebook to a tariff, or to what is wrong with them. Pure: files are handed in. */
import type { Limit, Meter, Rule, Stage, Tariff } from '../rating/index.ts';
import type { Instant } from '../time/index.ts';
import { fileBytes } from './bounds.ts';
import { checkMeetings, indexRules, type Relations } from './checks/meetings.ts';
import { locate, placeOf } from './checks/context.ts';
import { type DeclaredRule, checkRule } from './checks/rules.ts';
import { type OpenFile, declareRulebook } from './checks/settings.ts';
import { type Diagnostic, inOrder, isError } from './diagnostics/diagnostic.ts';
import { duplicateName } from './diagnostics/meaning-messages.ts';
import { moduleMissing, moduleTwice, priorityWithoutModule } from './diagnostics/rule-messages.ts';
import { notText } from './diagnostics/syntax-messages.ts';
import { nothingToAdjust } from './diagnostics/form-messages.ts';
import { tooMany } from './diagnostics/table-messages.ts';
import { type Example, examplesOf } from './examples/index.ts';
import { scenariosOf } from './examples/scenario.ts';
import { type Source, openSource } from './source.ts';
import { emptyFile, readFile } from './syntax/index.ts';
import { warn } from './warnings/index.ts';

/** Whether a module acts, and its priority where that was changed at run time. */
export interface ModuleState {
  readonly enabled: boolean;
  readonly priority: bigint | null;
}

export interface RulebookInput {
  /** Paths of the rule files, relative to the rulebook, with `/` between folders. */
  readonly files: readonly string[];
  /** The text of any file of the rulebook, or `null` when there is none. */
  readonly readText: (path: string) => string | null;
  readonly states?: ReadonlyMap<string, ModuleState>;
  /** For warnings about rules that are over; without it they are not given. */
  readonly today?: Instant;
}

export interface Compilation {
  /** `null` when there are errors. Its hash is empty: whoever keeps the files gives it one. */
  readonly tariff: Tariff | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly examples: readonly Example[];
  /** All that are declared, also where there are errors. */
  readonly meters: ReadonlyMap<string, Meter>;
  readonly modules: readonly { readonly name: string; readonly file: string; readonly priority: bigint; readonly enabled: boolean }[];
}

const defaultPriority = 1n;

interface Module {
  readonly open: OpenFile;
  readonly name: string;
  readonly priority: bigint;
  readonly enabled: boolean;
}

/** A file with rules is a module; its name and priority stand in its first lines. */
function moduleOf(open: OpenFile, states: RulebookInput['states'], report: (entry: Diagnostic) => void): Module | null {
  const { node, source } = open;
  const [name, second] = node.modules;
  const [priority] = node.priorities;
  if (second !== undefined) report(moduleTwice({ file: source.path, span: second.span }));
  if (name === undefined) {
    const [rule] = node.rules;
    if (priority !== undefined) report(priorityWithoutModule({ file: source.path, span: priority.span }));
    if (rule === undefined) return null;
    const fileName = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.tariff$/, '').replace(/\W/g, '_');
    if (!open.lost.settings) report(moduleMissing({ file: source.path, span: rule.name.span }, fileName));
    // Its rules are checked all the same, under a name that no module can have.
    return { open, name: source.path, priority: defaultPriority, enabled: true };
  }
  const state = states?.get(name.text);
  return { open, name: name.text, priority: state?.priority ?? priority?.value ?? defaultPriority, enabled: state?.enabled ?? true };
}

function modulesOf(files: readonly OpenFile[], input: RulebookInput, report: (entry: Diagnostic) => void): readonly Module[] {
  const byName = new Map<string, Module>();
  return files.flatMap((open) => {
    const module = moduleOf(open, input.states, report);
    if (module === null) return [];
    const known = byName.get(module.name);
    const at = (other: Module) => ({ file: other.open.source.path, span: other.open.node.modules[0]?.span ?? { start: 0, end: 0 } });
    if (known === undefined) byName.set(module.name, module);
    else report(duplicateName(at(module), 'module', module.name, at(known)));
    return [module];
  });
}

function stagesOf(rules: ReadonlyMap<string, DeclaredRule>, relations: Relations): ReadonlyMap<string, readonly Stage[]> {
  const byMeter = new Map<string, Map<bigint, Rule[]>>();
  // By name within a stage, so that the order of files decides nothing.
  for (const [name, declared] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [meter, rule] of declared.compiled) {
      const stages = byMeter.get(meter) ?? new Map<bigint, Rule[]>();
      byMeter.set(meter, stages);
      const own = stages.get(declared.priority) ?? [];
      stages.set(declared.priority, own);
      own.push({ ...rule, replaces: relations.replaces.get(name) ?? new Set(), mustNotMeet: relations.mustNotMeet.get(name) ?? new Set() });
    }
  }
  return new Map([...byMeter].map(([meter, stages]) => [meter, [...stages].map(([priority, own]) => ({ priority, rules: own })).sort(largerFirst)]));
}

const largerFirst = (a: { readonly priority: bigint }, b: { readonly priority: bigint }): number => (a.priority > b.priority ? -1 : a.priority < b.priority ? 1 : 0);

function limitsOf(rules: ReadonlyMap<string, DeclaredRule>, relations: Relations): readonly Limit[] {
  const limits = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, { node, module, priority, acting, limits: versions, file }]): Limit[] => (node.kind !== 'limit' || versions.length === 0 ? [] : [{
    module, name, priority, meters: new Set(acting.keys()), versions, replaces: relations.replaces.get(name) ?? new Set(),
    when: new Map([...acting].flatMap(([meter, { when }]) => (when === null ? [] : [[meter, when] as const]))), place: placeOf(file, node.name.span),
  }]));
  return limits.sort(largerFirst);
}

/** An adjust acts on lines of its own and earlier stages: some price has to come before it. */
function checkAdjusts(rules: ReadonlyMap<string, DeclaredRule>): void {
  const prices = [...rules.values()].filter(({ node }) => node.kind === 'price');
  for (const { node, file, priority, acting } of rules.values()) {
    if (node.kind !== 'adjust' || file.lost.rules) continue;
    const bare = [...acting.keys()].find((meter) => !prices.some((price) => price.priority >= priority && price.node.meters.some(({ text }) => text === meter)));
    if (bare !== undefined) file.report(nothingToAdjust(locate(file, node.name.span), bare));
  }
}

export function compileRulebook(input: RulebookInput): Compilation {
  const sources = new Map<string, Source>();
  const diagnostics: Diagnostic[] = [];
  const report = (entry: Diagnostic): void => void diagnostics.push(entry);
  const readText = (path: string): Source | null => {
    const known = sources.get(path);
    if (known !== undefined) return known;
    const text = input.readText(path);
    if (text === null) return null;
    const source = openSource(path, text);
    sources.set(path, source);
    const strange = text.search(/[\uFFFD\0]/);
    if (strange >= 0) report(notText({ file: path, span: { start: strange, end: strange + 1 } }, text[strange] === '\0'));
    return source;
  };
  const files = [...input.files].sort().flatMap((path): OpenFile[] => {
    const source = readText(path);
    if (source === null) return [];
    // Neither a spreadsheet nor a text in two-byte letters has lines to read.
    if (/^\uFFFD|\0/.test(source.text)) return [{ node: emptyFile(path), source, lost: { settings: true, rules: true } }];
    if (source.text.length > fileBytes) {
      report(tooMany({ file: path, span: { start: 0, end: 0 } }, 'characters in this file', source.text.length, fileBytes, 'long price lists belong in CSV files'));
      return [{ node: emptyFile(path), source, lost: { settings: true, rules: true } }];
    }
    const { file, diagnostics: found, lost } = readFile(source);
    diagnostics.push(...found);
    return [{ node: file, source, lost }];
  });
  const { contextOf } = declareRulebook(files, report, readText);
  const modules = modulesOf(files, input, report);
  const awake = modules.filter(({ enabled }) => enabled);
  const declared = awake.flatMap(({ open, name, priority }) => open.node.rules.map((node) => checkRule(node, name, priority, contextOf(open.source))));
  const rules = indexRules(declared);
  const asleep = new Set(modules.filter(({ enabled }) => !enabled).flatMap(({ open }) => open.node.rules.map(({ name }) => name.text)));
  const relations = checkMeetings(rules, asleep);
  checkAdjusts(rules);
  const examples = [...declared.flatMap(examplesOf), ...awake.flatMap(({ open, name }) => scenariosOf(open.node.scenarios, name, contextOf(open.source)))];
  // What is not meant is said when nothing is wrong.
  if (!diagnostics.some(isError)) warn(declared, contextOf(files[0]?.source ?? openSource('', '')), input.today ?? null);
  const ordered = inOrder(diagnostics);
  const [first] = files;
  const { currency, rounding, zone, units, meters } = contextOf(first?.source ?? openSource('', ''));
  const declaredMeters = new Map([...meters].map(([name, { meter }]) => [name, meter]));
  const tariff: Tariff | null = ordered.some(isError) ? null : {
    hash: '', currency, rounding, zone, units, stages: stagesOf(rules, relations), limits: limitsOf(rules, relations), meters: declaredMeters,
  };
  return { tariff, diagnostics: ordered, sources, examples, meters: declaredMeters, modules: modules.map(({ name, open, priority, enabled }) => ({ name, file: open.source.path, priority, enabled })) };
}
