/** Proves what a configuration becomes: defaults, variables of the environment, secrets from files, sources of one type side by side. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Configuration, type LoadedConfiguration, loadConfiguration } from '../../src/config/index.ts';
import { problemLine } from '../../src/yaml/index.ts';
import { withFiles } from '../support/command.ts';

const metrics = 'metrics:\n  cpu: {unit: hour, alt_name: instance, groupby: [id]}\n';
const smallest = 'collect: {collector: prometheus}\nfetcher: {backend: source}\nfetcher_source: {sources: [acme]}\ncollector_prometheus: {prometheus_url: "http://prometheus:9090/api/v1"}\n';

type Files = Readonly<Record<string, string>>;
/** Paths in what is given to `look` begin with the folder. */
function loaded<T>(files: Files, environment: Files, look: (loaded: LoadedConfiguration, folder: string) => T): Promise<T> {
  return withFiles({ 'metrics.yml': metrics, ...files }, (folder) => Promise.resolve(look(loadConfiguration(path.join(folder, 'tariff.yml'), environment), folder)));
}
function right<T>(tariff: string, look: (configuration: Configuration, folder: string) => T, environment: Files = {}, files: Files = {}): Promise<T> {
  return loaded({ ...files, 'tariff.yml': tariff }, environment, ({ configuration, problems }, folder) => {
    expect(problems.map(problemLine)).toEqual([]);
    if (configuration === null) throw new Error('there is a configuration where there are no problems');
    return look(configuration, folder);
  });
}

describe('defaults', () => {
  it('fill everything that is not written', () => right(smallest, (configuration, folder) => {
    const { collectors, ...rest } = configuration;
    expect(rest).toEqual({
      file: path.join(folder, 'tariff.yml'),
      api: {
        host: '127.0.0.1', port: 8889, strategies: ['none'], users: [], policyFile: null, titles: { admin: ['admin'], reader: ['reader'], member: ['member'] }, jwt: null, keystone: null, authenticateUri: null,
        requestsPerSecond: 0, burst: 100, bodyLimit: 33_554_432, usageLimit: 1_073_741_824, answerTimeout: 60, allowedOrigins: [], isBehindProxy: false, disableFile: null,
      },
      collect: { period: 3600, waitPeriods: 2, scopeKey: 'project_id', start: { kind: 'month' } },
      fetchers: [{ name: 'source', type: 'source', options: { sources: ['acme'] } }],
      orchestrator: { maxWorkers: 1, maxThreads: 16, collectorRequestTimeout: 300, skipDatapointsExpression: 'False', periodsAtOnce: 24, heartbeat: 60, poll: 5, retryFirst: 10, retryMost: 3600 },
      storage: { retentionPeriod: 0 }, database: { connection: null, directory: path.join(folder, '.tariff') },
      rules: { directory: path.join(folder, 'rules') }, alerts: { directory: path.join(folder, 'rules/alerts') }, directory: { incoming: null }, logging: { level: 'info' }, metrics: null,
    });
    expect(collectors).toMatchObject([{ name: 'prometheus', type: 'prometheus', scopeKey: 'project_id', metricsFile: path.join(folder, 'metrics.yml'), metrics: [{ name: 'instance' }], options: { prometheus_url: 'http://prometheus:9090/api/v1', prometheus_user: null, insecure: false, timeout: 60 } }]);
  }));
  it('are those of CloudKitty for sources', () => right('collect: {collector: gnocchi}\nfetcher: {backend: [keystone, gnocchi]}\ncollector_gnocchi: {auth_section: keystone_authtoken}\nfetcher_gnocchi: {gnocchi_auth_type: basic, gnocchi_endpoint: "http://gnocchi:8041/"}\nfetcher_keystone: {auth_section: keystone_authtoken, username: other}\nkeystone_authtoken: {auth_url: "http://keystone:5000/v3", username: cloudkitty, password: topsecret, user_domain_name: Default, timeout: 5}\n', ({ collectors, fetchers }) => {
    expect(collectors[0]?.options).toMatchObject({ gnocchi_auth_type: 'keystone', interface: 'internalURL', region_name: 'RegionOne', http_pool_maxsize: 10, auth_url: 'http://keystone:5000/v3', username: 'cloudkitty', password: 'topsecret', timeout: 5 });
    expect(fetchers[0]?.options).toMatchObject({ username: 'other', password: 'topsecret', keystone_version: 3, ignore_rating_role: false, ignore_disabled_tenants: false });
    expect(fetchers[1]?.options).toMatchObject({ scope_attribute: 'project_id', resource_types: ['generic'], gnocchi_user: 'admin', gnocchi_endpoint: 'http://gnocchi:8041', password: null });
  }, {}, { 'metrics.yml': 'metrics:\n  cpu: {unit: hour, extra_args: {resource_type: instance}}\n' }));
  it('let those who only take pushed usage write almost nothing', () => right('collect: {collector: pushed}\n', ({ collectors, fetchers }) => {
    expect(collectors).toEqual([{ name: 'pushed', type: 'pushed', options: {}, scopeKey: 'project_id', metricsFile: null, metrics: [] }]);
    expect(fetchers).toEqual([{ name: 'pushed', type: 'pushed', options: {} }]);
  }));
});

