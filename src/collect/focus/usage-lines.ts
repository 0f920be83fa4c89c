/** The second reading of a bill: every line goes into the usage or is left out with its reason. Holds counts, not lines. */
import { createHash } from 'node:crypto';
import { type Rational, add, decimalText, multiply, zero } from '../../money/index.ts';
import { instantText } from '../../time/index.ts';
import { fieldTextLengthMost } from '../bounds.ts';
import { isStorable } from '../checks.ts';
import type { CsvRow } from '../csv-records.ts';
import { type BillLine, cellsOf, readBillLine } from './bill-line.ts';
import { type FocusColumns, valueOf } from './columns.ts';
import { csvLine } from './csv-text.ts';
import { type LeftOutCode, isLeftOut, otherCurrency, twoPrices } from './left-out.ts';
import type { MeterNames } from './names.ts';
import type { LeftOut } from './report.ts';
import type { CurrencySurvey } from './survey.ts';
import type { TextFile } from './text-file.ts';

/** Enough to show a person; the file has all of them. */
const leftOutKept = 1000;

export interface UsageWriting {
  readonly columns: FocusColumns;
  readonly currency: string;
  readonly tolerance: Rational;
  readonly survey: CurrencySurvey;
  /** By the bill's PricingUnit. */
  readonly meters: ReadonlyMap<string, MeterNames>;
  readonly usage: TextFile;
  readonly leftOut: TextFile;
}

export interface UsageTally {
  kept: number;
  total: Rational;
  listCost: Rational;
  readonly leftOut: LeftOut[];
  readonly leftOutCounts: Map<LeftOutCode, number>;
  readonly fieldsLeftOut: Map<string, number>;
  /** How often each id was given. */
  readonly seen: Map<string, number>;
}

export async function writeUsage(rows: AsyncIterable<readonly CsvRow[]>, writing: UsageWriting): Promise<UsageTally> {
  const tally: UsageTally = { kept: 0, total: zero, listCost: zero, leftOut: [], leftOutCounts: new Map(), fieldsLeftOut: new Map(), seen: new Map() };
  let isHeader = true;
  await writing.leftOut.write(csvLine(['line', 'code', 'reason']));
  for await (const batch of rows) {
    for (const row of batch) {
      if (isHeader) isHeader = false;
      else await writeRow(row, writing, tally);
    }
  }
  await writing.usage.flush();
  await writing.leftOut.flush();
  return tally;
}

function writeRow(row: CsvRow, writing: UsageWriting, tally: UsageTally): Promise<void> | undefined {
  const cells = cellsOf(row, writing.columns);
  const line = isLeftOut(cells) ? cells : keptLine(row.line, cells, writing);
  if (isLeftOut(line) || isLeftOut(cells)) return leaveOut(line as LeftOut, writing, tally);
  tally.kept++;
  tally.total = add(tally.total, multiply(line.quantity, line.price));
  tally.listCost = add(tally.listCost, line.listCost);
  return writing.usage.write(usageLine(line, fieldsOf(cells, writing.columns, tally), writing, tally.seen));
}

function leaveOut(leftOut: LeftOut, writing: UsageWriting, tally: UsageTally): Promise<void> | undefined {
  tally.leftOutCounts.set(leftOut.code, (tally.leftOutCounts.get(leftOut.code) ?? 0) + 1);
  if (tally.leftOut.length < leftOutKept) tally.leftOut.push(leftOut);
  return writing.leftOut.write(csvLine([leftOut.line, leftOut.code, leftOut.reason]));
}

/** The line with its only price, in the rulebook's currency. */
function keptLine(number: number, cells: readonly string[], { columns, currency, tolerance, survey }: UsageWriting): BillLine | LeftOut {
  const found = valueOf(cells[columns.at.BillingCurrency]);
  if (found !== null && found !== currency) return otherCurrency(number, found, currency);
  const line = readBillLine(number, cells, columns, tolerance);
  if (isLeftOut(line)) return line;
  const price = survey.units.get(line.unit)?.get(line.priceId);
  return price?.other == null ? line : twoPrices(number, line.priceId, line.unit, price.first, price.other);
}

/** The optional columns of a line. A text that no reader would take is left out alone, and counted. */
function fieldsOf(cells: readonly string[], columns: FocusColumns, tally: UsageTally): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { name, at } of columns.fields) {
    const value = valueOf(cells[at]);
    if (value === null) continue;
    if (value.length <= fieldTextLengthMost && isStorable(value)) fields[name] = value;
    else tally.fieldsLeftOut.set(name, (tally.fieldsLeftOut.get(name) ?? 0) + 1);
  }
  return fields;
}

/** Sixteen hexadecimal digits tell the lines of any bill apart. */
const idLength = 16;

/**
 * What the line says is its id, with a number for the second of two that say the same: a bill that has grown since it was
 * last imported gives its old lines their old ids, wherever they stand now.
 */
function idOf(point: Readonly<Record<string, unknown>>, seen: Map<string, number>): string {
  const digest = createHash('sha256').update(JSON.stringify(point)).digest('hex').slice(0, idLength);
  const times = (seen.get(digest) ?? 0) + 1;
  seen.set(digest, times);
  return times === 1 ? `focus:${digest}` : `focus:${digest}:${times}`;
}

function usageLine(line: BillLine, fields: Record<string, string>, { meters }: UsageWriting, seen: Map<string, number>): string {
  const names = meters.get(line.unit);
  if (names === undefined) throw new Error(`the bill's line ${line.line} has a price and no meter`);
  const point = {
    meter: names.meter, scope: line.scope, start: instantText(line.start), end: instantText(line.end),
    quantity: quantityText(line), unit: names.unit, fields: { SkuPriceId: line.priceId, ...fields },
  };
  return `${JSON.stringify({ id: idOf({ ...point, meter: line.unit, currency: line.currency, price: decimalText(line.price) }, seen), ...point })}\n`;
}

/** As the bill writes it; only an exponent becomes plain digits, which every spreadsheet reads. */
const quantityText = ({ quantityText: text, quantity }: BillLine): string => (/e/i.test(text) ? decimalText(quantity) : text);
