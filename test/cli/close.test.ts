/** Proves that `tariff close` posts what the quote shows, once, and that reports and the service add it to their totals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/index.ts';
import { add, decimal, decimalText, zero } from '../../src/money/index.ts';
import { loadRulebook } from '../../src/rulebook/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { type Ran, jsonLines, runTariff, startTariff, withFiles } from '../support/command.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

const rules = {
  'rules/meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "Europe/Paris"\n\nmeter traffic measured in GB {\n  project text\n}\n',
  'rules/traffic.tariff': `module traffic

price egress for traffic {
  "By the gigabyte."

  from 2026-01-01 {
    rate 0.10 EUR/GB
  }
}

limit bill for traffic {
  "A project pays at least five euro a month, and at most a hundred."

  from 2026-01-01 {
    at least 5.00 EUR over month by project
    at most 100.00 EUR over month by project
  }
}

limit daily for traffic {
  "A customer pays at most forty euro a day."
  combines bill

  from 2026-01-01 {
    at most 40.00 EUR over day by scope
  }
}
`,
};
const use = (id: string, scope: string, project: string, gigabytes: string, start: string, end = start): string =>
  `${JSON.stringify({ id, meter: 'traffic', scope, start, end, quantity: gigabytes, unit: 'GB', fields: { project } })}\n`;
/** Project a 3 euro in March; b 110, half of it on either side of the midnight of 11 March; c 60 on one day of April. */
const usage = use('1', 'acme', 'a', '30', '2026-03-10T12:00:00Z') + use('2', 'acme', 'b', '1100', '2026-03-10T11:00:00Z', '2026-03-11T11:00:00Z') + use('3', 'globex', 'c', '600', '2026-04-10T12:00:00Z');

let database: TestDatabase;
let folder = '';
let release: () => void = () => undefined;
let gone: Promise<void>;
beforeAll(async () => {
  database = await freshDatabase();
  await new Promise<void>((ready) => {
    gone = withFiles({ ...rules, 'usage.ndjson': usage }, (name) => new Promise<void>((done) => {
      [folder, release] = [name, done];
      ready();
    }));
  });
});
afterAll(async () => {
  release();
  await gone;
  await database.drop();
});

const tariff = (command: string, input = ''): Promise<Ran> => runTariff(command.split(' '), { cwd: folder, input, env: { DATABASE_URL: database.url } });
const json = async (command: string): Promise<Record<string, unknown>> => JSON.parse((await tariff(command)).stdout) as Record<string, unknown>;

interface Sums {
  readonly amounts: readonly { readonly amount: string }[];
  readonly limits: readonly { readonly amount: string }[];
}
interface Report {
  readonly rows: readonly (Sums & { readonly key: Record<string, string | null>; readonly points: number })[];
  readonly total: Sums;
}
const amountOf = (sums: readonly { readonly amount: string }[]): string => decimalText(sums.map(({ amount }) => decimal(amount)).reduce(add, zero));
const rowsBy = async (by: string, more = ''): Promise<readonly (string | number | null)[][]> =>
  ((await json(`report --json --by ${by}${more}`)) as unknown as Report).rows.map(({ key, points, amounts, limits }) => [...Object.values(key), points, amountOf(amounts), amountOf(limits)]);

