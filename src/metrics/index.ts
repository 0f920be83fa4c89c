/** What is to be collected, as `metrics.yml` says it: metrics, their conversions, and which points are skipped. */
export { type Conversion, type Metric, type MetricPlaces, type Mutator, type SkipAnswer, type SkipExpression, type SkippablePoint, mutators } from './metric.ts';
export { type Convert, type ConversionRefusal, compileConversion } from './convert.ts';
export { type MetricsReading, readMetrics } from './read-metrics.ts';
export type { MetricsContext } from './read-definition.ts';
export { type SkipCompilation, type Surroundings, compileSkipExpression } from './skip/index.ts';
