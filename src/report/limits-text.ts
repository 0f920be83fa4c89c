/** What of an amount limits added or took away, as text. */
import { decimalText } from '../money/index.ts';
import type { Summary } from '../storage/index.ts';

/** Empty where no limit had a say. */
export function limitsText({ limits }: Summary['total'], currency: string): string {
  const own = limits.find((sum) => sum.currency === currency);
  return own === undefined ? '' : decimalText(own.amount);
}
