/** The stored run of many points: priced as columns and kept as columns, in one transaction. What is not rated is told one by one. */
import { BatchBuilder, type CodedColumn, type UsageBatch, hasId, pickedRows } from '../columns/index.ts';
import { Plan, type BoundBatch, type RatedBatch } from '../plan/index.ts';
import { LimitBook, type Tariff, TotalsInMemory, countedOvers } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { ClaimedRun, Intake, IntakeRun, PointColumns, Store, standing } from '../storage/index.ts';
import { SeenPoints } from '../scan/index.ts';
import { type Instant, calendarWindow } from '../time/index.ts';
import { type Assessment, repeatedSentence } from './assess.ts';
import { type Contradiction, anotherPrice, assessKnown, columnsAsSent, priceAt, rowsAsSent } from './as-sent.ts';
import { IdentityCounter } from './identity.ts';
import { WaitingRecords, pointOf, recordOf } from './in-order/index.ts';
import { LateUsage } from './late-usage.ts';
import { refusedAsRemoved } from './no-longer-kept.ts';
import { OutcomeForms, storedColumns } from './stored-columns.ts';
import { Tally } from './tally.ts';
import { ScopesSeen } from './scopes-seen.ts';
import { ToldRow } from './told.ts';
import type { Totals } from './totals.ts';
import { UndeclaredFields } from './undeclared.ts';
import { UnitForms } from './unit-forms.ts';

export interface StoreColumnsOptions {
  /** Where the usage comes from, for the books: a file's name, or `api`. */
  readonly source: string;
  readonly onWarning: (sentence: string) => void;
  /** Is told of each batch what was not rated as columns, and the totals so far, before the transaction ends. */
  readonly onBatch?: (others: readonly Assessment[], totals: Totals) => void;
  /** Of usage that was collected for a scope. */
  readonly claimed?: ClaimedRun;
  /** Whether no two points of the input without an id are alike but for their quantity. */
  readonly areDistinct?: boolean;
  /** Whether points of meters that nobody declared are kept, without a price; else they are refused. */
  readonly keepsUndeclared?: boolean;
  /** What is to be said of the run, asked at its end. */
  readonly notes?: () => readonly string[];
}

const freshStanding: (typeof standing)['fresh'] = 0;
const knownStanding: (typeof standing)['known'] = 1;
/** Of rows that are not written here. */
const takenStanding: (typeof standing)['contradicts'] = 2;
/** How many points in order of time are rated at once. */
const rowsInOrder = 8192;

/** Points in order of time that gather for a batch. */
class Waiting {
  readonly builder = new BatchBuilder();
  readonly numbers: number[] = [];
}

class ColumnStoring {
  readonly #tariff: Tariff;
  readonly #intake: Intake;
  readonly #options: StoreColumnsOptions;
  readonly #tally = new Tally();
  readonly #limits: LimitBook;
  readonly #units: UnitForms;
  readonly #forms: OutcomeForms;
  readonly #undeclared: UndeclaredFields;
  readonly #scopes = new ScopesSeen();
  #seen: SeenPoints | null = null;
  readonly #counter = new IdentityCounter();
  readonly #waiting = new WaitingRecords();
  readonly #late: LateUsage;
  #plan: Plan;
  #repeated = 0;

