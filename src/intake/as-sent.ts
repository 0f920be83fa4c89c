/**
 * Points that no rule rates: those whose sender says what they cost, which is kept as he says it, and those of meters that nobody
 * declared, which wait without a price. Knows nothing of where they came from.
 */
import { type UsageBatch, limb, numbersAt } from '../columns/index.ts';
import { type Rational, add, equals, multiply, rational, sum } from '../money/index.ts';
import type { Refusal, Tariff, UsagePoint, Verdict } from '../rating/index.ts';
import type { Intake, KeptLine, KeptPoint, OutcomeForm, PointColumns, StoredBatch, standing } from '../storage/index.ts';
import { instant } from '../time/index.ts';
import { type Assessment, contradicts } from './assess.ts';
import { orderOf } from './identity.ts';
import { unitFormOf } from './unit-forms.ts';

/** Where a charge line stands that no rule made: no file has it. */
export const lineAsSent = { module: 'pushed', rule: 'price', at: 'as sent' } as const;

/** Whether what the point costs is what its sender said. */
export const isAsSent = ({ lines }: Pick<KeptPoint, 'lines'>): boolean => lines.some(({ module, at }) => module === lineAsSent.module && at === lineAsSent.at);

const knownStanding: (typeof standing)['known'] = 1;
const freshStanding: (typeof standing)['fresh'] = 0;

const isPriced = ({ prices }: UsageBatch, row: number): boolean => prices !== undefined && (prices.coefficients[row] !== 0 || (prices.low !== null && prices.low[row] !== 0));

/** The rows that are kept as they were sent, and the others; `null` where all are to be rated. */
export function rowsAsSent({ meters }: Tariff, batch: UsageBatch, keepsUndeclared: boolean): { readonly asSent: Uint32Array; readonly others: Uint32Array } | null {
  const { count, meter: { dictionary, codes }, prices } = batch;
  const undeclared = Uint8Array.from({ length: dictionary.size }, (_, code) => (keepsUndeclared && !meters.has(dictionary.text(code)) ? 1 : 0));
  if (prices === undefined && !undeclared.includes(1)) return null;
  const [asSent, others]: [number[], number[]] = [[], []];
  for (let row = 0; row < count; row++) {
    (isPriced(batch, row) || undeclared[codes[row]!] === 1 ? asSent : others).push(row);
  }
  return asSent.length === 0 ? null : { asSent: Uint32Array.from(asSent), others: Uint32Array.from(others) };
}

/** What a row costs; `null` where nobody says it. */
export function priceAt({ prices }: UsageBatch, row: number): Rational | null {
  if (prices === undefined) return null;
  const wide = prices.wide.get(row);
  if (wide !== undefined) return wide;
  const [high, low] = [BigInt(prices.coefficients[row] ?? 0), BigInt(prices.low?.[row] ?? 0)];
  const value = prices.low === null ? high : high * BigInt(limb) + low;
  return value === 0n ? null : rational(value, 10n ** BigInt(prices.decimals));
}

interface AsSent {
  readonly rows: Int32Array;
  readonly points: PointColumns;
  /** By point: what is not to be kept. */
  readonly leaveOut: Uint8Array;
}

export interface StoredAsSent {
  readonly stored: StoredBatch;
  readonly rated: number;
  readonly unrated: number;
  readonly amount: Rational;
}

/** Adds numbers of a column exactly: as safe integers as long as their sum is one. */
class ExactSum {
  readonly #batch: UsageBatch;
  #whole = 0;
  #rest = rational(0n);

  constructor(batch: UsageBatch) {
    this.#batch = batch;
  }

