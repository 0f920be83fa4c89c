/** Prices that rule files give to points, by the plain evaluator and by columns, which must say the same. */
import { expect } from 'vitest';
import type { HashmapRendering } from '../../src/cloudkitty/index.ts';
import { type Rational, decimal, parseDecimal, zero } from '../../src/money/index.ts';
import { type Tariff, type UsagePoint, type UsageValue, bindPoint, pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { byColumns, judged } from '../plan/judged.ts';
import { openSound } from '../support/rulebook.ts';

export const opened = ({ files }: HashmapRendering): Tariff => openSound(Object.fromEntries(files)).tariff;

const start = Date.parse('2026-03-10T00:00:00Z') * 1000;
const hour = 3_600_000_000;

export interface PointText {
  readonly service: string;
  readonly quantity: string;
  readonly scope: string;
  readonly fields: Readonly<Record<string, string>>;
  /** When it begins; the tenth of March 2026 otherwise. */
  readonly begin?: number;
}

export function usagePoint({ service, quantity, scope, fields, begin = start }: PointText, unit: string, index: number): UsagePoint | null {
  const parsed = parseDecimal(quantity);
  if (!parsed.ok) return null;
  const values = new Map<string, UsageValue>(Object.entries(fields).map(([name, text]) => [name, { text, kind: 'text' }]));
  return { place: `point ${index}`, id: `${index}`, meter: service, scope, period: { start: instant(begin), end: instant(begin + hour) }, quantity: parsed.value, unit, fields: values };
}

export type Price = { readonly kind: 'price'; readonly amount: Rational } | { readonly kind: 'stopped'; readonly code: string } | { readonly kind: 'refused' };

/** What no rule or no meter knows costs nothing, as in CloudKitty. */
function priceOf(tariff: Tariff, point: UsagePoint | null): Price {
  if (point === null) return { kind: 'refused' };
  if (!tariff.meters.has(point.meter)) return { kind: 'price', amount: zero };
  const bound = bindPoint(tariff, point);
  if (bound.kind !== 'bound') throw new Error(`the point does not fit its meter: ${JSON.stringify(bound, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`);
  const verdict = pricePoint(tariff, bound.point);
  return verdict.status === 'rated' ? { kind: 'price', amount: verdict.amount } : verdict.status === 'unrated' ? { kind: 'price', amount: zero } : { kind: 'stopped', code: verdict.code };
}

export function prices(tariff: Tariff, points: readonly PointText[], unit = 'piece'): readonly Price[] {
  const all = points.map((point, index) => usagePoint(point, unit, index));
  const usage = all.filter((point) => point !== null);
  expect(byColumns(tariff, usage, 1000).verdicts).toEqual(judged(tariff, usage).verdicts);
  return all.map((point) => priceOf(tariff, point));
}

/** `1e-27`: of the value, and of one where the value is smaller. */
const tolerance = decimal('0.000000000000000000000000001');
const magnitude = ({ numerator, denominator }: Rational): Rational => ({ numerator: numerator < 0n ? -numerator : numerator, denominator });

export function isNear(own: Rational, wanted: Rational): boolean {
  const difference = magnitude({ numerator: own.numerator * wanted.denominator - wanted.numerator * own.denominator, denominator: own.denominator * wanted.denominator });
  const size = magnitude(wanted);
  const scale = size.numerator > size.denominator ? size : { numerator: 1n, denominator: 1n };
  return difference.numerator * tolerance.denominator * scale.denominator <= tolerance.numerator * scale.numerator * difference.denominator;
}
