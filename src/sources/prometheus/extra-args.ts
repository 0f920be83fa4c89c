/** The `extra_args` of a metric in Prometheus, with CloudKitty's names and defaults. Knows nothing of queries. */
import { z } from 'zod';
import { choice } from '../choice.ts';

const text = z.string({ error: 'is not a text' });

export const prometheusArguments = z.strictObject({
  aggregation_method: choice(['avg', 'count', 'max', 'min', 'stddev', 'stdvar', 'sum']).default('max'),
  query_function: choice(['abs', 'ceil', 'exp', 'floor', 'ln', 'log2', 'log10', 'round', 'sqrt']).nullable().default(null),
  range_function: choice(['changes', 'delta', 'deriv', 'idelta', 'irange', 'irate', 'rate']).nullable().default(null),
  query_prefix: text.default(''),
  query_suffix: text.default(''),
});
export type PrometheusArguments = Readonly<z.infer<typeof prometheusArguments>>;
