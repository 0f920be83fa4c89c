/**
 * Running totals while batches are rated in order: a safe integer of the rule's unit where that fits, a rational elsewhere. They begin where
 * somebody kept them and are handed back at the end.
 */
import { type Rational, multiply, rational, zero } from '../../money/index.ts';
import { type Movement, type RunningTotals, type TotalKey, totalKeyText } from '../../rating/index.ts';
import { commonUnit, largest, unitsIn } from '../numbers/index.ts';

/** The total of one group in one window. */
export class GroupState {
  readonly key: TotalKey;
  readonly unit: RuleUnit;
  /** In the rule's unit; `NaN` where `exact` holds the total. */
  coefficient = 0;
  exact: Rational | null = null;
  /** What the last batch left; a batch that is begun anew goes back to it. */
  #kept: { readonly coefficient: number; readonly exact: Rational | null } = { coefficient: 0, exact: null };
  /** Whether some batch moved it. */
  moved = false;
  touched = false;

  constructor(key: TotalKey, unit: RuleUnit) {
    this.key = key;
    this.unit = unit;
  }

  get total(): Rational {
    return this.exact ?? multiply(this.unit.unit, rational(BigInt(this.coefficient)));
  }

  set(total: Rational): void {
    const units = this.unit.isOpen ? null : unitsIn(total, this.unit.unit);
    [this.coefficient, this.exact] = units === null ? [NaN, total] : [units, null];
  }

  keep(): void {
    this.#kept = { coefficient: this.coefficient, exact: this.exact };
  }

  goBack(): void {
    ({ coefficient: this.coefficient, exact: this.exact } = this.#kept);
  }

  /** The same total in a unit that goes so many times into the old one. */
  rescale(factor: number): void {
    if (this.exact !== null) {
      this.set(this.exact);
      return;
    }
    const coefficient = this.coefficient * factor;
    if (Math.abs(coefficient) <= largest) this.coefficient = coefficient;
    else [this.exact, this.coefficient] = [multiply(this.unit.unit, rational(BigInt(this.coefficient) * BigInt(factor))), NaN];
  }
}

/** The unit of a rule's totals: fine enough for every quantity so far. */
export class RuleUnit {
  unit: Rational = zero;
  readonly states: GroupState[] = [];

  get isOpen(): boolean {
    return this.unit.numerator === 0n;
  }

  refine(unit: Rational): void {
    const finer = commonUnit(this.unit, unit);
    if (finer.numerator === 0n || (finer.numerator === this.unit.numerator && finer.denominator === this.unit.denominator)) return;
    const factor = this.isOpen ? 1 : unitsIn(this.unit, finer);
    const before = this.unit;
    this.unit = finer;
    for (const state of this.states) {
      if (state.exact !== null) state.set(state.exact);
      else if (factor !== null) state.rescale(factor);
      else state.set(multiply(before, rational(BigInt(state.coefficient))));
      state.keep();
    }
  }
}

export class CountedTotals implements RunningTotals {
  readonly #before: RunningTotals;
  readonly #states = new Map<string, GroupState>();
  readonly #units = new Map<string, RuleUnit>();
  #touched: GroupState[] = [];

  /** @param before where the totals begin. */
  constructor(before: RunningTotals) {
    this.#before = before;
  }

  unitOf(rule: string): RuleUnit {
    const known = this.#units.get(rule);
    if (known !== undefined) return known;
    const unit = new RuleUnit();
    this.#units.set(rule, unit);
    return unit;
  }

  state(key: TotalKey): GroupState {
    const text = totalKeyText(key);
    const known = this.#states.get(text);
    if (known !== undefined) return known;
    const unit = this.unitOf(key.rule);
    const state = new GroupState(key, unit);
    state.set(this.#before.read(key));
    state.keep();
    unit.states.push(state);
    this.#states.set(text, state);
    return state;
  }

  read(key: TotalKey): Rational {
    return this.#states.get(totalKeyText(key))?.total ?? this.#before.read(key);
  }

  touch(state: GroupState): void {
    if (state.touched) return;
    state.touched = true;
    this.#touched.push(state);
  }

  apply(movements: readonly Movement[]): void {
    for (const { key, after } of movements) {
      const state = this.state(key);
      this.touch(state);
      state.set(after);
    }
  }

  /** The batch is done: what it moved stays. */
  keep(): void {
    for (const state of this.#touched) {
      state.keep();
      [state.touched, state.moved] = [false, true];
    }
    this.#touched = [];
  }

  /** The batch begins anew. */
  goBack(): void {
    for (const state of this.#touched) {
      state.goBack();
      state.touched = false;
    }
    this.#touched = [];
  }

  /** The totals that were moved since the last call, for whoever keeps them. */
  takeMoved(): readonly { readonly key: TotalKey; readonly total: Rational }[] {
    const moved = [...this.#states.values()].filter((state) => state.moved);
    for (const state of moved) state.moved = false;
    return moved.map((state) => ({ key: state.key, total: state.total }));
  }
}
