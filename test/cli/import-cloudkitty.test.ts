/** A hashmap in a file becomes rule files that check, and price as the hashmap does. */
import { expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';

const hashmap = {
  groups: ['g'],
  services: [{
    name: 'instance', mappings: [{ type: 'flat', cost: '1.00' }], thresholds: [],
    fields: [{ name: 'flavor', mappings: [{ type: 'flat', value: 'nano', cost: '1.337', group: 'g' }], thresholds: [] }, { name: 'memory', mappings: [], thresholds: [{ type: 'flat', level: '64', cost: '0.15', group: 'g' }] }],
  }],
};

test('becomes rule files that check, and price as the hashmap does', () => withFiles({ 'hashmap.json': JSON.stringify(hashmap) }, async (cwd) => {
  const made = await runTariff(['import', 'cloudkitty', '--file', 'hashmap.json', '--out', 'rules', '--currency', 'EUR'], { cwd });
  expect([made.stderr, made.code]).toEqual(['', 0]);
  expect(await runTariff(['check', 'rules'], { cwd })).toMatchObject({ code: 0 });
  const point = JSON.stringify({ meter: 'instance', scope: 'a', start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z', quantity: '1', unit: 'piece', fields: { flavor: 'nano', memory: '64' } });
  const quoted = await runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json'], { cwd, input: `${point}\n` });
  // The flat price of the service, and in the other group flat and threshold: 1 + (1.337 + 0.15).
  expect(JSON.parse(quoted.stdout.split('\n')[0] ?? '')).toMatchObject({ status: 'rated', amount: '2.487' });
}));

test('what is no hashmap is refused with its place', () => withFiles({ 'odd.json': '{"services": [{"name": 5}]}', 'wrong.json': JSON.stringify({ services: [{ name: 'a', mappings: [{ type: 'gift', cost: '1' }] }] }) }, async (cwd) => {
  const odd = await runTariff(['import', 'cloudkitty', '--file', 'odd.json', '--out', 'rules'], { cwd });
  expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining('services.0.name')]);
  const wrong = await runTariff(['import', 'cloudkitty', '--file', 'wrong.json', '--out', 'rules'], { cwd });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('services[0].mappings[0]')]);
}));
