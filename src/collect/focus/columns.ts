/** The columns of a FOCUS bill that the import reads, by their exact names. Knows nothing of what is done with them. */
import type { CsvRow } from '../csv-records.ts';
import { listed } from '../shown.ts';
import { FocusImportRefused } from './report.ts';

/** Without these no line can be priced. */
export const neededColumns = [
  'SkuPriceId', 'ListUnitPrice', 'PricingQuantity', 'PricingUnit', 'ListCost', 'SubAccountId', 'ChargePeriodStart', 'ChargePeriodEnd',
  'BillingCurrency',
] as const;
export type NeededColumn = (typeof neededColumns)[number];

/** Columns that rules and reports may want; each becomes an optional field where the bill has it. */
export const fieldColumns = [
  'ServiceName', 'ServiceCategory', 'ServiceSubcategory', 'ProviderName', 'PublisherName', 'InvoiceIssuerName', 'RegionId', 'RegionName',
  'AvailabilityZone', 'ResourceId', 'ResourceName', 'ResourceType', 'SkuId', 'SkuMeter', 'ChargeCategory', 'ChargeClass', 'ChargeDescription',
  'ChargeFrequency', 'PricingCategory', 'CommitmentDiscountId', 'SubAccountName', 'BillingAccountId', 'BillingAccountName', 'Tags',
] as const;

export interface FocusColumns {
  readonly count: number;
  readonly at: Readonly<Record<NeededColumn, number>>;
  /** The field columns that this bill has, in the order above. */
  readonly fields: readonly { readonly name: string; readonly at: number }[];
}

/** The value of a cell; `NULL` and nothing mean that there is none. */
export function valueOf(cell: string | undefined): string | null {
  const text = cell?.trim() ?? '';
  return text === '' || /^null$/i.test(text) ? null : text;
}

export function columnsOf(header: CsvRow | undefined): FocusColumns {
  if (header === undefined) throw new FocusImportRefused('no-header', 'the bill is empty: it has no header line');
  if (header.kind !== 'record') throw new FocusImportRefused('no-header', `the header on line ${header.line} cannot be read: it is ${header.kind}`);
  const names = header.cells.map((cell) => cell.trim());
  const positions = new Map(names.map((name, at) => [name, at]));
  const missing = neededColumns.filter((name) => !positions.has(name));
  if (missing.length > 0) throw new FocusImportRefused('missing-columns', missingSentence(missing, names));
  const wanted = [...neededColumns, ...fieldColumns];
  const repeated = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (repeated.length > 0) throw new FocusImportRefused('duplicate-column', `the bill's header names ${listed(repeated)} twice`);
  const at = Object.fromEntries(neededColumns.map((name) => [name, positions.get(name)])) as Record<NeededColumn, number>;
  const fields = fieldColumns.flatMap((name) => {
    const position = positions.get(name);
    return position === undefined ? [] : [{ name, at: position }];
  });
  return { count: names.length, at, fields };
}

function missingSentence(missing: readonly string[], names: readonly string[]): string {
  const separator = names.length === 1 ? [';', '\t'].find((sign) => names[0]?.includes(sign)) : undefined;
  if (separator !== undefined) return `the bill's columns are separated by ${separator === ';' ? '`;`' : 'tabs'}; expected commas`;
  return `the bill has no column ${listed(missing)}; the names are those of FOCUS 1.0 and later`;
}
