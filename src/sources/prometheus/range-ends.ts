/**
 * Which samples `METRIC[range]` takes: up to version 2 those at both its ends, since version 3 not that at its left end. Found by a question whose answer differs, because
 * proxies and other servers tell no version. Knows nothing of metrics.
 */
import type { Instant, Period } from '../../time/index.ts';
import { Refusal, strange } from '../http/asked.ts';
import { Cached } from '../cached.ts';
import type { PrometheusApi } from './api.ts';

export type RangeEnds = 'closed' | 'left open';

/** Two of its steps lie on its ends, at a time that ten divides. */
const probe = new URLSearchParams({ query: 'count_over_time(vector(1)[10s:10s])', time: '1000000000' });
/** Servers are replaced by newer ones while we run. */
const keptMs = 600_000;
const login: readonly number[] = [401, 403, 429];

export function rangeEnds(api: PrometheusApi, now: () => number): Cached<RangeEnds> {
  return new Cached({ asked: api.service.asked, ask: () => askedEnds(api), until: () => now() + keptMs, now });
}

async function askedEnds(api: PrometheusApi): Promise<RangeEnds> {
  try {
    const { data } = await api.ask({ endpoint: 'query', parameters: new URLSearchParams(probe), remedy: 'see its log', signal: new AbortController().signal });
    const { resultType, result } = (data ?? {}) as { readonly resultType?: unknown; readonly result?: readonly { readonly value?: readonly unknown[] }[] };
    if (resultType !== 'vector' || !Array.isArray(result)) throw strange(api.service.asked, 'the source', `a result of type \`${String(resultType)}\` in place of series`);
    return result[0]?.value?.[1] === '2' ? 'closed' : 'left open';
  } catch (error) {
    // Who does not know such questions is newer than who takes both ends, or is another; and if not, a sample one millisecond before the period counts twice, which is rarer than one that lies on its first.
    if (error instanceof Refusal && error.status >= 400 && error.status < 500 && !login.includes(error.status)) return 'left open';
    throw error;
  }
}

const microsecondsPerMillisecond = 1000;
const milliseconds = (instant: Instant): number => instant / microsecondsPerMillisecond;

/** When a query is evaluated so that its ranges end with the period: one millisecond before, which is the last at which a sample of it can be. */
export const evaluatedAt = (period: Period): number => milliseconds(period.end) - 1;
export const lengthOf = (period: Period): number => milliseconds(period.end) - milliseconds(period.start);

/** The duration of a range that covers `[start, end)` of a period when it ends one millisecond before its end. */
export function rangeOf(period: Period, ends: RangeEnds): string {
  const length = lengthOf(period);
  if (ends === 'closed') return `${length - 1}ms`;
  return length % 1000 === 0 ? `${length / 1000}s` : `${length}ms`;
}

/** Milliseconds as Prometheus reads times: seconds with three decimals. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3);
