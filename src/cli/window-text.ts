/** Calendar windows as people call them. */
import { type CalendarSpan, type Period, type Zone, dateText, instant } from '../time/index.ts';

/** `2026-03`, `2026-03-10`, `2026`; weeks and quarters by their first and last day. */
export function windowText(zone: Zone, span: CalendarSpan, { start, end }: Period): string {
  const [first, last] = [dateText(zone.local(start)), dateText(zone.local(instant(end - 1)))];
  switch (span) {
    case 'day': return first;
    case 'month': return first.slice(0, 7);
    case 'year': return first.slice(0, 4);
    case 'week': case 'quarter': return `${first} to ${last}`;
  }
}
