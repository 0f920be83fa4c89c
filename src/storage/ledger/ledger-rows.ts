/** Points and charges as rows for COPY: the columns of the two tables, and what goes into each. */
import { decimalsNeeded, rational } from '../../money/index.ts';
import type { Charge } from '../../rating/charge.ts';
import type { StoredPoint } from '../intake.ts';
import {
  type Cell, bytesCell, decimalCell, instantCell, integerCell, nullCell, optionalTextCell, row, textCell,
} from './copy-row.ts';
import { fieldsText } from './fields-text.ts';

export const pointColumns = [
  'id', 'key', 'content', 'sender_id', 'meter', 'scope', 'period_start', 'period_end', 'quantity', 'unit', 'fields',
  'status', 'code', 'reason', 'run_id',
].join(', ');

export const chargeColumns = [
  'point_id', 'rulebook_hash', 'module', 'rule', 'at', 'quantity', 'quantity_divisor', 'unit', 'amount', 'currency',
].join(', ');

/** Status, code and reason. */
function verdictCells({ verdict }: StoredPoint): readonly Cell[] {
  switch (verdict.status) {
    case 'rated': return [textCell('rated'), nullCell, nullCell];
    case 'unrated': return [textCell('unrated'), nullCell, textCell(verdict.reason)];
    case 'stopped': return [textCell('stopped'), textCell(verdict.code), textCell(verdict.reason)];
  }
}

export function pointRow(id: bigint, runId: bigint, point: StoredPoint): string {
  return row([
    integerCell(id), bytesCell(point.key), bytesCell(point.content), optionalTextCell(point.id), textCell(point.meter), textCell(point.scope),
    instantCell(point.period.start), instantCell(point.period.end), decimalCell(point.quantity), textCell(point.unit),
    textCell(fieldsText(point.fields)), ...verdictCells(point), integerCell(runId),
  ]);
}

export function chargeRow(pointId: bigint, rulebookHash: string, unit: string, charge: Charge): string {
  const { quantity } = charge;
  // A quantity that decimals cannot write is kept as its fraction.
  const [dividend, divisor] = decimalsNeeded(quantity) === null ? [rational(quantity.numerator), quantity.denominator] : [quantity, 1n];
  return row([
    integerCell(pointId), textCell(rulebookHash), textCell(charge.module), textCell(charge.rule), textCell(charge.at),
    decimalCell(dividend), integerCell(divisor), textCell(unit), decimalCell(charge.amount), textCell(charge.currency),
  ]);
}
