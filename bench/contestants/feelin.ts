/** feelin, the expression language of DMN: it parses its text at every call. Its numbers are doubles. */
import { evaluate } from 'feelin';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import { type Contestant, byRow, forMeter } from './contestant.ts';

function expression({ kind }: Workload, { levels }: MeterRules): string {
  if (kind === 'hashmap') {
    const level = levels.map(({ upTo, factor }) => (upTo === null ? factor : `if quantity <= ${upTo} then ${factor} else `)).join('');
    return `if get value(flavors, flavor) = null then 0 else get value(flavors, flavor) * get value(regions, region) * (${level}) * quantity`;
  }
  const cost = 'get value(flavors, flavor) * quantity';
  return `max(${script.minimum}, if starts with(flavor, "${script.gpu}") and hours > ${script.manyHours} then ${cost} * ${script.less} else if starts with(region, "${script.europe}") and quantity >= ${script.largeQuantity} then ${cost} * ${script.more} + ${script.extra} else ${cost})`;
}

const doubles = (texts: ReadonlyMap<string, string>): Readonly<Record<string, number>> => Object.fromEntries([...texts].map(([key, text]) => [key, Number(text)]));
const rounded = (price: number): number => Math.round(price * 1e6) / 1e6;

/** Newer versions give the value together with their warnings. */
const valueOf = (answer: unknown): number => (typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer) as number;

export const feelin: Contestant = {
  name: 'feelin', form: 'an expression for each meter', isProduct: false, mostPoints: 200,
  prepare: ({ workload }, rows) => {
    const byMeter = new Map(workload.rules.map((rules) => [rules.meter, { text: expression(workload, rules), flavors: doubles(rules.flavors), regions: doubles(rules.regions) }]));
    const finish = workload.kind === 'script' ? rounded : (price: number) => price;
    return byRow(rows, ({ meter, flavor, region, hours, quantity }) => {
      const { text, flavors, regions } = forMeter(byMeter, meter);
      return finish(valueOf(evaluate(text, { flavor, region, hours, quantity: Number(quantity), flavors, regions })));
    }, String);
  },
};
