/** The dry run of large inputs: points are priced as columns and only summed; what is not rated is told one by one. */
import { BatchBuilder, type UsageBatch, absent } from '../columns/index.ts';
import { type Rational, multiply, one, sum } from '../money/index.ts';
import { type BoundBatch, Plan, type RatedBatch, type RuleLine, numberAt, valueAt } from '../plan/index.ts';
import { type Charge, LimitBook, type LimitLine, type Tariff, bindPoint, hasRunningTotals, placeText } from '../rating/index.ts';
import { instant } from '../time/index.ts';
import { type Assessment, contradicts, repeatedSentence, undeclaredSentence } from './assess.ts';
import { type Identity, IdentityCounter } from './identity.ts';
import { WaitingRecords, pointOf, recordOf } from './in-order/index.ts';
import { SeenIds, SeenPoints } from './repeats.ts';
import { Tally } from './tally.ts';

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
/** No identity is needed of what is only summed. */
const noIdentity: Identity = { key: new Uint8Array(0), content: new Uint8Array(0), n: 0 };

/** Rows that say what an earlier one said, and rows that are answered already. */
interface RowMarks {
  readonly again: Uint8Array;
  readonly excluded: Uint8Array;
}

class ColumnQuoting {
  readonly #tariff: Tariff;
  readonly #plan: Plan;
  readonly #options: ColumnQuoteOptions;
  readonly #tally = new Tally();
  readonly #limits: LimitBook;
  readonly #seen = new SeenPoints();
  readonly #ids = new SeenIds();
  readonly #warned = new Set<string>();
  /** Points that act in order of time, until all are there. */
  readonly #waiting = new WaitingRecords();
  readonly #counter = new IdentityCounter();
  #repeated = 0;

  constructor(tariff: Tariff, options: ColumnQuoteOptions) {
    [this.#tariff, this.#options] = [tariff, options];
    this.#plan = new Plan(tariff);
    this.#limits = new LimitBook(tariff);
  }

  take(batch: UsageBatch): void {
    const bound = this.#plan.bind(batch);
    this.#warnUndeclared(bound);
    const excluded = new Uint8Array(batch.count);
    const others: Assessment[] = batch.refusals.map(({ refusal }) => ({ kind: 'refused', refusal }));
    const again = new Uint8Array(batch.count);
    for (let row = 0; row < batch.count; row++) this.#lookBack(bound, row, { again, excluded }, others);
    if (this.#plan.counts) this.#setAside(bound, { again, excluded });
    this.#finish(this.#plan.rate(bound, { excluded }), others);
  }

  async end(): Promise<ColumnQuote> {
    await this.#rateWaiting();
    if (this.#repeated > 0) this.#options.onWarning(repeatedSentence(this.#repeated));
    return { tally: this.#tally, limits: this.#limits.close().flatMap(({ lines }) => lines) };
  }

  #finish(rated: RatedBatch, others: Assessment[]): void {
    for (const { point, binding, verdict } of rated.singles.values()) {
      if (binding.kind === 'refused') others.push({ kind: 'refused', refusal: binding.refusal });
      else if (verdict !== null) {
        others.push({ kind: 'priced', point, identity: noIdentity, verdict, meterUnit: '', inMeterUnit: one, bound: binding.kind === 'bound' ? binding.point : null });
        if (binding.kind === 'bound' && verdict.status === 'rated') this.#limits.count(binding.point, verdict);
      }
    }
    this.#countLimits(rated);
    this.#tally.add(rated, others);
    this.#options.onBatch?.(others, this.#tally);
  }

  /** Whether this input said the same before, or something else under the same id. */
  #lookBack({ batch, unfit }: BoundBatch, row: number, { again, excluded }: RowMarks, others: Assessment[]): void {
    if (unfit.get(row)?.binding.kind === 'refused') return;
    const id = batch.ids?.[row] ?? null;
    const [high, low] = [batch.fingerprints.high[row]!, batch.fingerprints.low[row]!];
    if (id === null) {
      if (this.#seen.add(high, low)) {
        this.#repeated += 1;
        again[row] = 1;
      }
      return;
    }
    const { numerator, denominator } = this.#inBaseUnits(batch, row);
    const seen = this.#ids.add(id, `${high} ${low} ${numerator}/${denominator}`);
    if (seen === 'new') return;
    excluded[row] = 1;
    const point = batch.pointAt(row);
    others.push(seen === 'same' ? { kind: 'known', point } : { kind: 'refused', refusal: contradicts(point) });
  }

  #inBaseUnits(batch: UsageBatch, row: number): Rational {
    const unit = this.#tariff.units.read(batch.unit.dictionary.text(batch.unit.codes[row]!));
    return unit === null ? numberAt(batch, row) : multiply(numberAt(batch, row), unit.factor);
  }

  #warnUndeclared({ batch, meters }: BoundBatch): void {
    for (const { meter, rows } of meters) {
      for (const [name, { codes }] of batch.fields) {
        if (meter.fields.has(name)) continue;
        const row = rows.find((some) => codes[some] !== absent);
        if (row !== undefined) this.#warn(meter.name, name, batch.placeOf(row));
      }
    }
    for (const [name, row] of batch.unread) this.#warn(batch.meter.dictionary.text(batch.meter.codes[row]!), name, batch.placeOf(row));
  }

  #warn(meter: string, name: string, place: string): void {
    const key = `${meter} ${name}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.#options.onWarning(undeclaredSentence(place, meter, name));
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

  /** Limits count each rated row where its meter has some. */
  #countLimits({ batch, meters }: RatedBatch): void {
    for (const { meter, rows, lines } of meters) {
      if (rows.length === 0 || !this.#tariff.limits.some((limit) => limit.meters.has(meter.name))) continue;
      const charges = new Map<number, Charge[]>();
      for (const line of lines) {
        for (let index = 0; index < line.rows.length; index++) {
          const row = line.rows[index]!;
          charges.set(row, [...charges.get(row) ?? [], chargeOf(line, index, this.#tariff, batch)]);
        }
      }
      for (const row of rows) {
        const binding = bindPoint(this.#tariff, batch.pointAt(row));
        if (binding.kind !== 'bound') throw new TypeError('INVARIANT: a rated row fits its meter');
        const own = charges.get(row) ?? [];
        this.#limits.count(binding.point, { status: 'rated', charges: own, amount: sum(own.map(({ amount }) => amount)), currency: this.#tariff.currency, movements: [] });
      }
    }
  }
}

/** A line of a row that was rated as a column: it has one part. */
function chargeOf(line: RuleLine, index: number, tariff: Tariff, batch: UsageBatch): Charge {
  const { rule, rows, amount, origins, origin } = line;
  const row = rows[index]!;
  const from = origins[origin[index]!];
  const at = from === undefined ? '' : placeText(from.place);
  const own = valueAt(amount, index);
  const quantity = numberAt(batch, row);
  const period = { start: instant(batch.start[row]!), end: instant(batch.end[row]!) };
  return { kind: rule.kind, module: rule.module, rule: rule.name, amount: own, currency: tariff.currency, quantity, at, parts: [{ period, quantity, amount: own, rate: from?.text ?? null, at }] };
}

/** The fields that readers have to give columns for. Where points act in order of time, all of them decide among equal times. */
export function fieldsRead(tariff: Tariff): 'all' | ReadonlySet<string> {
  const meters = [...tariff.meters.values()];
  return meters.some(({ name }) => hasRunningTotals(tariff, name)) ? 'all' : new Set(meters.flatMap(({ fields }) => [...fields.keys()]));
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
