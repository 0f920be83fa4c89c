/** Numbers of `metrics.yml`, from their text: whole numbers, decimals, and fractions such as `1/3`. */
import { type Rational, divide, isZero, parseDecimal } from '../money/index.ts';
import type { YamlValue } from '../yaml/index.ts';

export type NumberReading = { readonly value: Rational } | { readonly problem: string; readonly fix: string };

const notNumber = { problem: 'is no number', fix: 'write a number such as 3600 or 0.5, or a fraction such as 1/1048576' } as const;

function readDecimal(text: string): NumberReading {
  const written = text.replace(/(?<=\d)_(?=\d)/g, '');
  if (/^[+-]?0\d/.test(written)) return { problem: 'begins with a zero, which some readers of YAML take for octal', fix: `write ${written.replace(/^([+-]?)0+(?=\d)/, '$1')}` };
  const parsed = parseDecimal(written);
  if (parsed.ok) return { value: parsed.value };
  if (/^[+-]?\.?(?:nan|inf(?:inity)?)$/i.test(text)) return { problem: 'is not finite', fix: notNumber.fix };
  return parsed.problem === 'not a decimal number' ? notNumber : { problem: parsed.problem, fix: 'write fewer digits, or a fraction' };
}

/** The number that a value is, exactly as it is written. */
export function readNumber(value: YamlValue): NumberReading {
  if (value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') return notNumber;
  const [above = '', below, ...more] = value.text.trim().split('/');
  if (more.length > 0) return notNumber;
  const numerator = readDecimal(above.trim());
  if (below === undefined || 'problem' in numerator) return numerator;
  const denominator = readDecimal(below.trim());
  if ('problem' in denominator) return denominator;
  if (isZero(denominator.value)) return { problem: 'divides by zero', fix: 'write another number below the stroke' };
  return { value: divide(numerator.value, denominator.value) };
}
