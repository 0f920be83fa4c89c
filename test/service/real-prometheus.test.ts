/**
 * The whole way on a real Prometheus, as an operator goes it: a configuration, `metrics.yml`, rule files, `tariff worker --once`, `tariff report`. Three scopes, three metrics, 48 hours; what
 * is reported equals what the samples come to in exact arithmetic of our own.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rational, add, decimal, decimalText, maximum, multiply, rational, sum, zero } from '../../src/money/index.ts';
import { runTariff, withFiles } from '../support/command.ts';
import { type TestDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';
import { type RealPrometheus, prometheusMissing, startPrometheus } from '../support/prometheus.ts';
import { seed } from '../support/seed.ts';

const hourMs = 3_600_000;
const hours = 48;
const lastMs = Math.floor(Date.now() / hourMs) * hourMs - 2 * hourMs;
const firstMs = lastMs - hours * hourMs;
const scopes = ['acme', 'globex', 'initech'];

interface Series {
  readonly metric: 'server_status' | 'volume_gb' | 'network_bytes';
  readonly scope: string;
  readonly id: string;
  readonly flavor: string;
  /** Every ten minutes, those on the hour among them. */
  readonly samples: readonly { readonly ms: number; readonly value: number }[];
}

/** A row of numbers from 0 to before 1 that the seed decides. */
let state = seed;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const all: readonly Series[] = scopes.flatMap((scope) => Array.from({ length: 4 }, (_, index) => index).flatMap((index) => (['server_status', 'volume_gb', 'network_bytes'] as const).map((metric): Series => ({
  metric, scope, id: `${scope}-${index}`, flavor: index % 2 === 0 ? 'm1.small' : 'm1.large',
  // Some are not there all the time, and say nothing for some hours.
  samples: Array.from({ length: hours * 6 + 1 }, (_, step) => firstMs + step * 600_000).filter((ms) => !(index === 3 && ms < firstMs + 20 * hourMs) && !(index === 2 && Math.floor(ms / hourMs) % 5 === 0))
    .map((ms) => ({ ms, value: metric === 'server_status' ? [0, 11, 4][Math.floor(random() * 3)]! : Math.floor(random() * 8000) / 8 })),
}))));

const openmetrics = (['server_status', 'volume_gb', 'network_bytes'] as const).map((metric) => `# TYPE ${metric} gauge\n${all.filter((series) => series.metric === metric)
  .map(({ scope, id, flavor, samples }) => samples.map(({ ms, value }) => `${metric}{tenant_id="${scope}",id="${id}",flavor="${flavor}"} ${value} ${ms / 1000}\n`).join('')).join('')}`).join('');

const files = (url: string): Record<string, string> => ({
  'tariff.yml': `collect:
  collector: prometheus
  scope_key: tenant_id
  wait_periods: 1
  start: ${new Date(firstMs).toISOString().replace('.000', '')}
fetcher:
  backend: prometheus
fetcher_prometheus:
  prometheus_url: ${url}
  metric: server_status
  scope_attribute: tenant_id
  lookback: 72h
collector_prometheus:
  prometheus_url: ${url}
rules:
  directory: rules
logging:
  level: warn
`,
  'metrics.yml': `metrics:
  server_status:
    unit: instance
    alt_name: instance
    groupby: [id]
    metadata: [flavor]
    mutate: MAP
    mutate_map: {0.0: 1.0, 11.0: 1.0}
  volume_gb:
    unit: GB
    alt_name: volume
    groupby: [id]
    metadata: [flavor]
    extra_args: {aggregation_method: avg}
  network_bytes:
    unit: MB
    alt_name: network
    groupby: [id]
    factor: 1/1000000
    extra_args: {aggregation_method: sum}
`,
  'rules/meters.tariff': `language 1
currency EUR decimals 2 rounding none
timezone "UTC"

meter instance measured in instance {
  id     text
  flavor text
}
meter volume measured in GB {
  id     text
  flavor text
}
meter network measured in MB {
  id text
}
`,
  'rules/prices.tariff': `module prices

price by_flavor for instance {
  "By flavor."
  from 2026-01-01 {
    table flavor {
      "m1.small" : 0.10 EUR/instance
      "m1.large" : 0.37 EUR/instance
      else       : unrated
    }
  }
}

price by_size for volume {
  "By size."
  from 2026-01-01 {
    rate 0.000123 EUR/GB
  }
}

price by_traffic for network {
  "The first megabyte of a month is free."
  from 2026-01-01 {
    tiers graduated over month by scope {
      up to 0.01 MB : free
      beyond        : 1.25 EUR/MB
    }
  }
}
`,
});

type Sums = Record<string, { readonly points: number; readonly quantity: Rational; readonly amount: Rational }>;

/** Quantities by scope, meter and hour as the samples of [start, end) have them. */
function quantities({ metric, samples }: Series, hour: number): Rational | null {
  const [start, end] = [firstMs + hour * hourMs, firstMs + (hour + 1) * hourMs];
  const values = samples.filter(({ ms }) => ms >= start && ms < end).map(({ value }) => rational(BigInt(value * 8), 8n));
  if (values.length === 0) return null;
  if (metric === 'server_status') return [0, 11].some((known) => values.reduce(maximum).numerator === BigInt(known) && values.reduce(maximum).denominator === 1n) ? rational(1n) : zero;
  // The average in doubles, as Prometheus makes it: eighths divided by a count of six at most, told apart by its shortest text.
  if (metric === 'volume_gb') return null;
  return multiply(sum(values), rational(1n, 1_000_000n));
}

