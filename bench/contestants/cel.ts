/** @marcbachmann/cel-js: an expression for each meter, parsed once, tables as maps. Its numbers are doubles. */
import { Environment } from '@marcbachmann/cel-js';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import { type Contestant, byRow, forMeter } from './contestant.ts';

/** A literal of a double. */
const double = (text: string): string => (text.includes('.') ? text : `${text}.0`);

function expression({ kind }: Workload, { levels }: MeterRules): string {
  if (kind === 'hashmap') {
    const level = levels.map(({ upTo, factor }) => (upTo === null ? double(factor) : `quantity <= ${double(upTo)} ? ${double(factor)} : `)).join('');
    return `flavor in flavors ? flavors[flavor] * regions[region] * (${level}) * quantity : 0.0`;
  }
  return `flavor.startsWith("${script.gpu}") && hours > ${double(String(script.manyHours))} ? flavors[flavor] * quantity * ${script.less} : `
    + `region.startsWith("${script.europe}") && quantity >= ${double(script.largeQuantity)} ? flavors[flavor] * quantity * ${script.more} + ${script.extra} : flavors[flavor] * quantity`;
}

const doubles = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, number> => new Map([...texts].map(([key, text]) => [key, Number(text)]));

/** Minimum and rounding are no part of CEL; they are made outside, on doubles. */
const finished = (price: number): number => Math.round(Math.max(price, Number(script.minimum)) * 1e6) / 1e6;

export const cel: Contestant = {
  name: '@marcbachmann/cel-js', form: 'an expression for each meter, parsed once', isProduct: false, mostPoints: 20_000,
  prepare: ({ workload }, rows) => {
    const environment = new Environment().registerVariable('quantity', 'double').registerVariable('hours', 'double').registerVariable('flavor', 'string').registerVariable('region', 'string')
      .registerVariable('flavors', 'map<string, double>').registerVariable('regions', 'map<string, double>');
    const byMeter = new Map(workload.rules.map((rules) => [rules.meter, {
      evaluate: environment.parse(expression(workload, rules)) as (context: object) => number, flavors: doubles(rules.flavors), regions: doubles(rules.regions),
    }]));
    const finish = workload.kind === 'script' ? finished : (price: number) => price;
    return byRow(rows, ({ meter, flavor, region, hours, quantity }) => {
      const { evaluate, flavors, regions } = forMeter(byMeter, meter);
      return finish(evaluate({ flavor, region, hours, quantity: Number(quantity), flavors, regions }));
    }, String);
  },
};
