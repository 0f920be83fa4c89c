/** Proves what every client relies on before it asks for anything: roots, names of requests, and refusals in the words of the part that was asked. */
import { describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';
import { withStore } from '../support/postgres.ts';

const rulebook = openRulebook({ files: ['a.tariff'], read: () => new TextEncoder().encode('language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "UTC"\n') });

const asking = (path: string, init?: RequestInit): Promise<Response> => withStore(async (store) => buildApp({ store, rules: { now: () => Promise.resolve(rulebook) }, onFault: (error) => { throw error; } }).request(path, init));

test('the root lists both versions under the host that was asked', async () => {
  const answer = await asking('http://rating.example:8889/', { headers: { host: 'rating.example:8889' } });
  expect(await answer.json()).toEqual({
    versions: [
      { id: 'v1', links: [{ href: 'http://rating.example:8889/v1', rel: 'self' }], status: 'CURRENT' },
      { id: 'v2', links: [{ href: 'http://rating.example:8889/v2', rel: 'self' }], status: 'EXPERIMENTAL' },
    ],
  });
});

const cases: readonly (readonly [method: string, path: string, status: number, body: RegExp])[] = [
  ['HEAD', '/', 200, /^$/],
  ['GET', '/healthcheck', 200, /^OK$/],
  ['GET', '/v1/collector', 204, /^$/],
  ['GET', '/v1/collector/', 204, /^$/],
  ['GET', '/v1', 405, /405 Method Not Allowed/],
  ['GET', '/v1/', 405, /405 Method Not Allowed/],
  ['GET', '/v1/rating', 405, /405 Method Not Allowed/],
  ['GET', '/v1/nothing/here', 405, /405 Method Not Allowed/],
  ['GET', '/v2', 404, /404 Not Found/],
  ['GET', '/v2/', 404, /404 Not Found/],
  ['GET', '/v2/nothing', 404, /404 Not Found/],
  ['GET', '/api/v1/nothing', 404, /urn:tariff:problem:not-found/],
  ['DELETE', '/health', 405, /urn:tariff:problem:method-not-allowed/],
  ['DELETE', '/', 405, /takes GET, HEAD/],
];
describe.each(cases)('%s %s', (method, path, status, body) => {
  test(`gives ${status}, and names the request`, async () => {
    const answer = await asking(path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(body);
    expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

test('a method that a place does not take comes with those that it takes', async () => {
  expect((await asking('/health', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
});
