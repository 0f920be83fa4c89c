/** Totals as JSON: money and quantities as decimal strings, counts as numbers. */
import { decimalText } from '../money/index.ts';
import type { Summary, SummaryQuery } from '../storage/index.ts';
import { instantText } from '../time/index.ts';

type Tally = Summary['total'];

const tallyJson = (tally: Tally) => ({
  points: tally.points, rated: tally.rated, unrated: tally.unrated, stopped: tally.stopped,
  quantities: tally.quantities.map(({ unit, quantity }) => ({ unit, quantity: decimalText(quantity) })),
  amounts: tally.amounts.map(({ currency, amount }) => ({ currency, amount: decimalText(amount) })),
  limits: tally.limits.map(({ currency, amount }) => ({ currency, amount: decimalText(amount) })),
});

export function reportJson(query: SummaryQuery, summary: Summary) {
  return {
    by: [...query.by],
    from: query.from === null ? null : instantText(query.from),
    to: query.to === null ? null : instantText(query.to),
    timezone: query.timezone,
    rows: summary.rows.map((row) => ({ key: Object.fromEntries(query.by.map((name, index) => [name, row.key[index] ?? null])), ...tallyJson(row) })),
    total: tallyJson(summary.total),
  };
}
