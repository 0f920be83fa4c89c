/** Clocks of four zones from their laws of 2007 to today, without any library: when they are changed, and what they show. */
import type { Span, ZoneName } from '../property-forms/model.ts';

const second = 1_000_000;
const hour = 3600 * second;
const day = 24 * hour;

const utc = (year: number, month: number, date: number, hours = 0): number => Date.UTC(year, month - 1, date, hours) * 1000;
/** Sunday is 0. */
const dayOfWeek = (microseconds: number): number => (Math.floor(microseconds / day) + 4) % 7;
const lastSunday = (year: number, month: number): number => {
  const last = utc(year, month + 1, 0);
  return last - dayOfWeek(last) * day;
};
const nthSunday = (year: number, month: number, nth: number): number => {
  const first = utc(year, month, 1);
  return first + (((7 - dayOfWeek(first)) % 7) + (nth - 1) * 7) * day;
};

/** How far the clocks are ahead of UTC. */
export function ahead(zone: ZoneName, at: number): number {
  const year = new Date(at / 1000).getUTCFullYear();
  switch (zone) {
    case 'UTC': return 0;
    case 'Asia/Kathmandu': return 5 * hour + 45 * 60 * second;
    // From one o'clock UTC on the last Sundays of March and October.
    case 'Europe/Paris': return at >= lastSunday(year, 3) + hour && at < lastSunday(year, 10) + hour ? 2 * hour : hour;
    // From two o'clock on the wall on the second Sunday of March and the first of November.
    case 'America/New_York': return at >= nthSunday(year, 3, 2) + 7 * hour && at < nthSunday(year, 11, 1) + 6 * hour ? -4 * hour : -5 * hour;
  }
}

/** What the clocks show, as if it were UTC. */
export const shown = (zone: ZoneName, at: number): number => at + ahead(zone, at);

/** The first instant at which the clocks show a time or, where it is skipped, the time as the clock before would have shown it. */
export function instantOf(zone: ZoneName, wall: number): number {
  const guesses = [...new Set([ahead(zone, wall - day), ahead(zone, wall + day)])].map((offset) => wall - offset).sort((a, b) => a - b);
  return guesses.find((guess) => shown(zone, guess) === wall) ?? wall - ahead(zone, wall - day);
}

/** `2026-03-29` or `2026-03-29T03:30`, as the clocks of the zone show it. */
export const dateOf = (zone: ZoneName, text: string): number => instantOf(zone, Date.parse(`${text.includes('T') ? text : `${text}T00:00`}:00Z`) * 1000);

/** Monday is 1, Sunday 7; minutes after midnight. */
export function weekTime(zone: ZoneName, at: number): { readonly weekday: number; readonly minute: number } {
  const wall = shown(zone, at);
  return { weekday: dayOfWeek(wall) === 0 ? 7 : dayOfWeek(wall), minute: Math.floor((wall % day) / (60 * second)) };
}

/** The calendar window of an instant. */
export function windowOf(zone: ZoneName, span: Span, at: number): { readonly start: number; readonly end: number } {
  const date = new Date(shown(zone, at) / 1000);
  const [year, month, today] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const walls = ((): readonly [number, number] => {
    switch (span) {
      case 'day': return [utc(year, month, today), utc(year, month, today + 1)];
      case 'week': {
        const monday = utc(year, month, today) - ((dayOfWeek(utc(year, month, today)) + 6) % 7) * day;
        return [monday, monday + 7 * day];
      }
      case 'month': return [utc(year, month, 1), utc(year, month + 1, 1)];
      case 'quarter': {
        const begin = Math.floor((month - 1) / 3) * 3 + 1;
        return [utc(year, begin, 1), utc(year, begin + 3, 1)];
      }
      case 'year': return [utc(year, 1, 1), utc(year + 1, 1, 1)];
    }
  })();
  return { start: instantOf(zone, walls[0]), end: instantOf(zone, walls[1]) };
}
