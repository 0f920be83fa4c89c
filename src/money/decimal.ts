/**
 * Decimal text to exact numbers and back. The one place that decides which texts are numbers and how many digits
 * a number may have (40 significant, 28 after the point: enough for any price list, small enough to bound the work).
 */
import { type Rational, isNegative, rational } from './rational.ts';

/** Significant digits of a number that enters: more than any price or meter has, few enough to bound every product. */
export const maximumDigits = 40n;
/** Digits after the point: the 28 that CloudKitty computes with. */
export const maximumDecimals = 28n;

export type DecimalProblem = 'not a decimal number' | 'has more than 40 digits' | 'has more than 28 digits after the point';
export type DecimalResult = { readonly ok: true; readonly value: Rational } | { readonly ok: false; readonly problem: DecimalProblem };

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?)(\d+))?$/;
/** Longer texts are no numbers of this world, only work. */
const longestText = 256;
/** An exponent longer than this cannot fit the bounds, unless the number is zero. */
const longestExponent = 4;

/**
 * Reads a decimal number such as `24`, `-0.5`, `.5` or `1.2e-7`. Never rounds: what does not fit the bounds is a problem,
 * and `NaN`, `Infinity`, `0x10`, `1_000` and spaces are not numbers.
 */
export function parseDecimal(text: string): DecimalResult {
  if (text.length > longestText) return { ok: false, problem: 'has more than 40 digits' };
  const match = decimalPattern.exec(text);
  if (match === null) return { ok: false, problem: 'not a decimal number' };
  const [, sign, whole = '', fraction = '', exponentSign = '', exponentDigits = ''] = match;
  if (whole === '' && fraction === '') return { ok: false, problem: 'not a decimal number' };
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return { ok: true, value: rational(0n) };
  const exponent = exponentDigits.replace(/^0+/, '');
  if (exponent.length > longestExponent) {
    return { ok: false, problem: exponentSign === '-' ? 'has more than 28 digits after the point' : 'has more than 40 digits' };
  }
  const significant = digits.replace(/0+$/, '');
  const trailingZeros = BigInt(digits.length - significant.length);
  // The value is `significant` times ten to this power.
  const tens = BigInt(`${exponentSign}${exponent === '' ? '0' : exponent}`) - BigInt(fraction.length) + trailingZeros;
  if (tens < -maximumDecimals) return { ok: false, problem: 'has more than 28 digits after the point' };
  const width = BigInt(significant.length) + (tens > 0n ? tens : 0n);
  if (width > maximumDigits) return { ok: false, problem: 'has more than 40 digits' };
  const coefficient = BigInt(sign === '-' ? `-${significant}` : significant);
  return { ok: true, value: tens >= 0n ? rational(coefficient * 10n ** tens) : fractionOf(coefficient, -tens) };
}

/** `coefficient / 10^decimals`, reduced. No zero stands at the coefficient's end, so that twos or fives go into it, but never both. */
function fractionOf(coefficient: bigint, decimals: bigint): Rational {
  const factor = coefficient % 2n === 0n ? 2n : 5n;
  let [numerator, denominator] = [coefficient, 10n ** decimals];
  while (numerator % factor === 0n && denominator % factor === 0n) [numerator, denominator] = [numerator / factor, denominator / factor];
  return { numerator, denominator };
}

/** The number in `text`, which the caller wrote himself: anything else is a bug and throws. */
export function decimal(text: string): Rational {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new RangeError(`\`${text}\` ${parsed.problem}`);
  return parsed.value;
}

/** How many decimals write the value exactly, or `null` when no finite number does (a third). */
export function decimalsNeeded(value: Rational): bigint | null {
  let [rest, twos, fives] = [value.denominator, 0n, 0n];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1n];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1n];
  return rest === 1n ? (twos > fives ? twos : fives) : null;
}

/**
 * Plain decimal text, no exponent, no needless zeros: `0.48`, `-120`, `0`. A value that no finite number of decimals
 * writes is given as `n/d`, so text never hides a difference. `minimumDecimals` pads with zeros.
 */
export function decimalText(value: Rational, minimumDecimals = 0n): string {
  const needed = decimalsNeeded(value);
  if (needed === null) return `${value.numerator}/${value.denominator}`;
  const decimals = needed > minimumDecimals ? needed : minimumDecimals;
  const scaled = (value.numerator * 10n ** decimals) / value.denominator;
  if (decimals === 0n) return scaled.toString();
  const width = Number(decimals); // not money: how many characters stand behind the point
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(1 + width, '0');
  const point = digits.length - width;
  return `${isNegative(value) ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Reads what `decimalText` wrote, `n/d` included; for values that come back from the store. */
export function exactNumber(text: string): Rational {
  const slash = text.indexOf('/');
  if (slash >= 0) return rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`\`${text}\` is not an exact number`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}
