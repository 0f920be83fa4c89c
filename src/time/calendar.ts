/** Calendar windows in a time zone: the day, week, month, quarter or year that an instant falls into. */
import type { Instant, Period } from './instant.ts';
import type { LocalTime, Zone } from './zone.ts';

export const calendarSpans = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarSpan = (typeof calendarSpans)[number];

type Day = Pick<LocalTime, 'year' | 'month' | 'day'>;
const midnight = { hour: 0, minute: 0, second: 0 } as const;

/** The calendar day so many days later; the calendar alone counts, no clock. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday is 1, Sunday 7. */
export const weekday = ({ year, month, day }: Day): number => ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;

function bounds(span: CalendarSpan, local: Day): readonly [Day, Day] {
  const { year, month } = local;
  const first = (m: number): Day => ({ year: year + Math.floor((m - 1) / 12), month: ((m - 1) % 12) + 1, day: 1 });
  switch (span) {
    case 'day': return [local, addDays(local, 1)];
    case 'week': {
      const monday = addDays(local, 1 - weekday(local));
      return [monday, addDays(monday, 7)];
    }
    case 'month': return [first(month), first(month + 1)];
    case 'quarter': {
      const start = month - ((month - 1) % 3);
      return [first(start), first(start + 3)];
    }
    case 'year': return [first(1), first(13)];
  }
}

/** The window around the instant, as real time: a month with a clock change is an hour longer or shorter. */
export function calendarWindow(zone: Zone, span: CalendarSpan, at: Instant): Period {
  const [start, end] = bounds(span, zone.local(at));
  return { start: zone.at({ ...start, ...midnight }), end: zone.at({ ...end, ...midnight }) };
}

/** The instants inside a period at which a new window of that kind begins. */
export function windowEdges(zone: Zone, span: CalendarSpan, period: Period): readonly Instant[] {
  const edges: Instant[] = [];
  for (let edge = calendarWindow(zone, span, period.start).end; edge < period.end; edge = calendarWindow(zone, span, edge).end) edges.push(edge);
  return edges;
}
