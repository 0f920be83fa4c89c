/** Counts rows that were rated as columns for the limits of their meters. Such a row has no part that lies in another window. */
import type { UsageBatch } from '../columns/index.ts';
import { sum } from '../money/index.ts';
import { type RatedBatch, type RuleLine, numberAt, valueAt } from '../plan/index.ts';
import { type Charge, type LimitBook, type Tariff, bindPoint, placeText } from '../rating/index.ts';
import { instant } from '../time/index.ts';

export function countLimits(tariff: Tariff, limits: LimitBook, { batch, meters }: RatedBatch): void {
  for (const { meter, rows, lines } of meters) {
    if (rows.length === 0 || !tariff.limits.some((limit) => limit.meters.has(meter.name))) continue;
    const charges = new Map<number, Charge[]>();
    for (const line of lines) {
      for (let index = 0; index < line.rows.length; index++) {
        const row = line.rows[index]!;
        const own = charges.get(row);
        const charge = chargeOf(line, index, tariff, batch);
        if (own === undefined) charges.set(row, [charge]);
        else own.push(charge);
      }
    }
    for (const row of rows) {
      const binding = bindPoint(tariff, batch.pointAt(row));
      if (binding.kind !== 'bound') throw new TypeError('INVARIANT: a rated row fits its meter');
      const own = charges.get(row) ?? [];
      limits.count(binding.point, { status: 'rated', charges: own, amount: sum(own.map(({ amount }) => amount)), currency: tariff.currency, movements: [] });
    }
  }
}

/** A line of a row that was rated as a column: it has one part. */
function chargeOf(line: RuleLine, index: number, tariff: Tariff, batch: UsageBatch): Charge {
  const { rule, rows, amount, origins, origin } = line;
  const row = rows[index]!;
  const from = origins[origin[index]!];
  const at = from === undefined ? '' : placeText(from.place);
  const own = valueAt(amount, index);
  const quantity = numberAt(batch, row);
  const period = { start: instant(batch.start[row]!), end: instant(batch.end[row]!) };
  return { kind: rule.kind, module: rule.module, rule: rule.name, amount: own, currency: tariff.currency, quantity, at, parts: [{ period, quantity, amount: own, rate: from?.text ?? null, at }] };
}
