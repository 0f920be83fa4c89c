/** The rules of one meter over many rows: which act is settled first, then stage after stage as rating's pipeline has it. */
import { zero } from '../money/index.ts';
import { type Expression, type Meter, type Stage, type Tariff, type Verdict, countedOver, unpricedReason } from '../rating/index.ts';
import { instant } from '../time/index.ts';
import { BookedRows } from './booked.ts';
import { CountedAct, type CountedTotals, isEntangled } from './counting/index.ts';
import { type CutLines, CutRows, type CutStage } from './cut-rows.ts';
import { Evaluator, Frame } from './expressions/index.ts';
import { MeterLimits } from './limit-sums.ts';
import { constant, takeIndexes } from './numbers/index.ts';
import { Cuts, type MeterRows } from './rows/index.ts';
import { type RuleLine, withoutRows } from './rule-line.ts';
import { RulePlan } from './rule-plan.ts';
import { type Acting, type Fitting, edgesOf, segmentsOf, settled } from './settle.ts';

/** Rows of a meter for which the same versions are in force. */
export interface Segment {
  readonly points: MeterRows;
  readonly rows: Int32Array;
  readonly acting: readonly Acting[];
  /** The rules that count a running total. */
  readonly counted: readonly { readonly plan: RulePlan; readonly act: CountedAct }[];
}

/** What the rules say of the rows of a meter; those that were cut also by part. */
export interface MeterLines {
  readonly lines: readonly RuleLine[];
  readonly parts: CutLines['parts'] | null;
}

const nothingCharged = () => constant(zero);

export class MeterPlan {
  readonly meter: Meter;
  readonly evaluator: Evaluator;
  readonly limits: MeterLimits;
  readonly #stages: readonly CutStage[];
  readonly #cutRows: CutRows;
  /** Whether every rule prices a point whole, so that nothing cuts one. */
  readonly #wholeOnly: boolean;
  readonly #plans: readonly RulePlan[];
  readonly #limitConditions: readonly Expression[];
  readonly #cuts: Cuts;
  /** The instants at which some rule begins or ends to be in force. */
  readonly #edges: readonly number[];
  readonly #tariff: Tariff;
  readonly #isEntangled: boolean;

