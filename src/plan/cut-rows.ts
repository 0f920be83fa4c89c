/**
 * Points that dates, calendar windows or clock windows cut, rated as columns: each part as a row of its own, and one line of each rule for the parts of a
 * point, rounded as rating rounds it. What may price the parts of a point otherwise than as a sum of them is left.
 */
import { zero } from '../money/index.ts';
import type { Meter, Stage, Tariff } from '../rating/index.ts';
import { BookedRows } from './booked.ts';
import { type Evaluator, Frame, mergedNumbers } from './expressions/index.ts';
import { type NumberVector, added, booked, constant, gathered, subtracted, takeIndexes, takeTruths } from './numbers/index.ts';
import { Cuts, type MeterRows, type RowParts, partsOf } from './rows/index.ts';
import { type RuleLine, withoutRows } from './rule-line.ts';
import type { RulePlan } from './rule-plan.ts';
import { type Acting, edgesOf, segmentsOf, settled } from './settle.ts';

/** What the rules say of points in parts. */
export interface CutLines {
  /** One for each rule, of the points. */
  readonly lines: readonly RuleLine[];
  /** The same by part: what limits count, each part in its own window. */
  readonly parts: { readonly points: MeterRows; readonly rows: Int32Array; readonly lines: readonly RuleLine[]; readonly pointOf: Int32Array };
}

export interface CutStage {
  readonly prices: readonly RulePlan[];
  readonly adjusts: readonly RulePlan[];
}

/** The parts on which a rule acts. */
interface RuleParts {
  /** In the order of all parts. */
  readonly rows: Int32Array;
  readonly pieces: readonly { readonly acting: Acting; readonly positions: Int32Array }[];
}

export class CutRows {
  readonly #tariff: Tariff;
  readonly #meter: Meter;
  readonly #plans: readonly RulePlan[];
  readonly #stages: readonly CutStage[];
  readonly #edges: readonly number[];
  readonly #evaluator: Evaluator;
  /** By the rules whose conditions hold: only those cut a point. */
  readonly #cuts = new Map<number, Cuts>();
  /** Numbers for combinations of conditions, each made of a shorter one and a truth. */
  readonly #combinations = new Map<number, number>();
  readonly #rulesOf: (readonly RulePlan[])[] = [[]];

