/** Proves which texts are instants, to the microsecond, and that an instant's text reads back as the same instant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { elapsed, instant, instantText, isCalendarDate, isEvent, parseInstant } from './instant.ts';

const read: readonly (readonly [text: string, utc: string])[] = [
  ['2026-03-10T00:00:00Z', '2026-03-10T00:00:00Z'], ['2026-03-10T00:00Z', '2026-03-10T00:00:00Z'], ['2026-03-10T01:00:00+01:00', '2026-03-10T00:00:00Z'],
  ['2026-03-10T01:00:00+0100', '2026-03-10T00:00:00Z'], ['2026-03-10T01:00:00+01', '2026-03-10T00:00:00Z'], ['2026-03-09T19:00:00-05:00', '2026-03-10T00:00:00Z'],
  ['2026-03-10 00:00:00', '2026-03-10T00:00:00Z'], ['2026-03-10 00:00:00 UTC', '2026-03-10T00:00:00Z'], ['2026-03-10t00:00:00z', '2026-03-10T00:00:00Z'],
  ['2026-03-10T00:00:00.5Z', '2026-03-10T00:00:00.5Z'], ['2026-03-10T00:00:00,000001Z', '2026-03-10T00:00:00.000001Z'], ['2026-03-10T00:00:00.123456000Z', '2026-03-10T00:00:00.123456Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'], ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'], ['2026-03-10T00:00:00+05:30', '2026-03-09T18:30:00Z'],
];
const refused: readonly (readonly [text: string, problem: string])[] = [
  ...['', '2026-03-10', '10.03.2026 00:00', '2026-3-10T00:00:00Z', '1767225600', '2026-03-10T00Z', '2026-03-10T00:00:00 CET', ' 2026-03-10T00:00:00Z', '2026-03-10T00:00:00.Z']
    .map((text) => [text, 'is not an ISO 8601 date and time such as 2026-03-10T00:00:00Z'] as const),
  ['2026-02-29T00:00:00Z', 'names a day that does not exist'], ['2026-13-01T00:00:00Z', 'names a day that does not exist'], ['2026-00-10T00:00:00Z', 'names a day that does not exist'],
  ['2026-03-10T24:00:00Z', 'names a clock time that does not exist'], ['2026-03-10T12:60:00Z', 'names a clock time that does not exist'], ['2016-12-31T23:59:60Z', 'names a clock time that does not exist'],
  ['1899-12-31T00:00:00Z', 'lies outside the years 1900 to 2200'], ['2201-01-01T00:00:00Z', 'lies outside the years 1900 to 2200'],
  ['2026-03-10T00:00:00.0000001Z', 'is finer than a microsecond'], ['2026-03-10T00:00:00+24:00', 'names a time zone offset that does not exist'], ['2026-03-10T00:00:00+01:60', 'names a time zone offset that does not exist'],
];

describe('reading an instant', () => {
  it.each(read)('%s is %s', (text, utc) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && instantText(parsed.value)).toBe(utc);
  });
  it.each(refused)('%j %s', (text, problem) => expect(parseInstant(text)).toEqual({ ok: false, problem }));
  it('an instant of the years that are read comes back from its text to the microsecond', () => {
    const [earliest, latest] = [Date.UTC(1900, 0, 1) * 1000, Date.UTC(2200, 11, 31) * 1000];
    check(fc.integer({ min: earliest, max: latest }), 1000, (microseconds) => expect(parseInstant(instantText(instant(microseconds)))).toEqual({ ok: true, value: microseconds }));
  });
});

describe('days and periods', () => {
  it.each([[2024, 2, 29, true], [2026, 2, 29, false], [2100, 2, 29, false], [2026, 4, 31, false], [2026, 12, 31, true], [2026, 0, 1, false]])('%i-%i-%i stands in the calendar: %s', (year, month, day, stands) => {
    expect(isCalendarDate(year, month, day)).toBe(stands);
  });
  it('a period lasts from its start to its end', () => expect(elapsed({ start: instant(1), end: instant(3_600_000_001) })).toBe(3_600_000_000n));
  it('a period without length is an event', () => expect([isEvent({ start: instant(5), end: instant(5) }), isEvent({ start: instant(5), end: instant(6) })]).toEqual([true, false]));
});
