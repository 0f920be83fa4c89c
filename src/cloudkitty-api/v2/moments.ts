/** Dates of version 2: read in the forms that clients write, written with the offset of a zone. Knows no routes. */
import { type Instant, type Period, type Zone, calendarWindow, instant, isCalendarDate } from '../../time/index.ts';
import { invalid } from './faults.ts';

const form = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2})?)?$/i;

/** Without an offset it is UTC. What is below a second is left out. A `+` may have become a space on its way. */
export function momentIn(name: string, text: unknown): Instant {
  const match = typeof text === 'string' ? form.exec(text.trim().replace(/ (\d{2}:\d{2})$/, (whole, offset: string) => (/[T ]\d{2}:?\d{2}/.test((text as string).slice(0, -6)) ? `+${offset}` : whole))) : null;
  if (match === null) return invalid(name, 'expected dt_from_iso');
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part: string | undefined) => Number(part ?? 0)) as [number, number, number, number, number, number];
  if (!isCalendarDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return invalid(name, 'expected dt_from_iso');
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0));
  return instant(Date.UTC(year, month - 1, day, hour, minute - offset, second) * 1000);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-01T00:00:00+01:00`. */
export function momentText(at: Instant, zone: Zone): string {
  const { year, month, day, hour, minute, second } = zone.local(at);
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000)) / 60_000);
  const size = Math.abs(offset);
  const fraction = ((at % 1_000_000) + 1_000_000) % 1_000_000;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The time that a report is of: what is not said is of the current month in the zone. */
export function periodIn(begin: Instant | null, end: Instant | null, now: Instant, zone: Zone): Period {
  const month = calendarWindow(zone, 'month', now);
  return { start: begin ?? month.start, end: end ?? month.end };
}
