/**
 * The first reading of a bill: which currencies, units and prices it has, so that the second one can write usage without
 * remembering lines. Its memory grows with the distinct prices, not with the lines.
 */
import { type Rational, equals } from '../../money/index.ts';
import type { Instant } from '../../time/index.ts';
import type { CsvRow } from '../csv-records.ts';
import { type BillLine, cellsOf, readBillLine } from './bill-line.ts';
import { type FocusColumns, columnsOf, valueOf } from './columns.ts';
import { type PriceOnLine, isLeftOut } from './left-out.ts';
import { FocusImportRefused, type LeftOut } from './report.ts';

/** A price id within one unit: its price, and the first line with another one. */
export interface SurveyedPrice {
  readonly first: PriceOnLine;
  other: PriceOnLine | null;
}

/** What the lines of one currency say. */
export interface CurrencySurvey {
  earliest: Instant;
  /** Prices by PricingUnit and SkuPriceId, in the order of the bill. */
  readonly units: Map<string, Map<string, SurveyedPrice>>;
}

export interface Survey {
  readonly columns: FocusColumns;
  readonly lines: number;
  /** Every currency that a line names, even one that is left out, with the first such line. */
  readonly currencies: ReadonlyMap<string, number>;
  readonly byCurrency: ReadonlyMap<string, CurrencySurvey>;
  /** For one, when nothing can be kept. */
  readonly firstLeftOut: LeftOut | null;
}

export async function surveyBill(rows: AsyncIterable<readonly CsvRow[]>, tolerance: Rational): Promise<Survey> {
  let columns: FocusColumns | null = null;
  let lines = 0;
  let firstLeftOut: LeftOut | null = null;
  const currencies = new Map<string, number>();
  const byCurrency = new Map<string, CurrencySurvey>();
  for await (const batch of rows) {
    for (const row of batch) {
      if (columns === null) {
        columns = columnsOf(row);
        continue;
      }
      lines++;
      if (row.kind === 'broken quotes' && row.ends) throw new FocusImportRefused('broken-quotes', `line ${row.line} of the bill: ${row.cause}`);
      const cells = cellsOf(row, columns);
      if (!isLeftOut(cells)) noteCurrency(currencies, valueOf(cells[columns.at.BillingCurrency]), row.line);
      const line = isLeftOut(cells) ? cells : readBillLine(row.line, cells, columns, tolerance);
      if (isLeftOut(line)) firstLeftOut ??= line;
      else notePrice(byCurrency, line);
    }
  }
  return { columns: columns ?? columnsOf(undefined), lines, currencies, byCurrency, firstLeftOut };
}

function noteCurrency(currencies: Map<string, number>, currency: string | null, line: number): void {
  if (currency !== null && !currencies.has(currency)) currencies.set(currency, line);
}

/** A copy: a piece of a line would keep the whole line in memory. */
const ownText = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

function notePrice(byCurrency: Map<string, CurrencySurvey>, line: BillLine): void {
  let survey = byCurrency.get(line.currency);
  if (survey === undefined) byCurrency.set(ownText(line.currency), survey = { earliest: line.start, units: new Map() });
  if (line.start < survey.earliest) survey.earliest = line.start;
  let prices = survey.units.get(line.unit);
  if (prices === undefined) survey.units.set(ownText(line.unit), prices = new Map());
  const known = prices.get(line.priceId);
  if (known === undefined) prices.set(ownText(line.priceId), { first: { price: line.price, line: line.line }, other: null });
  else if (known.other === null && !equals(known.first.price, line.price)) known.other = { price: line.price, line: line.line };
}
