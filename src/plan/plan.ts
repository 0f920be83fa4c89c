/** Rates batches of points as columns; what columns cannot answer is rated point by point, by the evaluator that is the reading of the law. */
import type { UsageBatch } from '../columns/index.ts';
import { type Binding, type LimitSum, type Meter, type RunningTotals, type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, pricePoint } from '../rating/index.ts';
import { CountedTotals } from './counting/index.ts';
import { type MeterLines, MeterPlan, type Segment } from './meter-plan.ts';
import { Arena, inArena, takeIndexes, takeTruths } from './numbers/index.ts';
import type { RuleLine } from './rule-line.ts';
import { Binder, type BoundRows, type MeterRows, rowsKept } from './rows/index.ts';

/** A row that does not fit its meter as a column, and what is wrong with it. */
export interface UnfitRow {
  readonly point: UsagePoint;
  readonly binding: Binding;
}

/** A batch held against the meters. */
export interface BoundBatch {
  readonly batch: UsageBatch;
  readonly meters: readonly BoundRows[];
  readonly unfit: ReadonlyMap<number, UnfitRow>;
  /** Marks the rows that are not rated as columns. */
  readonly left: Uint8Array;
}

export interface RateOptions {
  readonly excluded?: Uint8Array | null;
  readonly order?: Int32Array | null;
}

/** A row that was taken by itself. */
export interface SingleRow extends UnfitRow {
  /** `null` where the point is refused. */
  readonly verdict: Verdict | null;
}

/** A row whose verdict is that of many: the point is read only where somebody asks for it. */
class AnsweredRow implements SingleRow {
  readonly verdict: Verdict;
  readonly #tariff: Tariff;
  readonly #batch: UsageBatch;
  readonly #row: number;

