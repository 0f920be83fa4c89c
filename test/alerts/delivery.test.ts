/** How a receiver is told: once asked, within bounds, to no other host; and no sentence about it tells a secret. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliver } from '../../src/alerts/index.ts';
import type { Webhook } from '../../src/alerts/policy.ts';
import type { Alert } from '../../src/storage/index.ts';
import { withFiles } from '../support/command.ts';
import { type FakeAnswer, type FakeRequest, type FakeServer, startFakeServer } from '../support/fake-server.ts';
import { at } from '../storage/samples.ts';

const alert: Alert = {
  id: '0d9ff5b2-54b7-4f5f-8f5c-0f6a4e0d8d11', policy: 'over', scope: 'acme', span: 'month', window: { start: at('2026-03-01T00:00:00Z'), end: at('2026-04-01T00:00:00Z') }, severity: 'critical', message: 'acme has used 100.1 €',
  facts: { month_total: '100.000000000000000001', currency: 'EUR' }, period: { start: at('2026-03-10T00:00:00Z'), end: at('2026-03-10T01:00:00Z') }, createdAt: at('2026-03-10T04:00:00.5Z'), delivery: 'waiting', attempts: 0, lastError: null, triedAt: null, deliveredAt: null,
};
const never = new AbortController().signal;

let receiver: FakeServer;
let other: FakeServer;
let answer: (request: FakeRequest) => FakeAnswer;
beforeEach(async () => {
  answer = () => ({ body: 'taken' });
  receiver = await startFakeServer({ answer: (request) => answer(request) });
  other = await startFakeServer({ answer: () => ({ body: 'mine' }) });
});
afterEach(async () => {
  await receiver.stop();
  await other.stop();
});

const hook = (more: Partial<Webhook> = {}): Webhook => ({ url: `${receiver.url}/services/T0PS3CRET`, timeoutSeconds: 1, secret: null, ...more });
const outcome = (webhook: Webhook, signal = never): Promise<string> => deliver(webhook, alert, signal).then(() => 'told', (error: Error) => `${error.name}: ${error.message.replaceAll(receiver.url, 'http://receiver').replaceAll(other.url, 'http://other')}`);

test('the body and the headers are what the page says', async () => {
  expect(await outcome(hook())).toBe('told');
  const [{ method, path, headers, body }] = receiver.requests as [FakeRequest];
  expect([method, path, headers['content-type'], headers['user-agent'], headers['idempotency-key']]).toEqual(['POST', '/services/T0PS3CRET', 'application/json', 'tariff', alert.id]);
  expect(JSON.parse(body)).toEqual({
    id: alert.id, policy: 'over', severity: 'critical', scope: 'acme', message: 'acme has used 100.1 €', window: { span: 'month', start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z' },
    period: { start: '2026-03-10T00:00:00Z', end: '2026-03-10T01:00:00Z' }, facts: { month_total: '100.000000000000000001', currency: 'EUR' }, created_at: '2026-03-10T04:00:00.5Z',
  });
});

describe('what is no success is told in a sentence', () => {
  test.each([
    [500, 'no  such\nthing', 'NotDelivered: http://receiver answered 500: no such thing'], [404, '', 'NotDelivered: http://receiver answered 404'], [304, '', 'NotDelivered: http://receiver answered 304'],
  ])('status %i', async (code, body, sentence) => {
    receiver.behave({ kind: 'status', code, body });
    expect(await outcome(hook())).toBe(sentence);
  });
  test('a receiver that does not answer in time, that cuts the connection, or that is not there', async () => {
    receiver.behave({ kind: 'hangs' });
    expect(await outcome(hook())).toBe('NotDelivered: http://receiver did not answer within 1 s');
    receiver.behave({ kind: 'cut' });
    expect(await outcome(hook())).toMatch(/^NotDelivered: http:\/\/receiver cannot be reached \(\w+\)$/);
    await other.stop();
    expect(await outcome(hook({ url: `${other.url}/x` }))).toBe('NotDelivered: http://other cannot be reached (ECONNREFUSED)');
    other = await startFakeServer({ answer: () => ({ body: 'mine' }) });
  });
  test('a long answer is not waited for', async () => {
    answer = () => ({ status: 503, body: 'x'.repeat(4 * 2 ** 20) });
    expect(await outcome(hook())).toBe(`NotDelivered: http://receiver answered 503: ${'x'.repeat(200)}`);
  });
  test('whoever stops the work learns it as that, and not as a failure of the receiver', async () => {
    receiver.behave({ kind: 'hangs' });
    const stop = new AbortController();
    const told = outcome(hook({ timeoutSeconds: 30 }), stop.signal);
    setTimeout(() => stop.abort(new Error('the worker stops')), 100);
    expect(await told).toBe('Error: the worker stops');
  });
});

describe('redirects', () => {
  test('on the same host are followed with the body, a few times', async () => {
    answer = ({ path }) => (path === '/here' ? { body: 'taken' } : { status: 308, headers: { location: '/here' }, body: '' });
    expect(await outcome(hook())).toBe('told');
    expect(receiver.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /services/T0PS3CRET', 'POST /here']);
    expect(receiver.requests[1]?.body).toBe(receiver.requests[0]?.body);
    answer = () => ({ status: 307, headers: { location: '/round' }, body: '' });
    expect(await outcome(hook())).toBe('NotDelivered: http://receiver redirects in a circle');
  });
  test('to another host are not, nor those that lose the body', () => withFiles({ secret: 'sesame' }, async (folder) => {
    answer = () => ({ status: 307, headers: { location: `${other.url}/steal` }, body: '' });
    expect(await outcome(hook({ secret: { header: 'Authorization', file: `${folder}/secret` } }))).toBe('NotDelivered: http://receiver redirects to http://other, and another host is not followed: write the address that is meant');
    expect(other.requests).toEqual([]);
    answer = () => ({ status: 302, headers: { location: '/here' }, body: '' });
    expect(await outcome(hook())).toBe('NotDelivered: http://receiver answered 302, a redirect that loses the body: write the address that it leads to');
    answer = () => ({ status: 307, headers: { location: 'http://[' }, body: '' });
    expect(await outcome(hook())).toBe('NotDelivered: http://receiver redirects to no address, and another host is not followed: write the address that is meant');
  }));
});

describe('a secret', () => {
  test('goes along in its header, read anew each time, and shows in no sentence', () => withFiles({ secret: 'Bearer sesame\n' }, async (folder) => {
    const webhook = hook({ secret: { header: 'Authorization', file: `${folder}/secret` } });
    answer = ({ headers }) => ({ status: 403, body: `${String(headers.authorization)} is not welcome` });
    expect(await outcome(webhook)).toBe('NotDelivered: http://receiver answered 403: *** is not welcome');
    expect(receiver.requests[0]?.headers.authorization).toBe('Bearer sesame');
  }));
  test.each([['nowhere', {}, 'ENOENT'], ['secret', { secret: '' }, 'one line'], ['secret', { secret: 'two\nlines\n' }, 'one line'], ['secret', { secret: 'ключ' }, 'one line']])('that cannot be sent is a failure before anybody is asked: %s %j', (file, files, why) => withFiles(files, async (folder) => {
    expect(await outcome(hook({ secret: { header: 'X-Token', file: `${folder}/${file}` } }))).toContain(why);
    expect(receiver.requests).toEqual([]);
  }));
});
