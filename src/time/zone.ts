/**
 * Wall-clock time in an IANA time zone. The calendar is `temporal-polyfill`'s; it is loaded for zones other than UTC
 * only when one is opened.
 */
import { createRequire } from 'node:module';
import type { Temporal as TemporalNamespace } from 'temporal-polyfill';
import { type Instant, instant, instantOfMilliseconds } from './instant.ts';

export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Zone {
  readonly name: string;
  /** The instant at which that zone's clocks show the time; a time skipped in spring is read as the clock just before it would. */
  at(local: LocalTime): Instant;
  /** What the zone's clocks show at the instant. */
  local(at: Instant): LocalTime;
  /** Every instant at which the clocks show the time: none when it is skipped, two when it comes twice. */
  occurrences(local: LocalTime): readonly Instant[];
  /** The instants of that day at which the clocks are changed. */
  changesOn(day: Pick<LocalTime, 'year' | 'month' | 'day'>): readonly Instant[];
}

const utc: Zone = {
  name: 'UTC',
  at: ({ year, month, day, hour, minute, second }) => instantOfMilliseconds(Date.UTC(year, month - 1, day, hour, minute, second)),
  occurrences: (local) => [utc.at(local)],
  changesOn: () => [],
  local: (at) => {
    const date = new Date(Math.floor(at / 1000));
    return {
      year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
      hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(),
    };
  },
};

let loaded: typeof TemporalNamespace | undefined;
function temporal(): typeof TemporalNamespace {
  loaded ??= (createRequire(import.meta.url)('temporal-polyfill') as { Temporal: typeof TemporalNamespace }).Temporal;
  return loaded;
}

const microsecondsPerSecond = 1_000_000;
const microsecondsPerDay = 86_400 * microsecondsPerSecond;

type Day = Pick<LocalTime, 'year' | 'month' | 'day'>;
/** Days since 1970. */
const dayNumber = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day) / (microsecondsPerDay / 1000);
const secondOf = ({ hour, minute, second }: LocalTime): number => hour * 3600 + minute * 60 + second;

function zoneOf(name: string): Zone {
  const Temporal = temporal();
  const micro = (zoned: { readonly epochMilliseconds: number }): Instant => instantOfMilliseconds(zoned.epochMilliseconds);
  const dateOf = (number: number): Day => {
    const date = new Date(number * (microsecondsPerDay / 1000));
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  };
  // The calendar is asked once for each day; instants lie between 1900 and 2200, so there are at most 110,000.
  const starts = new Map<number, Instant>();
  const startOf = (number: number): Instant => {
    const known = starts.get(number);
    if (known !== undefined) return known;
    const start = micro(Temporal.PlainDate.from(dateOf(number)).toZonedDateTime(name));
    starts.set(number, start);
    return start;
  };
  /** Whether the day has 24 hours. So must the next: where clocks go back just after midnight, they show the evening before again. */
  const isOrdinary = (number: number): boolean => startOf(number + 1) - startOf(number) === microsecondsPerDay && startOf(number + 2) - startOf(number + 1) === microsecondsPerDay;
  /** The day that the zone's clocks show: the one in UTC, or the one beside it. */
  const dayAt = (at: Instant): number => {
    const number = Math.floor(at / microsecondsPerDay);
    return at >= startOf(number + 1) ? number + 1 : at < startOf(number) ? number - 1 : number;
  };
  return {
    name,
    occurrences: (local) => {
      const number = dayNumber(local);
      if (isOrdinary(number)) return [instant(startOf(number) + secondOf(local) * microsecondsPerSecond)];
      const plain = Temporal.PlainDateTime.from(local);
      const found = (['earlier', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(name, { disambiguation })).filter((zoned) => zoned.toPlainDateTime().equals(plain));
      return [...new Set(found.map(micro))];
    },
    changesOn: (day) => {
      const number = dayNumber(day);
      if (isOrdinary(number)) return [];
      const change = Temporal.PlainDate.from(day).toZonedDateTime(name).getTimeZoneTransition('next');
      // Where midnight itself is skipped, the day begins with the change.
      return [startOf(number), ...(change === null ? [] : [micro(change)])].filter((at) => at < startOf(number + 1));
    },
    at: (local) => {
      const number = dayNumber(local);
      return isOrdinary(number) ? instant(startOf(number) + secondOf(local) * microsecondsPerSecond) : micro(Temporal.PlainDateTime.from(local).toZonedDateTime(name));
    },
    local: (at) => {
      const number = dayAt(at);
      if (isOrdinary(number)) {
        const second = Math.floor((at - startOf(number)) / microsecondsPerSecond);
        return { ...dateOf(number), hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
      }
      const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000)).toZonedDateTimeISO(name);
      return { year: zoned.year, month: zoned.month, day: zoned.day, hour: zoned.hour, minute: zoned.minute, second: zoned.second };
    },
  };
}

/** Zones that were opened, with the days that they have looked up. */
const opened = new Map<string, Zone>([['UTC', utc]]);

/** The zone of that IANA name, or `null` when nobody knows it. */
export function openZone(name: string): Zone | null {
  const known = opened.get(name);
  if (known !== undefined) return known;
  try {
    // Asks for the name in the form that the tz database lists; offsets such as "+01:00" are not zones with a calendar.
    if (/^[+-]/.test(name)) return null;
    new Intl.DateTimeFormat('en', { timeZone: name });
    const zone = zoneOf(name);
    opened.set(name, zone);
    return zone;
  } catch {
    return null;
  }
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
/** `2026-03-10` */
export const dateText = (local: LocalTime): string => `${padded(local.year, 4)}-${padded(local.month, 2)}-${padded(local.day, 2)}`;
