/** Which points are cut by a date, a calendar window or a clock window: worked out once for each day, not for each point. */
import { zero } from '../../money/index.ts';
import { type Meter, type Rule, type Tariff, cutsOf } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';

const day = 86_400_000_000;
/** How many days are remembered. */
const daysMost = 20_000;

export class Cuts {
  readonly #tariff: Tariff;
  readonly #meter: Meter;
  readonly #rules: readonly Rule[];
  readonly #byDay = new Map<number, Float64Array>();
  /** Between these two instants there is no cut. */
  #from = 0;
  #to = -1;

  constructor(tariff: Tariff, meter: Meter, rules: readonly Rule[]) {
    this.#tariff = tariff;
    this.#meter = meter;
    this.#rules = rules;
  }

  #of(number: number): Float64Array {
    const known = this.#byDay.get(number);
    if (known !== undefined) return known;
    if (this.#byDay.size >= daysMost) this.#byDay.clear();
    const [start, end] = [number * day, (number + 1) * day];
    // One microsecond earlier, since a period is not cut at its own start.
    const period = { start: instant(start - 1), end: instant(end) };
    const cuts = cutsOf(this.#tariff, { meter: this.#meter, scope: '', period, quantity: zero, fields: new Map() }, this.#rules);
    const inside = Float64Array.from([...new Set(cuts)].filter((cut) => cut >= start && cut < end)).sort();
    this.#byDay.set(number, inside);
    return inside;
  }

  /** Whether some rule of the meter may cut a period. An event is never cut. */
  cut(start: number, end: number): boolean {
    if (start === end || (start >= this.#from && end <= this.#to)) return false;
    const last = Math.floor((end - 1) / day);
    for (let number = Math.floor(start / day); number <= last; number++) {
      const cuts = this.#of(number);
      for (const cut of cuts) if (cut > start && cut < end) return true;
    }
    if (last === Math.floor(start / day)) this.#remember(last, start);
    return false;
  }

  /** The part of a day around an instant that nothing cuts. */
  #remember(number: number, at: number): void {
    [this.#from, this.#to] = [number * day, (number + 1) * day];
    for (const cut of this.#of(number)) {
      if (cut <= at) this.#from = cut;
      else {
        this.#to = cut;
        return;
      }
    }
  }
}
