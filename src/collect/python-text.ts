/**
 * Values as Python prints them, which is how CloudKitty compares fields: `1.0`, `True`, `1e-07`. Knows nothing of points.
 */
import { JsonNumber, type JsonValue, jsonText } from './json-value.ts';

/** The text of a value; `null` has none. Arrays and objects, which no rule compares, stay JSON. */
export function pythonText(value: Exclude<JsonValue, null>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof JsonNumber) return pythonNumber(value.digits);
  return jsonText(value);
}

/** Python's `json` reads digits alone as an int of any size and all else as a float, which it prints by its shortest text. */
function pythonNumber(digits: string): string {
  if (/^-?\d+$/.test(digits)) return digits === '-0' ? '0' : digits;
  // A float on purpose: the text must be the one that CloudKitty's float gave. It is never computed with.
  const float = Number(digits);
  if (!Number.isFinite(float)) return float < 0 ? '-inf' : 'inf';
  const sign = Object.is(float, -0) || float < 0 ? '-' : '';
  const [mantissa = '', exponentText = '0'] = Math.abs(float).toExponential().split('e');
  return sign + shortest(mantissa.replace('.', ''), Number(exponentText));
}

/** The digits with the point after the first one, times ten to `exponent`: Python writes an exponent below 1e-4 and from 1e16 on. */
function shortest(digits: string, exponent: number): string {
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 2, '0');
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`;
}
