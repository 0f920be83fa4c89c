/** Proves that a shown configuration says where each value came from, hides secrets, and reads back as what it was. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfiguration, shownConfiguration, shownYaml } from '../../src/config/index.ts';
import { withFiles } from '../support/command.ts';

const files = {
  'metrics.yml': 'metrics:\n  cpu: {unit: hour}\n',
  'tariff.yml': `collect:
  collector: [prometheus, prom_b]
  start: 2026-01-01
fetcher:
  backend: source, keystone
fetcher_source:
  sources: ["a: b", 'c, d', "007", "it's"]
fetcher_keystone:
  auth_section: keystone_authtoken
keystone_authtoken:
  auth_url: http://keystone:5000/v3
  username: cloudkitty
  password: topsecret
  user_domain_name: Default
collector_prometheus:
  prometheus_url: https://me:topsecret@prometheus:9090/api/v1
collector_prom_b:
  type: prometheus
  prometheus_url: http://b:9090/api/v1
  prometheus_user: "yes"
  scope_key: namespace
database:
  connection: postgresql://me:topsecret@db/tariff
`,
};
const environment = { TARIFF_ORCHESTRATOR__POLL: '7', TARIFF_COLLECTOR_PROM_B__PROMETHEUS_PASSWORD_FILE: 'secret', TARIFF_LOGGING__LEVEL: 'debug' };

describe('a shown configuration', () => {
  it('names the origin of each value, and no secret', () => withFiles({ ...files, secret: 'topsecret' }, async (folder) => {
    const loaded = loadConfiguration(path.join(folder, 'tariff.yml'), environment);
    expect(loaded.problems).toEqual([]);
    const shown = shownConfiguration(loaded);
    expect(JSON.stringify(shown)).not.toContain('topsecret');
    const yaml = shownYaml(shown).replaceAll(`${folder}/`, '');
    expect(yaml).not.toContain('topsecret');
    await expect(`${yaml}\n`).toMatchFileSnapshot('shown.yml');
    expect(shown.find(({ section, option }) => section === 'collector_prom_b' && option === 'prometheus_password')).toEqual({ section: 'collector_prom_b', option: 'prometheus_password', value: '(secret)', isSecret: true, origin: { kind: 'variable', name: 'TARIFF_COLLECTOR_PROM_B__PROMETHEUS_PASSWORD_FILE' } });
    expect(shown.find(({ section, option }) => section === 'fetcher_keystone' && option === 'username')).toMatchObject({ value: 'cloudkitty', origin: { kind: 'file', line: 12 } });
  }));
  it('reads back as what it was, but for secrets', () => withFiles({ ...files, secret: 'topsecret' }, async (folder) => {
    const first = loadConfiguration(path.join(folder, 'tariff.yml'), environment);
    const yaml = shownYaml(shownConfiguration(first)).replaceAll(/^( {2}connection:) \(secret\).*$/gm, '$1 postgresql://db/tariff');
    await withFiles({ ...files, 'tariff.yml': yaml }, (second) => {
      const again = loadConfiguration(path.join(second, 'tariff.yml'), {});
      expect(again.problems).toEqual([]);
      const values = ({ configuration }: typeof first, at: string): string => JSON.stringify(configuration, (key, value: unknown) => (['metrics', 'metricsFile', 'connection', 'password', 'prometheus_password', 'prometheus_url'].includes(key) ? undefined : typeof value === 'bigint' ? String(value) : value)).replaceAll(at, '');
      expect(values(again, second)).toBe(values(first, folder));
      return Promise.resolve();
    });
  }));
});