  constructor(tariff: Tariff, meter: Meter, stages: readonly CutStage[], evaluator: Evaluator) {
    [this.#tariff, this.#meter, this.#stages, this.#evaluator] = [tariff, meter, stages, evaluator];
    this.#plans = stages.flatMap(({ prices, adjusts }) => [...prices, ...adjusts]);
    this.#edges = edgesOf(this.#plans.map(({ rule }) => rule));
  }

  /** Rules that are priced whole follow laws of their own where others are not. */
  get canRate(): boolean {
    return !this.#plans.some(({ rule, counts }) => rule.whole || counts);
  }

  /** @param fitting whether a rule's condition holds for each of the rows, as whole points. */
  rate(whole: MeterRows, rows: Int32Array, fitting: (plan: RulePlan) => Uint8Array | null): CutLines {
    const parts = this.#parts(whole, rows, fitting);
    const ofPart = (plan: RulePlan, own: Int32Array): Uint8Array | null => {
      const truths = fitting(plan);
      if (truths === null) return null;
      const result = takeTruths(own.length);
      for (let index = 0; index < own.length; index++) result[index] = truths[parts.positionOf[own[index]!]!]!;
      return result;
    };
    const acting = segmentsOf(this.#edges, parts.points, parts.rows).flatMap((segment) => settled(this.#plans, parts.points, segment, (plan) => ofPart(plan, segment)));
    const charged = new BookedRows(parts.rows, takeIndexes(parts.rows.length));
    const [lines, byPart]: [RuleLine[], RuleLine[]] = [[], []];
    const run = (plan: RulePlan): readonly RuleLine[] => {
      const own = ruleParts(plan, acting, parts);
      if (own === null) return [];
      const line = this.#line(plan, own, parts, charged);
      lines.push(line.ofPoints);
      byPart.push(line.ofParts);
      return [line.ofParts];
    };
    for (const { prices, adjusts } of this.#stages) {
      for (const line of prices.flatMap(run)) charged.book(line);
      for (const plan of adjusts) for (const line of run(plan)) charged.book(line);
    }
    for (let part = 0; part < parts.rows.length; part++) if (parts.points.isLeft(part)) whole.leave(parts.pointOf[part]!);
    for (let part = 0; part < parts.rows.length; part++) if (whole.isLeft(parts.pointOf[part]!)) parts.points.leave(part);
    return {
      lines: lines.map((line) => withoutRows(line, whole)),
      parts: { points: parts.points, rows: parts.points.kept(parts.rows), lines: byPart.map((line) => withoutRows(line, parts.points)), pointOf: parts.pointOf },
    };
  }

  #parts(whole: MeterRows, rows: Int32Array, fitting: (plan: RulePlan) => Uint8Array | null): RowParts {
    const combinations = takeIndexes(rows.length).fill(0);
    for (const [index, plan] of this.#plans.entries()) {
      const truths = fitting(plan);
      for (let position = 0; position < rows.length; position++) combinations[position] = this.#longer(index, combinations[position]!, (truths?.[position] ?? 1) === 1);
    }
    const { start, end } = whole.batch;
    return partsOf(whole, rows, (position) => this.#cutsOf(combinations[position]!).inside(start[rows[position]!]!, end[rows[position]!]!));
  }

  #longer(index: number, combination: number, fits: boolean): number {
    const name = (combination * this.#plans.length + index) * 2 + (fits ? 1 : 0);
    const known = this.#combinations.get(name);
    if (known !== undefined) return known;
    const rules = this.#rulesOf[combination] ?? [];
    const longer = this.#rulesOf.push(fits ? [...rules, this.#plans[index]!] : rules) - 1;
    this.#combinations.set(name, longer);
    return longer;
  }

  #cutsOf(combination: number): Cuts {
    const known = this.#cuts.get(combination);
    if (known !== undefined) return known;
    const cuts = new Cuts(this.#tariff, this.#meter, (this.#rulesOf[combination] ?? []).map(({ rule }) => rule));
    this.#cuts.set(combination, cuts);
    return cuts;
  }

  /** A rule's line: the exact amounts of a point's parts are added in order of time, and rounded as they add up. */
  #line(plan: RulePlan, { rows, pieces }: RuleParts, parts: RowParts, charged: BookedRows): { readonly ofPoints: RuleLine; readonly ofParts: RuleLine } {
    const origins: RuleLine['origins'][number][] = [];
    const origin = takeIndexes(rows.length);
    const exact = mergedNumbers(pieces.map(({ acting, positions }) => {
      const version = plan.version(acting.version);
      const form = version.amount(new Frame(parts.points, acting.rows, () => charged.on(acting.rows)), this.#evaluator);
      // A flat amount is paid once for a point, and not once for a part.
      if (!version.book.flats.isZero) for (const row of acting.rows) parts.points.leave(row);
      const shift = origins.push(...form.origins) - form.origins.length;
      for (let index = 0; index < positions.length; index++) origin[positions[index]!] = shift + form.origin[index]!;
      return { positions, vector: form.amount };
    }), rows.length);
    const first: number[] = [];
    let level: { readonly positions: Int32Array; readonly sum: NumberVector; readonly rounded: NumberVector } | null = null;
    const [ofParts, totals]: [{ positions: Int32Array; vector: NumberVector }[], { positions: Int32Array; vector: NumberVector }[]] = [[], []];
    const pointOf = takeIndexes(rows.length);
    for (let index = 0; index < rows.length; index++) {
      if (parts.number[rows[index]!] === 0) first.push(index);
      pointOf[index] = first.length - 1;
    }
    for (let positions = Int32Array.from(first); positions.length > 0;) {
      const own = gathered(exact, positions);
      const sum: NumberVector = level === null ? own : added(gathered(level.sum, before(level.positions, positions)), own, positions.length);
      const rounded = booked(sum, this.#tariff.rounding, positions.length);
      ofParts.push({ positions, vector: level === null ? rounded : subtracted(rounded, gathered(level.rounded, before(level.positions, positions)), positions.length) });
      const ends = positionsThat(positions, (position) => pointOf[position + 1] !== pointOf[position]);
      totals.push({ positions: ends.map((index) => pointOf[positions[index]!]!), vector: gathered(rounded, ends) });
      level = { positions, sum, rounded };
      positions = positions.filter((position) => pointOf[position + 1] === pointOf[position]).map((position) => position + 1);
    }
    const { rule } = plan;
    const amount = mergedNumbers(totals, first.length);
    const firsts = Int32Array.from(first);
    return {
      ofPoints: { rule, rows: firsts.map((index) => parts.pointOf[rows[index]!]!), amount, origins, origin: firsts.map((index) => origin[index]!), counted: true },
      ofParts: { rule, rows, amount: mergedNumbers(ofParts, rows.length), origins, origin, counted: true },
    };
  }
}

/** Where the part before each stands in the level before. */
function before(earlier: Int32Array, positions: Int32Array): Int32Array {
  const result = takeIndexes(positions.length);
  let next = 0;
  for (let index = 0; index < positions.length; index++) {
    while (earlier[next]! < positions[index]! - 1) next += 1;
    result[index] = next;
  }
  return result;
}

function positionsThat(values: Int32Array, test: (value: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let index = 0; index < values.length; index++) if (test(values[index]!)) found.push(index);
  return Int32Array.from(found);
}

/** A rule's parts over all segments; `null` where it has none. Points of which it prices some parts and not others are left. */
function ruleParts(plan: RulePlan, acting: readonly Acting[], parts: RowParts): RuleParts | null {
  const own = acting.filter((act) => act.plan === plan && act.rows.length > 0);
  if (own.length === 0) return null;
  const acts = takeTruths(parts.rows.length).fill(0);
  for (const { rows } of own) for (const row of rows) acts[row] = 1;
  const at = takeIndexes(parts.rows.length);
  const kept: number[] = [];
  for (let from = 0; from < acts.length;) {
    let [to, some, all] = [from, false, true];
    for (; to < acts.length && (to === from || parts.number[to] !== 0); to++) [some, all] = [some || acts[to] === 1, all && acts[to] === 1];
    if (all) for (let part = from; part < to; part++) at[part] = kept.push(part) - 1;
    else if (some) for (let part = from; part < to; part++) [acts[part], at[part]] = [0, -1];
    if (some && !all) parts.points.leave(from);
    from = to;
  }
  const pieces = own.map((act) => {
    const rows = act.rows.filter((row) => acts[row] === 1);
    return { acting: { ...act, rows }, positions: rows.map((row) => at[row]!) };
  }).filter(({ positions }) => positions.length > 0);
  return kept.length === 0 ? null : { rows: Int32Array.from(kept), pieces };
}
