/** Cuts a period at instants where a price changes, and shares the quantity by elapsed time. */
import { type Rational, rational } from '../money/index.ts';
import { type Instant, type Period, elapsed, isEvent } from '../time/index.ts';

/** A part of a point's period and the share of the quantity that falls into it. Shares add up to one exactly. */
export interface Part {
  readonly period: Period;
  readonly share: Rational;
}

/** The parts between the cuts that lie inside the period. An event has one part, whatever the cuts. */
export function splitPeriod(period: Period, cuts: Iterable<Instant>): readonly Part[] {
  if (isEvent(period)) return [{ period, share: rational(1n) }];
  const inside = [...new Set(cuts)].filter((cut) => cut > period.start && cut < period.end).sort((a, b) => a - b);
  if (inside.length === 0) return [{ period, share: rational(1n) }];
  const total = elapsed(period);
  const edges = [period.start, ...inside, period.end];
  return edges.slice(1).map((end, index) => {
    const part = { start: edges[index] as Instant, end };
    return { period: part, share: rational(elapsed(part), total) };
  });
}
