/** What a usage reader gives: points and refusals in the order of the input. Knows nothing of formats. */
import type { Refusal, UsagePoint } from '../rating/point.ts';

export type Reading = { readonly kind: 'point'; readonly point: UsagePoint } | { readonly kind: 'refusal'; readonly refusal: Refusal };

export const usageFormats = ['ndjson', 'csv', 'dataframes', 'parquet', 'arrow'] as const;
export type UsageFormat = (typeof usageFormats)[number];

export interface ReadUsageOptions {
  readonly format: UsageFormat;
  /** The `groupby` member that names the scope of a CloudKitty point. */
  readonly scopeKey?: string;
  /** Is told, once for each cause, what was read past although it means nothing here. */
  readonly onWarning?: (sentence: string) => void;
}

/** The scope key that CloudKitty itself starts with. */
export const defaultScopeKey = 'project_id';

/** The input as a whole cannot be read (a CSV file without the right columns): no point of it is trusted. */
export class UnreadableUsage extends Error {
  override readonly name = 'UnreadableUsage';
}

export const isRefusal = <Value>(value: Value | Refusal): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'reason' in value;

export const refused = (refusal: Refusal): Reading => ({ kind: 'refusal', refusal });
