/** A hashmap in a file becomes rule files that check, and price as the hashmap does. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** A CloudKitty with one service at 2 each, half price for `flavor` `old`, that quotes so or otherwise. */
async function running(quotes: (volume: number, flavor: string | undefined) => string, work: (url: string, asked: string[]) => Promise<void>): Promise<void> {
  const rule = { group_id: null, tenant_id: null, type: 'flat', cost: '2.0000000000000000000000000000' };
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    'hashmap/services': { services: [{ service_id: 's', name: 'instance' }] }, 'hashmap/fields?service_id=s': { fields: [{ field_id: 'f', name: 'flavor', service_id: 's' }] }, 'hashmap/groups': { groups: [] },
    'hashmap/mappings?service_id=s': { mappings: [{ ...rule, mapping_id: 'm1', value: '', service_id: 's', field_id: null }] },
    'hashmap/mappings?field_id=f': { mappings: [{ ...rule, mapping_id: 'm2', type: 'rate', cost: 0.5, value: 'old', service_id: null, field_id: 'f', start: '2020-01-01T00:00:00', end: null, deleted: null, tenant_id: null }, { ...rule, mapping_id: 'm3', value: 'own', field_id: 'f', tenant_id: 't' }] },
    'hashmap/thresholds?service_id=s': { thresholds: [] }, 'hashmap/thresholds?field_id=f': { thresholds: [] },
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    let body = '';
    request.on('data', (piece: Buffer) => { body += piece.toString(); });
    request.on('end', () => {
      asked.push(`${request.headers['x-auth-token'] ?? '-'} ${path}`);
      const answer = path === '/v1/rating/modules' ? { modules: [{ module_id: 'hashmap', enabled: true }] } : path === '/v1/info/metrics' ? { metrics: [{ metric_id: 'instance', unit: 'hour' }] }
        : path === '/v1/rating/quote' ? (({ resources: [{ volume, desc: { metadata } }] }: { resources: [{ volume: string; desc: { metadata: { flavor?: string } } }] }) => quotes(Number(volume), metadata.flavor))(JSON.parse(body) as never)
          : answers[path.replace('/v1/rating/module_config/', '')];
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? { faultstring: 'nothing' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const right = (volume: number, flavor?: string): string => String(volume * (flavor === 'old' ? 1 : 2));

test('a running one is read, its units too, and a sample costs the same by both', () => running(right, (url, asked) => withFiles({}, async (cwd) => {
  const made = await runTariff(['import', 'cloudkitty', '--url', `${url}/v1/`, '--out', 'rules', '--token', 'secret'], { cwd });
  expect([made.stderr, made.code]).toEqual([expect.stringContaining('1 rule of single tenants is not in this proof'), 0]);
  expect(made.stdout).toMatch(/ok [1-9]\d* points cost the same by the rule files and there/);
  expect(asked.every((line) => line.startsWith('secret /v1/'))).toBe(true);
  const point = (scope: string, flavor: string): string => JSON.stringify({ meter: 'instance', scope, start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z', quantity: '3', unit: 'hour', fields: { flavor } });
  const quoted = await runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json'], { cwd, input: `${point('a', 'old')}\n${point('a', 'new')}\n` });
  expect(quoted.stdout.trim().split('\n').slice(0, 2).map((line) => (JSON.parse(line) as { amount: string }).amount)).toEqual(['3', '6']);
})));

test('prices that differ are shown', () => running((volume, flavor) => (flavor === 'old' ? '7' : right(volume, flavor)), (url) => withFiles({}, async (cwd) => {
  const made = await runTariff(['import', 'cloudkitty', '--url', url, '--out', 'rules'], { cwd });
  expect([made.code, made.stdout]).toEqual([2, expect.stringMatching(/instance 1 flavor="old": 1 by the rule files, 7 there\n[^]*\d+ of \d+ points cost otherwise/)]);
})));

test('nobody there, nobody who knows us, and neither file nor address', () => withFiles({}, async (cwd) => {
  const away = await runTariff(['import', 'cloudkitty', '--url', 'http://127.0.0.1:1', '--out', 'rules'], { cwd });
  expect([away.code, away.stderr]).toEqual([3, expect.stringMatching(/cannot reach http:\/\/127\.0\.0\.1:1\/v1[^]*without \/v1/)]);
  const none = await runTariff(['import', 'cloudkitty', '--out', 'rules'], { cwd });
  expect([none.code, none.stderr]).toEqual([64, expect.stringContaining('either --file or --url')]);
}));
