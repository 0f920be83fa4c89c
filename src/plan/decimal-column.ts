/** Vectors as one column of decimals: for whoever writes amounts down. */
import type { NumberColumn } from '../columns/index.ts';
import { type Rational, decimalsNeeded, rational } from '../money/index.ts';
import { type Limbs, type NumberVector, type Whole, inUnit, limbsInUnit, valueAt } from './numbers/index.ts';

export interface DecimalPiece {
  /** Where the values go. */
  readonly positions: ArrayLike<number>;
  readonly vector: NumberVector;
}

/** How many decimals write all values. Amounts are rounded, so decimals do. */
function decimalsOf({ vector }: DecimalPiece): bigint {
  const values: readonly Rational[] = vector.kind === 'exact' ? vector.values : [vector.kind === 'constant' ? vector.value : vector.unit];
  return values.reduce((most, value) => {
    const needed = decimalsNeeded(value);
    if (needed === null) throw new RangeError('INVARIANT: an amount that is booked has a decimal notation');
    return needed > most ? needed : most;
  }, 0n);
}

/** The shape in which each piece lies: one integer, two limbs, or neither. */
type Shaped = { readonly piece: DecimalPiece; readonly whole: Whole | null; readonly limbs: Limbs | null };

export function decimalColumn(pieces: readonly DecimalPiece[], count: number): NumberColumn {
  const decimals = pieces.reduce((most, piece) => {
    const own = decimalsOf(piece);
    return own > most ? own : most;
  }, 0n);
  const unit = rational(1n, 10n ** decimals);
  const shaped = pieces.map((piece): Shaped => {
    const { vector, positions } = piece;
    const whole = vector.kind === 'whole' || vector.kind === 'constant' ? inUnit(vector, unit, positions.length) : null;
    return { piece, whole, limbs: whole === null ? limbsInUnit(vector, unit, positions.length) : null };
  });
  const needsLow = shaped.some(({ limbs }) => limbs !== null);
  const [coefficients, low, wide] = [new Float64Array(count), needsLow ? new Float64Array(count) : null, new Map<number, Rational>()];
  for (const { piece: { positions, vector }, whole, limbs: own } of shaped) {
    const limbs = own ?? (needsLow && whole !== null ? limbsInUnit(whole, unit, positions.length) : null);
    for (let index = 0; index < positions.length; index++) {
      const row = positions[index]!;
      if (limbs !== null && low !== null) {
        coefficients[row] = limbs.high[index]!;
        low[row] = limbs.low[index]!;
      } else if (whole !== null && low === null) coefficients[row] = whole.coefficients[index]!;
      else {
        coefficients[row] = NaN;
        wide.set(row, valueAt(vector, index));
      }
    }
  }
  return { decimals: Number(decimals), coefficients, low, wide };
}
