/** The sample month, point by point and as columns. Running totals begin anew in every run. */
import { Readable } from 'node:stream';
import { readUsage } from '../../src/collect/index.ts';
import { BatchBuilder, type UsageBatch } from '../../src/columns/index.ts';
import { type Rational, add, decimalText, zero } from '../../src/money/index.ts';
import { Plan, valueAt } from '../../src/plan/index.ts';
import { type BoundPoint, type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, pricePoint } from '../../src/rating/index.ts';
import { sampleMonth } from '../../src/sample/index.ts';
import { rowsInBatch } from '../workloads/batches.ts';

export async function readMonth(): Promise<readonly UsagePoint[]> {
  const points: UsagePoint[] = [];
  for await (const reading of readUsage(Readable.from(sampleMonth()), { format: 'ndjson' })) {
    if (reading.kind === 'refusal') throw new Error(`INVARIANT: no point of the sample month is refused: ${reading.refusal.reason}`);
    points.push(reading.point);
  }
  return points;
}

const textOf = (verdict: Verdict | null): string => (verdict?.status === 'rated' ? decimalText(verdict.amount) : verdict?.status ?? 'refused');

export function boundMonth(tariff: Tariff, points: readonly UsagePoint[]): readonly BoundPoint[] {
  return points.flatMap((point) => {
    const binding = bindPoint(tariff, point);
    return binding.kind === 'bound' ? [binding.point] : [];
  });
}

/** The reading of the law: what everything else is held against. */
export function pricePlainly(tariff: Tariff, points: readonly BoundPoint[]): readonly Verdict[] {
  const totals = new TotalsInMemory();
  return points.map((point) => {
    const verdict = pricePoint(tariff, point, totals);
    if (verdict.status === 'rated') totals.apply(verdict.movements);
    return verdict;
  });
}

export const plainTexts = (tariff: Tariff, points: readonly BoundPoint[]): readonly string[] => pricePlainly(tariff, points).map(textOf);

export function monthBatches(points: readonly UsagePoint[]): readonly UsageBatch[] {
  const builder = new BatchBuilder();
  const batches: UsageBatch[] = [];
  for (let from = 0; from < points.length; from += rowsInBatch) {
    for (const point of points.slice(from, from + rowsInBatch)) builder.add(point);
    batches.push(builder.finish());
  }
  return batches;
}

export function rateMonth(tariff: Tariff, batches: readonly UsageBatch[]): void {
  const plan = new Plan(tariff);
  for (const batch of batches) plan.rate(plan.bind(batch));
}

/** What each point costs, or what else became of it. */
export function columnTexts(tariff: Tariff, batches: readonly UsageBatch[]): readonly string[] {
  const plan = new Plan(tariff);
  return batches.flatMap((batch) => {
    const { meters, singles } = plan.rate(plan.bind(batch));
    const amounts = new Map<number, Rational>();
    for (const { rows, lines } of meters) {
      for (const row of rows) amounts.set(row, zero);
      for (const line of lines) line.rows.forEach((row, index) => amounts.set(row, add(amounts.get(row) ?? zero, valueAt(line.amount, index))));
    }
    return Array.from({ length: batch.count }, (_, row) => {
      const single = singles.get(row);
      return single === undefined ? decimalText(amounts.get(row) ?? zero) : textOf(single.verdict);
    });
  });
}
