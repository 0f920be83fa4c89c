/** Proves that `tariff config check` and `tariff config show` answer people and programs, with their exit codes. */
import { describe, expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';

const files: Readonly<Record<string, string>> = {
  'tariff.yml': 'collect: {collector: prometheus}\nfetcher: {backend: source}\nfetcher_source: {sources: [acme]}\ncollector_prometheus:\n  prometheus_url: http://prometheus:9090/api/v1\n  prometheus_user: me\n  prometheus_password: topsecret\n',
  'metrics.yml': 'metrics:\n  cpu: {unit: hour, alt_name: instance, groupby: [id], metadata: [flavor]}\n',
  'rules/meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding half_even\ntimezone "UTC"\n\nmeter instance measured in hour {\n  flavor  text\n}\n',
  'rules/instance.tariff': 'module instance\n\nprice by_hour for instance {\n  "By the hour."\n\n  from 2026-01-01 {\n    rate 0.10 EUR/hour\n  }\n}\n',
};
const wrong = { ...files, 'metrics.yml': 'metrics:\n  cpu: {unit: hours, alt_name: instance, groupby: [id], metadata: [flavor]}\n' };

describe('config check', () => {
  test('is content where configuration, metrics and rules agree', () => withFiles(files, async (folder) => {
    const { code, stdout, stderr } = await runTariff(['config', 'check'], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ok tariff\.yml: 1 collector, 1 fetcher, 1 metric, 1 meter, rulebook [0-9a-f]{12}\n$/);
  }));
  test('shows the line, marks the place and says what to do', () => withFiles(wrong, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'check', 'tariff.yml'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toBe(`error: \`hours\` is not a unit; the meter \`instance\` is measured in hour
  --> metrics.yml:2:15
   |
 2 |   cpu: {unit: hours, alt_name: instance, groupby: [id], metadata: [flavor]}
   |               ^^^^^
help: did you mean \`hour\`?

1 error, 0 warnings
`);
  }));
  test('says the same as JSON', () => withFiles(wrong, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'check', '--json'], { cwd: folder });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, warnings: 0, problems: [{ severity: 'error', file: 'metrics.yml', line: 2, column: 15, variable: null, message: '`hours` is not a unit; the meter `instance` is measured in hour', help: 'did you mean `hour`?' }], rules: { diagnostics: [] } });
  }));
  test('also tells what is wrong with the rules, and with variables', () => withFiles({ ...files, 'rules/instance.tariff': files['rules/instance.tariff']?.replace('0.10 EUR', '0.10 EURO') ?? '' }, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'check'], { cwd: folder, env: { TARIFF_COLLECT__PERIOD: 'often' } });
    expect(code).toBe(1);
    expect(stdout).toContain('--> TARIFF_COLLECT__PERIOD');
    expect(stdout).toContain('--> instance.tariff:7:');
    expect(stdout).toMatch(/\n2 errors, 0 warnings\n$/);
  }));
  test('misses rules that are not there', () => withFiles({ ...files, 'tariff.yml': `${files['tariff.yml'] ?? ''}rules: {directory: prices}\n` }, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'check'], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('error: `rules.directory`: there is no directory `prices`\n  --> tariff.yml:8:20\n');
  }));
  test('has warnings and still exits with 0', () => withFiles({ ...files, 'rules/meters.tariff': `${files['rules/meters.tariff'] ?? ''}\nmeter address measured in hour\n\nunit month is 730 hour\n` }, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'check'], { cwd: folder });
    expect(stdout).toContain('warning: no metric feeds the meter `address`\n  --> rules/meters.tariff:9\n');
    expect(code).toBe(0);
  }));
  test('ends with 3 where there is no file', () => withFiles({}, async (folder) => {
    const { code, stderr } = await runTariff(['config', 'check', 'other.yml'], { cwd: folder });
    expect(code).toBe(3);
    expect(stderr).toContain('there is no file `other.yml`');
  }));
});

describe('config show', () => {
  test('gives the configuration as YAML, with origins and without secrets', () => withFiles(files, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'show'], { cwd: folder, env: { TARIFF_ORCHESTRATOR__POLL: '9' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^collect:\n {2}collector: \[prometheus\] +# tariff\.yml:1\n {2}period: 3600 +# default\n/);
    expect(stdout).toMatch(/ {2}poll: 9 +# TARIFF_ORCHESTRATOR__POLL\n/);
    expect(stdout).toMatch(/ {2}prometheus_password: \(secret\) +# tariff\.yml:7\n/);
    expect(stdout).not.toContain('topsecret');
  }));
  test('gives the same as JSON', () => withFiles(files, async (folder) => {
    const { code, stdout } = await runTariff(['config', 'show', 'tariff.yml', '--json'], { cwd: folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual({ section: 'collector_prometheus', option: 'prometheus_user', value: 'me', isSecret: false, origin: { kind: 'file', file: 'tariff.yml', line: 6 } });
  }));
  test('shows nothing of a configuration that is wrong', () => withFiles({ ...files, 'tariff.yml': 'colect: {}\n' }, async (folder) => {
    const { code, stdout, stderr } = await runTariff(['config', 'show'], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('did you mean `collect`?');
    expect(stderr).toContain('see `tariff config check tariff.yml`');
  }));
});
