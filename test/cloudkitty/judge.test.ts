/** Holds rendered hashmaps against the algorithm itself: random states with tenants, groups, dates and duplicates, random points. */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type HashmapOperation, type HashmapState, applyHashmap, emptyHashmap, renderHashmap } from '../../src/cloudkitty/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { pointsWanted, seed } from '../support/seed.ts';
import { type JudgedPoint, judge } from './judge.ts';
import { isNear, opened, prices } from './rated.ts';

const states = Math.ceil((pointsWanted ?? 5000) / 10);
let [points, stopped, nonZero] = [0, 0, 0];
afterAll(() => console.log(`seed ${seed}\n${states} states, ${points} points, of which ${nonZero} cost something and ${stopped} stopped`));

const day = 86_400;
const tenants = ['t1', 't2', null, null] as const;
const type = fc.constantFrom('flat', 'rate');
const cost = fc.constantFrom('0', '0.05', '0.5', '1.2', '2', '0.9', '-1', '-0.25', '0.3333333333333333333333333333', '123456789012.0000000000000000000000000001');
const value = fc.constantFrom('small', 'large', '10', '25', ' 25 ', '2_5', 'a "quoted" \\ one', 'ünï', '*');
const fieldNames = ['flavor', 'ram', 'max', 'project_id'] as const;
/** Which service, field of it (or the service itself) and group. */
const place = { service: fc.constantFrom(0, 0, 0, 1), field: fc.constantFrom(null, null, 0, 0, 1, 1, 2, 3), group: fc.constantFrom(null, null, 0, 1), tenant: fc.constantFrom(...tenants) };
const mapping = fc.record({ kind: fc.constant('mapping' as const), ...place, type, cost, value, dates: fc.option(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.option(fc.integer({ min: 0, max: 6 }))), { freq: 2 }), deleted: fc.integer({ min: 0, max: 12 }) });
const threshold = fc.record({ kind: fc.constant('threshold' as const), ...place, type, cost, level: fc.constantFrom('0', '-0.5', '-1', '4', '5', '10', '25', '4.000000005') });
const rules = fc.array(fc.oneof({ weight: 3, arbitrary: mapping }, { weight: 1, arbitrary: threshold }), { minLength: 4, maxLength: 15, size: 'max' });
const attribute = fc.option(fc.oneof({ weight: 4, arbitrary: fc.constantFrom('0', '4', '10', '25', '-3', '1e2') }, { weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom('', 'None', 'Small') }), { freq: 5 });
const usage = fc.record({ service: fc.constantFrom('instance', 'instance', 'instance', 'image.size', 'unknown'), quantity: fc.constantFrom('0', '1', '4', '4.99999999', '5', '-2', '25', '0.000000001', '1000'), scope: fc.constantFrom('t1', 't2', 't3', 'small'), fields: fc.tuple(attribute, attribute, attribute), begin: fc.integer({ min: 0, max: 7 }) });

function stateOf(all: readonly (typeof rules extends fc.Arbitrary<readonly (infer R)[]> ? R : never)[]): HashmapState {
  let state = emptyHashmap;
  const apply = (operation: HashmapOperation): void => {
    const outcome = applyHashmap(state, operation, { now: 0, user: null });
    // What is refused is no part of the state, as with any client.
    if (outcome.kind === 'done') state = outcome.state;
  };
  for (const name of ['g', 'h']) apply({ kind: 'create-group', id: name, name });
  for (const name of ['instance', 'image.size']) {
    apply({ kind: 'create-service', id: name, name });
    for (const field of fieldNames) apply({ kind: 'create-field', id: `${name} ${field}`, name: field, serviceId: name });
  }
  all.forEach((rule, index) => {
    const service = ['instance', 'image.size'][rule.service] ?? '';
    const parent = rule.field === null ? { serviceId: service } : { fieldId: `${service} ${fieldNames[rule.field]}` };
    const common = { ...parent, type: rule.type, cost: rule.cost, groupId: rule.group === null ? null : ['g', 'h'][rule.group] ?? null, tenant: rule.tenant };
    const id = `rule-${index}`;
    if (rule.kind === 'threshold') return apply({ kind: 'create-threshold', id, threshold: { ...common, level: rule.level } });
    const [start, length] = rule.dates ?? [null, null];
    apply({ kind: 'create-mapping', id, force: false, mapping: { ...common, value: rule.field === null ? null : rule.value, start: start === null ? null : start * day, end: start === null || length === null ? null : (start + length) * day } });
    if (rule.deleted === 0) apply({ kind: 'delete-mapping', id });
    return undefined;
  });
  return state;
}

const pointOf = ({ fields: [flavor, ram, max], begin, ...rest }: typeof usage extends fc.Arbitrary<infer U> ? U : never): JudgedPoint =>
  ({ ...rest, begin: begin * day, fields: { ...Object.fromEntries([['flavor', flavor], ['ram', ram], ['max', max]].filter(([, text]) => text !== null)) as Record<string, string>, project_id: rest.scope } });

it('random hashmaps price random points as the algorithm does', () => {
  fc.assert(fc.property(rules, fc.array(usage, { minLength: 10, maxLength: 10 }), (all, asked) => {
    const state = stateOf(all);
    const rendering = renderHashmap(state, { scopeKey: 'project_id', settings: true });
    const judgedPoints = asked.map(pointOf);
    const own = prices(opened(rendering), judgedPoints.map((point) => ({ ...point, begin: point.begin * 1_000_000 })));
    judgedPoints.forEach((point, index) => {
      const wanted = judge(state, point);
      const price = own[index];
      points += 1;
      if (wanted === null) {
        // A threshold that changes nothing reads nothing: then there is a price where CloudKitty has none.
        if (price?.kind === 'stopped') stopped += 1;
        return;
      }
      const text = `${JSON.stringify(point)}\n${[...rendering.files.values()].join('\n')}`;
      if (price?.kind !== 'price') return expect(price, text).toBe(wanted);
      if (price.amount.numerator !== 0n) nonZero += 1;
      expect(isNear(price.amount, { numerator: wanted.over, denominator: wanted.under }), `${decimalText(price.amount)} instead of ${wanted.over}/${wanted.under}\n${text}`).toBe(true);
      return undefined;
    });
  }), { numRuns: states, seed });
  expect(nonZero).toBeGreaterThan(points / 10);
  expect(stopped).toBeGreaterThan(0);
}, 3_600_000);
