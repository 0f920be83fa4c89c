/** DuckDB: the rules as SQL over wide decimals, one thread, a price for each point into a table. Sums would be cheaper and are not what is compared. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { fractionOf } from '../oracle/fraction.ts';
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

/** A number of the script as a whole number of 10^-decimals. */
const whole = (text: string, decimals: number): bigint => (fractionOf(text).above * 10n ** BigInt(decimals)) / fractionOf(text).below;

/** The engine's own half_even gives a double, so everything is whole numbers of 10^-11: they fit 64 bits, and the engine throws where they would not. */
function scriptQuery(): string {
  const cost = '(f.number * 1000000)::bigint * (quantity * 10000)::bigint';
  const amount = `case when starts_with(point.flavor, '${script.gpu}') and hours > ${script.manyHours} then ${cost} * ${whole(script.less, 1)}
    when starts_with(region, '${script.europe}') and quantity >= ${script.largeQuantity} then ${cost} * ${whole(script.more, 1)} + ${whole(script.extra, 11)} else ${cost} * 10 end`;
  return `with exact as (select place, greatest(${amount}, ${whole(script.minimum, 11)}) as whole
      from point join flavor f on f.meter = point.meter and f.key = point.flavor)
    select place, whole // 100000 + case when whole % 100000 > 50000 or (whole % 100000 = 50000 and (whole // 100000) % 2 = 1) then 1 else 0 end as price from exact`;
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
        const reader = await connection.runAndReadAll(`select ${workload.kind === 'hashmap' ? 'price::varchar' : '(price::decimal(38,0) * 0.000001::decimal(38,6))::varchar'} as price from priced order by place`);
        return reader.getRows().map(([price]) => String(price));
      },
      close: () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  },
};
