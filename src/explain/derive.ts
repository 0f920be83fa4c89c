/** Gathers what rating says of a point: lines with their parts, and the rules that did not apply with the reason. */
import { type BoundPoint, type IdleRule, type RunningTotals, type Tariff, type Verdict, idleRules, pricePoint } from '../rating/index.ts';

export interface Derivation {
  readonly tariff: Tariff;
  readonly point: BoundPoint;
  readonly verdict: Verdict;
  /** Rules of the meter that did not charge. */
  readonly idle: readonly IdleRule[];
}

/** Prices the point and says how. The same code as a bill: explaining changes no result. */
export function derive(tariff: Tariff, point: BoundPoint, totals: RunningTotals): Derivation {
  const verdict = pricePoint(tariff, point, totals);
  const acted = new Set(verdict.status === 'rated' ? verdict.charges.map(({ rule }) => rule) : []);
  return { tariff, point, verdict, idle: idleRules(tariff, point, acted) };
}