describe('what is written', () => {
  it('may be a list, or names with commas', async () => {
    for (const written of ['[source, other]', 'source, other', '"source,other"']) {
      await right(smallest.replace('backend: source', `backend: ${written.startsWith('[') || written.startsWith('"') ? written : `"${written}"`}`).concat('fetcher_other: {type: source, sources: "a, b ,c"}\n'), ({ fetchers }) => expect(fetchers).toEqual([{ name: 'source', type: 'source', options: { sources: ['acme'] } }, { name: 'other', type: 'source', options: { sources: ['a', 'b', 'c'] } }]));
    }
  });
  it('is a text where a text is wanted, as written: a password of digits, an id that looks like a number', () => right(smallest.replace('[acme]', '[0012, 1e5, yes]').replace('api/v1"', 'api/v1", prometheus_user: 007, prometheus_password: 0123'), ({ collectors, fetchers }) => {
    expect(fetchers[0]?.options).toEqual({ sources: ['0012', '1e5', 'yes'] });
    expect(collectors[0]?.options).toMatchObject({ prometheus_user: '007', prometheus_password: '0123' });
  }));
  it('says yes and no as operators do', () => right(smallest.replace('api/v1"', 'api/v1", insecure: yes'), ({ collectors }) => expect(collectors[0]?.options).toMatchObject({ insecure: true })));
  it('begins a scope with the month, or at an instant', async () => {
    for (const [written, expected] of [['month', { kind: 'month' }], ['2026-01-01', { kind: 'instant', at: Date.UTC(2026, 0, 1) * 1000 }], ['2026-01-01T05:00:00+02:00', { kind: 'instant', at: Date.UTC(2026, 0, 1, 3) * 1000 }]] as const) {
      await right(smallest.replace('collector: prometheus', `collector: prometheus, start: ${written}`), ({ collect }) => expect(collect.start).toEqual(expected));
    }
  });
  it('names files beside itself', () => right(`${smallest.replace('api/v1"', 'api/v1", cafile: certs/ca.pem').replace('collector: prometheus', 'collector: prometheus, metrics_conf: conf/m.yml')}rules: {directory: prices}\ndirectory: {incoming: /var/spool/usage}\nmetrics: {port: 9100}\n`, (configuration, folder) => {
    expect(configuration).toMatchObject({ rules: { directory: path.join(folder, 'prices') }, alerts: { directory: path.join(folder, 'prices/alerts') }, directory: { incoming: '/var/spool/usage' }, metrics: { host: '127.0.0.1', port: 9100 } });
    expect(configuration.collectors[0]).toMatchObject({ metricsFile: path.join(folder, 'conf/m.yml'), options: { cafile: path.join(folder, 'certs/ca.pem') } });
  }, {}, { 'conf/m.yml': metrics }));
  it('uses several collectors of one type side by side, each with metrics and a scope key of its own', () => right(`${smallest.replace('collector: prometheus', 'collector: [prometheus, prom_k8s]')}collector_prom_k8s:\n  type: prometheus\n  prometheus_url: http://k8s:9090/api/v1\n  metrics_conf: k8s.yml\n  scope_key: namespace\n`, ({ collectors }) => {
    expect(collectors.map(({ name, type, scopeKey, metrics: own }) => [name, type, scopeKey, own.map((metric) => metric.name)])).toEqual([['prometheus', 'prometheus', 'project_id', ['instance']], ['prom_k8s', 'prometheus', 'namespace', ['pod']]]);
  }, {}, { 'k8s.yml': 'metrics:\n  kube_pod: {unit: pod, alt_name: pod, groupby: [namespace, pod]}\n' }));
  it('gives every metric the skip expression of all, by its own name', () => right(`${smallest}orchestrator: {skip_datapoints_expression: "usage_data_metric_name == 'instance' and datapoint['vol']['qty'] == 0"}\n`, ({ collectors }) => {
    const skip = collectors[0]?.metrics[0]?.skip;
    expect(skip?.answer({ quantity: '0', unit: 'hour', groupby: new Map(), metadata: new Map() })).toEqual({ kind: 'skipped' });
  }));
});

