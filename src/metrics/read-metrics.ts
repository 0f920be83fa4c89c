/** Reads `metrics.yml` in CloudKitty's format: all metrics that are sound, and all problems at once. Knows no files: it is given the text. */
import { type Entry, type MappingValue, type Problem, type YamlValue, foundText, isNothing, placeName, readYaml, wholeFile, wrong } from '../yaml/index.ts';
import { nearest } from '../words/index.ts';
import type { Metric } from './metric.ts';
import { type MetricsContext, readDefinition } from './read-definition.ts';

export interface MetricsReading {
  /** In the order of the file; what has problems may be missing. */
  readonly metrics: readonly Metric[];
  readonly problems: readonly Problem[];
}

/** One definition, or a list of them: several rating types of one metric. */
function definitionsOf({ key, value }: Entry, problems: Problem[]): readonly MappingValue[] {
  const items: readonly YamlValue[] = value.kind === 'list' ? value.items : [value];
  if (items.length === 0) problems.push(wrong(key.at, `the metric \`${key.text}\` has an empty list of definitions`, 'write at least one, with its `unit`'));
  return items.flatMap((item) => {
    if (item.kind === 'mapping') return [item];
    problems.push(wrong(isNothing(item) ? key.at : item.at, `the metric \`${key.text}\` is a mapping with a \`unit\`, or a list of such, and here stands ${foundText(item)}`, 'write its keys below its name, indented'));
    return [];
  });
}

/** No two definitions may feed one meter. */
function checkNames(metrics: readonly Metric[], problems: Problem[]): void {
  const known = new Map<string, Metric>();
  for (const metric of metrics) {
    const before = known.get(metric.name);
    if (before === undefined) known.set(metric.name, metric);
    else {
      const whose = before.sourceName === metric.sourceName ? `two definitions of \`${metric.sourceName}\`` : `\`${before.sourceName}\` and \`${metric.sourceName}\``;
      problems.push(wrong(metric.places.name, `${whose} give the same meter \`${metric.name}\`: also at ${placeName(before.places.name)}`, 'give one of them another `alt_name`'));
    }
  }
}

function metricsOf(root: YamlValue | null, file: string, problems: Problem[]): readonly Entry[] {
  if (root === null || isNothing(root)) {
    problems.push(wrong(wholeFile(file), 'the file is empty', 'name at least one metric below `metrics:`'));
    return [];
  }
  const top = root.kind === 'mapping' ? root.entries : [];
  for (const { key } of top) {
    if (key.text !== 'metrics') problems.push(wrong(key.at, `\`${key.text}\` is not known at the top of a metrics file`, nearest(key.text, ['metrics']) === null ? 'put metrics below `metrics:`, indented' : 'did you mean `metrics`?'));
  }
  const metrics = top.find(({ key }) => key.text === 'metrics');
  if (metrics === undefined) problems.push(wrong(root.kind === 'mapping' ? wholeFile(file) : root.at, '`metrics` is missing at the top of the file', 'begin the file with `metrics:`, and put metrics below it, indented'));
  else if (metrics.value.kind === 'mapping' && metrics.value.entries.length > 0) return metrics.value.entries;
  else problems.push(wrong(metrics.key.at, `\`metrics\` is a mapping with at least one metric, and here stands ${metrics.value.kind === 'mapping' ? 'an empty one' : foundText(metrics.value)}`, 'name metrics as the source calls them, one key each'));
  return [];
}

export function readMetrics(file: string, text: string, context: MetricsContext): MetricsReading {
  const { root, problems: syntax } = readYaml(file, text);
  const problems: Problem[] = [...syntax];
  if (root === null && syntax.length > 0) return { metrics: [], problems };
  const metrics = metricsOf(root, file, problems).flatMap((entry) => definitionsOf(entry, problems).flatMap((definition) => readDefinition(entry.key, definition, context, problems) ?? []));
  checkNames(metrics, problems);
  return { metrics, problems };
}
