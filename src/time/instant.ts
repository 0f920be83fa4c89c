/**
 * Instants and periods. An instant is a whole number of microseconds since 1970 in UTC: exact for every clock that
 * meters use, and a safe integer until the year 2255. Knows nothing of time zones.
 */
export type Instant = number & { readonly instant: unique symbol };

/** Half-open `[start, end)`. `start` equal to `end` is an event: it happens at once and is never split. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

const microsecondsPerMillisecond = 1000;
/** Years outside these are typing errors, and some would leave the safe integers. */
const earliestYear = 1900;
const latestYear = 2200;

export const instant = (microseconds: number): Instant => microseconds as Instant;
export const instantOfMilliseconds = (milliseconds: number): Instant => instant(milliseconds * microsecondsPerMillisecond);
export const isEvent = (period: Period): boolean => period.start === period.end;

/** Elapsed microseconds of a period, as the exact integer that shares of a quantity are computed from. */
export const elapsed = (period: Period): bigint => BigInt(period.end - period.start);

export type InstantResult = { readonly ok: true; readonly value: Instant } | { readonly ok: false; readonly problem: string };

const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;

const problem = (text: string): InstantResult => ({ ok: false, problem: text });

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || /^(Z|z|UTC)$/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Whether that day stands in the calendar. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Reads an ISO 8601 date and time. A text without a zone is UTC, as CloudKitty and FOCUS have it. Nothing is rounded. */
export function parseInstant(text: string): InstantResult {
  const match = instantPattern.exec(text);
  if (match === null) return problem('is not an ISO 8601 date and time such as 2026-03-10T00:00:00Z');
  const [, y, mo, d, h, mi, s = '0', fraction = '', zone] = match;
  const [year, month, day] = [Number(y), Number(mo), Number(d)];
  const [hour, minute, second] = [Number(h), Number(mi), Number(s)];
  if (!isCalendarDate(year, month, day)) return problem('names a day that does not exist');
  if (hour > 23 || minute > 59 || second > 59) return problem('names a clock time that does not exist');
  if (year < earliestYear || year > latestYear) return problem(`lies outside the years ${earliestYear} to ${latestYear}`);
  if (/[1-9]/.test(fraction.slice(6))) return problem('is finer than a microsecond');
  const offset = offsetMinutes(zone);
  if (offset === null) return problem('names a time zone offset that does not exist');
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute - offset, second);
  return { ok: true, value: instant(milliseconds * microsecondsPerMillisecond + Number(fraction.slice(0, 6).padEnd(6, '0'))) };
}

/** ISO 8601 in UTC, `2026-03-10T00:00:00Z`; a fraction of a second only where there is one. */
export function instantText(value: Instant): string {
  const milliseconds = Math.floor(value / microsecondsPerMillisecond);
  const rest = value - milliseconds * microsecondsPerMillisecond;
  const iso = new Date(milliseconds).toISOString();
  const fraction = (iso.slice(20, 23) + String(rest).padStart(3, '0')).replace(/0+$/, '');
  return `${iso.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}