describe('usage that limits count', () => {
  test('is rated with a word on the windows that are open', async () => {
    const { stderr, stdout, code } = await tariff('rate --rules rules --usage usage.ndjson');
    expect(stdout).toContain('rated 3');
    expect([stderr, code]).toEqual(['windows of limits are open: 2026-03-10, 2026-03-11, 2026-03 and 2 more; `tariff close --rules rules --until DATE` closes those that have ended and posts what the limits add\n', 0]);
  });

  test('shows what closing would post, and posts nothing', async () => {
    const { stdout, code } = await tariff('close --rules rules --until 2026-04-01 --dry-run');
    expect(stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'limit group window sum amount at', expect.stringMatching(/^─+$/),
      'daily scope acme 2026-03-10 58.00 -18.00 EUR traffic.tariff:25',
      'daily scope acme 2026-03-11 55.00 -15.00 EUR traffic.tariff:25',
      'bill project a 2026-03 3.00 2.00 EUR traffic.tariff:15',
      'bill project b 2026-03 110.00 -10.00 EUR traffic.tariff:16',
      `would close 4 windows, counted by limit and group, with 4 lines: total -41.00 EUR by rulebook ${loadRulebook(`${folder}/rules`).hash.slice(0, 12)}`, '',
    ]);
    expect(code).toBe(0);
    expect(await rowsOf(database.url, 'select 1 from limit_line')).toEqual([]);
  });

  test('is closed until a date, which leaves the window that it lies in open', async () => {
    expect(await json('close --rules rules --until 2026-03-31T23:59 --json')).toMatchObject({ closed: 2, dryRun: false, until: '2026-03-31T21:59:00Z', total: '-33', currency: 'EUR', lines: [{ rule: 'daily', reason: 'window closed', group: { scope: 'acme' } }, { rule: 'daily' }] });
    expect(await json('close --rules rules --until 2026-04-01 --json')).toMatchObject({ closed: 2, total: '-8', lines: [{ rule: 'bill', amount: '2', sum: '3', group: { project: 'a' }, at: 'traffic.tariff:15' }, { rule: 'bill', amount: '-10' }] });
    expect((await tariff('close --rules rules --until 2026-04-01')).stdout).toBe('nothing to close: no window that ends by 2026-04-01 is open or had late usage\n');
  });

  test('comes, when all is closed, to what the quote says', async () => {
    expect((await tariff('close --rules rules --until 2027-01-01')).stdout).toContain('total -20.00 EUR');
    const quoted = jsonLines((await tariff('quote --rules rules --usage usage.ndjson --json')).stdout);
    const total = decimalText(quoted.map(({ amount }) => decimal(String(amount))).reduce(add, zero));
    expect(total).toBe('112');
    for (const by of ['scope', 'meter,day', 'project,rule', 'month,module', 'status,unit', 'flavor']) {
      const { rows, total: sum } = (await json(`report --json --by ${by}`)) as unknown as Report;
      expect([by, amountOf(sum.amounts), amountOf(rows.flatMap(({ amounts }) => amounts)), amountOf(sum.limits), amountOf(rows.flatMap(({ limits }) => limits))]).toEqual([by, total, total, '-61', '-61']);
    }
  });
});

describe('a report', () => {
  test('puts limits where their group says, and else in a row of their own', async () => {
    expect(await rowsBy('scope')).toEqual([['acme', 2, '80', '-33'], ['globex', 1, '40', '-20'], [null, 0, '-8', '-8']]);
    expect(await rowsBy('project')).toEqual([['a', 1, '5', '2'], ['b', 1, '100', '-10'], ['c', 1, '60', '0'], [null, 0, '-53', '-53']]);
    expect(await rowsBy('meter')).toEqual([['traffic', 3, '173', '0'], [null, 0, '-61', '-61']]);
    expect(await rowsBy('rule')).toEqual([['bill', 0, '-8', '-8'], ['daily', 0, '-53', '-53'], ['egress', 3, '173', '0']]);
  });

  test('counts them on the last day of their window', async () => {
    expect(await rowsBy('day')).toEqual([['2026-03-10', 2, '95', '-18'], ['2026-03-11', 0, '-15', '-15'], ['2026-03-31', 0, '-8', '-8'], ['2026-04-10', 1, '40', '-20']]);
    expect(await rowsBy('month', ' --from 2026-03-11 --to 2026-04-01')).toEqual([['2026-03', 0, '-23', '-23']]);
    expect(await rowsBy('month', ' --to 2026-03-31')).toEqual([['2026-03', 2, '80', '-33']]);
  });

  test('says in its table what of an amount limits made', async () => {
    const { stdout } = await tariff('report --by scope');
    expect(stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'scope points quantity unit amount of it by limits', expect.stringMatching(/^─+$/), 'acme 2 1 130 GB 80 EUR -33', 'globex 1 600 GB 40 EUR -20', '— 0 -8 EUR -8', expect.stringMatching(/^─+$/), 'total 3 1 730 GB 112 EUR -61',
      'What limits add belongs to no meter and to no point: it stands under — where the group of the limit does not say.', '',
    ]);
    expect((await tariff('report --by project --from 2026-03-31 --to 2026-04-01')).stdout).toContain('a             0');
  });

  test('says it as CSV', async () => {
    expect((await tariff('report --by scope --csv')).stdout).toBe('scope,points,rated,unrated,stopped,quantity,unit,amount,currency,limits\r\nacme,2,2,0,0,1130,GB,80,EUR,-33\r\nglobex,1,1,0,0,600,GB,40,EUR,-20\r\n,0,0,0,0,,,-8,EUR,-8\r\n');
  });

  test('is the same over HTTP', async () => {
    const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nonexistent' });
    try {
      const answer = await buildApp({ rules: { now: () => Promise.resolve(loadRulebook(`${folder}/rules`)) }, store, onFault: (error) => { throw error; } }).request('/api/v1/summary?by=scope');
      expect(await answer.json()).toEqual(await json('report --by scope --json'));
    } finally {
      await store.close();
    }
  });
});