  constructor(tariff: Tariff, meter: Meter) {
    this.meter = meter;
    this.#tariff = tariff;
    this.evaluator = new Evaluator(tariff);
    this.limits = new MeterLimits(tariff, meter, this.evaluator);
    const stages = tariff.stages.get(meter.name) ?? [];
    this.#stages = stages.map(({ rules }: Stage) => {
      const plans = rules.map((rule) => new RulePlan(rule, tariff));
      return { prices: plans.filter(({ rule }) => rule.kind === 'price'), adjusts: plans.filter(({ rule }) => rule.kind === 'adjust') };
    });
    this.#plans = this.#stages.flatMap(({ prices, adjusts }) => [...prices, ...adjusts]);
    this.#limitConditions = tariff.limits.flatMap(({ meters, when }) => (meters.has(meter.name) ? when.get(meter.name) ?? [] : []));
    const rules = this.#plans.map(({ rule }) => rule);
    this.#isEntangled = rules.some(isEntangled);
    this.#cuts = new Cuts(tariff, meter, rules);
    this.#edges = edgesOf(rules);
    this.#cutRows = new CutRows(tariff, meter, this.#stages, this.evaluator);
    this.#wholeOnly = rules.length > 0 && rules.every(({ whole }) => whole);
  }

  /** Whether some rule counts a running total, so that points act in order of time. */
  get counts(): boolean {
    return this.#plans.some((plan) => plan.counts);
  }

  /** Rates rows that keep no running totals. Rows that cannot be rated here are left. */
  rate(points: MeterRows, rows: Int32Array, scratch: Int32Array): MeterLines {
    const { uncut, cut } = this.#wholeOnly ? { uncut: rows, cut: nobody } : this.#parted(points, rows);
    const parts = cut.length > 0 && this.#cutRows.canRate ? this.#cutRows.rate(points, cut, this.#fitting(points, cut)) : null;
    if (parts === null) for (const row of cut) points.leave(row);
    const lines = segmentsOf(this.#edges, points, uncut).flatMap((segment) => this.finish({ points, rows: segment, acting: this.#settle(points, segment), counted: [] }, scratch));
    return { lines: [...lines, ...parts?.lines ?? []], parts: parts?.parts ?? null };
  }

  /** The segments of rows that keep running totals, with what can be known before they act in order of time. */
  prepare(points: MeterRows, rows: Int32Array, totals: CountedTotals): readonly Segment[] {
    if (this.#isEntangled) {
      for (const row of rows) points.leave(row);
      return [];
    }
    return this.#uncutSegments(points, rows).map((segment): Segment => {
      const acting = this.#settle(points, segment);
      const counted = acting.flatMap(({ plan, version, rows: own }) => (countedOver(version) === null || own.length === 0 ? []
        : [{ plan, act: new CountedAct(this.#tariff, plan, version, new Frame(points, own, nothingCharged), this.evaluator, totals) }]));
      return { points, rows: segment, acting, counted };
    });
  }

  #uncutSegments(points: MeterRows, rows: Int32Array): readonly Int32Array[] {
    const { uncut, cut } = this.#parted(points, rows);
    for (const row of cut) points.leave(row);
    return segmentsOf(this.#edges, points, uncut);
  }

  /** Rows that nothing can cut, and others. */
  #parted(points: MeterRows, rows: Int32Array): { readonly uncut: Int32Array; readonly cut: Int32Array } {
    const { start, end } = points.batch;
    const extent = extentOf(points, rows);
    if (this.#cuts.isClearBetween(extent.first, extent.end)) return { uncut: rows, cut: nobody };
    const [uncut, cut] = [takeIndexes(rows.length), takeIndexes(rows.length)];
    let [kept, others] = [0, 0];
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      if (this.#cuts.cut(start[row]!, end[row]!)) cut[others++] = row;
      else uncut[kept++] = row;
    }
    return others === 0 ? { uncut: rows, cut: nobody } : { uncut: uncut.subarray(0, kept), cut: cut.subarray(0, others) };
  }

  /** The lines of a segment, stage after stage; what its running totals cost is known. */
  finish(segment: Segment, scratch: Int32Array): readonly RuleLine[] {
    const lines = this.#rateSegment(segment, scratch);
    return lines.map((line) => withoutRows(line, segment.points));
  }

  #rateSegment(segment: Segment, scratch: Int32Array): readonly RuleLine[] {
    const { rows } = segment;
    const charged = new BookedRows(rows, scratch);
    const lines: RuleLine[] = [];
    for (const { prices, adjusts } of this.#stages) {
      // Prices of one stage see the earlier stages and not each other.
      const own = prices.flatMap((plan) => this.#line(plan, segment, charged));
      for (const line of own) charged.book(line);
      lines.push(...own);
      for (const plan of adjusts) {
        for (const line of this.#line(plan, segment, charged)) {
          charged.book(line);
          lines.push(line);
        }
      }
    }
    return lines;
  }

  #line(plan: RulePlan, { acting, counted, points }: Segment, charged: BookedRows): readonly RuleLine[] {
    const own = counted.find((some) => some.plan === plan);
    if (own !== undefined) return [own.act.line()];
    const act = acting.find((some) => some.plan === plan);
    if (act === undefined || act.rows.length === 0) return [];
    const { rows } = act;
    return [plan.line(act.version, new Frame(points, rows, () => charged.on(rows)), this.evaluator)];
  }

  /** Whether each rule's condition holds. Rows on which the condition of a rule or limit has no answer are left. */
  #fitting(points: MeterRows, rows: Int32Array): Fitting {
    const frame = new Frame(points, rows, nothingCharged);
    for (const condition of this.#limitConditions) this.evaluator.truths(condition, frame);
    const truths = new Map(this.#plans.map((plan) => [plan, plan.rule.when === null ? null : this.evaluator.truths(plan.rule.when, frame)]));
    return (plan) => truths.get(plan) ?? null;
  }

  /** Reasons are few, and the same verdicts again and again. */
  readonly #unpriced = (fits: boolean, start: number): Verdict => {
    const name = fits ? start : NaN;
    const known = this.#verdicts.get(name);
    if (known !== undefined) return known;
    if (this.#verdicts.size > verdictsMost) this.#verdicts.clear();
    const verdict: Verdict = { status: 'unrated', reason: unpricedReason(this.#tariff, this.meter, this.#plans.map(({ rule }) => rule), fits, instant(start)) };
    this.#verdicts.set(name, verdict);
    return verdict;
  };
  readonly #verdicts = new Map<number, Verdict>();

  #settle(points: MeterRows, rows: Int32Array): readonly Acting[] {
    return settled(this.#plans, points, rows, this.#fitting(points, rows), this.#unpriced);
  }
}

/** How many reasons are remembered, which name the date of a point. */
const verdictsMost = 50_000;
const nobody = new Int32Array(0);

/** The extent of rows in time. */
function extentOf({ batch: { start, end: ends } }: MeterRows, rows: Int32Array): { readonly first: number; readonly end: number } {
  let [first, end] = [Infinity, -Infinity];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    if (start[row]! < first) first = start[row]!;
    if (ends[row]! > end) end = ends[row]!;
  }
  return { first, end };
}
