/** A derivation as text: the amount, what made it line by line, and what did not apply. */
import { type Rational, decimalText, divide } from '../money/index.ts';
import type { Charge, ChargePart } from '../rating/index.ts';
import { type Instant, type Zone, dateText } from '../time/index.ts';
import { unitText } from '../units/index.ts';
import type { Derivation } from './derive.ts';

const clock = (zone: Zone, at: Instant): string => {
  const local = zone.local(at);
  return `${dateText(local)} ${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
};

const signed = (amount: Rational, decimals: bigint): string =>
  amount.numerator < 0n ? `- ${decimalText({ numerator: -amount.numerator, denominator: amount.denominator }, decimals)}` : decimalText(amount, decimals);

interface Row {
  readonly name: string;
  readonly how: string;
  readonly amount: string;
  readonly at: string;
}

function howOf(part: ChargePart, unit: string): string {
  if (part.rate === null) return `formula over ${decimalText(part.quantity)} ${unit}`;
  if (/^(discount|surcharge) /.test(part.rate)) return `${part.rate} of what was charged`;
  return part.rate === 'free' ? `${decimalText(part.quantity)} ${unit} free` : `${decimalText(part.quantity)} ${unit} × ${part.rate}`;
}

function rowsOf(charge: Charge, unit: string, decimals: bigint): readonly Row[] {
  return charge.parts.map((part, index) => ({ name: index === 0 ? charge.rule : '', how: howOf(part, unit), amount: signed(part.amount, decimals), at: part.at }));
}

function aligned(rows: readonly Row[]): readonly string[] {
  const width = (of: (row: Row) => string): number => Math.max(0, ...rows.map((row) => of(row).length));
  const [name, how, amount] = [width((row) => row.name), width((row) => row.how), width((row) => row.amount)];
  return rows.map((row) => `  ${row.name.padEnd(name)}   ${row.how.padEnd(how)}   ${row.amount.padStart(amount)}   ${row.at}`.trimEnd());
}

/** The lines of an explanation, without a last line end. */
export function derivationText({ tariff, point, verdict, idle }: Derivation, title: string): string {
  const { zone, currency, rounding } = tariff;
  const unit = unitText(point.meter.unit);
  const head = verdict.status === 'rated' ? `${decimalText(verdict.amount, rounding.decimals)} ${currency}` : verdict.status;
  const quantity = `${decimalText(divide(point.quantity, point.meter.unit.factor))} ${unit}`;
  const period = point.period.start === point.period.end ? clock(zone, point.period.start) : `${clock(zone, point.period.start)} to ${clock(zone, point.period.end)}`;
  const out = [`${head}   ${title} · scope ${point.scope} · ${quantity} · ${period}`, `  rulebook ${tariff.hash.slice(0, 12)} · rules in force on ${dateText(zone.local(point.period.start))}, ${zone.name}`, ''];
  if (verdict.status === 'rated') {
    out.push(...aligned([
      ...verdict.charges.flatMap((charge) => rowsOf(charge, unit, rounding.decimals)),
      { name: 'total', how: rounding.mode === 'none' ? 'not rounded' : `each line rounded ${rounding.mode}, ${rounding.decimals} digits`, amount: decimalText(verdict.amount, rounding.decimals), at: '' },
    ]));
  } else out.push(`  ${verdict.reason}${verdict.status === 'stopped' ? ` [${verdict.code}]` : ''}`);
  if (idle.length > 0) {
    const name = Math.max(...idle.map(({ rule }) => rule.length));
    const reason = Math.max(...idle.map((entry) => entry.reason.length));
    out.push('', '  did not apply', ...idle.map((entry) => `    ${entry.rule.padEnd(name)}   ${entry.reason.padEnd(reason)}   ${entry.at}`));
  }
  return out.join('\n');
}
