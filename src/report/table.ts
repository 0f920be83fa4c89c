/** Totals as rows of text for a table that a person reads; the table itself is drawn by whoever shows it. */
import { decimalText } from '../money/index.ts';
import type { Summary, SummaryQuery } from '../storage/index.ts';
import { limitsText } from './limits-text.ts';

type Tally = Summary['total'];

export interface ReportTable {
  readonly titles: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly (readonly string[])[];
}

/** Columns that stand only where there is something to say. */
interface Columns {
  readonly open: boolean;
  readonly limits: boolean;
}

/** Amounts are written with every digit they have, so that what is shown adds up. */
function linesOf(keys: readonly string[], tally: Tally, columns: Columns): readonly (readonly string[])[] {
  const [only] = tally.quantities.length === 1 ? tally.quantities : [];
  const open = columns.open ? [tally.unrated === 0 ? '' : String(tally.unrated), tally.stopped === 0 ? '' : String(tally.stopped)] : [];
  const amounts = tally.amounts.length === 0 ? [['', '', '']] : tally.amounts.map(({ amount, currency }) => [decimalText(amount), currency, limitsText(tally, currency)]);
  return amounts.map(([amount = '', currency = '', limits = ''], index) => {
    const money = columns.limits ? [amount, currency, limits] : [amount, currency];
    return index === 0
      ? [...keys, String(tally.points), ...open, only === undefined ? '' : decimalText(only.quantity), only?.unit ?? '', ...money]
      : [...keys.map(() => ''), '', ...open.map(() => ''), '', '', ...money];
  });
}

export function reportTable(query: SummaryQuery, summary: Summary): ReportTable {
  const columns: Columns = { open: summary.total.unrated + summary.total.stopped > 0, limits: summary.rows.some(({ limits }) => limits.length > 0) || summary.total.limits.length > 0 };
  const left = (title: string) => ({ title, align: 'left' as const });
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    titles: [
      ...query.by.map(left), right('points'), ...(columns.open ? [right('unrated'), right('stopped')] : []), right('quantity'), left('unit'),
      right('amount'), left(''), ...(columns.limits ? [right('of it by limits')] : []),
    ],
    rows: summary.rows.flatMap((row) => linesOf(row.key.map((value) => value ?? '—'), row, columns)),
    totals: linesOf(query.by.map((_, index) => (index === 0 ? 'total' : '')), summary.total, columns),
  };
}
