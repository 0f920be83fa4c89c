/** What an import of a FOCUS bill is asked and what it tells. Types only, and the error of an import that does not start. */
import type { Rational } from '../../money/index.ts';
import type { LeftOutCode } from './left-out.ts';

export type { LeftOutCode } from './left-out.ts';

export interface FocusImportOptions {
  /** A CSV file with the columns of FOCUS; may be gzipped. */
  readonly billPath: string;
  /** Made if it is missing. May hold an earlier import, which is replaced, but no other rule files. */
  readonly outDirectory: string;
  /** The rulebook's currency; needed only where the bill has several. */
  readonly currency?: string;
  /** How far PricingQuantity × ListUnitPrice may lie from ListCost: the bill's own rounding. */
  readonly tolerance?: Rational;
}

/** A line of the bill that did not become usage. */
export interface LeftOut {
  /** The physical line on which the record begins; the header is line 1. */
  readonly line: number;
  readonly code: LeftOutCode;
  readonly reason: string;
}

export interface FocusImportReport {
  /** Records of the bill, without its header. `lines` = `kept` + the sum of `leftOutCounts`. */
  readonly lines: number;
  readonly kept: number;
  /** The first thousand; all of them stand in `left-out.csv`. */
  readonly leftOut: readonly LeftOut[];
  /** How many lines each cause left out, all of them counted. */
  readonly leftOutCounts: ReadonlyMap<LeftOutCode, number>;
  /** How many kept lines go without an optional column, because its text cannot be stored. */
  readonly fieldsLeftOut: ReadonlyMap<string, number>;
  /** Meters written: one for each pricing unit with kept lines. */
  readonly meters: number;
  /** Prices written: one for each price id of each meter. */
  readonly prices: number;
  readonly currency: string;
  /** Σ PricingQuantity × ListUnitPrice over the kept lines, exact. */
  readonly total: Rational;
  /** Σ ListCost over the kept lines: what the bill itself says. */
  readonly listCost: Rational;
  /** Written into the directory, by name. */
  readonly files: readonly string[];
  /** What the reader of the report should know besides the counts. */
  readonly notes: readonly string[];
}

export type FocusImportProblem =
  | 'no-header' | 'missing-columns' | 'duplicate-column' | 'broken-quotes'
  | 'no-currency' | 'several-currencies' | 'unknown-currency' | 'unusable-currency'
  | 'nothing-kept' | 'foreign-files' | 'bill-in-the-way' | 'bill-changed';

/** The import as a whole cannot be made. The message is a sentence for a person; nothing chosen silently. */
export class FocusImportRefused extends Error {
  override readonly name = 'FocusImportRefused';
  readonly code: FocusImportProblem;
  constructor(code: FocusImportProblem, message: string) {
    super(message);
    this.code = code;
  }
}