  constructor(tariff: Tariff, intake: Intake, options: StoreColumnsOptions) {
    [this.#tariff, this.#intake, this.#options] = [tariff, intake, options];
    this.#plan = new Plan(tariff);
    this.#late = new LateUsage(tariff, intake);
    this.#limits = new LimitBook(tariff);
    this.#units = new UnitForms(tariff);
    this.#forms = new OutcomeForms(tariff);
    this.#undeclared = new UndeclaredFields(options.onWarning);
  }

  async take(batch: UsageBatch): Promise<void> {
    const sent = rowsAsSent(this.#tariff, batch, this.#options.keepsUndeclared === true);
    if (sent === null) return this.#takeRated(batch, batch.refusals);
    await this.#takeAsSent(pickedRows(batch, sent.asSent));
    return this.#takeRated(pickedRows(batch, sent.others), batch.refusals);
  }

  async #takeAsSent(batch: UsageBatch): Promise<void> {
    const { keptFrom } = this.#intake;
    const others: Assessment[] = [];
    const rows: number[] = [];
    for (let row = 0; row < batch.count; row++) {
      if (keptFrom !== null && batch.start[row]! < keptFrom) others.push({ kind: 'refused', refusal: refusedAsRemoved(batch.pointAt(row), keptFrom) });
      else rows.push(row);
    }
    const kept = Int32Array.from(rows);
    const numbers = this.#numberRepeated(batch, null);
    if (this.#options.claimed === undefined) this.#scopes.addColumn(batch.scope, kept);
    const points = pointColumns(batch, kept, numbers, this.#units);
    const standings = kept.length === 0 ? new Uint8Array(0) : await this.#intake.knownOf(points);
    const { known, contradictions } = await assessKnown(this.#intake, batch, { rows: kept, numbers, standings });
    others.push(...known);
    for (const { row, n, isOfPrice } of contradictions) await this.#takeLateAsSent(batch, { row, n, replaces: true, isOfPrice }, others);
    // What was billed already is corrected where the books are open.
    const closedUntil = await this.#intake.closedUntil();
    for (let place = 0; closedUntil !== null && place < kept.length; place++) {
      const row = kept[place]!;
      if (standings[place] !== freshStanding || batch.start[row]! >= closedUntil) continue;
      standings[place] = takenStanding;
      await this.#takeLateAsSent(batch, { row, n: numbers?.[row] ?? 0, replaces: false, isOfPrice: false }, others);
    }
    if (kept.length > 0) {
      const { stored, rated, unrated, amount } = columnsAsSent(this.#tariff, batch, { rows: kept, points, leaveOut: standings });
      await this.#intake.writeColumns(stored);
      this.#tally.addAsSent(rated, unrated, amount);
    }
    this.#tally.addOthers(others);
    this.#options.onBatch?.(others, this.#tally.totals);
  }

  async #takeLateAsSent(batch: UsageBatch, { row, n, replaces, isOfPrice }: Contradiction & { readonly replaces: boolean }, others: Assessment[]): Promise<void> {
    const point = batch.pointAt(row);
    const refusal = await this.#late.take({ point, n, replaces, asSent: { price: priceAt(batch, row) } });
    if (refusal !== null) others.push({ kind: 'refused', refusal: isOfPrice ? anotherPrice(point) : refusal });
  }

  async #takeRated(batch: UsageBatch, refusals: UsageBatch['refusals']): Promise<void> {
    if (batch.count === 0 && refusals.length === 0) return;
    const bound = this.#plan.bind(batch);
    this.#undeclared.look(bound);
    const others: Assessment[] = refusals.map(({ refusal }) => ({ kind: 'refused', refusal }));
    const numbers = this.#numberRepeated(batch, bound);
    const { keptFrom } = this.#intake;
    const isRemoved = (row: number): boolean => keptFrom !== null && batch.start[row]! < keptFrom;
    const aside = this.#setAside(bound, numbers, isRemoved);
    const rows: number[] = [];
    for (let row = 0; row < batch.count; row++) {
      const binding = bound.unfit.get(row)?.binding;
      if (binding?.kind === 'refused') others.push({ kind: 'refused', refusal: binding.refusal });
      else if (keptFrom !== null && isRemoved(row)) others.push({ kind: 'refused', refusal: refusedAsRemoved(batch.pointAt(row), keptFrom) });
      else if (aside?.[row] !== 1) rows.push(row);
    }
    const closedUntil = await this.#intake.closedUntil();
    await this.#store(bound, Int32Array.from(rows), numbers, others, closedUntil === null ? null : (row) => batch.start[row]! < closedUntil);
  }

  async end(): Promise<Totals> {
    await this.#storeWaiting();
    if (this.#repeated > 0) this.#options.onWarning(repeatedSentence(this.#repeated));
    for (const sum of this.#plan.limitSums()) this.#limits.add(sum);
    await this.#intake.addToLimits(this.#limits.sums(), this.#tariff.currency);
    const late = await this.#late.rate();
    if (late.length > 0) {
      this.#tally.addOthers(late);
      this.#options.onBatch?.(late, this.#tally.totals);
    }
    const { totals } = this.#tally;
    const { amount: _amount, ...counts } = totals;
    await this.#intake.seeScopes(this.#scopes.all());
    await this.#intake.finish(counts, this.#options.notes?.() ?? []);
    return totals;
  }

  discard(): void {
    this.#waiting.discard();
  }

  /** By row, the how-manieth equal point without an id it is; `null` where all are the first. */
  #numberRepeated(batch: UsageBatch, bound: Pick<BoundBatch, 'unfit'> | null): Uint32Array | null {
    if (this.#options.areDistinct === true) return null;
    let numbers: Uint32Array | null = null;
    const { count, ids, fingerprints: { high, low } } = batch;
    const unfit: BoundBatch['unfit'] = bound?.unfit ?? new Map();
    const leaveOut = ids === null && unfit.size === 0 ? null : Uint8Array.from({ length: count }, (_, row) => ((ids !== null && hasId(ids, row)) || unfit.get(row)?.binding.kind === 'refused' ? 1 : 0));
    if (leaveOut?.every((mark) => mark === 1) === true) return null;
    this.#seen ??= new SeenPoints();
    const before = this.#seen.add(high, low, count, leaveOut);
    for (let row = 0; row < count; row++) {
      if (before[row] === 0) continue;
      this.#repeated += 1;
      numbers ??= new Uint32Array(batch.count);
      numbers[row] = this.#counter.numberOfRepeated(batch.pointAt(row));
    }
    return numbers;
  }

  /** Points that keep running totals wait until all are there. */
  #setAside({ batch, meters }: BoundBatch, numbers: Uint32Array | null, isRemoved: (row: number) => boolean): Uint8Array | null {
    if (!this.#plan.counts) return null;
    const aside = new Uint8Array(batch.count);
    for (const { meter, points, rows } of meters) {
      if (!this.#plan.countsOf(meter)) continue;
      for (const row of points.kept(rows)) {
        if (isRemoved(row)) continue;
        aside[row] = 1;
        this.#waiting.add(recordOf(batch.pointAt(row), numbers?.[row] ?? 0));
      }
    }
    return aside;
  }

  /** In order of time; what begins before usage that was counted already is rated with all that it moves. */
  async #storeWaiting(): Promise<void> {
    const [inTime, late] = [new Waiting(), new Waiting()];
    const finish = async ({ builder, numbers }: Waiting, isLate: boolean): Promise<void> => {
      if (builder.size === 0) return;
      const bound = this.#plan.bind(builder.finish());
      await this.#store(bound, Int32Array.from({ length: bound.batch.count }, (_, row) => row), Uint32Array.from(numbers.splice(0)), [], isLate ? () => true : null);
    };
    let isFirst = true;
    for await (const record of this.#waiting.inOrder()) {
      const start = record.start as Instant;
      if (isFirst) {
        // What was counted for limits so far was counted by the plan that goes.
        for (const sum of this.#plan.limitSums()) this.#limits.add(sum);
        // Totals go on where earlier inputs left them, in every window that this one may touch.
        [this.#plan, isFirst] = [new Plan(this.#tariff, await this.#totalsFrom(start)), false];
      }
      const point = pointOf(record);
      const waiting = await this.#late.isLate(point) ? late : inTime;
      waiting.builder.add(point);
      waiting.numbers.push(record.n);
      if (waiting.builder.size >= rowsInOrder) await finish(waiting, waiting === late);
    }
    await finish(inTime, false);
    await finish(late, true);
    await this.#intake.keepTotals(this.#plan.totals.takeMoved());
    await this.#late.noteCounted();
  }

  async #totalsFrom(start: Instant): Promise<TotalsInMemory> {
    const totals = new TotalsInMemory();
    for (const { key, total } of await this.#intake.totals(calendarWindow(this.#tariff.zone, 'year', start).start)) totals.set(key, total);
    return totals;
  }

  /**
   * @param rows those of the batch that are neither refused nor set aside.
   * @param isLate which of them are not to be written as they are; `null` where none is.
   */
  async #store(bound: BoundBatch, rows: Int32Array, numbers: Uint32Array | null, others: Assessment[], isLate: ((row: number) => boolean) | null): Promise<void> {
    const { batch } = bound;
    // Whoever is rated by himself is known already.
    if (this.#options.claimed === undefined) this.#scopes.addColumn(batch.scope, rows);
    const points = pointColumns(batch, rows, numbers, this.#units);
    const standings = rows.length === 0 ? new Uint8Array(0) : await this.#intake.knownOf(points);
    const excluded = new Uint8Array(batch.count).fill(1);
    for (let position = 0; position < rows.length; position++) {
      const row = rows[position]!;
      if (standings[position] === knownStanding) others.push(knownAt(batch, row));
      else if (standings[position] !== freshStanding || isLate?.(row) === true) {
        const refusal = await this.#late.take({ point: batch.pointAt(row), n: numbers?.[row] ?? 0, replaces: standings[position] !== freshStanding });
        if (refusal !== null) others.push({ kind: 'refused', refusal });
        standings[position] = takenStanding;
      } else excluded[row] = 0;
    }
    const rated = this.#plan.rate(bound, { excluded });
    this.#hearSingles(rated, others);
    this.#plan.countLimits(rated);
    if (rows.length > 0) await this.#intake.writeColumns(storedColumns(this.#tariff, this.#forms, rated, points, rows, standings));
    this.#tally.add(rated, others);
    this.#options.onBatch?.(others, this.#tally.totals);
  }

  #hearSingles({ singles }: RatedBatch, others: Assessment[]): void {
    for (const single of singles.values()) {
      const { verdict } = single;
      if (verdict === null) continue;
      const told = new ToldRow(single, verdict);
      others.push(told);
      if (verdict.status === 'rated' && told.bound !== null) this.#limits.count(told.bound, verdict);
    }
  }
}

/** A known point is mostly only counted: it is read where somebody asks for it. */
const knownAt = (batch: UsageBatch, row: number): Assessment => ({
  kind: 'known',
  get point() {
    return batch.pointAt(row);
  },
});

/** The points of some rows, in their order; the very columns of the batch where that is all of them. */
function pointColumns(batch: UsageBatch, rows: Int32Array, numbers: Uint32Array | null, forms: UnitForms): PointColumns {
  const { units, unitOf } = forms.find(batch, rows);
  const count = rows.length;
  const { meter, scope, fields, ids: own, start, end, quantity } = batch;
  let ids: (string | null)[] | null = null;
  if (own !== null) {
    ids = [];
    for (let index = 0; index < count; index++) ids.push(own.textAt(rows[index]!));
  }
  if (count === batch.count) return { count, meter, scope, fields, units, unitOf, ids, n: numbers, start, end, quantity };
  const pick = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  const coded = ({ dictionary, codes }: CodedColumn): CodedColumn => ({ dictionary, codes: Uint32Array.from(rows, (row) => codes[row]!) });
  const wide = new Map([...rows].flatMap((row, position) => {
    const value = quantity.wide.get(row);
    return value === undefined ? [] : [[position, value] as const];
  }));
  return {
    count, meter: coded(meter), scope: coded(scope), fields: new Map([...fields].map(([name, column]) => [name, coded(column)])), units, unitOf,
    ids, n: numbers === null ? null : Uint32Array.from(rows, (row) => numbers[row]!),
    start: pick(start), end: pick(end),
    quantity: { decimals: quantity.decimals, coefficients: pick(quantity.coefficients), low: quantity.low === null ? null : pick(quantity.low), wide },
  };
}

export const keepRulebook = (store: Store, rulebook: Rulebook): Promise<void> => {
  const { tariff, hash, files, states } = rulebook;
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors rates usage');
  const moduleStates = Object.fromEntries([...states].map(([name, { enabled, priority }]) => [name, { enabled, priority: priority === null ? null : Number(priority) }]));
  return store.saveRulebook({ hash, currency: tariff.currency, timezone: tariff.zone.name, moduleStates, files });
};

/** Rates and stores usage in batches; gives the control totals. The batches have columns for all fields, and the rulebook is kept already. */
export function rateColumns(store: Store, { tariff, hash }: Rulebook, batches: AsyncIterable<UsageBatch> | Iterable<UsageBatch>, options: StoreColumnsOptions): Promise<Totals> {
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors rates usage');
  const { source, claimed } = options;
  const run: IntakeRun = { rulebookHash: hash, source, limits: countedOvers(tariff).map(({ name }) => name), ...(claimed === undefined ? {} : { claimed }) };
  return store.intake(run, async (intake) => {
    const storing = new ColumnStoring(tariff, intake, options);
    try {
      for await (const batch of batches) await storing.take(batch);
      return await storing.end();
    } finally {
      storing.discard();
    }
  });
}

/** The same, and keeps the rulebook with it. */
export async function storeColumns(store: Store, rulebook: Rulebook, batches: AsyncIterable<UsageBatch>, options: StoreColumnsOptions): Promise<Totals> {
  await keepRulebook(store, rulebook);
  return rateColumns(store, rulebook, batches, options);
}
