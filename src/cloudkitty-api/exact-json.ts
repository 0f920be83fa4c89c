/** Exact numbers as JSON numbers, by their digits: no double is ever taken. Knows nothing of what they count. */
import { type Rational, decimalText, decimalsNeeded, endlessDecimals, roundToDecimals } from '../money/index.ts';

const rawJson = (text: string): unknown => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);

/** A number that decimals cannot write is written with 28 of them. */
export const digitsOf = (value: Rational): string => decimalText(decimalsNeeded(value) === null ? roundToDecimals(value, endlessDecimals, 'half_even') : value);

export const numberJson = (value: Rational): unknown => rawJson(digitsOf(value));

/** A number as somebody else wrote it, by these digits; a text where they are none. */
export const givenNumberJson = (text: string): unknown => (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? rawJson(text) : text);
