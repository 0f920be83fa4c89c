/** Proves what an analyst uses beside `check`: explanations, coverage, changed prices, and differences between rulebooks. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, runTariff, withFiles } from '../support/command.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

const instance = smallRulebook['rules/instance.tariff'] ?? '';
const dearer = { ...smallRulebook, 'rules/instance.tariff': instance.replace('0.40 EUR/hour', '0.50 EUR/hour').replace('      "small" : 0.10 EUR/hour\n', '').replace('    given flavor = "small"', '    given flavor = "large"').replace('expect 1.00', 'expect 5.00') };
const underNew = Object.fromEntries(Object.entries(dearer).map(([name, text]) => [name.replace('rules/', 'new/'), text]));

describe('explain', () => {
  test('derives an example step by step and says what did not apply', async () => {
    const { code, stdout } = await runTariff(['explain', 'Acme gets its contract and not both', '--rules', 'rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^6\.560000 EUR {3}Acme gets its contract and not both/);
    expect(stdout).toMatch(/instance_by_flavor +100 hour × 0\.080 EUR\/hour +8\.000000 +instance\.tariff:10/);
    expect(stdout).toMatch(/acme_contract +discount 18% of what was charged +- 1\.440000 +discounts\.tariff:18/);
    expect(stdout).toMatch(/annual_plan +`acme_contract` stands in its place/);
    expect(stdout).toMatch(/image_licence +the point has no `image`/);
  });

  test('gives the steps of a point as JSON that adds up to the amount of its quote', async () => {
    await withFiles(smallRulebook, async (folder) => {
      const [explained] = jsonLines((await runTariff(['explain', '--rules', 'rules', '--usage', '-', '--json'], { cwd: folder, input: pointLine() })).stdout);
      const [quoted] = jsonLines((await runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json'], { cwd: folder, input: pointLine() })).stdout);
      expect(explained).toMatchObject({ amount: quoted?.amount, steps: [{ rule: 'by_flavor', rate: '0.10 EUR/hour', quantity: '10', amount: '1', at: 'instance.tariff:7' }] });
    });
  });

  test('says which titles there are not', async () => {
    const { code, stderr } = await runTariff(['explain', 'no such thing', '--rules', 'rules']);
    expect(code).toBe(64);
    expect(stderr).toContain('no example or scenario is called "no such thing"');
  });
});

describe('test', () => {
  test('names the rows that no example reaches and the prices that can change unnoticed', async () => {
    await withFiles(smallRulebook, async (folder) => {
      const { code, stdout } = await runTariff(['test', '--coverage', '--mutate', '--json'], { cwd: folder });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        coverage: { covered: 1, total: 3, items: [{ at: 'instance.tariff:7', covered: true }, { at: 'instance.tariff:8', covered: false }, { at: 'instance.tariff:9', covered: false }] },
        mutation: { tried: 2, survived: 1, survivors: [{ line: 8, text: '0.40', changed: '0.6' }] },
      });
      expect(JSON.parse(stdout)).toMatchObject({
        coverage: { diagnostics: [{ code: 'W0703', severity: 'warning', file: 'instance.tariff', line: 8, column: 7 }, { code: 'W0703', line: 9 }] },
        mutation: { diagnostics: [{ code: 'W0704', severity: 'warning', file: 'instance.tariff', line: 8, column: 17, label: 'from 0.40 to 0.6' }] },
      });
      const text = (await runTariff(['test', '--coverage', '--mutate'], { cwd: folder })).stdout;
      for (const part of ['coverage: 1 of 3 (33 %)', 'warning[W0703]: no example reaches this row\n  --> instance.tariff:8:7', 'mutation: 1 of 2 (50 %)', 'warning[W0704]: no example notices when this number changes\n  --> instance.tariff:8:17']) expect(text).toContain(part);
    });
  });

  test('finds nearly every changed price in the rules that come with the program', async () => {
    const { mutation } = JSON.parse((await runTariff(['test', 'rules', '--mutate', '--json'])).stdout) as { mutation: { tried: number; survived: number } };
    expect(mutation.tried).toBeGreaterThan(30);
    expect(mutation.survived / mutation.tried).toBeLessThanOrEqual(0.1);
  });

  test('writes JUnit', async () => {
    await withFiles({ ...smallRulebook, 'rules/instance.tariff': instance.replace('expect 1.00', 'expect 1.01') }, async (folder) => {
      expect((await runTariff(['test', '--junit', 'out.xml'], { cwd: folder })).code).toBe(1);
      const xml = readFileSync(path.join(folder, 'out.xml'), 'utf8');
      expect(xml).toContain('<testsuites tests="1" failures="1">');
      expect(xml).toContain('<failure message="error[T0701]: an example does not hold: &quot;ten hours&quot;">');
    });
  });
});

describe('diff', () => {
  test('says changed prices in words, and with usage who pays what and what loses its price', async () => {
    await withFiles({ ...smallRulebook, ...underNew, 'usage.ndjson': pointLine({ fields: { flavor: 'large' } }) + pointLine({ scope: 'globex' }) }, async (folder) => {
      const { code, stdout } = await runTariff(['diff', 'rules', 'new', '--usage', 'usage.ndjson', '--json'], { cwd: folder });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        changes: [
          { rule: 'by_flavor', key: 'small', before: '0.10 EUR/hour', after: null, from: '2026-01-01' },
          { rule: 'by_flavor', key: 'large', before: '0.40 EUR/hour', after: '0.50 EUR/hour', percent: '+25 %' },
        ],
        impact: { before: '5', after: '5', difference: '0', scopes: [{ scope: 'acme', difference: '1' }, { scope: 'globex', difference: '-1' }], newlyUnrated: [{ points: 1 }] },
      });
    });
  });

  test('prices past usage with the prices of a later date when asked', async () => {
    const later = { 'new/meters.tariff': smallRulebook['rules/meters.tariff'] ?? '', 'new/instance.tariff': instance.replace('  example', '  from 2027-01-01 {\n    table flavor {\n      "small" : 0.12 EUR/hour\n      else    : unrated\n    }\n  }\n\n  example') };
    await withFiles({ ...smallRulebook, ...later, 'usage.ndjson': pointLine() }, async (folder) => {
      const impact = async (...more: readonly string[]) => (JSON.parse((await runTariff(['diff', 'rules', 'new', '--usage', 'usage.ndjson', '--json', ...more], { cwd: folder })).stdout) as { impact: unknown }).impact;
      expect(await impact()).toMatchObject({ difference: '0' });
      expect(await impact('--as-on', '2027-02-01')).toMatchObject({ before: '1', after: '1.2', difference: '0.2' });
    });
  });

  test('says what is wrong with a date to price on, and that it needs usage', async () => {
    await withFiles({ ...smallRulebook, 'usage.ndjson': pointLine() }, async (folder) => {
      const asOn = async (...args: readonly string[]) => runTariff(['diff', 'rules', 'rules', '--as-on', ...args], { cwd: folder });
      expect(await asOn('2027-02-01')).toMatchObject({ code: 64, stderr: expect.stringContaining('--usage FILE') });
      expect(await asOn('01.02.2027', '--usage', 'usage.ndjson')).toMatchObject({ code: 64, stderr: expect.stringContaining('a date is year-month-day') });
    });
  });

  test('compares git refs with directories', async () => {
    await withFiles(smallRulebook, async (folder) => {
      const git = (...args: readonly string[]) => spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
      for (const args of [['init', '-q'], ['add', '.'], ['commit', '-qm', 'prices']]) expect(git(...args).status).toBe(0);
      writeFileSync(path.join(folder, 'rules/instance.tariff'), instance.replace('0.40 EUR/hour', '0.44 EUR/hour'));
      const { stdout } = await runTariff(['diff', 'HEAD', 'rules'], { cwd: folder });
      expect(stdout).toBe('by_flavor large (instance): 0.40 EUR/hour → 0.44 EUR/hour (+10 %) from 2026-01-01   instance.tariff:8\n');
      const { code, stderr } = await runTariff(['diff', 'nonsense', 'rules'], { cwd: folder });
      expect([code, stderr]).toEqual([3, expect.stringContaining('`nonsense` is neither a directory nor a git ref')]);
    });
  });
});
