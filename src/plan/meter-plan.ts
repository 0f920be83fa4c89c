/** The rules of one meter over many rows: which act is settled first, then stage after stage as rating's pipeline has it. */
import { constant, takeIndexes, takeTruths } from './numbers/index.ts';
import { zero } from '../money/index.ts';
import { type Expression, type Meter, type Rule, type Stage, type Tariff, type Version, countedOver } from '../rating/index.ts';
import { BookedRows } from './booked.ts';
import { MeterLimits } from './limit-sums.ts';
import { CountedAct, type CountedTotals, isEntangled } from './counting/index.ts';
import { Evaluator, Frame, positionsWhere } from './expressions/index.ts';
import { Cuts, type MeterRows } from './rows/index.ts';
import { type RuleLine, withoutRows } from './rule-line.ts';
import { RulePlan } from './rule-plan.ts';

/** A rule with its version in force, and the rows on which it acts. */
interface Acting {
  readonly plan: RulePlan;
  readonly version: Version;
  readonly rows: Int32Array;
}

/** Rows of a meter for which the same versions are in force. */
export interface Segment {
  readonly points: MeterRows;
  readonly rows: Int32Array;
  readonly acting: readonly Acting[];
  /** The rules that count a running total. */
  readonly counted: readonly { readonly plan: RulePlan; readonly act: CountedAct }[];
}

const nothingCharged = () => constant(zero);

export class MeterPlan {
  readonly meter: Meter;
  readonly evaluator: Evaluator;
  readonly limits: MeterLimits;
  readonly #stages: readonly { readonly prices: readonly RulePlan[]; readonly adjusts: readonly RulePlan[] }[];
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
    this.#edges = [...new Set(rules.flatMap(({ versions }) => versions.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))))].sort((a, b) => a - b);
  }

  /** Whether some rule counts a running total, so that points act in order of time. */
  get counts(): boolean {
    return this.#plans.some((plan) => plan.counts);
  }

  /** Rates rows that keep no running totals. Rows that cannot be rated here are left. */
  rate(points: MeterRows, rows: Int32Array, scratch: Int32Array): readonly RuleLine[] {
    return this.#uncutSegments(points, rows).flatMap((segment) => this.finish({ points, rows: segment, acting: this.#settle(points, segment), counted: [] }, scratch));
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
    const { start, end } = points.batch;
    const extent = extentOf(points, rows);
    if (!this.#cuts.isClearBetween(extent.first, extent.end)) {
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index]!;
        if (this.#cuts.cut(start[row]!, end[row]!)) points.leave(row);
      }
    }
    return this.#segments(points, points.kept(rows), extent);
  }

  /** The lines of a segment, stage after stage; what its running totals cost is known. */
  finish(segment: Segment, scratch: Int32Array): readonly RuleLine[] {
    const lines = this.#rateSegment(segment, scratch);
    return lines.map((line) => withoutRows(line, segment.points));
  }

  /** Rows between the same edges: the same versions are in force for all of them. */
  #segments(points: MeterRows, rows: Int32Array, { first, last }: Extent): readonly Int32Array[] {
    if (rows.length === 0) return [];
    const { start } = points.batch;
    const inside = this.#edges.filter((edge) => edge > first && edge <= last);
    if (inside.length === 0) return [rows];
    const segments = Array.from({ length: inside.length + 1 }, (): number[] => []);
    for (const row of rows) {
      let segment = 0;
      while (segment < inside.length && inside[segment]! <= start[row]!) segment++;
      segments[segment]!.push(row);
    }
    return segments.filter(({ length }) => length > 0).map((segment) => Int32Array.from(segment));
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

  /** Which rules act on which rows. Rows without a price, and those on which rules meet that must not, are left. */
  #settle(points: MeterRows, rows: Int32Array): readonly Acting[] {
    const frame = new Frame(points, rows, nothingCharged);
    for (const condition of this.#limitConditions) this.evaluator.truths(condition, frame);
    const at = points.batch.start[rows[0]!]!;
    const fitting = this.#plans.map((plan) => ({ plan, version: versionAt(plan.rule, at), truths: plan.rule.when === null ? null : this.evaluator.truths(plan.rule.when, frame) }));
    const inForce = fitting.flatMap(({ plan, version, truths }) => (version === null ? [] : [{ plan, version, truths }]));
    const standing = inForce.map((entry) => {
      const replacing = inForce.filter(({ plan: { rule } }) => rule.replaces.has(entry.plan.rule.name));
      return { ...entry, truths: replacing.reduce((truths, other) => without(truths, other.truths, rows.length), entry.truths) };
    });
    this.#leaveMeetings(points, rows, standing);
    this.#leaveUnpriced(points, rows, standing.filter(({ plan: { rule } }) => rule.kind === 'price').map(({ truths }) => truths));
    return standing.map(({ plan, version, truths }) => ({ plan, version, rows: truths === null ? rows : pick(rows, positionsWhere(truths, 1, rows.length)) }));
  }

  #leaveMeetings(points: MeterRows, rows: Int32Array, standing: readonly { readonly plan: RulePlan; readonly truths: Uint8Array | null }[]): void {
    for (const { plan: { rule }, truths } of standing) {
      for (const other of standing) {
        if (!rule.mustNotMeet.has(other.plan.rule.name)) continue;
        for (let index = 0; index < rows.length; index++) if ((truths?.[index] ?? 1) === 1 && (other.truths?.[index] ?? 1) === 1) points.leave(rows[index]!);
      }
    }
  }

  #leaveUnpriced(points: MeterRows, rows: Int32Array, prices: readonly (Uint8Array | null)[]): void {
    if (prices.some((truths) => truths === null)) return;
    for (let index = 0; index < rows.length; index++) if (!prices.some((truths) => truths?.[index] === 1)) points.leave(rows[index]!);
  }
}

interface Extent {
  /** The first and the last start, and the last end. */
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

function extentOf({ batch: { start, end: ends } }: MeterRows, rows: Int32Array): Extent {
  let first = Infinity;
  let last = -Infinity;
  let end = -Infinity;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const at = start[row]!;
    if (at < first) first = at;
    if (at > last) last = at;
    if (ends[row]! > end) end = ends[row]!;
  }
  return { first, last, end };
}

const versionAt = (rule: Rule, at: number): Version | null => rule.versions.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null;

/** Where the first holds and the second does not; `null` holds everywhere. */
function without(truths: Uint8Array | null, other: Uint8Array | null, count: number): Uint8Array {
  const result = takeTruths(count).fill(0);
  if (other === null) return result;
  for (let index = 0; index < count; index++) result[index] = (truths?.[index] ?? 1) === 1 && other[index] === 0 ? 1 : 0;
  return result;
}

function pick(rows: Int32Array, positions: Int32Array): Int32Array {
  const result = takeIndexes(positions.length);
  for (let index = 0; index < positions.length; index++) result[index] = rows[positions[index]!]!;
  return result;
}
