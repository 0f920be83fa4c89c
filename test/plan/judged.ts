/** What the fast evaluator says of points, in the words of the plain one: the one is held against the other. */
import { BatchBuilder } from '../../src/columns/index.ts';
import { Plan, type RatedBatch, valueAt } from '../../src/plan/index.ts';
import { type Rational, decimalText } from '../../src/money/index.ts';
import { type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, placeText, pricePoint } from '../../src/rating/index.ts';

/** A verdict without the parts of its lines. */
function shown(verdict: Verdict): unknown {
  if (verdict.status !== 'rated') return verdict;
  return { status: 'rated', amount: decimalText(verdict.amount), charges: verdict.charges.map(({ kind, module, rule, amount, at }) => ({ kind, module, rule, amount: decimalText(amount), at })) };
}

/** Verdicts of points in the order given, each moving the totals. */
export function judged(tariff: Tariff, points: readonly UsagePoint[]): { readonly verdicts: readonly unknown[]; readonly totals: ReadonlyMap<string, string> } {
  const totals = new TotalsInMemory();
  const kept = new Map<string, string>();
  const verdicts = points.map((point) => {
    const binding = bindPoint(tariff, point);
    if (binding.kind === 'refused') return { refused: binding.refusal };
    if (binding.kind === 'stopped') return shown({ status: 'stopped', code: binding.code, reason: binding.reason });
    const verdict = pricePoint(tariff, binding.point, totals);
    if (verdict.status === 'rated') {
      totals.apply(verdict.movements);
      for (const { key, after } of verdict.movements) kept.set(JSON.stringify(key), decimalText(after));
    }
    return shown(verdict);
  });
  return { verdicts, totals: kept };
}

function ofRows({ batch, meters, singles }: RatedBatch): readonly unknown[] {
  const lines = new Map<number, { kind: string; module: string; rule: string; amount: string; at: string; exact: Rational }[]>();
  for (const { rows, lines: own } of meters) {
    for (const row of rows) lines.set(row, []);
    for (const { rule, rows: acted, amount, origins, origin } of own) {
      acted.forEach((row, index) => {
        const exact = valueAt(amount, index);
        const list = lines.get(row);
        if (list === undefined) throw new Error(`row ${row} has a line and is not rated`);
        list.push({ kind: rule.kind, module: rule.module, rule: rule.name, amount: decimalText(exact), at: placeText(origins[origin[index] ?? 0]?.place ?? { file: '?', line: 0 }), exact });
      });
    }
  }
  return Array.from({ length: batch.count }, (_, row) => {
    const single = singles.get(row);
    if (single !== undefined) return single.binding.kind === 'refused' ? { refused: single.binding.refusal } : single.verdict === null ? null : shown(single.verdict);
    const own = lines.get(row) ?? [];
    const amount = own.reduce((sum, { exact }) => ({ numerator: sum.numerator * exact.denominator + exact.numerator * sum.denominator, denominator: sum.denominator * exact.denominator }), { numerator: 0n, denominator: 1n } as Rational);
    return { status: 'rated', amount: decimalText(amount.numerator === 0n ? { numerator: 0n, denominator: 1n } : reduced(amount)), charges: own.map(({ exact: _exact, ...line }) => line) };
  });
}

function reduced({ numerator, denominator }: Rational): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** The same by columns, in batches of a size. `columns` counts the rows that were not taken one by one. */
export function byColumns(tariff: Tariff, points: readonly UsagePoint[], size: number): { readonly verdicts: readonly unknown[]; readonly totals: ReadonlyMap<string, string>; readonly columns: number } {
  const plan = new Plan(tariff);
  const builder = new BatchBuilder();
  const verdicts: unknown[] = [];
  let columns = 0;
  for (let from = 0; from < points.length; from += size) {
    for (const point of points.slice(from, from + size)) builder.add(point);
    const rated = plan.rate(plan.bind(builder.finish()));
    verdicts.push(...ofRows(rated));
    columns += rated.batch.count - rated.singles.size;
  }
  return { verdicts, columns, totals: new Map(plan.totals.takeMoved().map(({ key, total }) => [JSON.stringify(key), decimalText(total)])) };
}
