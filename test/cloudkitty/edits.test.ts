/** Holds edited hashmaps against the algorithm: what begins before an edit is priced by the hashmap as it was, what begins later as it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HashmapOperation, type HashmapState, applyHashmap, emptyHashmap, renderHashmap } from '../../src/cloudkitty/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { pointsWanted, seed } from '../support/seed.ts';
import { type JudgedPoint, judge } from './judge.ts';
import { isNear, opened, prices } from './rated.ts';

const day = 86_400;
const rules = ['a', 'b', 'c', 'd', 'e'] as const;
const cost = fc.constantFrom('0.5', '1', '2', '3', '1.5', '-1');
const terms = fc.record({ cost, type: fc.constantFrom('flat', 'flat', 'rate'), value: fc.constantFrom('x', 'y', 'z'), group: fc.constantFrom(null, null, 'g'), tenant: fc.constantFrom(null, null, 't'), level: fc.constantFrom('1', '2', '5') });
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;
/** Days pass between edits, or none: then an edit stands in place of another. */
const edits = fc.array(fc.record({ rule: fc.constantFrom(...rules), days: fc.integer({ min: 0, max: 3 }), terms, end: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }), deletes: fc.integer({ min: 0, max: 9 }) }), { minLength: 3, maxLength: 10, size: 'max' });

const isMapping = (rule: string): boolean => rule !== 'e';
const common = ({ cost: own, type, group, tenant }: Terms) => ({ cost: own, type, groupId: group, tenant });

function applied(state: HashmapState, operation: HashmapOperation, now: number): HashmapState {
  const outcome = applyHashmap(state, operation, { now, user: null });
  // What is refused changes nothing, as with any client.
  return outcome.kind === 'done' ? outcome.state : state;
}

function begun(first: readonly Terms[]): HashmapState {
  let state = applied(emptyHashmap, { kind: 'create-service', id: 's', name: 'svc' }, 0);
  state = applied(state, { kind: 'create-field', id: 'f', name: 'kind', serviceId: 's' }, 0);
  state = applied(state, { kind: 'create-group', id: 'g', name: 'g' }, 0);
  rules.forEach((id, index) => {
    const own = first[index] as Terms;
    state = applied(state, isMapping(id)
      ? { kind: 'create-mapping', id, mapping: { ...common(own), ...(id === 'd' ? { serviceId: 's' } : { fieldId: 'f', value: own.value }) }, force: false }
      : { kind: 'create-threshold', id, threshold: { ...common(own), serviceId: 's', level: own.level } }, 0);
  });
  return state;
}

it('edited hashmaps price what had begun as before, and what begins later as they say now', () => {
  let changed = 0;
  fc.assert(fc.property(fc.array(terms, { minLength: rules.length, maxLength: rules.length }), edits, (first, all) => {
    let [state, now] = [begun(first), 0];
    const story: { readonly from: number; readonly state: HashmapState }[] = [{ from: 0, state }];
    for (const { rule, days, terms: own, end, deletes } of all) {
      now += days * day;
      const deleted = deletes === 0 && isMapping(rule);
      if (deleted) {
        state = applied(state, { kind: 'delete-mapping', id: rule }, now);
        // What is deleted has never rated anything.
        story.forEach((past, index) => { story[index] = { ...past, state: { ...past.state, mappings: past.state.mappings.map((mapping) => (mapping.id === rule ? { ...mapping, deleted: now } : mapping)) } }; });
      } else {
        state = applied(state, isMapping(rule)
          ? { kind: 'change-mapping', id: rule, change: { ...common(own), ...(rule === 'd' ? {} : { value: own.value }), end: end === null ? null : now + end * day } }
          : { kind: 'change-threshold', id: rule, change: { ...common(own), level: own.level } }, now);
      }
      story.push({ from: now, state });
    }
    const tariff = opened(renderHashmap(state, { scopeKey: 'project_id', settings: true }));
    const points = Array.from({ length: 24 }, (_, index): JudgedPoint => ({ service: 'svc', quantity: String((index % 3) * 2 + 1), scope: index % 2 === 0 ? 't' : 'u', fields: { kind: ['x', 'y', 'z'][index % 3] ?? '' }, begin: Math.floor(index / 2) * day }));
    const own = prices(tariff, points.map((point) => ({ ...point, begin: point.begin * 1_000_000 })));
    points.forEach((point, index) => {
      const wanted = judge(story.findLast(({ from }) => from <= point.begin)?.state ?? state, point);
      const price = own[index];
      if (price?.kind !== 'price' || wanted === null) throw new Error(`no price: ${JSON.stringify(point)}`);
      const isSame = isNear(price.amount, { numerator: wanted.over, denominator: wanted.under });
      if (wanted.over * (judge(state, point)?.under ?? 1n) !== (judge(state, point)?.over ?? 0n) * wanted.under) changed += 1;
      expect(isSame, `${decimalText(price.amount)} instead of ${wanted.over}/${wanted.under} for ${JSON.stringify(point)}\n${JSON.stringify(all)}`).toBe(true);
    });
  }), { numRuns: Math.ceil((pointsWanted ?? 2400) / 24), seed });
  expect(changed).toBeGreaterThan(20);
}, 3_600_000);
