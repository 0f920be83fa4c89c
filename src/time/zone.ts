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

function zoneOf(name: string): Zone {
  const Temporal = temporal();
  const micro = (zoned: { readonly epochMilliseconds: number }): Instant => instantOfMilliseconds(zoned.epochMilliseconds);
  return {
    name,
    occurrences: (local) => {
      const plain = Temporal.PlainDateTime.from(local);
      const found = (['earlier', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(name, { disambiguation })).filter((zoned) => zoned.toPlainDateTime().equals(plain));
      return [...new Set(found.map(micro))];
    },
    changesOn: (day) => {
      const begin = Temporal.PlainDate.from(day).toZonedDateTime(name);
      const change = begin.hoursInDay === 24 ? null : begin.getTimeZoneTransition('next');
      return change === null ? [] : [micro(change)];
    },
    at: (local) => instant(Temporal.PlainDateTime.from(local).toZonedDateTime(name).epochMilliseconds * 1000),
    local: (at) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000)).toZonedDateTimeISO(name);
      return { year: zoned.year, month: zoned.month, day: zoned.day, hour: zoned.hour, minute: zoned.minute, second: zoned.second };
    },
  };
}

/** The zone of that IANA name, or `null` when nobody knows it. */
export function openZone(name: string): Zone | null {
  if (name === 'UTC') return utc;
  try {
    // Asks for the name in the form that the tz database lists; offsets such as "+01:00" are not zones with a calendar.
    if (/^[+-]/.test(name)) return null;
    new Intl.DateTimeFormat('en', { timeZone: name });
    return zoneOf(name);
  } catch {
    return null;
  }
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
/** `2026-03-10` */
export const dateText = (local: LocalTime): string => `${padded(local.year, 4)}-${padded(local.month, 2)}-${padded(local.day, 2)}`;
