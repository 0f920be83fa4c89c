/** What a scope's rated time came to: exact sums of any span of it, read from the store once and only when asked. Knows nothing of policies. */
import { type Rational, add, subtract, zero } from '../money/index.ts';
import type { Store } from '../storage/index.ts';
import { type Instant, type Period, type Zone, calendarWindow, instant } from '../time/index.ts';

/** Every day of every time zone begins with one of these, and points of a period lie within some of them. */
const quarterHour = 900;

export interface RatedTime {
  readonly scope: string;
  /** The time after which is asked: sums reach back to the beginning of the month in which it begins. */
  readonly period: Period;
  readonly periodSeconds: number;
  readonly zone: Zone;
  /** Amounts in others are left out. */
  readonly currency: string;
}

/** Sums up to the beginning of each span, in order of time. */
interface Running {
  readonly starts: readonly number[];
  readonly amounts: readonly Rational[];
  readonly unrated: readonly number[];
  readonly stopped: readonly number[];
}

interface Span {
  amount: Rational;
  unrated: number;
  stopped: number;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function runningOf(spans: ReadonlyMap<number, Span>): Running {
  const starts = [...spans.keys()].sort((a, b) => a - b);
  const [amounts, unrated, stopped]: [Rational[], number[], number[]] = [[zero], [0], [0]];
  for (const [index, start] of starts.entries()) {
    const span = spans.get(start)!;
    amounts.push(add(amounts[index]!, span.amount));
    unrated.push(unrated[index]! + span.unrated);
    stopped.push(stopped[index]! + span.stopped);
  }
  return { starts, amounts, unrated, stopped };
}

/** How many of the spans begin before one. */
function before({ starts }: Running, span: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < span) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Sums {
  readonly #store: Pick<Store, 'summary' | 'alerts'>;
  readonly #time: RatedTime;
  readonly #spanSeconds: number;
  #read: Promise<ReadonlyMap<string | null, Running>> | null = null;
  #refusals: Promise<readonly { readonly at: Instant; readonly points: number }[]> | null = null;

  constructor(store: Pick<Store, 'summary' | 'alerts'>, time: RatedTime) {
    [this.#store, this.#time] = [store, time];
    this.#spanSeconds = greatestCommonDivisor(time.periodSeconds, quarterHour);
  }

  /** @param meter `null` for all, and for what limits added. */
  async amount(meter: string | null, period: Period): Promise<Rational> {
    const { running, from, to } = await this.#between(meter, period);
    return running === null ? zero : subtract(running.amounts[to]!, running.amounts[from]!);
  }

  async count(status: 'unrated' | 'stopped', meter: string | null, period: Period): Promise<number> {
    const { running, from, to } = await this.#between(meter, period);
    return running === null ? 0 : running[status][to]! - running[status][from]!;
  }

  /** Points that runs refused which end in the period. */
  async refused({ start, end }: Period): Promise<number> {
    this.#refusals ??= this.#store.alerts.refusals(this.#time.scope, this.#time.period);
    return (await this.#refusals).filter(({ at }) => at > start && at <= end).reduce((sum, { points }) => sum + points, 0);
  }

  async #between(meter: string | null, { start, end }: Period): Promise<{ readonly running: Running | null; readonly from: number; readonly to: number }> {
    this.#read ??= this.#load();
    const running = (await this.#read).get(meter) ?? null;
    const length = this.#spanSeconds * 1_000_000;
    return { running, from: running === null ? 0 : before(running, Math.floor(start / length)), to: running === null ? 0 : before(running, Math.ceil(end / length)) };
  }

  async #load(): Promise<ReadonlyMap<string | null, Running>> {
    const { scope, period, zone, currency } = this.#time;
    const { rows } = await this.#store.summary({
      by: ['day', 'meter'], daySeconds: this.#spanSeconds, from: calendarWindow(zone, 'month', period.start).start, to: instant(period.end), timezone: zone.name, filters: new Map([['scope', scope]]),
    });
    const all = new Map<string | null, Map<number, Span>>();
    const addTo = (meter: string | null, span: number, amount: Rational, unrated: number, stopped: number): void => {
      const spans = all.get(meter) ?? new Map<number, Span>();
      all.set(meter, spans);
      const known = spans.get(span);
      spans.set(span, { amount: known === undefined ? amount : add(known.amount, amount), unrated: (known?.unrated ?? 0) + unrated, stopped: (known?.stopped ?? 0) + stopped });
    };
    for (const { key: [day, meter], amounts, unrated, stopped } of rows) {
      const amount = amounts.find((each) => each.currency === currency)?.amount ?? zero;
      if (meter !== null && meter !== undefined) addTo(meter, Number(day), amount, unrated, stopped);
      addTo(null, Number(day), amount, unrated, stopped);
    }
    return new Map([...all].map(([meter, spans]) => [meter, runningOf(spans)]));
  }
}
