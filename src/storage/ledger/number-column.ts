/** Exact numbers one by one as a column. */
import type { NumberColumn } from '../../columns/index.ts';
import type { Rational } from '../../money/index.ts';

/** Decimals of a column; numbers that need more, or more digits, are wide. */
const decimals = 6;
const scale = 10n ** BigInt(decimals);

export function numberColumn(values: readonly (Rational | null)[]): NumberColumn {
  const [coefficients, wide] = [new Float64Array(values.length), new Map<number, Rational>()];
  values.forEach((value, row) => {
    if (value === null) return;
    const coefficient = Number((value.numerator * scale) / value.denominator);
    if ((value.numerator * scale) % value.denominator === 0n && Number.isSafeInteger(coefficient)) coefficients[row] = coefficient;
    else {
      coefficients[row] = Number.NaN;
      wide.set(row, value);
    }
  });
  return { decimals, coefficients, low: null, wide };
}
