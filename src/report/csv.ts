/** Totals as CSV: a line for each row and currency. The quantity stands where the row has one unit only; `limits` is what of the amount limits added. */
import { decimalText } from '../money/index.ts';
import type { Summary, SummaryQuery } from '../storage/index.ts';
import { limitsText } from './limits-text.ts';

/** Texts that a spreadsheet would run as a formula are kept from it by a leading apostrophe (CWE-1236). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function reportCsv(query: SummaryQuery, summary: Summary): string {
  const header = [...query.by, 'points', 'rated', 'unrated', 'stopped', 'quantity', 'unit', 'amount', 'currency', 'limits'];
  const lines = summary.rows.flatMap((row) => {
    const [only] = row.quantities.length === 1 ? row.quantities : [];
    const counts = [row.points, row.rated, row.unrated, row.stopped].map(String);
    const amounts = row.amounts.length === 0 ? [{ amount: '', currency: '', limits: '' }] : row.amounts.map(({ amount, currency }) => ({ amount: decimalText(amount), currency, limits: limitsText(row, currency) }));
    return amounts.map(({ amount, currency, limits }, index) => [
      ...row.key.map((value) => value ?? ''), ...(index === 0 ? counts : ['', '', '', '']),
      index === 0 && only !== undefined ? decimalText(only.quantity) : '', index === 0 && only !== undefined ? only.unit : '', amount, currency, limits,
    ]);
  });
  return [header, ...lines].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
