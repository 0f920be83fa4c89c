/** Costs and levels as they enter: rounded half up to the decimals that CloudKitty keeps, at most twelve digits before the point. */
import { type Rational, absolute, compare, rational, roundToDecimals, zero } from '../../money/index.ts';
import { refuse } from './refusals.ts';

const costDecimals = 28n;
const levelDecimals = 8n;
const beyond = rational(10n ** 12n);
const longest = 256;
/** Past it a number is beyond all costs, or nothing. */
const largestExponent = 400;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The number in a text as Python's `Decimal` reads it, with all digits. */
function exact(text: string): Rational | string {
  const plain = text.trim().replaceAll('_', '');
  const match = plain.length > longest ? null : pattern.exec(plain);
  if (match === null) return 'is not a decimal number';
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  if (whole === '' && fraction === '') return 'is not a decimal number';
  const digits = BigInt(`${whole}${fraction}`);
  if (digits === 0n) return zero;
  const exponent = Number(exponentText) - fraction.length;
  if (exponent > largestExponent) return 'has more than 12 digits before the point';
  if (exponent < -largestExponent - longest) return zero;
  const signed = sign === '-' ? -digits : digits;
  return exponent >= 0 ? rational(signed * 10n ** BigInt(exponent)) : rational(signed, 10n ** BigInt(-exponent));
}

function entered(field: 'cost' | 'level', text: string, decimals: bigint): Rational {
  const value = exact(text);
  if (typeof value === 'string') return refuse({ kind: 'not-a-number', field, text, problem: value });
  const rounded = roundToDecimals(value, decimals, 'half_up');
  return compare(absolute(rounded), beyond) < 0 ? rounded : refuse({ kind: 'not-a-number', field, text, problem: 'has more than 12 digits before the point' });
}

export const costOf = (text: string): Rational => entered('cost', text, costDecimals);
export const levelOf = (text: string): Rational => entered('level', text, levelDecimals);