  constructor(tariff: Tariff, batch: UsageBatch, row: number, verdict: Verdict) {
    [this.#tariff, this.#batch, this.#row, this.verdict] = [tariff, batch, row, verdict];
  }

  get point(): UsagePoint {
    return this.#batch.pointAt(this.#row);
  }

  get binding(): Binding {
    return bindPoint(this.#tariff, this.point);
  }
}

export interface RatedMeter {
  readonly meter: Meter;
  readonly points: MeterRows;
  /** The rows that were rated as columns, in order. */
  readonly rows: Int32Array;
  readonly lines: readonly RuleLine[];
  /** The parts of rows that were cut. */
  readonly parts: MeterLines['parts'];
}

export interface RatedBatch {
  readonly batch: UsageBatch;
  readonly meters: readonly RatedMeter[];
  readonly singles: ReadonlyMap<number, SingleRow>;
}

/** Rows of a batch in order of time, with what acts on them. */
interface InOrder {
  readonly segments: readonly { readonly meter: MeterPlan; readonly segment: Segment }[];
  /** The segment of each row, or -1. */
  readonly segmentOf: Int32Array;
  /** The place of each row among the rows of each counted act of its segment, or -1. */
  readonly positions: readonly (readonly Int32Array[])[];
}

/** So often a batch begins anew when a row turns out not to be rated as columns; then all its rows are taken one by one. */
const beginningsMost = 4;

export class Plan {
  readonly #tariff: Tariff;
  readonly #binder: Binder;
  readonly #arena = new Arena();
  readonly #meters: ReadonlyMap<string, MeterPlan>;
  /** Whether points of some meter keep running totals. */
  readonly counts: boolean;
  /** Running totals as they stand. */
  readonly totals: CountedTotals;

  /** @param totals where the running totals begin. */
  constructor(tariff: Tariff, totals: RunningTotals = new TotalsInMemory()) {
    this.#tariff = tariff;
    this.#binder = new Binder(tariff);
    this.totals = new CountedTotals(totals);
    this.#meters = new Map([...tariff.meters].map(([name, meter]) => [name, new MeterPlan(tariff, meter)]));
    this.counts = [...this.#meters.values()].some((meter) => meter.counts);
  }

  /** Whether points of the meter keep running totals. */
  countsOf(meter: Meter): boolean {
    return this.#planOf(meter).counts;
  }

  /** Holds a batch against the meters. What was said of earlier batches is in memory that this overwrites. */
  bind(batch: UsageBatch): BoundBatch {
    this.#arena.reset();
    return inArena(this.#arena, () => {
      const left = takeTruths(batch.count).fill(0);
      const meters = this.#binder.bind(batch, left);
      const unfit = new Map<number, UnfitRow>();
      for (let row = left.indexOf(1); row >= 0; row = left.indexOf(1, row + 1)) {
        const point = batch.pointAt(row);
        unfit.set(row, { point, binding: bindPoint(this.#tariff, point) });
      }
      return { batch, meters, unfit, left };
    });
  }

  /**
   * Rates a bound batch. `excluded` marks rows that are answered otherwise; `order` names the rows in order of time, and is needed where points
   * keep running totals. The lines are in memory that the next batch overwrites.
   */
  rate(bound: BoundBatch, { excluded = null, order = null }: RateOptions = {}): RatedBatch {
    return inArena(this.#arena, () => this.#rate(bound, excluded, order));
  }

  #rate({ batch, meters, unfit, left }: BoundBatch, excluded: Uint8Array | null, order: Int32Array | null): RatedBatch {
    const scratch = takeIndexes(batch.count);
    const rowsOf = (rows: Int32Array): Int32Array => (excluded === null ? rows : rowsKept(rows, excluded));
    const bound = meters.map(({ meter, points, rows }) => ({ meter, points, rows: rowsOf(rows), plan: this.#planOf(meter) })).filter(({ rows }) => rows.length > 0);
    const singles = new Map<number, SingleRow>();
    const free = bound.filter(({ plan }) => !plan.counts).map(({ meter, plan, points, rows }) => ({ meter, points, rows, ...plan.rate(points, rows, scratch) }));
    const counting = bound.filter(({ plan }) => plan.counts);
    const counted = counting.length === 0 ? new Map<Meter, readonly RuleLine[]>() : this.#rateInOrder(batch, counting, order, left, scratch, singles);
    const answers = new Map(bound.flatMap(({ points, plan }) => (plan.counts ? [] : [...points.answers])));
    for (let row = left.indexOf(1); row >= 0; row = left.indexOf(1, row + 1)) {
      if (singles.has(row) || excluded?.[row] === 1) continue;
      const answer = answers.get(row);
      singles.set(row, answer === undefined ? this.#single(unfit.get(row) ?? this.#bound(batch, row)) : new AnsweredRow(this.#tariff, batch, row, answer));
    }
    const all = [...free, ...counting.map(({ meter, points, rows }) => ({ meter, points, rows, lines: counted.get(meter) ?? [], parts: null }))];
    return { batch, singles, meters: all.map(({ meter, points, rows, lines, parts }) => ({ meter, points, lines, parts, rows: rowsKept(rows, left) })) };
  }

  /** Counts the rows that were rated as columns for the limits of their meters. */
  countLimits({ meters }: RatedBatch): void {
    inArena(this.#arena, () => {
      for (const rated of meters) if (rated.rows.length > 0) this.#planOf(rated.meter).limits.count(rated);
    });
  }

  /** What was counted: one sum for each window and group. A limit of several meters has several of them. */
  limitSums(): readonly LimitSum[] {
    return [...this.#meters.values()].flatMap(({ limits }) => limits.sums());
  }

  #bound(batch: UsageBatch, row: number): UnfitRow {
    const point = batch.pointAt(row);
    return { point, binding: bindPoint(this.#tariff, point) };
  }

  #planOf(meter: Meter): MeterPlan {
    const plan = this.#meters.get(meter.name);
    if (plan === undefined) throw new TypeError('INVARIANT: every declared meter has a plan');
    return plan;
  }

  #rateInOrder(batch: UsageBatch, bound: readonly (BoundRows & { readonly plan: MeterPlan })[], order: Int32Array | null, left: Uint8Array, scratch: Int32Array, singles: Map<number, SingleRow>): ReadonlyMap<Meter, readonly RuleLine[]> {
    const segments = bound.flatMap(({ plan, points, rows }) => plan.prepare(points, rows, this.totals).map((segment) => ({ meter: plan, segment })));
    const inOrder = placed(segments, batch.count);
    const counts = new Uint8Array(batch.count);
    for (const { rows } of bound) for (const row of rows) counts[row] = 1;
    const rows = (order ?? Int32Array.from({ length: batch.count }, (_, row) => row)).filter((row) => counts[row] === 1);
    for (let beginning = 1; ; beginning++) {
      if (beginning > beginningsMost) for (const row of rows) left[row] = 1;
      for (const { segment: { counted } } of segments) for (const { act } of counted) act.begin();
      this.#walk(batch, rows, inOrder, left, singles);
      const before = leaves(bound);
      const lines = new Map<Meter, RuleLine[]>();
      for (const { meter, segment } of segments) lines.set(meter.meter, [...lines.get(meter.meter) ?? [], ...meter.finish(segment, scratch)]);
      if (leaves(bound) === before || beginning > beginningsMost) {
        this.totals.keep();
        return lines;
      }
      this.totals.goBack();
    }
  }

  /** Row by row in order of time: a row moves all its running totals, or none. */
  #walk(batch: UsageBatch, rows: Int32Array, { segments, segmentOf, positions }: InOrder, left: Uint8Array, singles: Map<number, SingleRow>): void {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      if (left[row] === 0) {
        const number = segmentOf[row]!;
        const { counted } = segments[number]!.segment;
        const places = positions[number]!;
        let [priced, act] = [true, 0];
        for (; act < counted.length && priced; act++) {
          const position = places[act]![row]!;
          if (position >= 0) priced = counted[act]!.act.consider(position);
        }
        if (priced) {
          for (act = 0; act < counted.length; act++) if (places[act]![row]! >= 0) counted[act]!.act.take(places[act]![row]!, this.totals);
          continue;
        }
        left[row] = 1;
      }
      const single = this.#single(this.#bound(batch, row));
      if (single.verdict?.status === 'rated') this.totals.apply(single.verdict.movements);
      singles.set(row, single);
    }
  }

  #single({ point, binding }: UnfitRow): SingleRow {
    switch (binding.kind) {
      case 'refused': return { point, binding, verdict: null };
      case 'stopped': return { point, binding, verdict: { status: 'stopped', code: binding.code, reason: binding.reason } };
      case 'bound': return { point, binding, verdict: pricePoint(this.#tariff, binding.point, this.totals) };
    }
  }
}

const leaves = (bound: readonly BoundRows[]): number => bound.reduce((sum, { points }) => sum + points.leaves, 0);

function placed(segments: InOrder['segments'], count: number): InOrder {
  const segmentOf = new Int32Array(count).fill(-1);
  const positions = segments.map(({ segment: { rows, counted } }, number) => {
    for (const row of rows) segmentOf[row] = number;
    return counted.map(({ act }) => {
      const positionOf = new Int32Array(count).fill(-1);
      for (let position = 0; position < act.rows.length; position++) positionOf[act.rows[position]!] = position;
      return positionOf;
    });
  });
  return { segments, segmentOf, positions };
}
