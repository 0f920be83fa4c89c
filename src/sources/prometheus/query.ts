/** The text of a query, as CloudKitty builds it: inside out a selector with a range, a function over it, a function of the value, an aggregation by attributes, a prefix and a suffix. Knows nothing of how it is sent. */
import type { Metric } from '../../metrics/index.ts';
import type { PrometheusArguments } from './extra-args.ts';

/** A text in quotes of PromQL. */
export function quoted(text: string): string {
  const escaped = text.toWellFormed().replace(/[\\"\u0000-\u001f\u007f\ufffd]/g, (sign) => (sign === '\\' || sign === '"' ? `\\${sign}` : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`));
  return `"${escaped}"`;
}

const plainLabel = /^[a-zA-Z_]\w*$/;
const plainMetric = /^[a-zA-Z_:][\w:]*$/;

/** A label as it stands in a query; other names than the plain ones are known since version 3, in quotes. */
export const labelText = (name: string): string => (plainLabel.test(name) ? name : quoted(name));

/** Series of one name whose labels have these values. */
export function selectorText(metric: string, matchers: readonly (readonly [label: string, value: string])[]): string {
  const texts = matchers.map(([label, value]) => `${labelText(label)}=${quoted(value)}`);
  return plainMetric.test(metric) ? `${metric}{${texts.join(', ')}}` : `{${[`__name__=${quoted(metric)}`, ...texts].join(', ')}}`;
}

export interface Range {
  readonly scopeKey: string;
  readonly scope: string;
  /** As a duration of PromQL, without brackets. */
  readonly range: string;
}

export function queryText(metric: Metric, args: PrometheusArguments, { scopeKey, scope, range }: Range): string {
  const overTime = args.range_function ?? `${args.aggregation_method}_over_time`;
  const selected = `${overTime}(${selectorText(metric.sourceName, [[scopeKey, scope]])}[${range}])`;
  const applied = args.query_function === null ? selected : `${args.query_function}(${selected})`;
  const labels = attributesOf(metric, scopeKey).map(labelText);
  return [args.query_prefix, `${args.aggregation_method}(${applied}) by (${labels.join(', ')})`, args.query_suffix].filter((part) => part !== '').join(' ');
}

/** What is grouped by, each once: the attributes as configured, with the scope key behind those of `groupby`. */
export const attributesOf = (metric: Metric, scopeKey: string): readonly string[] => [...new Set([...metric.groupby, scopeKey, ...metric.metadata])];
