/** A point with its charges as one text, and back. Numbers are fractions, so that nothing of them is lost. */
import { type Rational, rational } from '../../money/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import { instant } from '../../time/index.ts';
import type { KeptPoint } from '../correcting.ts';

interface State {
  readonly id: string | null;
  readonly n: number;
  readonly meter: string;
  readonly scope: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: string;
  readonly unit: string;
  readonly meterUnit: string;
  readonly inMeterUnit: string | null;
  readonly fields: readonly (readonly [string, UsageValue])[];
  readonly status: KeptPoint['status'];
  readonly code: string | null;
  readonly reason: string | null;
  readonly isCollected: boolean;
  readonly lines: readonly { readonly module: string; readonly rule: string; readonly at: string; readonly currency: string; readonly amount: string; readonly quantity: string }[];
}

const written = ({ numerator, denominator }: Rational): string => (denominator === 1n ? String(numerator) : `${numerator}/${denominator}`);
function read(text: string): Rational {
  const [above = '0', below = '1'] = text.split('/');
  return rational(BigInt(above), BigInt(below));
}

export function stateOf({ id, n, meter, scope, period, quantity, unit, meterUnit, inMeterUnit, fields, status, code, reason, isCollected, lines }: KeptPoint): string {
  const state: State = {
    id, n, meter, scope, start: period.start, end: period.end, quantity: written(quantity), unit, meterUnit, inMeterUnit: inMeterUnit === undefined ? null : written(inMeterUnit), fields: [...fields],
    status, code, reason, isCollected, lines: lines.map((line) => ({ module: line.module, rule: line.rule, at: line.at, currency: line.currency, amount: written(line.amount), quantity: written(line.quantity) })),
  };
  return JSON.stringify(state);
}

export function pointOfState(text: string): KeptPoint {
  const { start, end, quantity, inMeterUnit, fields, lines, ...rest } = JSON.parse(text) as State;
  return {
    ...rest, period: { start: instant(start), end: instant(end) }, quantity: read(quantity), ...(inMeterUnit === null ? {} : { inMeterUnit: read(inMeterUnit) }), fields: new Map(fields),
    lines: lines.map((line) => ({ ...line, amount: read(line.amount), quantity: read(line.quantity) })),
  };
}
