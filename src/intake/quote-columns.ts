/** The dry run of large inputs: points are priced as columns and only summed; what is not rated is told one by one. */
import { BatchBuilder, type IdColumn, type UsageBatch, hasId, idWords } from '../columns/index.ts';
import { type BoundBatch, Plan, type RatedBatch } from '../plan/index.ts';
import { LimitBook, type LimitLine, type Tariff, fieldsWanted, hasRunningTotals } from '../rating/index.ts';
import { SeenIds, SeenPoints, seen } from '../scan/index.ts';
import { type Assessment, contradicts, repeatedSentence } from './assess.ts';
import { IdentityCounter } from './identity.ts';
import { WaitingRecords, pointOf, recordOf } from './in-order/index.ts';
import { QuantityHash } from './quantity-hash.ts';
import { Tally } from './tally.ts';
import { ToldRow } from './told.ts';
import { UndeclaredFields } from './undeclared.ts';

export interface ColumnQuoteOptions {
  readonly onWarning: (sentence: string) => void;
  /** Is told of each batch what was not rated as columns, and the sums so far. */
  readonly onBatch?: (others: readonly Assessment[], tally: Tally) => void;
}

export interface ColumnQuote {
  readonly tally: Tally;
  /** What limits add when all windows close. */
  readonly limits: readonly LimitLine[];
}

/** How many points in order of time are rated at once. */
const rowsInOrder = 8192;

/** Rows that say what an earlier one said, and rows that are answered already. */
interface RowMarks {
  readonly again: Uint8Array;
  readonly excluded: Uint8Array;
}

class ColumnQuoting {
  readonly #plan: Plan;
  readonly #options: ColumnQuoteOptions;
  readonly #tally = new Tally();
  readonly #limits: LimitBook;
  readonly #seen = new SeenPoints();
  readonly #ids = new SeenIds();
  readonly #quantities: QuantityHash;
  readonly #undeclared: UndeclaredFields;
  /** Points that act in order of time, until all are there. */
  readonly #waiting = new WaitingRecords();
  readonly #counter = new IdentityCounter();
  #repeated = 0;

  constructor(tariff: Tariff, options: ColumnQuoteOptions) {
    this.#options = options;
    this.#plan = new Plan(tariff);
    this.#limits = new LimitBook(tariff);
    this.#undeclared = new UndeclaredFields(options.onWarning);
    this.#quantities = new QuantityHash(tariff);
  }

