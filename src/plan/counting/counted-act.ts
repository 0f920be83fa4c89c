/** A rule with a running total at work on the rows of a segment: prepared as columns, then taken row by row in order of time. */
import { type Rational, add, isZero, rational, roundAmount, subtract, zero } from '../../money/index.ts';
import { type Origin, type Over, type Tariff, type Tier, type Version, countedOver, unratedTier } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';
import { type Evaluator, type Frame, Lookup } from '../expressions/index.ts';
import { type NumberVector, exact, largest, unitsIn, valueAt } from '../numbers/index.ts';
import type { RuleLine } from '../rule-line.ts';
import type { RulePlan } from '../rule-plan.ts';
import { type Cost, blocksCost, priceCost, tierCost } from './cost.ts';
import { WindowTexts, equalNumbers, groupTexts } from './groups.ts';
import { type CountedTotals, type GroupState, type RuleUnit } from './states.ts';

/** What a step would do, until it is taken. */
interface Pending {
  after: number;
  afterExact: Rational | null;
  amount: number;
  amountExact: Rational | null;
  origin: number;
}

export class CountedAct {
  readonly rows: Int32Array;
  readonly #plan: RulePlan;
  readonly #version: Version;
  readonly #tariff: Tariff;
  readonly #unit: RuleUnit;
  readonly #states: readonly GroupState[];
  readonly #stateOf: Int32Array;
  readonly #places: Int32Array | null;
  readonly #given: NumberVector;
  #quantities: Float64Array | null = null;
  #costs: (Cost | undefined)[] = [];
  #amountUnit: Rational | null = null;
  readonly #amounts: Float64Array;
  readonly #exactAmounts = new Map<number, Rational>();
  #origins: readonly Origin[] = [];
  readonly #origin: Int32Array;
  readonly #pending: Pending = { after: 0, afterExact: null, amount: 0, amountExact: null, origin: 0 };

