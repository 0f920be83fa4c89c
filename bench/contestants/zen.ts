/**
 * @gorules/zen-engine: a decision for each meter, one table by flavor whose cells are the amount. Of four forms that were tried the quickest: a table and an
 * expression, two tables and an expression, and one expression took up to half as long again. Exact where the price leaves it as text.
 */
import { ZenEngine } from '@gorules/zen-engine';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import { type Contestant, byRowAwaited, forMeter } from './contestant.ts';

const choice = (rows: Iterable<readonly [string, string]>, field: string): string => [...rows].map(([key, text]) => `${field} == '${key}' ? ${text} : `).join('');

/** What a cell says, for the price of its row. */
function cell({ kind }: Workload, { regions, levels }: MeterRules, price: string): string {
  if (kind === 'hashmap') {
    const level = levels.map(({ upTo, factor }) => (upTo === null ? factor : `quantity <= ${upTo} ? ${factor} : `)).join('');
    return `string(${price} * (${choice(regions, 'region')}0) * (${level}) * quantity)`;
  }
  const cost = `${price} * quantity`;
  const amount = `startsWith(flavor, '${script.gpu}') and hours > ${script.manyHours} ? ${cost} * ${script.less} : startsWith(region, '${script.europe}') and quantity >= ${script.largeQuantity} ? ${cost} * ${script.more} + ${script.extra} : ${cost}`;
  return `string(round(max([${script.minimum}, ${amount}]), ${script.decimals}))`;
}

/** A graph in the engine's JSON: input, table, output. */
function decisionOf(workload: Workload, rules: MeterRules): object {
  const rows = [...rules.flavors].map(([flavor, price], index) => ({ _id: `r${index}`, i: `"${flavor}"`, o: cell(workload, rules, price) }));
  const nodes = [
    { id: 'in', name: 'request', type: 'inputNode' },
    { id: 'table', name: 'flavors', type: 'decisionTableNode', content: {
      hitPolicy: 'first', inputs: [{ id: 'i', name: 'flavor', field: 'flavor' }], outputs: [{ id: 'o', name: 'amount', field: 'amount' }], rules: [...rows, { _id: 'else', i: '', o: '"0"' }],
    } },
    { id: 'out', name: 'response', type: 'outputNode' },
  ];
  const edges = nodes.slice(1).map(({ id }, index) => ({ id: `e${index}`, type: 'edge', sourceId: nodes[index]?.id, targetId: id }));
  return { contentType: 'application/vnd.gorules.decision', nodes, edges };
}

export const zen: Contestant = {
  name: '@gorules/zen-engine', form: 'a decision for each meter, one table', isProduct: false, mostPoints: 1000,
  prepare: async ({ workload }, rows) => {
    const engine = new ZenEngine();
    const byMeter = new Map(workload.rules.map((rules) => [rules.meter, engine.createDecision(decisionOf(workload, rules))]));
    return byRowAwaited(rows, async ({ meter, flavor, region, hours, quantity }) => {
      const { result } = await forMeter(byMeter, meter).evaluate({ flavor, region, hours, quantity: Number(quantity) });
      return String((result as { readonly amount: unknown }).amount);
    }, (price) => price);
  },
};
