/** Proves that Prometheus behind Aetos is collected from as Prometheus is, with a token of Keystone and one question for each period. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Collector, SourceFailure, collectorTypes } from '../../src/sources/index.ts';
import { type FakeKeystone, startFakeKeystone } from '../support/fake-keystone.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fake-prometheus.ts';
import { collectorCases } from './collector.case.ts';
import { type StagedSeries, type StagedSource, metricOf, periodsFrom } from './staged.ts';
import { metricsOf, samplesOf } from './staged-prometheus.ts';

interface Cloud {
  readonly keystone: FakeKeystone;
  readonly aetos: FakePrometheus;
  stop(): Promise<void>;
}

async function startCloud(series: readonly StagedSeries[]): Promise<Cloud> {
  const catalog: Record<string, string> = {};
  const keystone = await startFakeKeystone({ catalog });
  const aetos = await startFakePrometheus({ series: samplesOf(series), metrics: metricsOf(series), isProxy: true, isValid: keystone.isValid });
  catalog['metric-storage'] = new URL(aetos.url).origin;
  return { keystone, aetos, stop: async () => void await Promise.all([keystone.stop(), aetos.stop()]) };
}

async function stage(series: readonly StagedSeries[]): Promise<StagedSource> {
  const { keystone, aetos, stop } = await startCloud(series);
  return { options: keystone.login, behave: aetos.behave, questions: () => aetos.counts.all, connections: () => aetos.connections, stop };
}

const eachPeriod = 'Aetos answers for one time only, so every period is a question';
describe('a cloud', () => collectorCases({
  type: 'aetos', extraArgs: {}, stage, optionsAt: (url) => ({ auth_url: `${url}/v3`, username: 'rating', password: 'Tr0ub4dor&3', user_domain_name: 'Default' }),
  skip: { 'of many periods is asked for at once': eachPeriod, 'of more periods than a source gives at once is complete': eachPeriod },
}));

describe('a token', () => {
  let cloud: Cloud;
  let collector: Collector;
  let nowMs: number;
  const series: readonly StagedSeries[] = [{ metric: 'cpu', scope: 'acme', attributes: { id: 'a', flavor: 'm1.small' }, values: ['1', '2', '3'] }];
  const open = (options: Readonly<Record<string, unknown>>): Collector => {
    const opened = collectorTypes.get('aetos')?.open('aetos', options, { scopeKey: 'project_id', metrics: [], now: () => nowMs });
    if (opened === undefined) throw new Error('no type aetos');
    return opened;
  };
  const values = async (): Promise<readonly string[] | undefined> => (await collector.collect({ scope: 'acme', metric: metricOf(), periods: periodsFrom(3), signal: new AbortController().signal })).series[0]?.values;
  const failure = async (): Promise<SourceFailure> => values().then(() => { throw new Error('it answered'); }, (error: unknown) => { if (error instanceof SourceFailure) return error; throw error; });
  beforeEach(async () => {
    nowMs = 1_800_000_000_000;
    cloud = await startCloud(series);
    collector = open(cloud.keystone.login);
  });
  afterEach(async () => {
    await collector.close();
    await cloud.stop();
  });

  test('is asked for once, by all who need it at the same time', async () => {
    expect(await Promise.all([values(), values(), values(), values()])).toEqual(Array.from({ length: 4 }, () => ['1', '2', '3']));
    expect(cloud.keystone.counts.tokens).toBe(1);
  });
  test('is asked for again shortly before it ends', async () => {
    await values();
    nowMs += 3_400_000;
    await values();
    expect(cloud.keystone.counts.tokens).toBe(1);
    nowMs += 100_000;
    expect(await values()).toEqual(['1', '2', '3']);
    expect(cloud.keystone.counts.tokens).toBe(2);
  });
  test('that is taken no more is replaced once, though many meet that at once', async () => {
    await values();
    cloud.keystone.revoke();
    expect(await Promise.all([values(), values(), values()])).toEqual(Array.from({ length: 3 }, () => ['1', '2', '3']));
    expect(cloud.keystone.counts.tokens).toBe(2);
  });
  test('can be had with an application credential', async () => {
    await collector.close();
    collector = open(cloud.keystone.applicationLogin);
    expect(await values()).toEqual(['1', '2', '3']);
  });
  test('is not had with a wrong password, which no message shows', async () => {
    await collector.close();
    collector = open({ ...cloud.keystone.login, password: 'not-this-one' });
    const refused = await failure();
    expect(refused).toMatchObject({ mayHeal: false, message: expect.stringMatching(/^collector_aetos: http:\/\/127\.0\.0\.1:\d+\/v3\/auth\/tokens does not accept our login \(The request you have made requires authentication\.\): correct `username` and `password`$/) as string });
    expect(refused.message).not.toContain('not-this-one');
  });
  test('is asked for again after Keystone has failed', async () => {
    cloud.keystone.behaveForTokens({ kind: 'status', code: 503 }, 1);
    expect((await failure()).mayHeal).toBe(true);
    cloud.keystone.behaveForTokens({ kind: 'garbage' }, 1);
    expect((await failure()).mayHeal).toBe(true);
    cloud.keystone.behaveForTokens({ kind: 'half' }, 1);
    expect((await failure()).mayHeal).toBe(true);
    expect(await values()).toEqual(['1', '2', '3']);
  });
  test('leads to a service that the catalogue names, or the message says what it names', async () => {
    await collector.close();
    collector = open({ ...cloud.keystone.login, region_name: 'Mars' });
    expect((await failure()).message).toMatch(/names no service `metric-storage` with interface public in region Mars \(only internal in RegionOne, public in RegionOne\): correct `interface` and `region_name`/);
  });
});
