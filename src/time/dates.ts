/** Dates and date-times as people write them, read in a time zone unless they name an offset. */
import { type Instant, isCalendarDate, parseInstant } from './instant.ts';
import type { Zone } from './zone.ts';

export type DateResult = { readonly ok: true; readonly value: Instant } | { readonly ok: false; readonly why: string };

const datePattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/;
const earliestYear = 1900;
const latestYear = 2200;

/** `24:00` is midnight at the end of the day. */
export function parseClock(text: string): { readonly hour: number; readonly minute: number } | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  return minute < 60 && (hour < 24 || (hour === 24 && minute === 0)) ? { hour, minute } : null;
}

export function resolveDate(text: string, zone: Zone, clock: { readonly hour: number; readonly minute: number } = { hour: 0, minute: 0 }): DateResult {
  const match = datePattern.exec(text);
  if (match === null) return { ok: false, why: 'is not a date' };
  const [, y, m, d, h, mi, s = '0', offset] = match;
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  if (!isCalendarDate(year, month, day)) return { ok: false, why: 'is a day that does not exist' };
  if (year < earliestYear || year > latestYear) return { ok: false, why: `lies outside the years ${earliestYear} to ${latestYear}` };
  if (offset !== undefined) {
    const parsed = parseInstant(text);
    return parsed.ok ? parsed : { ok: false, why: parsed.problem };
  }
  const { hour, minute } = h === undefined ? clock : { hour: Number(h), minute: Number(mi) };
  if (hour > 24 || minute > 59 || Number(s) > 59 || (hour === 24 && minute > 0)) return { ok: false, why: 'names a clock time that does not exist' };
  // Midnight at the end of a day is the first instant of the next.
  const next = hour === 24 ? new Date(Date.UTC(year, month - 1, day + 1)) : null;
  const date = next === null ? { year, month, day } : { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
  return { ok: true, value: zone.at({ ...date, hour: hour % 24, minute, second: Number(s) }) };
}
