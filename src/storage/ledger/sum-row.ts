/** Puts together a summary from the rows of its statement. */
import { type Rational, add, decimalsNeeded, exactNumber, multiply, rational, zero } from '../../money/index.ts';
import type { AmountSum, QuantitySum, Summary, SummaryRow, Tally } from '../summary.ts';

/** One sum, or the counts of one key. */
export interface SumRow {
  readonly part: 'points' | 'quantity' | 'amount' | 'limits';
  /** `null` for the total. */
  readonly key: readonly (string | null)[] | null;
  /** The unit or the currency of `sum`. */
  readonly of: string | null;
  readonly sum: string | null;
  readonly points: string | null;
  readonly rated: string | null;
  readonly unrated: string | null;
  readonly stopped: string | null;
  /** Of a quantity: the meter's unit, of which one of `of` is `factor / divisor` where that is known. */
  readonly meterUnit: string | null;
  readonly factor: string | null;
  readonly divisor: string | null;
}

/** What was counted in one unit. */
interface UnitSum {
  readonly unit: string;
  readonly quantity: Rational;
  readonly meterUnit: string;
  readonly inMeterUnit: Rational | null;
}

interface Gathered {
  readonly key: SumRow['key'];
  counts: Pick<Tally, 'points' | 'rated' | 'unrated' | 'stopped'>;
  readonly amounts: AmountSum[];
  readonly limits: AmountSum[];
  readonly quantities: UnitSum[];
}

function count(text: string | null): number {
  const value = Number(text);
  if (text === null || !Number.isSafeInteger(value)) throw new RangeError(`\`${text}\` is not a count`);
  return value;
}

function factorOf({ factor, divisor }: SumRow): Rational | null {
  if (factor === null || divisor === null) return null;
  const [above, below] = [exactNumber(factor), exactNumber(divisor)];
  return rational(above.numerator * below.denominator, above.denominator * below.numerator);
}

function gather(into: Gathered, row: SumRow): void {
  switch (row.part) {
    case 'points':
      into.counts = { points: count(row.points), rated: count(row.rated), unrated: count(row.unrated), stopped: count(row.stopped) };
      break;
    case 'quantity':
      into.quantities.push({ unit: row.of ?? '', quantity: exactNumber(row.sum ?? ''), meterUnit: row.meterUnit ?? '', inMeterUnit: factorOf(row) });
      break;
    case 'limits':
      into.limits.push({ currency: row.of ?? '', amount: exactNumber(row.sum ?? '') });
      break;
    case 'amount':
      into.amounts.push({ currency: row.of ?? '', amount: exactNumber(row.sum ?? '') });
      break;
  }
}

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function addedByUnit(sums: readonly QuantitySum[]): readonly QuantitySum[] {
  const byUnit = new Map<string, Rational>();
  for (const { unit, quantity } of sums) byUnit.set(unit, add(byUnit.get(unit) ?? zero, quantity));
  return [...byUnit].map(([unit, quantity]) => ({ unit, quantity })).sort((a, b) => byCodePoint(a.unit, b.unit));
}

/** Where several units of one meter's unit were used they are added in that, if decimals can write the sum; else they stand apart. */
function quantitiesOf(sums: readonly UnitSum[]): readonly QuantitySum[] {
  const byMeterUnit = Map.groupBy(sums, ({ meterUnit, inMeterUnit, unit }) => (inMeterUnit === null ? `?${unit}` : `=${meterUnit}`));
  return addedByUnit([...byMeterUnit.values()].flatMap((group): readonly QuantitySum[] => {
    const [first] = group;
    if (first === undefined || new Set(group.map(({ unit }) => unit)).size === 1) return group;
    const together = group.map(({ quantity, inMeterUnit }) => multiply(quantity, inMeterUnit ?? zero)).reduce(add, zero);
    return decimalsNeeded(together) === null ? group : [{ unit: first.meterUnit, quantity: together }];
  }));
}

const nothing: Tally = { points: 0, rated: 0, unrated: 0, stopped: 0, amounts: [], limits: [], quantities: [] };
const tallyOf = ({ counts, amounts, limits, quantities }: Gathered): Tally => ({ ...counts, amounts, limits, quantities: quantitiesOf(quantities) });

/** The rows come ordered by key, and within a key by unit and currency. */
export function readSummary(rows: readonly SumRow[]): Summary {
  const gathered = new Map<string, Gathered>();
  for (const row of rows) {
    const name = JSON.stringify(row.key);
    const known = gathered.get(name) ?? { key: row.key, counts: { points: 0, rated: 0, unrated: 0, stopped: 0 }, amounts: [], limits: [], quantities: [] };
    gathered.set(name, known);
    gather(known, row);
  }
  const total = gathered.get('null');
  return {
    rows: [...gathered.values()].flatMap((each): SummaryRow[] => (each.key === null ? [] : [{ key: each.key, ...tallyOf(each) }])),
    total: total === undefined ? nothing : tallyOf(total),
  };
}
