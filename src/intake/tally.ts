/** Sums of what was rated as columns: control totals, and money by rule. Exact, whatever the order. */
import { type Rational, add, zero } from '../money/index.ts';
import { type RatedBatch, sumOf } from '../plan/index.ts';
import type { Assessment } from './assess.ts';
import { type Totals, addTotals, noTotals } from './totals.ts';

export interface RuleSum {
  /** Charge lines. */
  readonly lines: number;
  readonly amount: Rational;
}

export class Tally {
  #totals: Totals = noTotals;
  readonly #rules = new Map<string, RuleSum>();

  get totals(): Totals {
    return this.#totals;
  }

  get rules(): ReadonlyMap<string, RuleSum> {
    return this.#rules;
  }

  #book(rule: string, lines: number, amount: Rational): void {
    const known = this.#rules.get(rule);
    this.#rules.set(rule, { lines: (known?.lines ?? 0) + lines, amount: add(known?.amount ?? zero, amount) });
  }

  /** @param others what was not rated as columns. */
  add({ meters }: RatedBatch, others: readonly Assessment[]): void {
    this.#totals = addTotals(this.#totals, others);
    let [{ read, rated, amount }] = [this.#totals];
    for (const { rows, lines } of meters) {
      [read, rated] = [read + rows.length, rated + rows.length];
      for (const line of lines) {
        if (line.rows.length === 0) continue;
        const sum = sumOf(line.amount, line.rows.length);
        this.#book(line.rule.name, line.rows.length, sum);
        amount = add(amount, sum);
      }
    }
    this.#totals = { ...this.#totals, read, rated, amount };
    this.#bookOthers(others);
  }

  /** What no rule rated: points whose sender says what they cost, and points without a price. */
  addAsSent(rated: number, unrated: number, amount: Rational): void {
    const { totals } = this;
    this.#totals = { ...totals, read: totals.read + rated + unrated, rated: totals.rated + rated, unrated: totals.unrated + unrated, amount: add(totals.amount, amount) };
  }

  /** What was not rated as columns, by itself. */
  addOthers(others: readonly Assessment[]): void {
    this.#totals = addTotals(this.#totals, others);
    this.#bookOthers(others);
  }

  #bookOthers(others: readonly Assessment[]): void {
    for (const entry of others) {
      if (entry.kind !== 'priced' || entry.verdict.status !== 'rated') continue;
      for (const charge of entry.verdict.charges) this.#book(charge.rule, 1, charge.amount);
    }
  }
}