describe('variables of the environment', () => {
  it('stand in place of the file', () => right(smallest, ({ collect, orchestrator, fetchers, collectors }) => {
    expect(collect).toMatchObject({ period: 600, scopeKey: 'tenant' });
    expect(orchestrator.poll).toBe(1);
    expect(fetchers[0]?.options).toEqual({ sources: ['x', 'y'] });
    expect(collectors[0]?.options).toMatchObject({ insecure: true, timeout: 2.5, prometheus_user: '42', prometheus_password: 'geheim' });
  }, {
    TARIFF_COLLECT__PERIOD: '600', TARIFF_COLLECT__SCOPE_KEY: 'tenant', TARIFF_ORCHESTRATOR__POLL: '1', TARIFF_FETCHER_SOURCE__SOURCES: 'x, y', TARIFF_COLLECTOR_PROMETHEUS__INSECURE: 'true', TARIFF_COLLECTOR_PROMETHEUS__TIMEOUT: '2.5',
    TARIFF_COLLECTOR_PROMETHEUS__PROMETHEUS_USER: '42', TARIFF_COLLECTOR_PROMETHEUS__PROMETHEUS_PASSWORD_FILE: 'secret', TARIFF_STORAGE__RETENTION_PERIOD: '', TARIFF_SEED: '5', PATH: '/bin',
  }, { secret: 'geheim\n' }));
  it('can say everything', () => right('', ({ collectors, fetchers }) => {
    expect(collectors.map(({ name }) => name)).toEqual(['prom']);
    expect(fetchers[0]?.options).toMatchObject({ metric: 'up', filters: { job: 'a', zone: 'b' } });
  }, {
    TARIFF_COLLECT__COLLECTOR: 'prom', TARIFF_COLLECTOR_PROM__TYPE: 'prometheus', TARIFF_COLLECTOR_PROM__PROMETHEUS_URL: 'http://p/api/v1', TARIFF_FETCHER__BACKEND: 'prometheus', TARIFF_FETCHER_PROMETHEUS__PROMETHEUS_URL: 'http://p/api/v1',
    TARIFF_FETCHER_PROMETHEUS__METRIC: 'up', TARIFF_FETCHER_PROMETHEUS__FILTERS: 'job:a, zone: b',
  }));
  it('keep the older names of the database', async () => {
    await right(`${smallest}database: {connection: "postgresql://file/db"}\n`, ({ database }) => expect(database.connection).toBe('postgres://env/db'), { DATABASE_URL: 'postgres://env/db' });
    await right(smallest, ({ database }) => expect(database).toEqual({ connection: 'postgresql:///db?host=/run/postgresql', directory: path.resolve('elsewhere') }), { DATABASE_URL: 'postgres://env/db', TARIFF_DATABASE__CONNECTION: 'postgresql:///db?host=/run/postgresql', TARIFF_DATA: 'elsewhere' });
  });
});

describe('a file', () => {
  it('that is not there, or is no text, is a problem and no exception', async () => {
    const lines = await withFiles({ 'latin.yml': '' }, async (folder) => {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(path.join(folder, 'latin.yml'), Buffer.from([0x61, 0x3a, 0x20, 0xe4]));
      return ['nowhere.yml', 'latin.yml', '.'].flatMap((name) => loadConfiguration(path.join(folder, name), {}).problems.map(({ sentence }) => sentence));
    });
    expect(lines).toEqual(['there is no such file', 'the file is not in UTF-8', expect.stringMatching(/^the file cannot be read: EISDIR/)]);
  });
  it('may begin with a mark of UTF-8 and end lines as Windows does', () => right(`\uFEFF${smallest.replaceAll('\n', '\r\n')}`, ({ collectors }) => expect(collectors).toHaveLength(1)));
});
