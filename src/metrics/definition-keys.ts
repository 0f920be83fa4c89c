/** The keys of a definition in `metrics.yml`, and what is said of keys that it does not have. */
import type { Entry, MappingValue, Problem } from '../yaml/index.ts';
import { wrong } from '../yaml/index.ts';
import { listed, nearest } from '../words/index.ts';

export const definitionKeys = ['unit', 'alt_name', 'description', 'groupby', 'metadata', 'factor', 'offset', 'mutate', 'mutate_map', 'extra_args', 'skip_datapoints_expression'] as const;
export type DefinitionKey = (typeof definitionKeys)[number];

const isKnown = (name: string): name is DefinitionKey => (definitionKeys as readonly string[]).includes(name);
/** Arguments of collectors are easily written one level too high. */
const extraArguments = new Set(['aggregation_method', 're_aggregation_method', 'query_function', 'range_function', 'query_prefix', 'query_suffix', 'resource_type', 'resource_key', 'force_granularity', 'use_all_resource_revisions', 'custom_query']);

function unknownKey({ key }: Entry): Problem {
  const meant = nearest(key.text, definitionKeys);
  const fix = extraArguments.has(key.text) ? `it is an argument of the collector: put it below \`extra_args\`` : meant === null ? `a metric has ${listed(definitionKeys, definitionKeys.length)}` : `did you mean \`${meant}\`?`;
  return wrong(key.at, `\`${key.text}\` is not a key of a metric`, fix);
}

export function entriesOf(definition: MappingValue, problems: Problem[]): ReadonlyMap<DefinitionKey, Entry> {
  const known = new Map<DefinitionKey, Entry>();
  for (const entry of definition.entries) {
    if (isKnown(entry.key.text)) known.set(entry.key.text, entry);
    else problems.push(unknownKey(entry));
  }
  return known;
}
