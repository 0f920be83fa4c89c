/** One line of a bill: its values read and held against each other, or why it is left out. Knows no other line. */
import { type Rational, absolute, compare, multiply, parseDecimal, subtract } from '../../money/index.ts';
import { type Instant, instantText, parseInstant } from '../../time/index.ts';
import { fieldTextLengthMost, nameLengthMost, numberLengthMost } from '../bounds.ts';
import { isStorable } from '../checks.ts';
import type { CsvRow } from '../csv-records.ts';
import { type FocusColumns, type NeededColumn, neededColumns, valueOf } from './columns.ts';
import {
  anotherCost, beyondBounds, endsBeforeItStarts, isLeftOut, noValue, notANumber, notATime, reservedPriceId, unreadableRow, unusableText,
} from './left-out.ts';
import type { LeftOut } from './report.ts';

export interface BillLine {
  readonly line: number;
  readonly priceId: string;
  readonly price: Rational;
  /** PricingUnit as the bill writes it. */
  readonly unit: string;
  readonly quantity: Rational;
  /** PricingQuantity as the bill writes it. */
  readonly quantityText: string;
  readonly listCost: Rational;
  readonly scope: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly currency: string;
}

/** The words that a table's key column gives a meaning to. */
const reservedKeys: ReadonlySet<string> = new Set(['else', 'any']);

/** The cells of a row that is whole, or why it is not. */
export function cellsOf(row: CsvRow, columns: FocusColumns): readonly string[] | LeftOut {
  switch (row.kind) {
    case 'record':
      if (row.cells.length === columns.count) return row.cells;
      return unreadableRow(row.line, `has ${row.cells.length} cells; the header names ${columns.count} columns`);
    case 'broken quotes': return unreadableRow(row.line, row.cause);
    case 'too long': return unreadableRow(row.line, 'is longer than a line may be');
    case 'not UTF-8': return unreadableRow(row.line, 'is not UTF-8 text');
  }
}

export function readBillLine(line: number, cells: readonly string[], columns: FocusColumns, tolerance: Rational): BillLine | LeftOut {
  const values = neededValues(line, cells, columns);
  if (isLeftOut(values)) return values;
  const price = numberIn(line, 'ListUnitPrice', values.ListUnitPrice);
  if (isLeftOut(price)) return price;
  const quantity = numberIn(line, 'PricingQuantity', values.PricingQuantity);
  if (isLeftOut(quantity)) return quantity;
  const listCost = numberIn(line, 'ListCost', values.ListCost);
  if (isLeftOut(listCost)) return listCost;
  const period = periodIn(line, values.ChargePeriodStart, values.ChargePeriodEnd);
  if (isLeftOut(period)) return period;
  const { PricingUnit: unit, SkuPriceId: priceId } = values;
  if (compare(absolute(subtract(multiply(quantity, price), listCost)), tolerance) > 0) {
    return anotherCost(line, { quantity, price, listCost }, unit);
  }
  return {
    line, priceId, price, unit, quantity, quantityText: values.PricingQuantity, listCost, scope: values.SubAccountId, ...period,
    currency: values.BillingCurrency,
  };
}

/** How long a text may be that goes into the usage; numbers and times have bounds of their own. */
const lengthsMost: Partial<Record<NeededColumn, number>> = {
  SkuPriceId: fieldTextLengthMost, PricingUnit: nameLengthMost, SubAccountId: nameLengthMost, BillingCurrency: nameLengthMost,
};

function neededValues(line: number, cells: readonly string[], columns: FocusColumns): Record<NeededColumn, string> | LeftOut {
  const values: Partial<Record<NeededColumn, string>> = {};
  for (const column of neededColumns) {
    const value = valueOf(cells[columns.at[column]]);
    if (value === null) return noValue(line, column);
    const most = lengthsMost[column];
    if (most !== undefined && value.length > most) return unusableText(line, column, `has ${value.length} characters; at most ${most} are taken`);
    if (!isStorable(value)) return unusableText(line, column, 'holds a NUL character');
    values[column] = value;
  }
  const complete = values as Record<NeededColumn, string>;
  return reservedKeys.has(complete.SkuPriceId) ? reservedPriceId(line, complete.SkuPriceId) : complete;
}

function numberIn(line: number, column: string, text: string): Rational | LeftOut {
  if (text.length > numberLengthMost) return beyondBounds(line, column, text, `has more than ${numberLengthMost} characters`);
  const parsed = parseDecimal(text);
  if (parsed.ok) return parsed.value;
  return parsed.problem === 'not a decimal number' ? notANumber(line, column, text) : beyondBounds(line, column, text, parsed.problem);
}

function periodIn(line: number, startText: string, endText: string): { readonly start: Instant; readonly end: Instant } | LeftOut {
  const start = parseInstant(startText);
  if (!start.ok) return notATime(line, 'ChargePeriodStart', startText, start.problem);
  const end = parseInstant(endText);
  if (!end.ok) return notATime(line, 'ChargePeriodEnd', endText, end.problem);
  if (end.value < start.value) return endsBeforeItStarts(line, instantText(start.value), instantText(end.value));
  return { start: start.value, end: end.value };
}
