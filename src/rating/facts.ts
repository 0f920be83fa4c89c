/** What the expressions of a rule may see of a part of a point. */
import { type Rational, add, divide, multiply, rational, zero } from '../money/index.ts';
import { type Period, calendarWindow, elapsed, windowEdges, type Instant } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import type { Facts, OnBranch, Value } from './evaluate.ts';
import type { Part } from './split.ts';
import type { Tariff } from './tariff.ts';

const microsecondsPerSecond = rational(1_000_000n);

/** How many calendar months a period is: each part of it as a share of the month that it lies in, clock changes included. */
export function calendarMonths(tariff: Tariff, period: Period): Rational {
  const edges = [period.start, ...windowEdges(tariff.zone, 'month', period), period.end];
  return edges.slice(1).reduce((months, end, index) => {
    const start = edges[index] as Instant;
    if (end <= start) return months;
    return add(months, rational(elapsed({ start, end }), elapsed(calendarWindow(tariff.zone, 'month', start))));
  }, zero);
}

/** @param charged what was booked on the part so far. */
export function factsOf(tariff: Tariff, point: BoundPoint, part: Part, charged: Rational, onBranch?: OnBranch): Facts {
  return {
    fields: point.fields, scope: point.scope, rounding: tariff.rounding, locals: new Map<string, Value>(), onBranch,
    builtIn: {
      quantity: multiply(point.quantity, part.share), charged,
      period: divide(rational(elapsed(part.period)), microsecondsPerSecond),
      // Few rules ask for it, and the calendar is slow.
      get months() {
        return calendarMonths(tariff, part.period);
      },
    },
  };
}
