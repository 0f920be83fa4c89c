/** One definition of a metric, read and checked: every problem is told, and what is sound is kept. */
import { nearest } from '../words/index.ts';
import { type Entry, type MappingValue, type Place, type Problem, type ScalarValue, doubtful, foundText, isNothing, placeName, plainOf, wrong } from '../yaml/index.ts';
import { type DefinitionKey, entriesOf } from './definition-keys.ts';
import type { Metric, SkipExpression } from './metric.ts';
import { readConversion } from './read-conversion.ts';
import { type AttributeRead, compileSkipExpression } from './skip/index.ts';

/** What holds for all metrics of a file. */
export interface MetricsContext {
  /** The attribute that names the scope: always grouped by. */
  readonly scopeKey: string;
  /** The skip expression of metrics that have none of their own, and where it stands. */
  readonly skip: { readonly text: string; readonly at: Place } | null;
  /** What the collector says of arguments that it is given: sentences, each of which names its argument in backquotes. */
  readonly checkExtraArgs?: (extraArgs: Readonly<Record<string, unknown>>) => readonly string[];
}

type Entries = ReadonlyMap<DefinitionKey, Entry>;

const longestDescription = 64 * 1024;

function textOf(entry: Entry | undefined, name: DefinitionKey, problems: Problem[]): string | null {
  if (entry === undefined) return null;
  const { key, value } = entry;
  if (value.kind === 'scalar' && value.text.trim() !== '' && !isNothing(value)) return value.text;
  problems.push(wrong(isNothing(value) ? key.at : value.at, `\`${name}\` is a text, and here stands ${value.kind === 'scalar' && value.quoted ? 'an empty one' : foundText(value)}`, 'write a text, or leave the line out'));
  return null;
}

function listOf(entry: Entry | undefined, name: DefinitionKey, problems: Problem[]): readonly ScalarValue[] {
  if (entry === undefined) return [];
  const { key, value } = entry;
  if (value.kind !== 'list') {
    const fix = value.kind === 'scalar' && !isNothing(value) ? `write \`[${value.text}]\`` : 'write a list of names, or leave the line out';
    problems.push(wrong(isNothing(value) ? key.at : value.at, `\`${name}\` is a list of attributes, and here stands ${foundText(value)}`, fix));
    return [];
  }
  return value.items.flatMap((item) => {
    if (item.kind === 'scalar' && item.text !== '' && !isNothing(item)) return [item];
    problems.push(wrong(item.at, `an attribute is a name, and here stands ${foundText(item)}`, 'write a name as the source has it'));
    return [];
  });
}

interface Attributes {
  readonly groupby: readonly string[];
  readonly metadata: readonly string[];
}

function readAttributes(entries: Entries, { scopeKey }: MetricsContext, problems: Problem[]): Attributes {
  const seen = new Map<string, 'groupby' | 'metadata'>();
  const unique = (name: 'groupby' | 'metadata'): readonly string[] => listOf(entries.get(name), name, problems).flatMap(({ text, at }) => {
    const before = seen.get(text);
    if (text === scopeKey && name === 'metadata') {
      problems.push(wrong(at, `\`${text}\` names the scope, by which points are grouped always`, 'leave it out of `metadata`'));
      return [];
    }
    if (before === undefined) {
      seen.set(text, name);
      return text === scopeKey ? [] : [text];
    }
    problems.push(before === name ? wrong(at, `\`${text}\` stands twice in \`${name}\``, 'keep one of them')
      : wrong(at, `\`${text}\` stands in \`groupby\` and in \`metadata\``, 'keep it in `groupby`, if points that differ in it are to be told apart, else in `metadata`'));
    return [];
  });
  return { groupby: unique('groupby'), metadata: unique('metadata') };
}

function readExtraArgs(entry: Entry | undefined, { checkExtraArgs }: MetricsContext, at: Place, problems: Problem[]): Readonly<Record<string, unknown>> {
  if (entry !== undefined && entry.value.kind !== 'mapping') {
    problems.push(wrong(isNothing(entry.value) ? entry.key.at : entry.value.at, `\`extra_args\` is a mapping, and here stands ${foundText(entry.value)}`, 'write the arguments of the collector below it, such as `aggregation_method: max`'));
    return {};
  }
  const mapping = entry?.value as MappingValue | undefined;
  const extraArgs = (mapping === undefined ? {} : plainOf(mapping)) as Readonly<Record<string, unknown>>;
  for (const sentence of checkExtraArgs?.(extraArgs) ?? []) {
    const named = /`(\w+)`/.exec(sentence)?.[1];
    const argument = mapping?.entries.find(({ key }) => key.text === named);
    problems.push(wrong(argument?.key.at ?? entry?.key.at ?? at, sentence));
  }
  return extraArgs;
}

