/** Proves that running totals, limits and order of time reach the commands: in one input, across inputs, and in any order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runTariff, withFiles } from '../support/command.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

const rules = {
  'rules/meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "UTC"\n\nmeter traffic measured in GB {\n  project text\n}\n',
  'rules/traffic.tariff': `module traffic

price egress for traffic {
  "By tiers of the month."

  from 2026-01-01 {
    tiers graduated over month by project {
      up to 100 GB : free
      beyond       : 0.10 EUR/GB
    }
  }
}

limit minimum for traffic {
  "At least a euro."

  from 2026-01-01 {
    at least 1.00 EUR over month by project
  }
}
`,
};
const use = (day: string, gigabytes: string, project = 'a'): string =>
  `${JSON.stringify({ id: `${project}-${day}`, meter: 'traffic', scope: 's', start: `2026-03-${day}T00:00:00Z`, end: `2026-03-${day}T01:00:00Z`, quantity: gigabytes, unit: 'GB', fields: { project } })}\n`;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('a quote', () => {
  test('takes points in order of time and answers in the order of the input', async () => {
    const input = use('20', '30') + use('10', '90') + use('15', '20');
    const { stdout } = await withFiles(rules, (folder) => runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json'], { cwd: folder, input }));
    const lines = jsonLines(stdout);
    expect(lines.slice(0, 3).map(({ start, amount }) => [start, amount])).toEqual([['2026-03-20T00:00:00Z', '3'], ['2026-03-10T00:00:00Z', '0'], ['2026-03-15T00:00:00Z', '1']]);
    expect(lines).toHaveLength(3);
  });

  test('closes every window at its end and prints the lines of limits last, without a meter', async () => {
    const { stdout } = await withFiles(rules, (folder) => runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json'], { cwd: folder, input: use('10', '104') + use('10', '5', 'b') }));
    const [, , ...limits] = jsonLines(stdout);
    expect(limits).toMatchObject([
      { status: 'limit', rule: 'minimum', amount: '0.6', sum: '0.4', start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z', group: { project: 'a' } },
      { status: 'limit', rule: 'minimum', amount: '1', sum: '0', group: { project: 'b' } },
    ]);
    expect(limits[0]).not.toHaveProperty('meter');
  });
});

test('stored running totals go on from one input to the next, and a repeated input moves nothing', async () => {
  await withFiles({ ...rules, 'one.ndjson': use('10', '90'), 'two.ndjson': use('15', '20') }, async (folder) => {
    const rate = (file: string) => runTariff(['rate', '--rules', 'rules', '--usage', file, '--json'], { cwd: folder, env: { DATABASE_URL: database.url } });
    expect(JSON.parse((await rate('one.ndjson')).stdout)).toMatchObject({ rated: 1, amount: '0' });
    expect(JSON.parse((await rate('one.ndjson')).stdout)).toMatchObject({ known: 1 });
    expect(JSON.parse((await rate('two.ndjson')).stdout)).toMatchObject({ rated: 1, amount: '1' });
  });
  expect(await rowsOf(database.url, `select rule, span, group_values, (total / total_divisor / 1000000000)::numeric(10, 2)::text as gigabytes from running_total`)).toEqual([
    { rule: 'egress', span: 'month', group_values: '["a"]', gigabytes: '110.00' },
  ]);
});