  take(batch: UsageBatch): void {
    const bound = this.#plan.bind(batch);
    this.#undeclared.look(bound);
    const excluded = new Uint8Array(batch.count);
    const others: Assessment[] = batch.refusals.map(({ refusal }) => ({ kind: 'refused', refusal }));
    const again = new Uint8Array(batch.count);
    this.#lookBack(bound, { again, excluded }, others);
    if (this.#plan.counts) this.#setAside(bound, { again, excluded });
    this.#finish(this.#plan.rate(bound, { excluded }), others);
  }

  async end(): Promise<ColumnQuote> {
    await this.#rateWaiting();
    if (this.#repeated > 0) this.#options.onWarning(repeatedSentence(this.#repeated));
    for (const sum of this.#plan.limitSums()) this.#limits.add(sum);
    return { tally: this.#tally, limits: this.#limits.close().flatMap(({ lines }) => lines) };
  }

  #finish(rated: RatedBatch, others: Assessment[]): void {
    for (const single of rated.singles.values()) {
      const { verdict } = single;
      if (verdict === null) {
        if (single.binding.kind === 'refused') others.push({ kind: 'refused', refusal: single.binding.refusal });
        continue;
      }
      const told = new ToldRow(single, verdict);
      others.push(told);
      if (verdict.status === 'rated' && told.bound !== null) this.#limits.count(told.bound, verdict);
    }
    this.#plan.countLimits(rated);
    this.#tally.add(rated, others);
    this.#options.onBatch?.(others, this.#tally);
  }

  /** Which rows this input said before, or something else under the same id. */
  #lookBack({ batch, unfit }: BoundBatch, { again, excluded }: RowMarks, others: Assessment[]): void {
    const { count, ids, fingerprints: { high, low } } = batch;
    const leaveOut = ids === null && unfit.size === 0 ? null : new Uint8Array(count);
    for (const [row, { binding }] of unfit) if (binding.kind === 'refused') leaveOut![row] = 1;
    if (ids !== null) this.#lookBackById(batch, ids, leaveOut!, excluded, others);
    if (leaveOut?.every((mark) => mark === 1) === true) return;
    const before = this.#seen.add(high, low, count, leaveOut);
    for (let row = 0; row < count; row++) {
      if (before[row] === 0) continue;
      this.#repeated += 1;
      again[row] = 1;
    }
  }

  /** Marks the rows that have an id: they are told apart by it alone. */
  #lookBackById(batch: UsageBatch, ids: IdColumn, leaveOut: Uint8Array, excluded: Uint8Array, others: Assessment[]): void {
    const { count, fingerprints: { high, low } } = batch;
    const words = ids.words.slice(0, idWords * count);
    const contents = this.#quantities.of(batch);
    for (let row = 0; row < count; row++) {
      if (!hasId(ids, row)) continue;
      contents[row] = high[row]! ^ Math.imul(low[row]!, 0x9e3779b1) ^ Math.imul(contents[row]!, 0x85ebca6b);
      // A point that is refused says nothing, and its id may come again.
      if (leaveOut[row] === 1) words.fill(0, idWords * row, idWords * (row + 1));
      leaveOut[row] = 1;
    }
    const standings = this.#ids.add(words, contents, count);
    for (let row = 0; row < count; row++) {
      if (standings[row] === seen.new) continue;
      excluded[row] = 1;
      const point = batch.pointAt(row);
      others.push(standings[row] === seen.same ? { kind: 'known', point } : { kind: 'refused', refusal: contradicts(point) });
    }
  }

  /** Points that keep running totals wait until all are there. */
  #setAside({ batch, meters }: BoundBatch, { again, excluded }: RowMarks): void {
    for (const { meter, points, rows } of meters) {
      if (!this.#plan.countsOf(meter)) continue;
      for (const row of points.kept(rows)) {
        if (excluded[row] === 1) continue;
        excluded[row] = 1;
        const point = batch.pointAt(row);
        this.#waiting.add(recordOf(point, again[row] === 1 ? this.#counter.numberOfRepeated(point) : 0));
      }
    }
  }

  async #rateWaiting(): Promise<void> {
    const builder = new BatchBuilder();
    const finish = (): void => this.#finish(this.#plan.rate(this.#plan.bind(builder.finish())), []);
    for await (const record of this.#waiting.inOrder()) {
      builder.add(pointOf(record));
      if (builder.size >= rowsInOrder) finish();
    }
    if (builder.size > 0) finish();
  }

  /** Forgets what waits, where the input ends in an error. */
  discard(): void {
    this.#waiting.discard();
  }
}

/** The fields that readers have to give columns for. Where points act in order of time, all of them decide among equal times. */
export function fieldsRead(tariff: Tariff): { readonly coded: 'all' | ReadonlySet<string>; readonly present: ReadonlySet<string> } {
  return [...tariff.meters.keys()].some((name) => hasRunningTotals(tariff, name)) ? { coded: 'all', present: new Set() } : fieldsWanted(tariff);
}

/** Prices usage in batches, sums it, and closes all windows at the end. */
export async function quoteColumns(tariff: Tariff, batches: AsyncIterable<UsageBatch>, options: ColumnQuoteOptions): Promise<ColumnQuote> {
  const quoting = new ColumnQuoting(tariff, options);
  try {
    for await (const batch of batches) quoting.take(batch);
    return await quoting.end();
  } finally {
    quoting.discard();
  }
}
