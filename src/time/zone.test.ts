/** Proves that dates and clock times are read as the clocks of the zone showed them, on the days that have 23 and 25 hours too. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { type Zone, dateText, elapsed, instant, instantText, openZone, parseClock, resolveDate } from './index.ts';

function zone(name: string): Zone {
  const found = openZone(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
}
const paris = zone('Europe/Paris');
const utc = zone('UTC');
const day = (text: string, where: Zone) => {
  const date = resolveDate(text, where);
  if (!date.ok) throw new Error(date.why);
  return date.value;
};

describe('days', () => {
  it.each([
    ['2026-03-29', '2026-03-30', 23n], ['2026-10-25', '2026-10-26', 25n], ['2026-03-10', '2026-03-11', 24n], ['2026-03-01', '2026-04-01', 743n], ['2026-10-01', '2026-11-01', 745n], ['2026-01-01', '2027-01-01', 8760n],
  ] as const)('from %s to %s there are %s hours in Paris', (from, to, hours) => {
    expect(elapsed({ start: day(from, paris), end: day(to, paris) })).toBe(hours * 3_600_000_000n);
  });
});

describe('dates and clock times', () => {
  it.each([
    ['2026-03-10', 'Europe/Paris', '2026-03-09T23:00:00Z'], ['2026-07-10', 'Europe/Paris', '2026-07-09T22:00:00Z'], ['2026-03-10', 'UTC', '2026-03-10T00:00:00Z'],
    ['2026-03-10T12:30', 'Europe/Paris', '2026-03-10T11:30:00Z'], ['2026-03-10T12:30:15', 'UTC', '2026-03-10T12:30:15Z'], ['2026-03-10T12:30Z', 'Europe/Paris', '2026-03-10T12:30:00Z'],
    ['2026-03-10T12:30+05:30', 'Europe/Paris', '2026-03-10T07:00:00Z'], ['2026-03-10T24:00', 'Europe/Paris', '2026-03-10T23:00:00Z'], ['2026-12-31T24:00', 'UTC', '2027-01-01T00:00:00Z'],
    ['2026-02-28T24:00', 'UTC', '2026-03-01T00:00:00Z'], ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00Z'], ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
    ['2026-03-10', 'Asia/Kolkata', '2026-03-09T18:30:00Z'], ['2026-03-10', 'America/St_Johns', '2026-03-10T02:30:00Z'],
  ])('%s in %s is %s', (text, name, expected) => {
    const date = resolveDate(text, zone(name));
    expect(date.ok && instantText(date.value)).toBe(expected);
  });
  it('a clock time beside the date is read on that day', () => {
    const date = resolveDate('2026-03-29', paris, { hour: 24, minute: 0 });
    expect(date.ok && instantText(date.value)).toBe('2026-03-29T22:00:00Z');
  });
  it.each([
    ['2026-02-29', 'is a day that does not exist'], ['2026-04-31', 'is a day that does not exist'], ['2026-13-01', 'is a day that does not exist'], ['yesterday', 'is not a date'], ['2026-3-1', 'is not a date'],
    ['2026-03-10T25:00', 'names a clock time that does not exist'], ['2026-03-10T24:01', 'names a clock time that does not exist'], ['2026-03-10T12:60', 'names a clock time that does not exist'],
    ['1899-01-01', 'lies outside the years 1900 to 2200'], ['2201-01-01', 'lies outside the years 1900 to 2200'], ['2026-03-10T24:00Z', 'names a clock time that does not exist'], ['2026-03-10T10:00+30:00', 'names a time zone offset that does not exist'],
  ])('%s %s', (text, why) => expect(resolveDate(text, paris)).toEqual({ ok: false, why }));
  it.each([['00:00', 0, 0], ['24:00', 24, 0], ['8:05', 8, 5], ['23:59', 23, 59]])('%s is a clock time', (text, hour, minute) => expect(parseClock(text)).toEqual({ hour, minute }));
  it.each(['24:01', '25:00', '12:60', '1200', '12', '-1:00', '12:0'])('%s is none', (text) => expect(parseClock(text)).toBeNull());
});

describe('zones', () => {
  it.each(['Europe/Pariss', '', '+01:00', '-05', 'Mars/Olympus', '../etc/passwd'])('%j is none', (name) => expect(openZone(name)).toBeNull());
  it('shows an instant as the clocks there did, and reads it back', () => {
    const [earliest, latest] = [Date.UTC(1950, 0, 1) / 1000, Date.UTC(2150, 0, 1) / 1000];
    check(fc.tuple(fc.integer({ min: earliest, max: latest }), fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'UTC')), 200, ([seconds, name]) => {
      const where = zone(name);
      const at = instant(seconds * 1_000_000);
      const back = where.at(where.local(at));
      // The hour that autumn repeats shows the same clock twice; its first is meant.
      expect([0, 3_600_000_000]).toContain(at - back);
      expect(where.local(back)).toEqual(where.local(at));
    });
  });
  it('does not run ahead: a microsecond before midnight is still the day before', () => {
    const midnight = Date.UTC(2026, 2, 9, 23) * 1000;
    expect([dateText(paris.local(instant(midnight - 1))), dateText(paris.local(instant(midnight)))]).toEqual(['2026-03-09', '2026-03-10']);
    expect(dateText(utc.local(instant(Date.UTC(2026, 2, 10) * 1000 - 1)))).toBe('2026-03-09');
  });
  it('writes the date that its clocks show', () => expect([dateText(paris.local(instant(Date.UTC(2026, 2, 9, 23) * 1000))), dateText(utc.local(instant(Date.UTC(2026, 2, 9, 23) * 1000)))]).toEqual(['2026-03-10', '2026-03-09']));
  it('agrees with the calendar it looks days up in, around every kind of change', () => {
    const hard = ['Europe/Paris', 'America/New_York', 'America/Havana', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Beirut', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Antarctica/Troll'];
    const moments = fc.tuple(fc.constantFrom(...hard), fc.integer({ min: Date.UTC(1985, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 }), fc.integer({ min: -180, max: 180 }));
    check(moments, 500, ([name, seconds, minutes]) => {
      const where = zone(name);
      const far = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(name);
      const near = (far.getTimeZoneTransition('next') ?? far).add({ minutes });
      const { year, month, day, hour, minute, second } = near;
      const local = { year, month, day, hour, minute, second };
      const plain = near.toPlainDateTime();
      const wanted = (['earlier', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(name, { disambiguation })).filter((zoned) => zoned.toPlainDateTime().equals(plain)).map((zoned) => zoned.epochMilliseconds * 1000);
      expect(where.local(instant(near.epochMilliseconds * 1000))).toEqual(local);
      expect(where.at(local)).toBe(plain.toZonedDateTime(name).epochMilliseconds * 1000);
      expect(where.occurrences(local)).toEqual([...new Set(wanted)]);
    });
  });
});
