/** Finds every place where a rulebook names a meter, a field, a let or a rule. */
import type { ExampleNode, ExpressionNode, MeterNode, NameNode, RuleNode, Span, VersionNode } from '../language/index.ts';
import { columnsOf, priceListPath } from './price-lists.ts';
import type { OpenRules } from './rulebook.ts';
import { type Occurrence, type SymbolKind, symbolOf } from './symbols.ts';
import { expressionsIn, expressionsOf, oversOf } from './walk.ts';

/** Names that an expression reads. */
function namesIn(expressions: Iterable<ExpressionNode>): readonly NameNode[] {
  return [...expressions].flatMap((node) => (node.kind === 'name' ? [node.name] : node.kind === 'has' ? [node.field] : node.kind === 'match' ? node.keys : []));
}

class Collector {
  readonly found: Occurrence[] = [];
  readonly #meters: ReadonlyMap<string, MeterNode>;
  readonly #textOf: (path: string) => string | null;
  /** The rule file under way: lets belong to it, also where a price list names them. */
  #file = '';

  constructor(meters: ReadonlyMap<string, MeterNode>, textOf: (path: string) => string | null) {
    this.#meters = meters;
    this.#textOf = textOf;
  }

  #add(kind: SymbolKind, file: string, { text, span }: { readonly text: string; readonly span: Span }, symbols: readonly string[], isDefinition = false, inPriceList = false): void {
    if (symbols.length > 0) this.found.push({ kind, name: text, at: { file, span }, symbols, isDefinition, inPriceList });
  }

  #withField(meters: readonly string[], name: string): readonly string[] {
    return meters.filter((meter) => this.#meters.get(meter)?.fields.some((field) => field.name.text === name) === true).map((meter) => symbolOf.field(meter, name));
  }

  meter(file: string, node: MeterNode): void {
    this.#add('meter', file, node.name, [symbolOf.meter(node.name.text)], true);
    for (const { name } of node.fields) this.#add('field', file, name, [symbolOf.field(node.name.text, name.text)], true);
  }

  /** A let of the block, else a field of each meter that has one. */
  #value(file: string, name: NameNode, meters: readonly string[], version: VersionNode | null, inPriceList = false): void {
    if (version?.locals.some((local) => local.name.text === name.text) === true) this.#add('let', file, name, [symbolOf.let(this.#file, version, name.text)], false, inPriceList);
    else this.#add('field', file, name, this.#withField(meters, name.text), false, inPriceList);
  }

  #version(version: VersionNode, meters: readonly string[]): void {
    const file = this.#file;
    for (const { name } of version.locals) this.#add('let', file, name, [symbolOf.let(file, version, name.text)], true);
    for (const name of namesIn(expressionsOf(version))) this.#value(file, name, meters, version);
    for (const { by } of oversOf(version)) for (const name of by) this.#value(file, name, meters, version);
    for (const body of version.bodies) {
      if (body.kind !== 'table' && body.kind !== 'csv-table') continue;
      for (const name of body.keys) this.#value(file, name, meters, version);
      if (body.kind === 'csv-table') this.#priceList(body.path.value, body.keys, meters, version);
    }
  }

  #priceList(written: string, keys: readonly NameNode[], meters: readonly string[], version: VersionNode): void {
    const path = priceListPath(this.#file, written);
    const text = path === null ? null : this.#textOf(path);
    if (path === null || text === null) return;
    for (const column of columnsOf(text)) if (keys.some((key) => key.text === column.text)) this.#value(path, column, meters, version, true);
  }

  #steps({ steps }: ExampleNode, meters: readonly string[]): void {
    for (const step of steps) {
      if (step.kind === 'given') for (const { name } of step.given) this.#add('field', this.#file, name, this.#withField(meters, name.text));
      if (step.kind === 'use' && step.use.meter !== null) this.#add('meter', this.#file, step.use.meter, [symbolOf.meter(step.use.meter.text)]);
    }
  }

  rule(file: string, node: RuleNode): void {
    this.#file = file;
    const meters = node.meters.map(({ text }) => text);
    this.#add('rule', file, node.name, [symbolOf.rule(node.name.text)], true);
    for (const name of node.meters) this.#add('meter', file, name, [symbolOf.meter(name.text)]);
    for (const name of [...node.overrides, ...node.combines]) this.#add('rule', file, name, [symbolOf.rule(name.text)]);
    for (const condition of node.conditions) for (const name of namesIn(expressionsIn(condition))) this.#value(file, name, meters, null);
    for (const version of node.versions) this.#version(version, meters);
    for (const example of node.examples) this.#steps(example, meters);
  }

  /** The fields that a scenario gives are those of the meters that it uses. */
  scenario(file: string, node: ExampleNode): void {
    this.#file = file;
    const used = node.steps.flatMap((step) => (step.kind === 'use' && step.use.meter !== null ? [step.use.meter.text] : []));
    this.#steps(node, used.length === 0 ? [...this.#meters.keys()] : used);
  }
}

export function collectOccurrences(files: readonly OpenRules[], textOf: (path: string) => string | null): readonly Occurrence[] {
  const meters = new Map(files.flatMap(({ file }) => file.meters.map((meter) => [meter.name.text, meter] as const)));
  const collector = new Collector(meters, textOf);
  for (const { file, source } of files) {
    for (const meter of file.meters) collector.meter(source.path, meter);
    for (const rule of file.rules) collector.rule(source.path, rule);
    for (const scenario of file.scenarios) collector.scenario(source.path, scenario);
  }
  return collector.found;
}
