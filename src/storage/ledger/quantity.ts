/** Quantities of columns against those in the database: whether they are the same, whatever the unit. */
import { type NumberColumn, limb } from '../../columns/index.ts';
import { type Rational, equals, exactNumber, multiply, rational } from '../../money/index.ts';
import type { UnitForm } from '../batch.ts';

export function numberAt(column: NumberColumn, row: number): Rational {
  const coefficient = column.coefficients[row] ?? Number.NaN;
  if (Number.isNaN(coefficient)) {
    const wide = column.wide.get(row);
    if (wide === undefined) throw new TypeError('INVARIANT: a number is in its column or among the wide ones');
    return wide;
  }
  const whole = column.low === null ? BigInt(coefficient) : BigInt(coefficient) * BigInt(limb) + BigInt(column.low[row] ?? 0);
  return rational(whole, 10n ** BigInt(column.decimals));
}

/** A quantity as it is kept: in `unit`, of which `factor / divisor` is one of the meter's where that was known. */
export interface KeptQuantity {
  readonly quantity: string;
  readonly unit: string;
  readonly factor: string | null;
  readonly divisor: string | null;
}

const factorOf = ({ factor, divisor }: KeptQuantity): Rational | null => {
  if (factor === null || divisor === null) return null;
  const [above, below] = [exactNumber(factor), exactNumber(divisor)];
  return rational(above.numerator * below.denominator, above.denominator * below.numerator);
};

export function isSameQuantity(form: UnitForm, given: Rational, kept: KeptQuantity): boolean {
  const quantity = exactNumber(kept.quantity);
  if (form.unit === kept.unit) return equals(given, quantity);
  const factor = factorOf(kept);
  return factor !== null && form.inMeterUnit !== null && equals(multiply(given, form.inMeterUnit), multiply(quantity, factor));
}
