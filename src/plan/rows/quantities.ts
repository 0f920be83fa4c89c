/** The quantities of rows: as they were given, and in base units as vectors. */
import type { UsageBatch } from '../../columns/index.ts';
import { type Rational, divide, rational, zero } from '../../money/index.ts';
import { type NumberVector, bitsOf, commonUnit, exact, gathered, isHandy, multiplied, scaled, takeIndexes, takeNumbers, vectorOf } from '../numbers/index.ts';

const limb = 10_000_000n;

/** The quantity of a row as it was given. */
export function numberAt({ quantity }: UsageBatch, row: number): Rational {
  const wide = quantity.wide.get(row);
  if (wide !== undefined) return wide;
  const [high, low] = [BigInt(quantity.coefficients[row]!), quantity.low === null ? null : BigInt(quantity.low[row]!)];
  return rational(low === null ? high : high * limb + low, 10n ** BigInt(quantity.decimals));
}

/**
 * @param factor what one of the quantity's unit is in base units, where it is the same for all rows.
 * @param factorOf the same, row by row.
 */
export function quantitiesOf(batch: UsageBatch, rows: Int32Array, factor: Rational | null, factorOf: (row: number) => Rational): NumberVector {
  const given = batch.quantity.low === null && batch.quantity.wide.size === 0 ? givenNumbers(batch, rows) : largeNumbers(batch, rows);
  return factor !== null ? scaled(given, factor) : multiplied(given, factorsOf(rows, factorOf), rows.length);
}

function givenNumbers({ quantity: { decimals, coefficients: from } }: UsageBatch, rows: Int32Array): NumberVector {
  const count = rows.length;
  const coefficients = takeNumbers(count);
  let [least, most] = [0, 0];
  for (let index = 0; index < count; index++) {
    const value = from[rows[index]!]!;
    coefficients[index] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { kind: 'whole', unit: rational(1n, 10n ** BigInt(decimals)), coefficients, least, most };
}

/** Quantities of which some are no safe integers: on the scale of the finest one. */
function largeNumbers(batch: UsageBatch, rows: Int32Array): NumberVector {
  const { decimals, coefficients: from, low, wide } = batch.quantity;
  const scale = rational(1n, 10n ** BigInt(decimals));
  let finest = scale;
  for (const row of rows) if (wide.has(row)) finest = commonUnit(finest, wide.get(row) ?? zero);
  if (!isHandy(finest)) return exact(Array.from(rows, (row) => numberAt(batch, row)));
  const factor = divide(scale, finest).numerator;
  let most = 0n;
  const coefficients = Array.from(rows, (row) => {
    const own = wide.get(row);
    const value = own !== undefined ? divide(own, finest).numerator : (low === null ? BigInt(from[row]!) : BigInt(from[row]!) * limb + BigInt(low[row]!)) * factor;
    const magnitude = value < 0n ? -value : value;
    if (magnitude > most) most = magnitude;
    return value;
  });
  return { kind: 'big', unit: finest, coefficients, bits: bitsOf(most) };
}

/** Few numbers, of which each row has one. */
function factorsOf(rows: Int32Array, factorOf: (row: number) => Rational): NumberVector {
  const places = new Map<Rational, number>();
  const codes = takeIndexes(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const factor = factorOf(rows[index]!);
    let place = places.get(factor);
    if (place === undefined) places.set(factor, place = places.size);
    codes[index] = place;
  }
  return gathered(vectorOf([...places.keys()]), codes);
}
