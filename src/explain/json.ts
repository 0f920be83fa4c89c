/** A derivation as JSON: a list of steps. Exact values are decimal strings, or `n/d` where they do not end. */
import { decimalText, divide } from '../money/index.ts';
import { instantText } from '../time/index.ts';
import { unitText } from '../units/index.ts';
import type { Derivation } from './derive.ts';

export function derivationJson({ tariff, point, verdict, idle }: Derivation, title: string): Record<string, unknown> {
  return {
    title, rulebook: tariff.hash, meter: point.meter.name, scope: point.scope, start: instantText(point.period.start), end: instantText(point.period.end),
    quantity: decimalText(divide(point.quantity, point.meter.unit.factor)), unit: unitText(point.meter.unit), status: verdict.status,
    ...(verdict.status === 'rated' ? { amount: decimalText(verdict.amount), currency: verdict.currency } : { reason: verdict.reason, ...(verdict.status === 'stopped' ? { code: verdict.code } : {}) }),
    rounding: { mode: tariff.rounding.mode, decimals: String(tariff.rounding.decimals) },
    steps: verdict.status !== 'rated' ? [] : verdict.charges.flatMap((charge) => charge.parts.map((part) => ({
      rule: charge.rule, module: charge.module, kind: charge.kind, at: part.at, rate: part.rate, quantity: decimalText(part.quantity), amount: decimalText(part.amount),
      start: instantText(part.period.start), end: instantText(part.period.end),
    }))),
    totals: verdict.status !== 'rated' ? [] : verdict.movements.map(({ key, before, after }) => ({
      rule: key.rule, over: key.span, start: instantText(key.start), group: key.group,
      before: decimalText(divide(before, point.meter.unit.factor)), after: decimalText(divide(after, point.meter.unit.factor)),
    })),
    didNotApply: idle.map(({ rule, kind, reason, at }) => ({ rule, kind, reason, at })),
  };
}
