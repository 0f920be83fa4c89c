/**
 * The product by columns: batches whose quantities are scaled integers and whose texts are codes, rated by the compiled rulebook.
 *
 * What is measured is `Plan.bind` and `Plan.rate`; a change of its answer changes `pricesOf` and `addSums` alone.
 */
import type { UsageBatch } from '../../src/columns/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { GroupSums, Plan, type RatedBatch, valueAt } from '../../src/plan/index.ts';
import { batchesOf } from '../workloads/batches.ts';
import { projectText } from '../workloads/points.ts';
import { compiled } from '../workloads/rulebook.ts';
import { meters } from '../workloads/workload.ts';
import type { Contestant, Prepared } from './contestant.ts';

/** Prices of a batch as text; a point without a price shows as `none`, which no judge accepts. */
function pricesOf({ batch, meters: rated }: RatedBatch): readonly string[] {
  const prices = Array.from({ length: batch.count }, () => 'none');
  for (const { lines } of rated) for (const { rows, amount } of lines) rows.forEach((row, index) => { prices[row] = decimalText(valueAt(amount, index)); });
  return prices;
}

type Sums = ReadonlyMap<string, GroupSums>;

function addSums(sums: Sums, { batch, meters: rated }: RatedBatch): void {
  const project = batch.fields.get('project');
  if (project === undefined) throw new Error('INVARIANT: points of a workload have a project');
  for (const { meter, lines } of rated) for (const { rows, amount } of lines) sums.get(meter.name)?.add(amount, project.codes, rows, project.dictionary.size);
}

const emptySums = (): Sums => new Map(meters.map((meter) => [meter, new GroupSums()]));

function sumTexts(sums: Sums, batches: readonly UsageBatch[], groups: ReadonlySet<string>): ReadonlyMap<string, string> {
  const dictionary = batches[0]?.fields.get('project')?.dictionary;
  const texts = new Map<string, string>();
  for (let code = 1; code < (dictionary?.size ?? 0); code++) {
    for (const [meter, own] of sums) {
      const group = `${dictionary?.text(code)} ${meter}`;
      // A group without points has no sum in a bill.
      if (groups.has(group)) texts.set(group, decimalText(own.of(code)));
    }
  }
  return texts;
}

function prepared(points: Parameters<Contestant['prepare']>[0], withSums: boolean): Prepared {
  const plan = new Plan(compiled(points.workload).tariff);
  const batches = batchesOf(points);
  let sums = emptySums();
  const run = (): void => {
    sums = emptySums();
    for (const batch of batches) {
      const rated = plan.rate(plan.bind(batch));
      if (withSums) addSums(sums, rated);
    }
  };
  const prices = (): readonly string[] => batches.flatMap((batch) => pricesOf(plan.rate(plan.bind(batch))));
  if (!withSums) return { count: points.count, run, prices };
  return {
    count: points.count, run, prices,
    sums: () => {
      run();
      const groups = new Set(Array.from({ length: points.count }, (_, row) => `${projectText(points.project[row] ?? 0)} ${meters[points.meter[row] ?? 0]}`));
      return sumTexts(sums, batches, groups);
    },
  };
}

export const productColumns: Contestant = {
  name: 'Tariff, columns', form: 'Plan.bind and Plan.rate over batches of 16,384', isProduct: true, mostPoints: Infinity, prepare: (points) => prepared(points, false),
};
export const productColumnsWithSums: Contestant = {
  name: 'Tariff, columns, with sums', form: 'the same, and GroupSums', isProduct: true, mostPoints: Infinity, prepare: (points) => prepared(points, true),
};
