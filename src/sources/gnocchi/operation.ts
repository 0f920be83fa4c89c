/** What Gnocchi is asked for one metric, as CloudKitty asks it. Knows nothing of answers. */
import type { Metric } from '../../metrics/index.ts';
import { type Instant, type Period, instant, instantText } from '../../time/index.ts';
import type { GnocchiArguments } from './extra-args.ts';

const microsecondsPerSecond = 1_000_000;

/** Gnocchi's own form of a time. */
export const timeText = (time: Instant): string => instantText(time).replace('Z', '+00:00');
export const lengthSeconds = ({ start, end }: Period): number => (end - start) / microsecondsPerSecond;

/** What is grouped by, each once: the attributes as configured, the scope key, and what tells resources apart. */
export const groupsOf = (metric: Metric, args: GnocchiArguments, scopeKey: string): readonly string[] => [...new Set([...metric.groupby, scopeKey, args.resource_key])];

function operation(metric: Metric, args: GnocchiArguments): unknown {
  if (args.custom_query === '') return ['aggregate', args.re_aggregation_method, ['metric', metric.sourceName, args.aggregation_method]];
  const words: Readonly<Record<string, string>> = { RE_AGGREGATION_METHOD: args.re_aggregation_method, AGGREGATION_METHOD: args.aggregation_method, METRIC_NAME: metric.sourceName };
  return args.custom_query.replace(/RE_AGGREGATION_METHOD|AGGREGATION_METHOD|METRIC_NAME/g, (word) => words[word] ?? word);
}

export function aggregatesOf(metric: Metric, args: GnocchiArguments, { scopeKey, scope, periods }: { readonly scopeKey: string; readonly scope: string; readonly periods: readonly [Period, ...Period[]] }): { readonly parameters: URLSearchParams; readonly body: unknown } {
  const [first] = periods;
  const granularity = args.force_granularity;
  // A difference needs the measure before.
  const earlier = args.re_aggregation_method.startsWith('rate:') ? granularity || lengthSeconds(first) : 0;
  const parameters = new URLSearchParams({ start: timeText(instant(first.start - earlier * microsecondsPerSecond)), stop: timeText((periods.at(-1) ?? first).end), use_history: 'true' });
  if (granularity > 0) parameters.set('granularity', String(granularity));
  for (const name of groupsOf(metric, args, scopeKey)) parameters.append('groupby', name);
  const search = { and: [{ '=': { type: args.resource_type } }, { '=': { [scopeKey]: scope } }] };
  return { parameters, body: { operations: operation(metric, args), resource_type: args.resource_type, search } };
}

/** Resources whose attributes belong to points of these periods: those that lived within a period of them, for measures may come after a resource has ended. */
export function resourcesOf(scopeKey: string, scope: string, periods: readonly [Period, ...Period[]]): unknown {
  const [first] = periods;
  const length = first.end - first.start;
  const [from, to] = [timeText(instant(first.start - length)), timeText(instant((periods.at(-1) ?? first).end + length))];
  const endsAfter = (attribute: string): unknown => ({ or: [{ '=': { [attribute]: null } }, { '>=': { [attribute]: from } }] });
  return { and: [endsAfter('ended_at'), { '<=': { started_at: to } }, endsAfter('revision_end'), { '<=': { revision_start: to } }, { '=': { [scopeKey]: scope } }] };
}