function expectedOf(scope: string, first: number, last: number): Sums {
  const sums: Record<string, { points: number; quantity: Rational; amount: Rational }> = {};
  const total: Record<string, Rational> = {};
  for (let hour = first; hour < last; hour++) {
    const month = new Date(firstMs + hour * hourMs).toISOString().slice(0, 7);
    for (const series of all.filter((each) => each.scope === scope && each.metric !== 'volume_gb')) {
      const quantity = quantities(series, hour);
      if (quantity === null) continue;
      const meter = series.metric === 'server_status' ? 'instance' : 'network';
      const known = sums[meter] ??= { points: 0, quantity: zero, amount: zero };
      let amount = multiply(quantity, decimal(series.flavor === 'm1.small' ? '0.10' : '0.37'));
      if (meter === 'network') {
        const before = total[month] ?? zero;
        const free = decimal('0.01');
        const beyond = (value: Rational): Rational => maximum(zero, add(value, multiply(free, rational(-1n))));
        amount = multiply(add(beyond(add(before, quantity)), multiply(beyond(before), rational(-1n))), decimal('1.25'));
        total[month] = add(before, quantity);
      }
      [known.points, known.quantity, known.amount] = [known.points + 1, add(known.quantity, quantity), add(known.amount, amount)];
    }
  }
  return sums;
}

describe.skipIf(prometheusMissing !== null)(`on a real Prometheus${prometheusMissing === null ? '' : ` (${prometheusMissing})`}`, () => {
  let prometheus: RealPrometheus;
  let database: TestDatabase;
  beforeAll(async () => {
    [prometheus, database] = await Promise.all([startPrometheus({ openmetrics: `${openmetrics}# EOF\n` }), freshDatabase()]);
  });
  afterAll(async () => {
    await prometheus.stop();
    await database.drop();
  });

  test('what is reported is what the samples come to', () => withFiles(files(prometheus.url), async (cwd) => {
    const tariff = (...args: string[]) => runTariff(args, { cwd, env: { DATABASE_URL: database.url } });
    const checked = await tariff('config', 'check');
    expect([checked.code, checked.stdout]).toEqual([0, expect.anything()]);
    const worked = await tariff('worker', '--once');
    expect([worked.stdout + worked.stderr, worked.code]).toEqual(['', 0]);
    const listed = JSON.parse((await tariff('scope', 'list', '--json')).stdout) as { scopes: { scope: string; rated_until: string; failures: number }[] };
    expect(listed.scopes.map(({ scope, failures }) => [scope, failures])).toEqual(scopes.map((scope) => [scope, 0]));
    for (const { scope, rated_until: until } of listed.scopes) {
      const rated = (Date.parse(until) - firstMs) / hourMs;
      expect(rated).toBeGreaterThanOrEqual(hours - 1);
      const report = JSON.parse((await tariff('report', '--by', 'scope,meter', '--json')).stdout) as { rows: { key: { scope: string; meter: string }; points: number; quantities: { quantity: string }[]; amounts: { amount: string }[] }[] };
      const found = Object.fromEntries(report.rows.filter(({ key }) => key.scope === scope).map(({ key, points, quantities: of, amounts }) => [key.meter, [points, of[0]?.quantity, amounts[0]?.amount]]));
      for (const [meter, { points, quantity, amount }] of Object.entries(expectedOf(scope, 0, rated))) expect([scope, meter, found[meter]]).toEqual([scope, meter, [points, decimalText(quantity), decimalText(amount)]]);
      const volumes = await rowsOf<{ quantity: string }>(database.url, `select quantity::text from usage_point where meter = 'volume' and scope = '${scope}'`);
      const averages = all.filter((series) => series.scope === scope && series.metric === 'volume_gb').flatMap(({ samples }) => Array.from({ length: rated }, (_, hour) => {
        const values = samples.filter(({ ms }) => ms >= firstMs + hour * hourMs && ms < firstMs + (hour + 1) * hourMs);
        return values.length === 0 ? [] : [values.reduce((total, { value }) => total + value, 0) / values.length];
      }).flat());
      expect(volumes.map(({ quantity }) => Number(quantity)).sort((a, b) => a - b).map((value) => value.toFixed(6))).toEqual(averages.sort((a, b) => a - b).map((value) => value.toFixed(6)));
    }
    const again = await tariff('worker', '--once');
    expect(again.code).toBe(0);
    expect(await rowsOf(database.url, 'select scope, period_start from rating_run where scope is not null group by 1, 2 having count(*) > 1')).toEqual([]);
    const reprocessed = await tariff('reprocess', 'apply', '--all', '--from', new Date(firstMs).toISOString(), '--reason', 'to see');
    expect(reprocessed.stdout).toContain('nothing changed');
    expect(await rowsOf(database.url, 'select 1 from correction')).toEqual([]);
  }));
});