function missingAttribute({ group, name }: AttributeRead, { groupby, metadata }: Attributes, scopeKey: string): readonly [sentence: string, fix: string] | null {
  const own = group === 'groupby' ? [...groupby, scopeKey] : metadata;
  if (own.includes(name)) return null;
  const other = group === 'groupby' ? metadata : [...groupby, scopeKey];
  const meant = nearest(name, own);
  return [`the metric has no \`${name}\` in \`${group}\`: no point is skipped where the expression asks for it`,
    other.includes(name) ? `it stands in \`${group === 'groupby' ? 'metadata' : 'groupby'}\`` : meant === null ? `write \`.get('${name}', '')\`, or have the attribute collected` : `did you mean \`${meant}\`?`];
}

function readSkip(entry: Entry | undefined, metricName: string, attributes: Attributes & { readonly extraArgs: Metric['extraArgs'] }, context: MetricsContext, problems: Problem[]): SkipExpression | null {
  const { extraArgs } = attributes;
  const own = textOf(entry, 'skip_datapoints_expression', problems);
  if (own === null) return entry === undefined && context.skip !== null ? inherited(context.skip.text, metricName) : null;
  const value = entry?.value as ScalarValue;
  // Gnocchi groups by its key of a resource always.
  const given = { ...attributes, groupby: [...attributes.groupby, ...(typeof extraArgs.resource_key === 'string' ? [extraArgs.resource_key] : extraArgs.resource_type === undefined ? [] : ['id'])] };
  const compiled = compileSkipExpression(own, {
    metricName,
    onAttribute: (read) => {
      const missing = missingAttribute(read, given, context.scopeKey);
      if (missing !== null) problems.push(doubtful(value.part(read.span.start, read.span.end - read.span.start), ...missing));
    },
  });
  if (!compiled.ok) {
    const { span, sentence, fix } = compiled.problem;
    problems.push(wrong(value.part(span.start, Math.max(1, span.end - span.start)), sentence, fix));
    return null;
  }
  if (compiled.expression?.isAlways === true) problems.push(doubtful(value.at, 'this skips every point of the metric', 'leave the metric out, or ask for something of the point'));
  return compiled.expression;
}

/** The one of all metrics: its problems are told once, by who wrote it. */
function inherited(text: string, metricName: string): SkipExpression | null {
  const compiled = compileSkipExpression(text, { metricName });
  return compiled.ok ? compiled.expression : null;
}

export function readDefinition(source: ScalarValue, definition: MappingValue, context: MetricsContext, problems: Problem[]): Metric | null {
  const entries = entriesOf(definition, problems);
  const unitEntry = entries.get('unit');
  const unit = textOf(unitEntry, 'unit', problems);
  // Where `unit` is misspelt, that is told already.
  const isMisspelt = definition.entries.some(({ key }) => nearest(key.text, ['unit']) !== null);
  if (unitEntry === undefined && !isMisspelt) problems.push(wrong(source.at, `\`unit\` is missing in the metric \`${source.text}\``, 'say in which unit its quantities are after conversion: `unit: GiB`'));
  const altName = entries.get('alt_name');
  const name = textOf(altName, 'alt_name', problems) ?? source.text;
  const description = textOf(entries.get('description'), 'description', problems);
  if (description !== null && description.length > longestDescription) problems.push(wrong(entries.get('description')?.key.at ?? source.at, `\`description\` has ${description.length} characters; ${longestDescription} are allowed`, 'shorten it'));
  const attributes = readAttributes(entries, context, problems);
  const conversion = readConversion(entries, problems);
  const extraArgs = readExtraArgs(entries.get('extra_args'), context, source.at, problems);
  const skip = readSkip(entries.get('skip_datapoints_expression'), name, { ...attributes, extraArgs }, context, problems);
  if (unit === null || unitEntry === undefined) return null;
  const { groupby, metadata } = attributes;
  const fields = entries.get('groupby')?.key.at ?? entries.get('metadata')?.key.at ?? source.at;
  return {
    sourceName: source.text, name, unit, description, groupby, metadata, conversion, skip, extraArgs, place: placeName(source.at),
    places: { name: altName?.value.at ?? source.at, unit: unitEntry.value.at, fields },
  };
}
