/** Proves how sources are reached: certificates, logins, kept connections, limits; and that no message shows a secret. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Collected, type Collector, SourceFailure, collectorTypes } from '../../src/sources/index.ts';
import { HttpClient } from '../../src/sources/http/client.ts';
import { type FakePrometheus, type FakePrometheusOptions, startFakePrometheus } from '../support/fake-prometheus.ts';
import { startFakeServer } from '../support/fake-server.ts';
import { metricOf, periodsFrom } from './staged.ts';

const tlsFile = (name: string): string => path.join(import.meta.dirname, '../support/tls', name);
const tls = { key: readFileSync(tlsFile('server-key.pem'), 'utf8'), cert: readFileSync(tlsFile('server.pem'), 'utf8') };
const labels = { project_id: 'acme', id: 'a', flavor: 'm1.small' };

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});
const start = async (options: Partial<FakePrometheusOptions> = {}): Promise<FakePrometheus> => {
  const fake = await startFakePrometheus({ series: () => [{ labels, value: '1' }], ...options });
  stops.push(fake.stop);
  return fake;
};
const open = (options: Readonly<Record<string, unknown>>): Collector => {
  const collector = collectorTypes.get('prometheus')?.open('prometheus', options, { scopeKey: 'project_id', metrics: [] });
  if (collector === undefined) throw new Error('no type prometheus');
  stops.push(() => collector.close());
  return collector;
};
const ask = (collector: Collector, scope = 'acme'): Promise<Collected> => collector.collect({ scope, metric: metricOf(), periods: periodsFrom(2), signal: new AbortController().signal });
const failure = async (asked: Promise<unknown>): Promise<SourceFailure> => asked.then(() => { throw new Error('it answered'); }, (error: unknown) => { if (error instanceof SourceFailure) return error; throw error; });
const valuesOf = async (asked: Promise<Collected>): Promise<readonly string[] | undefined> => (await asked).series[0]?.values;

describe('HTTPS', () => {
  test('trusts the authority in `cafile`', async () => {
    const fake = await start({ tls });
    expect(await valuesOf(ask(open({ prometheus_url: fake.url, cafile: tlsFile('authority.pem') })))).toEqual(['1', '1']);
  });
  test('trusts nobody that is not known, and says what to do', async () => {
    const fake = await start({ tls });
    expect(await failure(ask(open({ prometheus_url: fake.url })))).toMatchObject({ mayHeal: false, message: expect.stringMatching(/nobody that is trusted here has signed its certificate\): name the file of its authority in `cafile`/) as string });
    expect(fake.counts.all).toBe(0);
  });
  test('trusts everybody when that is wanted', async () => {
    const fake = await start({ tls });
    expect(await valuesOf(ask(open({ prometheus_url: fake.url, insecure: true })))).toEqual(['1', '1']);
  });
  test('holds the name against the certificate', async () => {
    const fake = await start({ tls });
    expect((await failure(ask(open({ prometheus_url: fake.url.replace('127.0.0.1', 'localhost'), cafile: tlsFile('authority.pem') })))).message).toMatch(/its certificate is for another name\): use that name in `prometheus_url`/);
  });
  test('without a file of authorities that can be read does not begin', () => {
    expect(() => open({ prometheus_url: 'https://127.0.0.1/api/v1', cafile: '/nowhere/authority.pem' })).toThrow(/^collector_prometheus: cannot read the certificates in \/nowhere\/authority\.pem \(ENOENT\): correct `cafile`$/);
  });
  test('spoken to who speaks HTTP is a wrong address', async () => {
    const fake = await start();
    expect((await failure(ask(open({ prometheus_url: fake.url.replace('http:', 'https:') })))).message).toMatch(/cannot reach https:.*correct `prometheus_url`/);
  });
});

describe('a login', () => {
  test('is sent, and shown in no message', async () => {
    const fake = await start({ user: 'rating', password: 'p:w/ü' });
    expect(await valuesOf(ask(open({ prometheus_url: fake.url, prometheus_user: 'rating', prometheus_password: 'p:w/ü' })))).toEqual(['1', '1']);
    const refused = await failure(ask(open({ prometheus_url: fake.url, prometheus_user: 'rating', prometheus_password: 'secret-word' })));
    expect(refused).toMatchObject({ mayHeal: false, message: expect.stringMatching(/correct `prometheus_user` and `prometheus_password`/) as string });
    expect(refused.message).not.toContain('secret-word');
  });
  test('in the address is sent too, and shown as little', async () => {
    const fake = await start({ user: 'rating', password: 'secret-word' });
    const withLogin = fake.url.replace('http://', 'http://rating:secret-word@');
    expect(await valuesOf(ask(open({ prometheus_url: withLogin })))).toEqual(['1', '1']);
    fake.behave({ kind: 'status', code: 500 });
    expect((await failure(ask(open({ prometheus_url: withLogin })))).message).not.toContain('secret-word');
  });
});

describe('connections', () => {
  test('are kept', async () => {
    const fake = await start();
    const collector = open({ prometheus_url: fake.url });
    for (let index = 0; index < 20; index++) await ask(collector);
    expect(fake.connections).toBe(1);
  });
  test('that the other side has closed meanwhile are opened anew', async () => {
    const server = await startFakeServer({ answer: () => ({ headers: { connection: 'keep-alive' }, body: '{}' }) });
    stops.push(server.stop);
    const client = new HttpClient({ asked: { section: 'x', address: 'y', login: 'z' }, timeoutMs: 5000, cafile: null, insecure: false, connections: 1 });
    stops.push(() => client.close());
    const once = (): Promise<string> => client.ask({ method: 'GET', url: new URL(server.url), headers: {}, body: null, signal: new AbortController().signal }).then(({ text }) => text);
    expect(await once()).toBe('{}');
    // Cut in the moment in which it is used again.
    server.behave({ kind: 'cut' }, 1);
    expect(await once()).toBe('{}');
    server.behave({ kind: 'cut' });
    await expect(once()).rejects.toThrow(/cut the connection before it answered/);
  });
  test('do not carry more than is asked for at once', async () => {
    const server = await startFakeServer({ answer: () => ({ body: '{}' }) });
    stops.push(server.stop);
    server.behave({ kind: 'delays', ms: 20 });
    const client = new HttpClient({ asked: { section: 'x', address: 'y', login: 'z' }, timeoutMs: 5000, cafile: null, insecure: false, connections: 3 });
    stops.push(() => client.close());
    await Promise.all(Array.from({ length: 20 }, () => client.ask({ method: 'GET', url: new URL(server.url), headers: {}, body: null, signal: new AbortController().signal })));
    expect(server.mostAtOnce).toBe(3);
  });
});

describe('an answer', () => {
  test('that is larger than memory bears is given up', async () => {
    const server = await startFakeServer({ answer: () => ({ body: 'x'.repeat(2_000_000) }) });
    stops.push(server.stop);
    const client = new HttpClient({ asked: { section: 'x', address: 'y', login: 'z' }, timeoutMs: 5000, cafile: null, insecure: false, connections: 1, largestBytes: 2 ** 20 });
    stops.push(() => client.close());
    await expect(client.ask({ method: 'GET', url: new URL(server.url), headers: {}, body: null, signal: new AbortController().signal })).rejects.toThrow(/answers more than 1 MiB at once/);
  });
  test('with a warning of storage is not whole, unless that is accepted', async () => {
    const fake = await start({ warnings: ['remote_read: remote server http://far:9201/read returned HTTP status 500'] });
    expect(await failure(ask(open({ prometheus_url: fake.url })))).toMatchObject({ mayHeal: true, message: expect.stringMatching(/may not be whole \(remote_read: .*500\).*`accept_warnings: true`/) as string });
    const accepted = await ask(open({ prometheus_url: fake.url, accept_warnings: true }));
    expect([accepted.series[0]?.values, accepted.notes]).toEqual([['1', '1'], [{ kind: 'warning', sentence: 'collector_prometheus: remote_read: remote server http://far:9201/read returned HTTP status 500' }]]);
  });
  test('with a remark of PromQL is whole, and the remark is a note', async () => {
    const fake = await start({ warnings: ['PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "cpu"'] });
    expect((await ask(open({ prometheus_url: fake.url }))).notes).toMatchObject([{ kind: 'warning' }]);
  });
  test('to a long question comes by POST', async () => {
    const fake = await start();
    const collector = open({ prometheus_url: fake.url });
    expect(await valuesOf(ask(collector, 'x'.repeat(5000)))).toEqual(['1', '1']);
    expect(fake.methods.at(-1)).toBe('POST');
    await ask(collector);
    expect(fake.methods.at(-1)).toBe('GET');
  });
});
