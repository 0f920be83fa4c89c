/** Values of typed tables as members of a point, exact to the last digit. Knows nothing of file formats. */
import { JsonNumber, type JsonValue } from '../json-value.ts';

const microsecondsPerSecond = 1_000_000n;
/** Farther from 1970 than any instant that is taken; a date that JavaScript cannot write would throw. */
const secondsMost = 8_640_000_000_000n;

/** `coefficient / 10^scale`, digit for digit. */
export function decimalNumber(coefficient: bigint, scale: number): JsonNumber {
  if (scale <= 0) return new JsonNumber(String(coefficient * 10n ** BigInt(-scale)));
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(scale + 1, '0');
  return new JsonNumber(`${coefficient < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

/** A floating-point number by the shortest text that means it, as JSON has it. What is no number stays a text, to be refused. */
export const floatNumber = (value: number): JsonValue => (Number.isFinite(value) ? new JsonNumber(Object.is(value, -0) ? '-0' : String(value)) : String(value));

/** The same for one of four bytes, whose shortest text is shorter. */
export function singleNumber(value: number): JsonValue {
  for (let precision = 1; precision < 9; precision++) {
    const shorter = Number(value.toPrecision(precision));
    if (Math.fround(shorter) === value) return floatNumber(shorter);
  }
  return floatNumber(value);
}

/** A moment counted since 1970 in so many parts of a second, as a text with all its digits. */
export function momentText(count: bigint, perSecond: bigint): string {
  let [seconds, rest] = [count / perSecond, count % perSecond];
  if (rest < 0n) [seconds, rest] = [seconds - 1n, rest + perSecond];
  if (seconds > secondsMost || seconds < -secondsMost) return `${seconds} seconds from 1970`;
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
  return rest === 0n ? `${whole}Z` : `${whole}.${String(rest).padStart(String(perSecond).length - 1, '0')}Z`;
}

export const perSecond = { SECOND: 1n, MILLISECOND: 1000n, MICROSECOND: microsecondsPerSecond, NANOSECOND: 1_000_000_000n } as const;

export const dateText = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
