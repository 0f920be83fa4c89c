/** The `extra_args` of a metric in Gnocchi, with CloudKitty's names and defaults. Knows nothing of queries. */
import { z } from 'zod';

const basic: readonly string[] = ['mean', 'sum', 'last', 'max', 'min', 'std', 'median', 'first', 'count'];
const name = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not a text') }).min(1, 'is empty');
const rateless = (method: string): string => method.replace(/^rate:/, '');

const reAggregation = z.string({ error: 'is not a text' }).refine((method) => basic.includes(rateless(method)), { error: ({ input }) => `is \`${String(input)}\`: it is one of ${basic.join(', ')}, each also as \`rate:max\`` });
const aggregation = z.string({ error: 'is not a text' }).refine((method) => basic.includes(rateless(method)) || /^[1-9]\d?pct$/.test(rateless(method)), {
  error: ({ input }) => `is \`${String(input)}\`: it is one of ${basic.join(', ')}, 1pct to 99pct, each also as \`rate:max\``,
});

export const gnocchiArguments = z.strictObject({
  resource_type: name,
  resource_key: name.default('id'),
  aggregation_method: aggregation.default('max'),
  re_aggregation_method: reAggregation.default('max'),
  /** Seconds; 0 lets Gnocchi choose. */
  force_granularity: z.int({ error: 'is not a whole number of seconds' }).min(0, 'is below 0').default(3600),
  use_all_resource_revisions: z.boolean({ error: 'is neither true nor false' }).default(true),
  custom_query: z.string({ error: 'is not a text' }).default(''),
});
export type GnocchiArguments = Readonly<z.infer<typeof gnocchiArguments>>;
