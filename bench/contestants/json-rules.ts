/** json-rules-engine with decimal.js: an engine for each meter. A hashmap is a rule for each entry; of a script, the conditions are rules and the price is looked up. */
import { Decimal } from 'decimal.js';
import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Row } from '../workloads/rows.ts';
import { type MeterRules, script } from '../workloads/workload.ts';
import { type Contestant, byRowAwaited, forMeter } from './contestant.ts';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });

const equals = (fact: string, rows: ReadonlyMap<string, string>): readonly RuleProperties[] => [...rows].map(([value, text]) => ({
  conditions: { all: [{ fact, operator: 'equal', value }] }, event: { type: fact, params: { factor: new Exact(text) } },
}));

function hashmapEngine({ flavors, regions, levels }: MeterRules): Engine {
  const byQuantity = levels.map(({ upTo, factor }, index): RuleProperties => {
    const above = levels[index - 1]?.upTo ?? null;
    const conditions = [
      ...(above === null ? [] : [{ fact: 'quantity', operator: 'greaterThan', value: Number(above) }]),
      ...(upTo === null ? [] : [{ fact: 'quantity', operator: 'lessThanInclusive', value: Number(upTo) }]),
    ];
    return { conditions: { all: conditions }, event: { type: 'quantity', params: { factor: new Exact(factor) } } };
  });
  return new Engine([...equals('flavor', flavors), ...equals('region', regions), ...byQuantity]);
}

async function hashmapPrice(engine: Engine, { flavor, region, quantity }: Row): Promise<Decimal> {
  const { events } = await engine.run({ flavor, region, quantity: Number(quantity) });
  let price = new Exact(quantity);
  for (const { params } of events) price = price.times(params?.['factor'] as Decimal);
  return events.length === 3 ? price : new Exact(0);
}

function scriptEngine(): Engine {
  const engine = new Engine();
  engine.addOperator('startsWith', (value: string, start: string) => value.startsWith(start));
  const cheaper = { fact: 'flavor', operator: 'startsWith', value: script.gpu };
  const long = { fact: 'hours', operator: 'greaterThan', value: script.manyHours };
  const dearer = [{ fact: 'region', operator: 'startsWith', value: script.europe }, { fact: 'quantity', operator: 'greaterThanInclusive', value: Number(script.largeQuantity) }];
  engine.addRule({ conditions: { all: [cheaper, long] }, event: { type: 'less' } });
  engine.addRule({ conditions: { all: [{ not: { all: [cheaper, long] } }, ...dearer] }, event: { type: 'more' } });
  return engine;
}

const [less, more, extra, minimum] = [script.less, script.more, script.extra, script.minimum].map((text) => new Exact(text)) as [Decimal, Decimal, Decimal, Decimal];

async function scriptPrice(engine: Engine, prices: ReadonlyMap<string, Decimal>, { flavor, region, hours, quantity }: Row): Promise<Decimal> {
  const { events } = await engine.run({ flavor, region, hours, quantity: Number(quantity) });
  const cost = (prices.get(flavor) ?? new Exact(0)).times(quantity);
  const amount = events[0]?.type === 'less' ? cost.times(less) : events[0]?.type === 'more' ? cost.times(more).plus(extra) : cost;
  return Decimal.max(amount, minimum).toDecimalPlaces(script.decimals, Decimal.ROUND_HALF_EVEN);
}

export const jsonRules: Contestant = {
  name: 'json-rules-engine', form: 'an engine for each meter, amounts by decimal.js', isProduct: false, mostPoints: 200,
  prepare: ({ workload: { kind, rules } }, rows) => {
    const byMeter = new Map(rules.map((own) => [own.meter, {
      engine: kind === 'hashmap' ? hashmapEngine(own) : scriptEngine(), prices: new Map([...own.flavors].map(([flavor, price]) => [flavor, new Exact(price)])),
    }]));
    return byRowAwaited(rows, (row) => {
      const { engine, prices } = forMeter(byMeter, row.meter);
      return kind === 'hashmap' ? hashmapPrice(engine, row) : scriptPrice(engine, prices, row);
    }, (price) => price.toFixed());
  },
};
