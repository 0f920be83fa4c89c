/** Puts together a summary from the rows of its statement. */
import { exactNumber } from '../../money/index.ts';
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
}

interface OpenTally extends Tally {
  readonly amounts: AmountSum[];
  readonly limits: AmountSum[];
  readonly quantities: QuantitySum[];
}

function count(text: string | null): number {
  const value = Number(text);
  if (text === null || !Number.isSafeInteger(value)) throw new RangeError(`\`${text}\` is not a count`);
  return value;
}

const nothing = (): OpenTally => ({ points: 0, rated: 0, unrated: 0, stopped: 0, amounts: [], limits: [], quantities: [] });

/** Adds the row to what was gathered for its key. */
function gathering(tally: OpenTally, row: SumRow): OpenTally {
  switch (row.part) {
    case 'points':
      return { ...tally, points: count(row.points), rated: count(row.rated), unrated: count(row.unrated), stopped: count(row.stopped) };
    case 'quantity':
      tally.quantities.push({ unit: row.of ?? '', quantity: exactNumber(row.sum ?? '') });
      return tally;
    case 'limits':
      tally.limits.push({ currency: row.of ?? '', amount: exactNumber(row.sum ?? '') });
      return tally;
    case 'amount':
      tally.amounts.push({ currency: row.of ?? '', amount: exactNumber(row.sum ?? '') });
      return tally;
  }
}

/** The rows come ordered by key, and within a key by unit and currency. */
export function readSummary(rows: readonly SumRow[]): Summary {
  const gathered = new Map<string, { key: SumRow['key']; tally: OpenTally }>();
  for (const row of rows) {
    const name = JSON.stringify(row.key);
    const { key, tally } = gathered.get(name) ?? { key: row.key, tally: nothing() };
    gathered.set(name, { key, tally: gathering(tally, row) });
  }
  const grouped = [...gathered.values()].flatMap(({ key, tally }): SummaryRow[] => (key === null ? [] : [{ key, ...tally }]));
  return { rows: grouped, total: gathered.get('null')?.tally ?? nothing() };
}
