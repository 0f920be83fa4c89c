/** DuckDB: the rules as SQL over wide decimals, one thread, a price for each point into a table. Sums would be cheaper and are not what is compared. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { rowOf } from '../workloads/rows.ts';
import type { Points } from '../workloads/points.ts';
import { type MeterRules, type Workload, script } from '../workloads/workload.ts';
import type { Contestant } from './contestant.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A small table of prices: meter, key, number. */
function tableOf(name: string, rules: readonly MeterRules[], rowsOf: (rules: MeterRules) => ReadonlyMap<string, string>, decimals: number): string {
  const rows = rules.flatMap((own) => [...rowsOf(own)].map(([key, text]) => `(${quoted(own.meter)}, ${quoted(key)}, ${text}::decimal(38,${decimals}))`));
  return `create table ${name} as select * from (values ${rows.join(', ')}) as t(meter, key, number)`;
}

/** Products of decimals do not widen by themselves past 18 digits, so every factor is wide from the start. */
function hashmapQuery({ rules }: Workload): string {
  const level = rules.map(({ meter, levels }) => `when ${quoted(meter)} then case ${levels.map(({ upTo, factor }) => (upTo === null ? `else ${factor}` : `when quantity <= ${upTo} then ${factor}`)).join(' ')} end`).join(' ');
  return `select place, coalesce(f.number, 0)::decimal(38,6) * r.number * (case point.meter ${level} end)::decimal(38,2) * quantity::decimal(38,4) as price
    from point left join flavor f on f.meter = point.meter and f.key = point.flavor join region r on r.meter = point.meter and r.key = point.region`;
}

/** The engine's own half_even gives a double: here it is made of whole numbers of 10^-11. */
function scriptQuery(): string {
  const cost = '(f.number * quantity::decimal(38,4))::decimal(38,10)';
  const amount = `case when starts_with(point.flavor, '${script.gpu}') and hours > ${script.manyHours} then ${cost} * ${script.less}::decimal(38,1)
    when starts_with(region, '${script.europe}') and quantity >= ${script.largeQuantity} then ${cost} * ${script.more}::decimal(38,1) + ${script.extra}::decimal(38,11) else ${cost} end`;
  return `with exact as (select place, (greatest((${amount})::decimal(38,11), ${script.minimum}::decimal(38,11)) * 100000000000)::hugeint as whole
      from point join flavor f on f.meter = point.meter and f.key = point.flavor)
    select place, ((whole // 100000 + case when whole % 100000 > 50000 or (whole % 100000 = 50000 and (whole // 100000) % 2 = 1) then 1 else 0 end)::decimal(38,0) * 0.000001::decimal(38,6)) as price from exact`;
}

function writeCsv(file: string, points: Points): void {
  const lines = Array.from({ length: points.count }, (_, row) => {
    const { meter, flavor, region, hours, quantity } = rowOf(points, row);
    return `${row},${meter},${flavor},${region},${hours},${quantity}\n`;
  });
  writeFileSync(file, lines.join(''));
}

export const duckdb: Contestant = {
  name: 'DuckDB', form: 'SQL over decimals, one thread', isProduct: false, mostPoints: Infinity,
  prepare: async (points) => {
    const { workload, count } = points;
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
    try {
      const file = path.join(folder, 'points.csv');
      writeCsv(file, points);
      await connection.run('set threads = 1');
      await connection.run(tableOf('flavor', workload.rules, ({ flavors }) => flavors, 6));
      if (workload.kind === 'hashmap') await connection.run(tableOf('region', workload.rules, ({ regions }) => regions, 4));
      await connection.run(`create table point as select * from read_csv(${quoted(file)}, header = false, columns = {'place': 'INTEGER', 'meter': 'VARCHAR', 'flavor': 'VARCHAR', 'region': 'VARCHAR', 'hours': 'INTEGER', 'quantity': 'DECIMAL(12,4)'})`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const query = workload.kind === 'hashmap' ? hashmapQuery(workload) : scriptQuery();
    const run = async (): Promise<void> => { await connection.run(`create or replace table priced as ${query}`); };
    return {
      count, run,
      prices: async () => {
        await run();
        const reader = await connection.runAndReadAll('select price::varchar as price from priced order by place');
        return reader.getRows().map(([price]) => String(price));
      },
      close: () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  },
};