  constructor(tariff: Tariff, plan: RulePlan, version: Version, frame: Frame, evaluator: Evaluator, totals: CountedTotals) {
    const versionPlan = plan.version(version);
    versionPlan.setLocals(frame, evaluator);
    this.#places = versionPlan.places(frame, evaluator);
    [this.#tariff, this.#plan, this.#version, this.rows] = [tariff, plan, version, frame.rows];
    this.#given = frame.points.quantity(frame.rows);
    this.#unit = totals.unitOf(plan.rule.name);
    if (this.#given.kind === 'whole') this.#unit.refine(this.#given.unit);
    const over = countedOver(version);
    if (over === null) throw new TypeError('INVARIANT: only versions that count come here');
    const lookup = groupLookup(plan.rule.name, over, totals);
    this.#stateOf = lookup.places([new WindowTexts(tariff.zone, over.span).of(frame.points, frame.rows), ...groupTexts(over.by, frame.points, frame.rows, equalNumbers)], frame.count);
    this.#states = lookup.items;
    this.#amounts = new Float64Array(frame.count);
    this.#origin = new Int32Array(frame.count);
    const { body } = version;
    this.#origins = body.kind === 'tiers' ? body.tiers.map(({ place, text }) => ({ place, text })) : body.kind === 'blocks' ? [{ place: body.place, text: body.text }] : versionPlan.book.origins;
  }

  /** To be called when all acts of the batch are prepared: the rule's unit is settled. */
  begin(): void {
    this.#costs = [];
    this.#amountUnit = null;
    this.#exactAmounts.clear();
    this.#quantities = null;
    // Where no quantity is a safe integer, nothing has settled the unit.
    if (this.#unit.isOpen) this.#unit.refine(rational(1n));
    if (this.#given.kind !== 'whole') return;
    const factor = unitsIn(this.#given.unit, this.#unit.unit);
    if (factor === null || Math.max(-this.#given.least, this.#given.most) * factor > largest) return;
    this.#quantities = factor === 1 ? this.#given.coefficients : this.#given.coefficients.map((value) => value * factor);
  }

  #cost(position: number): Cost {
    const place = this.#places?.[position] ?? 0;
    let cost = this.#costs[place];
    if (cost === undefined) {
      cost = this.#makeCost(place);
      this.#costs[place] = cost;
    }
    return cost;
  }

  #makeCost(place: number): Cost {
    const { body, allowance } = this.#version;
    const [unit, { rounding }, free] = [this.#unit.unit, this.#tariff, allowance?.quantity ?? null];
    if (body.kind === 'tiers') return tierCost(body, unit, rounding);
    if (body.kind === 'blocks') return blocksCost(body, free, unit, rounding);
    const outcome = this.#plan.version(this.#version).book.outcome(place);
    return priceCost(outcome?.kind === 'price' ? outcome.price : zero, free, unit, rounding);
  }

  /** What the row at a position would cost and move. `false` where it has no price here: then it is left. */
  consider(position: number): boolean {
    const state = this.#states[this.#stateOf[position]!]!;
    const cost = this.#cost(position);
    const quantity = this.#quantities?.[position] ?? NaN;
    const before = state.coefficient;
    const after = before + quantity;
    const pending = this.#pending;
    const [amountAfter, amountBefore] = state.exact === null && Math.abs(after) <= largest ? [cost.integer(after), cost.integer(before)] : [NaN, NaN];
    const amount = amountAfter - amountBefore;
    if (!(Math.abs(amount) <= largest) || !this.#alwaysPriced) return this.#considerExactly(position, state, cost);
    [pending.after, pending.afterExact, pending.amount, pending.amountExact] = [after, null, amount, null];
    pending.origin = this.#places?.[position] ?? this.#tierPassed(before, after);
    this.#addFlat(position, cost);
    return true;
  }

  /** Tiers that end, or leave totals unrated, are looked at with care. */
  get #alwaysPriced(): boolean {
    const { body } = this.#version;
    return body.kind !== 'tiers' || (body.tiers.at(-1)?.bound === null && !body.tiers.some(({ unrated }) => unrated));
  }

  #considerExactly(position: number, state: GroupState, cost: Cost): boolean {
    const before = state.total;
    const after = add(before, valueAt(this.#given, position));
    const { body } = this.#version;
    if (body.kind === 'tiers' && (reachedTier(body.tiers, after) === null || unratedTier(body.mode, body.tiers, before, after) !== null)) return false;
    const pending = this.#pending;
    const units = unitsIn(after, this.#unit.unit);
    [pending.after, pending.afterExact] = units === null ? [NaN, after] : [units, null];
    [pending.amount, pending.amountExact] = [NaN, subtract(cost.exact(after), cost.exact(before))];
    pending.origin = this.#places?.[position] ?? (body.kind === 'tiers' ? tierPassedExactly(body.mode, body.tiers, before, after) : 0);
    this.#addFlat(position, cost);
    return true;
  }

  /** A flat amount of an outcome is paid once per point. */
  #addFlat(position: number, cost: Cost): void {
    if (this.#places === null) return;
    const outcome = this.#plan.version(this.#version).book.outcome(this.#places[position]!);
    if (outcome?.kind !== 'price' || isZero(outcome.flat)) return;
    const pending = this.#pending;
    const counted = pending.amountExact ?? rational(cost.unit.numerator * BigInt(pending.amount), cost.unit.denominator);
    pending.amountExact = add(counted, roundAmount(outcome.flat, this.#tariff.rounding));
  }

  /** The first tier that a rise passes out of, or the one that it reaches. */
  #tierPassed(before: number, after: number): number {
    const { body } = this.#version;
    if (body.kind !== 'tiers') return 0;
    const unit = this.#unit.unit;
    this.#bounds ??= body.tiers.map(({ bound }) => (bound === null ? null : unitsIn(bound, unit)));
    if (this.#bounds.some((bound, index) => bound === null && body.tiers[index]?.bound !== null)) {
      const exactly = (total: number): Rational => rational(unit.numerator * BigInt(total), unit.denominator);
      return tierPassedExactly(body.mode, body.tiers, exactly(before), exactly(after));
    }
    for (const [index, bound] of this.#bounds.entries()) {
      if (bound === null || after <= bound || (body.mode === 'graduated' && bound > before)) return index;
    }
    return this.#bounds.length - 1;
  }
  #bounds: (number | null)[] | null = null;

  /** Takes the step that was considered last. */
  take(position: number, totals: CountedTotals): void {
    const state = this.#states[this.#stateOf[position]!]!;
    const { after, afterExact, amount, amountExact, origin } = this.#pending;
    totals.touch(state);
    [state.coefficient, state.exact] = [after, afterExact];
    this.#origin[position] = origin;
    const cost = this.#cost(position);
    this.#amountUnit ??= cost.unit;
    if (amountExact === null && sameNumber(cost.unit, this.#amountUnit)) this.#amounts[position] = amount;
    else this.#exactAmounts.set(position, amountExact ?? rational(cost.unit.numerator * BigInt(amount), cost.unit.denominator));
  }

  line(): RuleLine {
    return { rule: this.#plan.rule, rows: this.rows, amount: this.#amount(), origins: this.#origins, origin: this.#origin, counted: true };
  }

  #amount(): NumberVector {
    const unit = this.#amountUnit ?? rational(1n);
    let [least, most] = [0, 0];
    const coefficients = this.#amounts;
    let fits = true;
    for (const [position, amount] of this.#exactAmounts) {
      const units = unitsIn(amount, unit);
      if (units === null) fits = false;
      else coefficients[position] = units;
    }
    for (const value of coefficients) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const whole: NumberVector = { kind: 'whole', unit, coefficients, least, most };
    if (fits) return whole;
    return exact(Array.from(coefficients, (_, position) => this.#exactAmounts.get(position) ?? valueAt(whole, position)));
  }
}

const sameNumber = (a: Rational, b: Rational): boolean => a.numerator === b.numerator && a.denominator === b.denominator;

function reachedTier(tiers: readonly Tier[], total: Rational): Tier | null {
  return tiers.find(({ bound }) => bound === null || total.numerator * bound.denominator <= bound.numerator * total.denominator) ?? null;
}

function tierPassedExactly(mode: 'graduated' | 'volume', tiers: readonly Tier[], before: Rational, after: Rational): number {
  const exceeds = (a: Rational, b: Rational): boolean => a.numerator * b.denominator > b.numerator * a.denominator;
  const index = tiers.findIndex(({ bound }) => bound === null || !exceeds(after, bound) || (mode === 'graduated' && exceeds(bound, before)));
  return index < 0 ? tiers.length - 1 : index;
}

/** The name of the window, then of the group. */
function groupLookup(rule: string, over: Over, totals: CountedTotals): Lookup<GroupState> {
  return new Lookup(([start = '0', ...group]) => {
    const state = totals.state({ rule, span: over.span, start: instant(Number(start)), group });
    if (state.exact !== null) state.unit.refine(state.exact);
    return state;
  });
}