  add(row: number, coefficient: number): void {
    if (this.#batch.prices?.low === null && Number.isSafeInteger(this.#whole + coefficient)) this.#whole += coefficient;
    else this.#rest = add(this.#rest, priceAt(this.#batch, row) ?? rational(0n));
  }

  get sum(): Rational {
    return add(this.#rest, rational(BigInt(this.#whole), 10n ** BigInt(this.#batch.prices?.decimals ?? 0)));
  }
}

export function columnsAsSent({ currency }: Tariff, batch: UsageBatch, { rows, points, leaveOut }: AsSent): StoredAsSent {
  const outcomes: OutcomeForm[] = [{ status: 'rated', code: null, reason: null, line: { ...lineAsSent, currency } }];
  const reasons = new Map<number, number>();
  const outcomeOf = new Uint32Array(rows.length);
  const amount = new ExactSum(batch);
  let [rated, unrated] = [0, 0];
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    const isKept = leaveOut[place] === freshStanding;
    if (isPriced(batch, row)) {
      if (!isKept) continue;
      rated += 1;
      amount.add(row, batch.prices?.coefficients[row] ?? 0);
      continue;
    }
    const code = batch.meter.codes[row]!;
    let outcome = reasons.get(code);
    if (outcome === undefined) {
      outcome = outcomes.push({ status: 'unrated', code: null, reason: notDeclared(batch.meter.dictionary.text(code)), line: null }) - 1;
      reasons.set(code, outcome);
    }
    outcomeOf[place] = outcome;
    if (isKept) unrated += 1;
  }
  const none = { decimals: 0, coefficients: new Float64Array(rows.length), low: null, wide: new Map<number, Rational>() };
  const amounts = batch.prices === undefined ? none : rows.length === batch.count ? batch.prices : numbersAt(batch.prices, Uint32Array.from(rows));
  return { stored: { points, leaveOut, outcomes, outcomeOf, amount: amounts, charged: new Map(), further: null }, rated, unrated, amount: amount.sum };
}

interface Standings {
  readonly rows: Int32Array;
  readonly numbers: Uint32Array | null;
  /** By place among the rows. */
  readonly standings: Uint8Array;
}

const nameOf = (point: Parameters<typeof orderOf>[0], n: number): string => `${orderOf(point)} ${point.id === null ? n : 0}`;

/** A row that is there with another content. */
export interface Contradiction {
  readonly row: number;
  readonly n: number;
  readonly isOfPrice: boolean;
}

/** What becomes of points that are there already: a point that is known must cost the same, too. */
export async function assessKnown(intake: Pick<Intake, 'kept'>, batch: UsageBatch, { rows, numbers, standings }: Standings): Promise<{ readonly known: readonly Assessment[]; readonly contradictions: readonly Contradiction[] }> {
  const [known, contradictions]: [Assessment[], Contradiction[]] = [[], []];
  const priced = new Map<string, { readonly row: number; readonly n: number; readonly price: Rational }[]>();
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (standings[place] === freshStanding) continue;
    const point = batch.pointAt(row);
    const price = standings[place] === knownStanding ? priceAt(batch, row) : null;
    if (standings[place] !== knownStanding) contradictions.push({ row, n: numbers?.[row] ?? 0, isOfPrice: false });
    else if (price === null) known.push({ kind: 'known', point });
    else {
      const own = priced.get(point.scope) ?? [];
      priced.set(point.scope, own);
      own.push({ row, n: numbers?.[row] ?? 0, price });
    }
  }
  for (const [scope, some] of priced) {
    const starts = some.map(({ row }) => batch.start[row]!);
    const kept = await intake.kept({ scope, period: { start: instant(Math.min(...starts)), end: instant(Math.max(...starts) + 1) }, meters: null });
    const amounts = new Map(kept.map((point) => [nameOf({ place: '', ...point }, point.n), sum(point.lines.map(({ amount }) => amount))]));
    for (const { row, n, price } of some) {
      const point = batch.pointAt(row);
      const before = amounts.get(nameOf(point, n));
      if (before !== undefined && !equals(before, price)) contradictions.push({ row, n, isOfPrice: true });
      else known.push({ kind: 'known', point });
    }
  }
  return { known, contradictions };
}

const notDeclared = (meter: string): string => `no meter \`${meter}\` is declared`;

/** One point as it stands when it is kept as it was sent. @param price `null` where nobody says it. */
export function outcomeAsSent(tariff: Tariff, { id, meter, scope, period, quantity, unit, fields }: UsagePoint, n: number, price: Rational | null): { readonly after: KeptPoint; readonly bound: null; readonly verdict: Verdict } {
  const { meterUnit, inMeterUnit } = unitFormOf(tariff, meter, unit);
  const { currency } = tariff;
  const lines: readonly KeptLine[] = price === null ? [] : [{ ...lineAsSent, currency, amount: price, quantity: multiply(quantity, inMeterUnit) }];
  const verdict: Verdict = price === null ? { status: 'unrated', reason: notDeclared(meter) }
    : { status: 'rated', currency, amount: price, movements: [], charges: lines.map((line) => ({ kind: 'price', ...line, parts: [] })) };
  const after: KeptPoint = { id, n, meter, scope, period, quantity, unit, meterUnit, inMeterUnit, fields, isCollected: false, status: verdict.status, code: null, reason: verdict.status === 'rated' ? null : verdict.reason, lines };
  return { after, bound: null, verdict };
}

/** What a sender says that a point costs, and why a point that differs in it is refused. */
export const anotherPrice = (point: UsagePoint): Refusal => ({ ...contradicts(point), field: 'price', reason: 'this point came before with another price: usage that was taken is corrected, not overwritten' });