test('late usage is posted by the next close as the difference, with its reason', async () => {
  expect((await tariff('rate --rules rules --usage -', use('late', 'initech', 'a', '10', '2026-03-20T12:00:00Z'))).stderr).toContain('open: 2026-03-20, 2026-03;');
  const { stdout } = await tariff('close --rules rules --until 2026-04-01');
  expect(stdout.split('\n').find((line) => line.startsWith('bill'))?.replace(/ +/g, ' ')).toBe('bill project a 2026-03 4.00 -1.00 EUR late usage traffic.tariff:15');
  expect((await rowsBy('project'))[0]).toEqual(['a', 2, '5', '1']);
});

test('a close that is killed in the middle leaves nothing, and the next one closes all', async () => {
  const killed = await freshDatabase();
  const env = { DATABASE_URL: killed.url };
  try {
    await runTariff(['rate', '--rules', 'rules', '--usage', 'usage.ndjson'], { cwd: folder, env });
    // Holds the last statement of the close: the windows cannot be noted as closed.
    await rowsOf(killed.url, `create function wait() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$`);
    await rowsOf(killed.url, 'create trigger wait before update on limit_sum for each row execute function wait()');
    const child = startTariff(['close', '--rules', 'rules', '--until', '2027-01-01'], { cwd: folder, env });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const waits = async (): Promise<boolean> => (await rowsOf<{ busy: boolean }>(killed.url, `select exists (select from pg_stat_activity where query like 'update limit_sum%' and datname = current_database()) as busy`))[0]?.busy === true;
    for (let tries = 0; tries < 200 && !(await waits()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await waits()).toBe(true);
    child.kill('SIGKILL');
    await ended;
    await rowsOf(killed.url, `select pg_terminate_backend(pid) from pg_stat_activity where query like 'update limit_sum%' and datname = current_database() and pid <> pg_backend_pid()`);
    await rowsOf(killed.url, 'drop trigger wait on limit_sum');
    expect(await rowsOf(killed.url, 'select id from limit_line union all select id from closing')).toEqual([]);
    const again = await runTariff(['close', '--rules', 'rules', '--until', '2027-01-01', '--json'], { cwd: folder, env });
    expect(JSON.parse(again.stdout)).toMatchObject({ total: '-61' });
  } finally {
    await killed.drop();
  }
});

test.each<readonly [string, number, string]>([
  ['close --rules rules --until 2026-04-31', 64, '--until `2026-04-31` is a day that does not exist'],
  ['close --rules rules --until tomorrow', 64, '--until `tomorrow` is not a date'],
  ['close --rules rules', 64, "required option '--until <date>'"],
  ['close --rules nowhere --until 2026-04-01', 3, 'nowhere'],
])('%s ends with %i', async (command, code, word) => {
  const ran = await tariff(command);
  expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(word)]);
});
