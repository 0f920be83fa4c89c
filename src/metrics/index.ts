/** What is to be collected, as `metrics.yml` says it. */
export type { Conversion, Metric, Mutator, SkipExpression, SkippablePoint } from './metric.ts';
