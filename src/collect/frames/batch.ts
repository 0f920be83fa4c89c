/** The batch that frames fill: numbers by their digits beside the columns of a gathering. Knows nothing of JSON. */
import { type NumberColumn, Quantities, type UsageBatch, absent } from '../../columns/index.ts';
import { type Rational, rational } from '../../money/index.ts';
import type { UsagePoint } from '../../rating/point.ts';
import { instant } from '../../time/index.ts';
import type { Gathering, Origin } from '../scan/gathering.ts';

const noOrigin: Origin = {
  placeOf: (line) => `point ${line}`,
  pointAt: () => {
    throw new Error('INVARIANT: points of frames are put together from their columns');
  },
};

function numberAt({ decimals, coefficients, wide }: NumberColumn, row: number): Rational {
  return wide.get(row) ?? rational(BigInt(coefficients[row] ?? 0), 10n ** BigInt(decimals));
}

function pointIn(batch: UsageBatch, row: number): UsagePoint {
  const textAt = ({ dictionary, codes }: UsageBatch['meter']): string => dictionary.text(codes[row]!);
  return {
    place: batch.placeOf(row), id: null, meter: textAt(batch.meter), scope: textAt(batch.scope), unit: textAt(batch.unit), period: { start: instant(batch.start[row]!), end: instant(batch.end[row]!) }, quantity: numberAt(batch.quantity, row),
    fields: new Map([...batch.fields].flatMap(([name, { dictionary, codes }]) => (codes[row] === absent ? [] : [[name, dictionary.values[codes[row]!]!] as const]))),
  };
}

export class FrameNumbers {
  readonly #most: number;
  #quantities: Quantities;
  #prices: Quantities;
  #hasPrices = false;

  constructor(most: number) {
    this.#most = most;
    [this.#quantities, this.#prices] = [new Quantities(most), new Quantities(most)];
  }

  /** Both are numbers. @param price empty where there is none. */
  set(row: number, quantity: string, price: string): void {
    if (!this.#quantities.set(row, quantity)) throw new RangeError(`INVARIANT: \`${quantity}\` is a number`);
    if (price === '') return;
    if (!this.#prices.set(row, price)) throw new RangeError(`INVARIANT: \`${price}\` is a number`);
    this.#hasPrices = true;
  }

  finish(gathering: Gathering): UsageBatch {
    const [quantity, prices] = [this.#quantities.finish(), settled(this.#prices.finish())];
    const finished = gathering.finish(noOrigin);
    const batch: UsageBatch = { ...finished, quantity, ...(this.#hasPrices ? { prices } : {}), pointAt: (row) => pointIn(batch, row) };
    [this.#quantities, this.#prices, this.#hasPrices] = [new Quantities(this.#most), new Quantities(this.#most), false];
    return batch;
  }
}

/** A zero of many digits is still none. */
function settled(column: NumberColumn): NumberColumn {
  const zeros = [...column.wide].filter(([, value]) => value.numerator === 0n).map(([row]) => row);
  if (zeros.length === 0) return column;
  for (const row of zeros) column.coefficients[row] = 0;
  return { ...column, wide: new Map([...column.wide].filter(([row]) => !zeros.includes(row))) };
}
