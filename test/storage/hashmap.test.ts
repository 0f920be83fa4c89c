/** A hashmap comes back as it was kept, each change is a revision, and of two at once one wins. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type HashmapOperation, type HashmapState, changeHashmap, emptyHashmap, hashmapAt } from '../../src/cloudkitty/index.ts';
import { withStore } from '../support/postgres.ts';

const now = Date.UTC(2026, 2, 10, 12) / 1000;
const [service, field, group, mapping, future, threshold] = Array.from({ length: 6 }, () => randomUUID()) as [string, string, string, string, string, string];

const whole: readonly HashmapOperation[] = [
  { kind: 'create-service', id: service, name: 'instance' },
  { kind: 'create-field', id: field, name: 'flavor "x"', serviceId: service },
  { kind: 'create-group', id: group, name: 'gold' },
  { kind: 'create-mapping', id: mapping, mapping: { fieldId: field, value: 'ünï \\ *', cost: '-0.1234567890123456789012345678', type: 'rate', groupId: group, tenant: 't1', description: 'a line\nand another' }, force: false },
  { kind: 'create-mapping', id: future, mapping: { serviceId: service, value: '', cost: '999999999999.9999999999999999999999999999', start: Date.UTC(3000, 0, 1) / 1000, end: Date.UTC(3001, 0, 1) / 1000, name: 'one day' }, force: false },
  { kind: 'create-threshold', id: threshold, threshold: { serviceId: service, level: '5.00000001', cost: '2' } },
];

test('all of a hashmap comes back, in its order, with a revision that says who and what', () => withStore(async ({ hashmap }) => {
  expect(await hashmap.load()).toEqual({ state: emptyHashmap, revision: 0 });
  const made = await changeHashmap(hashmap, whole, { now, user: 'ann' });
  if (made.kind !== 'done') throw new Error(JSON.stringify(made));
  expect(await hashmap.load()).toEqual({ state: made.state, revision: 1 });
  expect(await hashmap.revisions({ before: null, most: 10 })).toEqual([{ number: 1, author: 'ann', at: now, changes: whole }]);
  expect(await hashmapAt(hashmap, 1)).toEqual({ state: made.state, revision: { number: 1, author: 'ann', at: now, changes: whole } });
  expect([await hashmapAt(hashmap, 0), await hashmapAt(hashmap, 2)]).toEqual([null, null]);
}));

test('each kind of change is kept as it was made', () => withStore(async ({ hashmap }) => {
  const steps: readonly HashmapOperation[] = [
    { kind: 'change-mapping', id: mapping, change: { cost: '-0.1234567890123456789012345678', end: now + 3600 } },
    { kind: 'change-mapping', id: future, change: { cost: '1', start: now + 60 } },
    { kind: 'change-threshold', id: threshold, change: { level: '7', groupId: group } },
    { kind: 'delete-mapping', id: mapping },
    { kind: 'delete-group', id: group, recursive: false },
    { kind: 'delete-threshold', id: threshold },
    { kind: 'create-field', id: randomUUID(), name: 'image', serviceId: service },
    { kind: 'delete-field', id: field },
    { kind: 'delete-service', id: service },
  ];
  let state: HashmapState = emptyHashmap;
  const states: HashmapState[] = [];
  for (const [index, operations] of [whole, ...steps.map((step) => [step])].entries()) {
    const made = await changeHashmap(hashmap, operations, { now, user: null });
    if (made.kind !== 'done') throw new Error(JSON.stringify(made));
    state = made.state;
    states.push(state);
    expect(await hashmap.load(), operations[0]?.kind).toEqual({ state, revision: index + 1 });
  }
  expect(state).toEqual(emptyHashmap);
  for (const [index, then] of states.entries()) expect((await hashmapAt(hashmap, index + 1))?.state).toEqual(then);
  expect((await hashmap.revisions({ before: 4, most: 2 })).map(({ number }) => number)).toEqual([3, 2]);
}));

test('what is refused, and what changes nothing, leaves no revision', () => withStore(async ({ hashmap }) => {
  await changeHashmap(hashmap, whole, { now, user: null });
  expect(await changeHashmap(hashmap, [{ kind: 'create-group', id: randomUUID(), name: 'new' }, { kind: 'create-service', id: randomUUID(), name: 'instance' }], { now, user: null }))
    .toEqual({ kind: 'refused', refusal: { kind: 'exists', object: 'service', name: 'instance', id: service } });
  expect(await changeHashmap(hashmap, [{ kind: 'change-threshold', id: threshold, change: { level: '5.00000001' } }], { now, user: null })).toMatchObject({ kind: 'done', revision: 1 });
  expect((await hashmap.load()).revision).toBe(1);
  expect((await hashmap.load()).state.groups.map(({ name }) => name)).toEqual(['gold']);
}));

test('of two from the same revision one is kept, and the other is told', () => withStore(async ({ hashmap }) => {
  const change = (name: string) => ({ from: 0, before: emptyHashmap, after: { ...emptyHashmap, groups: [{ id: randomUUID(), name }] }, author: name, at: now, changes: [] });
  const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => hashmap.keep(change(name))));
  expect(all.filter(({ kind }) => kind === 'kept')).toEqual([{ kind: 'kept', revision: 1 }]);
  expect(all.filter(({ kind }) => kind === 'moved')).toHaveLength(3);
  expect(await hashmap.keep({ ...change('e'), from: 7 })).toEqual({ kind: 'moved' });
  const { state } = await hashmap.load();
  expect(state.groups).toHaveLength(1);
  expect((await hashmap.revisions({ before: null, most: 1 }))[0]?.author).toBe(state.groups[0]?.name);
}));

test('many at once are all kept, one after the other', () => withStore(async ({ hashmap }) => {
  const names = Array.from({ length: 8 }, (_, index) => `group ${index}`);
  const made = await Promise.all(names.map((name) => changeHashmap(hashmap, [{ kind: 'create-group', id: randomUUID(), name }], { now, user: name })));
  expect(made.map(({ kind }) => kind)).toEqual(names.map(() => 'done'));
  const { state, revision } = await hashmap.load();
  expect(state.groups.map(({ name }) => name).sort()).toEqual(names);
  expect(revision).toBe(8);
}));
