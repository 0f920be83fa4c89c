/** jsonata: an expression for each meter, compiled once, tables bound to it. Its numbers are doubles. */
import compile from 'jsonata';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import { type Contestant, byRowAwaited, forMeter } from './contestant.ts';

function expression({ kind }: Workload, { levels }: MeterRules): string {
  if (kind === 'hashmap') {
    const level = levels.map(({ upTo, factor }) => (upTo === null ? factor : `$q <= ${upTo} ? ${factor} : `)).join('');
    return `($q := $number(quantity); $p := $lookup($flavors, flavor); $exists($p) ? $p * $lookup($regions, region) * (${level}) * $q : 0)`;
  }
  const begins = (field: string, text: string): string => `$substring(${field}, 0, ${text.length}) = "${text}"`;
  return `($q := $number(quantity); $c := $lookup($flavors, flavor) * $q; $p := ${begins('flavor', script.gpu)} and hours > ${script.manyHours} ? $c * ${script.less}`
    + ` : ${begins('region', script.europe)} and $q >= ${script.largeQuantity} ? $c * ${script.more} + ${script.extra} : $c; $round($p < ${script.minimum} ? ${script.minimum} : $p, ${script.decimals}))`;
}

const doubles = (texts: ReadonlyMap<string, string>): Readonly<Record<string, number>> => Object.fromEntries([...texts].map(([key, text]) => [key, Number(text)]));

export const jsonata: Contestant = {
  name: 'jsonata', form: 'an expression for each meter, compiled once', isProduct: false, mostPoints: 2000,
  prepare: ({ workload }, rows) => {
    const byMeter = new Map(workload.rules.map((rules) => {
      const compiled = compile(expression(workload, rules));
      compiled.assign('flavors', doubles(rules.flavors));
      compiled.assign('regions', doubles(rules.regions));
      return [rules.meter, compiled];
    }));
    return byRowAwaited(rows, (row) => forMeter(byMeter, row.meter).evaluate(row) as Promise<number>, String);
  },
};
