/**
 * What servers do in different ways, found by a question whose answer differs, because proxies and other servers tell no version or a wrong one. Knows nothing of metrics.
 */
import { Cached } from '../cached.ts';
import { Refusal, strange } from '../http/asked.ts';
import type { PrometheusApi } from './api.ts';

export interface Habits {
  /** Which samples `METRIC[range]` takes: up to version 2 those at both its ends, since version 3 not that at its left end. */
  readonly ends: 'closed' | 'left open';
  /** Whether there are range queries, for the times that were asked for. Aetos has none; front ends of Thanos and Mimir can be set to move times to multiples of the step. */
  readonly hasRanges: boolean;
}

/** Of its steps two lie on its ends at this time, which ten divides, and seven does not. */
const query = 'count_over_time(vector(1)[10s:10s])';
const time = 1_000_000_000;
const step = 7;
/** Servers are replaced by newer ones while we run. */
const keptMs = 600_000;
const login: readonly number[] = [401, 403, 429];

export function habitsOf(api: PrometheusApi, now: () => number): Cached<Habits> {
  return new Cached({ asked: api.service.asked, ask: () => askedHabits(api), until: () => now() + keptMs, now });
}

async function askedHabits(api: PrometheusApi): Promise<Habits> {
  const inRange = await probed(api, 'query_range', { start: String(time), end: String(time), step: String(step) });
  if (typeof inRange === 'object' && inRange.time === time) return { ends: endsOf(inRange), hasRanges: true };
  const alone = await probed(api, 'query', { time: String(time) });
  // Who refuses only this question may still know ranges.
  return { ends: endsOf(alone), hasRanges: typeof inRange === 'number' && inRange !== 404 };
}

interface Point {
  readonly time: unknown;
  readonly value: unknown;
}

/**
 * Who answers otherwise, or not, is newer than who takes both ends, or is another; and if not, a sample one millisecond before the period counts twice, which is rarer than one
 * that lies on its first.
 */
const endsOf = (probe: Point | number): Habits['ends'] => (typeof probe === 'object' && probe.value === '2' ? 'closed' : 'left open');

/** The one point of the answer, or the status with which the question is refused. */
async function probed(api: PrometheusApi, endpoint: 'query' | 'query_range', times: Readonly<Record<string, string>>): Promise<Point | number> {
  try {
    const { data } = await api.ask({ endpoint, parameters: new URLSearchParams({ query, ...times }), remedy: 'see its log', signal: new AbortController().signal });
    const { resultType, result } = (data ?? {}) as { readonly resultType?: unknown; readonly result?: readonly { readonly value?: unknown; readonly values?: readonly unknown[] }[] };
    if (resultType !== (endpoint === 'query' ? 'vector' : 'matrix') || !Array.isArray(result)) throw strange(api.service.asked, 'the source', `a result of type \`${String(resultType)}\` in place of series`);
    const [at, value] = ((endpoint === 'query' ? result[0]?.value : result[0]?.values?.[0]) ?? []) as readonly unknown[];
    return { time: at, value };
  } catch (error) {
    if (error instanceof Refusal && error.status >= 400 && error.status < 500 && !login.includes(error.status)) return error.status;
    throw error;
  }
}
