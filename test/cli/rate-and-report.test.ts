/** Proves that rating stores once, whole or not at all, and that reports add up to the last digit. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rational, add, decimal, decimalText, zero } from '../../src/money/index.ts';
import { sampleMonth } from '../../src/sample/index.ts';
import { type Ran, jsonLines, runTariff, startTariff, withFiles } from '../support/command.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

const rules = path.resolve('rules');
const month = [...sampleMonth()];
let database: TestDatabase;

const tariff = (args: readonly string[], url: string, options: { input?: string; cwd?: string } = {}): Promise<Ran> => runTariff(args, { ...options, env: { DATABASE_URL: url } });

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('the sample month', () => {
  test('is the same bytes on every machine', () => {
    expect(month).toHaveLength(23_835);
    expect(createHash('sha256').update(month.join('')).digest('hex')).toBe('524075408de23b2680897fc637ed42ba486ae15d1bb2937a4a9467b24976a869');
  });

  test('rated twice gives the same report, and the second time adds nothing', async () => {
    await withFiles({ 'month.ndjson': month.join('') }, async (folder) => {
      const rate = ['rate', '--rules', rules, '--usage', 'month.ndjson'];
      const first = await tariff(rate, database.url, { cwd: folder });
      expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('read 23 835 = rated 23 835 + unrated 0 + stopped 0 + refused 0 + known 0')]);
      const report = await tariff(['report', '--by', 'scope,meter', '--json'], database.url);
      const second = await tariff(rate, database.url, { cwd: folder });
      expect(second.stdout).toContain('known 23 835');
      expect(second.stdout).toContain('nothing was added');
      expect((await tariff(['report', '--by', 'scope,meter', '--json'], database.url)).stdout).toBe(report.stdout);
    });
  });

  test('has totals that equal the sums of its charges and of the quote, whatever they are grouped by', async () => {
    const charges = await rowsOf<{ amount: string }>(database.url, 'select amount::text from charge');
    const total = decimalText(charges.map(({ amount }) => decimal(amount)).reduce(add, zero));
    const quoted = jsonLines((await runTariff(['quote', '--rules', rules, '--usage', '-', '--json'], { input: month.join('') })).stdout);
    expect(decimalText(quoted.map(({ amount }) => decimal(String(amount))).reduce(add, zero))).toBe(total);
    for (const by of ['scope', 'meter,day', 'rule', 'flavor,state', 'module,month', 'project']) {
      const report = JSON.parse((await tariff(['report', '--by', by, '--json'], database.url)).stdout) as { rows: { amounts: { amount: string }[] }[]; total: { amounts: { amount: string }[] } };
      const rows: Rational = report.rows.flatMap(({ amounts }) => amounts.map(({ amount }) => decimal(amount))).reduce(add, zero);
      expect([by, decimalText(rows), report.total.amounts.map(({ amount }) => amount)]).toEqual([by, total, [total]]);
    }
  });

  test('keeps with each charge its rulebook, module, rule and place', async () => {
    const [charge] = await rowsOf(database.url, `select c.module, c.rule, c.at, c.quantity::text, c.unit, c.amount::text, c.currency, length(c.rulebook_hash) as hash
      from charge c join usage_point p using (start, series) where p.meter = 'volume' order by p.start, p.series limit 1`);
    expect(charge).toMatchObject({ module: 'storage', rule: 'storage_by_class', at: expect.stringMatching(/^storage\.tariff:\d+$/), unit: 'GiB*hour', currency: 'EUR', hash: 64 });
    const files = await rowsOf<{ path: string }>(database.url, 'select distinct path from rulebook_file order by path');
    expect(files.map(({ path: name }) => name)).toContain('hashmap/licences.csv');
  });

  test('counts a day by the clocks of the rulebook, 25 and 23 hours long where they are', async () => {
    const day = async (from: string, to: string): Promise<number> => {
      const report = JSON.parse((await tariff(['report', '--by', 'meter', '--from', from, '--to', to, '--json'], database.url)).stdout) as { rows: { key: { meter: string }; points: number }[] };
      return report.rows.find(({ key }) => key.meter === 'power')?.points ?? 0;
    };
    // Four racks report every hour; on 29 March 2026 the clocks of Paris skip one.
    expect([await day('2026-03-28', '2026-03-29'), await day('2026-03-29', '2026-03-30')]).toEqual([4 * 24, 4 * 23]);
  });
});

test('a run killed in the middle leaves nothing, and the next one gives the report of a clean run', async () => {
  const killed = await freshDatabase();
  try {
    await withFiles({ 'month.ndjson': month.join('') }, async (folder) => {
      const args = ['rate', '--rules', rules, '--usage', '-'];
      const child = startTariff(args, { env: { DATABASE_URL: killed.url } });
      child.stdin?.on('error', () => undefined);
      // Half the month and no end of input: the run is certainly in the middle when points have been written.
      child.stdin?.write(month.slice(0, 12_000).join(''));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const seen = async (): Promise<boolean> => (await rowsOf<{ busy: boolean }>(killed.url, `select exists (select from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid() and datname = current_database()) as busy`))[0]?.busy === true;
      for (let tries = 0; tries < 200 && !(await seen()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await seen()).toBe(true);
      child.kill('SIGKILL');
      await ended;
      expect(await rowsOf(killed.url, 'select 1 from usage_point')).toEqual([]);
      const again = await tariff(['rate', '--rules', rules, '--usage', 'month.ndjson'], killed.url, { cwd: folder });
      expect(again.stdout).toContain('rated 23 835');
    });
    const [clean, repaired] = await Promise.all([database.url, killed.url].map((url) => tariff(['report', '--by', 'scope,meter,day', '--csv'], url)));
    expect(repaired?.stdout).toBe(clean?.stdout);
  } finally {
    await killed.drop();
  }
});

describe('what is not rated', () => {
  test('is stored and counted when it is usage, and not stored at all when it is refused', async () => {
    const fresh = await freshDatabase();
    try {
      await withFiles(smallRulebook, async (folder) => {
        const input = pointLine() + pointLine({ fields: { flavor: 'huge' } }) + pointLine({ fields: { plan: 'gold' } }) + pointLine({ quantity: '--5', scope: 'nobody' }) + '{"half":\n';
        const { code, stdout, stderr } = await tariff(['rate', '--rules', 'rules', '--usage', '-'], fresh.url, { cwd: folder, input });
        expect(stdout).toContain('read 5 = rated 1 + unrated 1 + stopped 1 + refused 2 + known 0');
        expect(stderr).toContain('line 4');
        expect(code).toBe(2);
      });
      expect(await rowsOf(fresh.url, 'select status, code from usage_point order by start, series')).toEqual([{ status: 'rated', code: null }, { status: 'unrated', code: null }, { status: 'stopped', code: 'T0203' }]);
      expect(await rowsOf(fresh.url, `select 1 from usage_point where scope = 'nobody'`)).toEqual([]);
      const report = await tariff(['report', '--by', 'scope'], fresh.url);
      expect(report.stdout).toContain('1 points have no price yet and 1 could not be priced');
    } finally {
      await fresh.drop();
    }
  });

  test('ends the command with a sentence when the examples of the rules do not hold', async () => {
    const wrong = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replace('expect 1.00', 'expect 1.01') ?? '' };
    const { code, stderr } = await withFiles(wrong, (folder) => tariff(['rate', '--rules', 'rules', '--usage', '-'], database.url, { cwd: folder, input: pointLine() }));
    expect(code).toBe(1);
    expect(stderr).toContain('error[T0701]');
  });

  test.each(['rate --rules rules --usage -', 'report'])('says that the database is down and exits with 3: %s', async (command) => {
    const { code, stderr } = await withFiles(smallRulebook, (folder) => tariff(command.split(' '), 'postgres://tariff:secret@127.0.0.1:9/none', { cwd: folder, input: pointLine() }));
    expect(code).toBe(3);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('127.0.0.1:9');
    expect(stderr).not.toContain('secret');
  });
});

describe('a price that changes for a time that is rated', () => {
  const changed = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replaceAll('0.10', '0.20').replace('1.00', '2.00') ?? '' };
  const later = pointLine({ start: '2026-03-02T00:00:00Z', end: '2026-03-02T10:00:00Z' });

  test('is told by the check and before it rates, with both dates; what is stored stays', async () => {
    const fresh = await freshDatabase();
    try {
      await withFiles(smallRulebook, async (folder) => {
        const early = await tariff(['check', 'rules', '--against-stored'], fresh.url, { cwd: folder });
        expect([early.code, early.stderr]).toEqual([0, 'nothing is rated yet: no price can change a time that is\n']);
        const first = await tariff(['rate', '--rules', 'rules', '--usage', '-', '--json'], fresh.url, { cwd: folder, input: pointLine() });
        expect(JSON.parse(first.stdout)).toMatchObject({ rated: 1, warnings: [] });
        expect((await tariff(['check', 'rules', '--against-stored'], fresh.url, { cwd: folder })).stdout).toMatch(/^ok/);
      });
      await withFiles(changed, async (folder) => {
        const check = await tariff(['check', 'rules', '--against-stored'], fresh.url, { cwd: folder });
        expect(check.code).toBe(0);
        for (const part of ['warning[W0605]: `by_flavor` changes prices', 'instance.tariff:7:17', 'small: 0.10 EUR/hour → 0.20 EUR/hour from 2026-01-01', 'rated until 2026-03-01 10:00', 'begin on 2026-03-02 or later', '0 errors, 1 warning']) expect(check.stdout).toContain(part);
        const json = JSON.parse((await tariff(['check', 'rules', '--against-stored', '--json'], fresh.url, { cwd: folder })).stdout) as { readonly diagnostics: readonly unknown[] };
        expect(json).toMatchObject({ errors: 0, warnings: 1, against: expect.stringMatching(/^[0-9a-f]{64}$/), diagnostics: [{ code: 'W0605', file: 'instance.tariff', line: 7 }] });
        // Usage that is known changes nothing, so the rules that rated last are still the old ones.
        for (const input of [pointLine(), later]) {
          const { code, stdout, stderr } = await tariff(['rate', '--rules', 'rules', '--usage', '-', '--json'], fresh.url, { cwd: folder, input });
          expect([code, JSON.parse(stdout)]).toMatchObject([0, { warnings: [{ code: 'W0605' }] }]);
          expect(stderr).toContain('warning[W0605]');
        }
        expect((await tariff(['rate', '--rules', 'rules', '--usage', '-'], fresh.url, { cwd: folder, input: later })).stderr).not.toContain('W0605');
      });
      expect(await rowsOf(fresh.url, 'select amount::text from charge order by start, series')).toEqual([{ amount: '1' }, { amount: '2' }]);
    } finally {
      await fresh.drop();
    }
  });

  test('is not looked for where nothing is stored: a check makes no database', () => withFiles(smallRulebook, async (folder) => {
    const { code, stderr } = await runTariff(['check', 'rules', '--against-stored'], { cwd: folder, env: { TARIFF_DATA: 'none' } });
    expect([code, stderr]).toEqual([0, 'nothing is rated yet: no price can change a time that is\n']);
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
  }));
});
