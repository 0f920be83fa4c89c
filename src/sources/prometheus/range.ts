/** Ranges of queries that cover a period and nothing else. Knows nothing of what is selected. */
import type { Instant, Period } from '../../time/index.ts';
import type { Habits } from './habits.ts';

const microsecondsPerMillisecond = 1000;
const milliseconds = (instant: Instant): number => instant / microsecondsPerMillisecond;

/** When a query is evaluated so that its ranges end with the period: one millisecond before, which is the last at which a sample of it can be. */
export const evaluatedAt = (period: Period): number => milliseconds(period.end) - 1;
export const lengthOf = (period: Period): number => milliseconds(period.end) - milliseconds(period.start);

/** The duration of a range that covers `[start, end)` of a period when it ends one millisecond before its end. */
export function rangeOf(period: Period, ends: Habits['ends']): string {
  const length = lengthOf(period);
  if (ends === 'closed') return `${length - 1}ms`;
  return length % 1000 === 0 ? `${length / 1000}s` : `${length}ms`;
}

/** Milliseconds as Prometheus reads times: seconds with three decimals. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3);
