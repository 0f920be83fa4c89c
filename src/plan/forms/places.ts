/** Which outcome of a price list each row has: by a rate, a table, the first row that fits, or the clock. */
import { type Rational, divide, floorOf } from '../../money/index.ts';
import { type Body, type FirstRow, type Outcome, type Tariff, findRow, matchesPattern, windowAt } from '../../rating/index.ts';
import type { Instant } from '../../time/index.ts';
import { type Evaluator, type Frame, Lookup, type TextVector, isNumbers, textsOf } from '../expressions/index.ts';
import { type NumberVector, largest, takeIndexes, toExact, valueAt } from '../numbers/index.ts';
import { compare } from '../../money/index.ts';

export interface Places {
  /** The place in `outcomes` for each row; -1 where nothing fits. */
  readonly places: Int32Array;
  readonly outcomes: readonly Outcome[];
}

/** A form that gives each row one outcome of a list. */
export interface OutcomeFinder {
  find(frame: Frame, evaluator: Evaluator): Places;
}

type Of<Kind extends Body['kind']> = Extract<Body, { kind: Kind }>;

const rateFinder = ({ outcome }: Of<'rate'>): OutcomeFinder => ({ find: ({ count }) => ({ places: takeIndexes(count).fill(0), outcomes: [outcome] }) });

function tableFinder({ keys, rows }: Of<'table'>): OutcomeFinder {
  const lookup = new Lookup<Outcome>((texts) => findRow(rows, texts));
  return {
    find: (frame, evaluator) => {
      const places = lookup.places(keys.map((key) => evaluator.texts(key, frame)), frame.count);
      return { places, outcomes: lookup.items };
    },
  };
}

/** How many starts are remembered. */
const startsMost = 50_000;

function windowsFinder({ windows }: Of<'windows'>, { zone }: Tariff): OutcomeFinder {
  const outcomes = windows.map(({ value }) => value);
  const known = new Map<number, number>();
  const placeAt = (start: number): number => {
    const place = known.get(start);
    if (place !== undefined) return place;
    if (known.size >= startsMost) known.clear();
    const window = windowAt(windows, zone, start as Instant);
    const found = window === null ? -1 : windows.indexOf(window);
    known.set(start, found);
    return found;
  };
  return {
    find: ({ points, rows, count }) => {
      const places = takeIndexes(count);
      let [last, place] = [NaN, -1];
      for (let index = 0; index < count; index++) {
        const start = points.batch.start[rows[index]!]!;
        if (start !== last) [last, place] = [start, placeAt(start)];
        places[index] = place;
      }
      return { places, outcomes };
    },
  };
}

/** The rows of a `table first` that fit some texts, whatever the numbers. */
interface Candidates {
  readonly rows: readonly FirstRow[];
}

function firstTableFinder({ keys, rows, otherwise }: Of<'first-table'>): OutcomeFinder {
  const outcomes: Outcome[] = [];
  const placeOf = new Map<Outcome, number>();
  const place = (outcome: Outcome | null): number => {
    if (outcome === null) return -1;
    const known = placeOf.get(outcome);
    if (known !== undefined) return known;
    placeOf.set(outcome, outcomes.length);
    return outcomes.push(outcome) - 1;
  };
  const textTest = (row: FirstRow, texts: readonly (string | null)[]): boolean => row.tests.every((test, index) => {
    const text = texts[index] ?? null;
    if (text === null) return true;
    return test.kind === 'any' || (test.kind === 'text' && test.value === text) || (test.kind === 'pattern' && matchesPattern(test.pieces, text));
  });
  let numeric: readonly boolean[] | null = null;
  const lookup = new Lookup<Candidates>((texts) => {
    let next = 0;
    const spread = (numeric ?? []).map((isNumber) => (isNumber ? null : texts[next++] ?? null));
    const fitting = rows.filter((row) => textTest(row, spread));
    // Rows behind one that asks nothing of the numbers are never reached.
    const last = fitting.findIndex((row) => row.tests.every((test, index) => numeric?.[index] !== true || test.kind === 'any'));
    return { rows: last < 0 ? fitting : fitting.slice(0, last + 1) };
  });
  return {
    find: (frame, evaluator) => {
      const values = keys.map((key) => evaluator.evaluate(key, frame));
      numeric = values.map(isNumbers);
      const texts = values.flatMap((value): TextVector[] => (isNumbers(value) ? [] : [textsOf(value)]));
      const found = lookup.places(texts, frame.count);
      const numbers = values.map((value) => (isNumbers(value) ? rangeTest(value, frame.count) : null));
      const places = takeIndexes(frame.count);
      const { items } = lookup;
      for (let index = 0; index < frame.count; index++) {
        const row = items[found[index]!]!.rows.find(({ tests }) => tests.every((test, key) => test.kind !== 'up-to' || numbers[key]?.(index, test.bound) !== false));
        places[index] = place(row?.outcome ?? otherwise);
      }
      return { places, outcomes };
    },
  };
}

/** Whether the number of a row does not exceed a bound. */
function rangeTest(vector: NumberVector, count: number): (index: number, bound: Rational) => boolean {
  if (vector.kind === 'whole') {
    const floors = new Map<Rational, number>();
    const { coefficients, unit } = vector;
    return (index, bound) => {
      let floor = floors.get(bound);
      if (floor === undefined) {
        const units = Number(floorOf(divide(bound, unit)).numerator); // not money: only its order among safe integers counts
        floor = units > largest ? Infinity : units < -largest ? -Infinity : units;
        floors.set(bound, floor);
      }
      return coefficients[index]! <= floor;
    };
  }
  if (vector.kind === 'constant') return (_index, bound) => compare(valueAt(vector, 0), bound) <= 0;
  const values = toExact(vector, count);
  return (index, bound) => compare(values[index]!, bound) <= 0;
}

/** The finder of a form that has outcomes; the other forms have none. */
export function outcomeFinder(body: Body, tariff: Tariff): OutcomeFinder | null {
  switch (body.kind) {
    case 'rate': return rateFinder(body);
    case 'table': return tableFinder(body);
    case 'first-table': return firstTableFinder(body);
    case 'windows': return windowsFinder(body, tariff);
    case 'charge': case 'tiers': case 'blocks': return null;
  }
}
