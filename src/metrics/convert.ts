/**
 * From what a source says to a quantity, exactly: a conversion is compiled once and then asked for each value. Whole-number
 * arithmetic, one division at the end. Knows nothing of metrics.
 */
import { type Rational, maximumDecimals, maximumDigits, rational } from '../money/index.ts';
import type { Conversion } from './metric.ts';

export interface ConversionRefusal {
  /** Why what the source says is no quantity, as the end of a sentence. */
  readonly reason: string;
}

/**
 * Decimal text without needless zeros, of at most 40 digits with at most 28 behind the point: what needs more, such as a third, is rounded
 * half-even to as many as there is room for.
 */
export type Convert = (text: string) => string | ConversionRefusal;

/** Texts that are quantities as they stand: 40 digits, 28 of them behind the point, no needless zero. */
const plainQuantity = /^(?:0|-?(?:[1-9]\d{0,11}|0)\.\d{0,27}[1-9]|-?[1-9]\d{0,39})$/;
const sourceNumber = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const notFinite = /^[+-]?(?:nan|inf(?:inity)?)$/i;
const longestText = 256;
/** Doubles end at 10^308 and 10^-324. */
const largestExponent = 400;

const ten = (power: number): bigint => 10n ** BigInt(power);

/** `coefficient` / 10^`decimals`; `decimals` is never below zero. */
interface Decimal {
  readonly coefficient: bigint;
  readonly decimals: number;
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);

function readSource(text: string): Decimal | ConversionRefusal {
  if (notFinite.test(text)) return { reason: `the source says ${text}, which is no quantity` };
  const match = text.length > longestText ? null : sourceNumber.exec(text);
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || (whole === '' && fraction === '')) return { reason: text === '' ? 'the source says nothing' : `the source says ${shown(text)}, which is no number` };
  const coefficient = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const exponent = Number(power);
  if (coefficient !== 0n && Math.abs(exponent) > largestExponent) return { reason: `the source says ${text}, which is beyond all measure` };
  const decimals = fraction.length - (coefficient === 0n ? 0 : exponent);
  return decimals >= 0 ? { coefficient, decimals } : { coefficient: coefficient * ten(-decimals), decimals: 0 };
}

function withPoint(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0');
  const point = padded.length - decimals;
  const fraction = padded.slice(point).replace(/0+$/, '');
  return fraction === '' ? padded.slice(0, point) : `${padded.slice(0, point)}.${fraction}`;
}

const tooLarge: ConversionRefusal = { reason: `the quantity has more than ${maximumDigits} digits` };

/** The text of `numerator / denominator`; the denominator is above zero. */
function quantityText(numerator: bigint, denominator: bigint): string | ConversionRefusal {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = magnitude / denominator;
  const room = Number(maximumDigits) - (whole === 0n ? 0 : whole.toString().length);
  if (room < 0) return tooLarge;
  const decimals = Math.min(Number(maximumDecimals), room);
  const scaled = magnitude * ten(decimals);
  const [below, rest] = [scaled / denominator, 2n * (scaled % denominator)];
  const rounded = rest > denominator || (rest === denominator && below % 2n === 1n) ? below + 1n : below;
  if (rounded === 0n) return '0';
  return `${numerator < 0n ? '-' : ''}${withPoint(rounded.toString(), decimals)}`;
}

/** The whole number at or below `numerator / denominator`. */
const floorOf = (numerator: bigint, denominator: bigint): bigint => numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);

type Mutate = (numerator: bigint, denominator: bigint) => string | ConversionRefusal;

function mapped(map: NonNullable<Conversion['map']>): Mutate {
  const nameOf = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;
  const answers = new Map(map.map(([from, to]) => [nameOf(from), quantityText(to.numerator, to.denominator)]));
  return (numerator, denominator) => answers.get(nameOf(rational(numerator, denominator))) ?? '0';
}

function mutation({ mutate, map }: Conversion): Mutate {
  switch (mutate) {
    case 'NONE': return quantityText;
    case 'NUMBOOL': return (numerator) => (numerator === 0n ? '0' : '1');
    case 'NOTNUMBOOL': return (numerator) => (numerator === 0n ? '1' : '0');
    case 'FLOOR': return (numerator, denominator) => quantityText(floorOf(numerator, denominator), 1n);
    case 'CEIL': return (numerator, denominator) => quantityText(-floorOf(-numerator, denominator), 1n);
    case 'MAP': return mapped(map ?? []);
  }
}

/** So many answers are remembered: sources say the same few numbers again and again. */
const mostRemembered = 4096;

export function compileConversion(conversion: Conversion): Convert {
  const { factor, offset, mutate } = conversion;
  // Both over one denominator: (text × a + b) / d.
  const d = factor.denominator * offset.denominator;
  const [a, b] = [factor.numerator * offset.denominator, offset.numerator * factor.denominator];
  const mutated = mutation(conversion);
  const convert: Convert = (text) => {
    const read = readSource(text);
    if ('reason' in read) return read;
    const scale = ten(read.decimals);
    return mutated(read.coefficient * a + b * scale, d * scale);
  };
  const remembered = new Map<string, string | ConversionRefusal>();
  const remembering: Convert = (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const answer = convert(text);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, answer);
    return answer;
  };
  const isPlain = a === d && b === 0n && mutate === 'NONE';
  return isPlain ? (text) => (plainQuantity.test(text) ? text : remembering(text)) : remembering;
}
