/** Proves on a real Prometheus that quantities are those of the samples in [start, end), each once, by a computation of our own in exact numbers; and that its other answers are read rightly. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rational, absolute, add, compare, decimal, divide, equals, maximum, minimum, multiply, rational, subtract, sum } from '../../src/money/index.ts';
import { type Collected, type Collector, type Fetcher, collectorTypes, fetcherTypes } from '../../src/sources/index.ts';
import type { Period } from '../../src/time/index.ts';
import { type RealPrometheus, prometheusMissing, startPrometheus } from '../support/prometheus.ts';
import { seed } from '../support/seed.ts';
import { metricOf, periodsFrom } from './staged.ts';

/** Values of eighths: sums of some thousand are exact in doubles too. */
interface Sample {
  readonly ms: number;
  readonly eighths: number;
}
interface SampledSeries {
  readonly scope: string;
  readonly id: string;
  readonly flavor: string;
  readonly samples: readonly Sample[];
}

const hours = 6;
const firstMs = (periodsFrom(1)[0]?.start ?? 0) / 1000;
const hourMs = 3_600_000;
const lastMs = firstMs + hours * hourMs;

/** Often on a boundary of hours or minutes, or one millisecond beside it. */
const timeOf = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: hours }), fc.constantFrom(-1, 0, 1)).map(([hour, beside]) => firstMs + hour * hourMs + beside) },
  { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: hours * 60 }), fc.constantFrom(-1, 0, 1)).map(([minute, beside]) => firstMs + minute * 60_000 + beside) },
  { weight: 4, arbitrary: fc.integer({ min: firstMs - hourMs, max: lastMs + hourMs }) },
);
const samplesOf = fc.uniqueArray(fc.record({ ms: timeOf, eighths: fc.integer({ min: -8000, max: 8000 }) }), { minLength: 0, maxLength: 60, selector: ({ ms }) => ms })
  .map((samples) => samples.sort((a, b) => a.ms - b.ms));
const seriesOf = fc.array(fc.record({ scope: fc.constantFrom('acme', 'globex'), flavor: fc.constantFrom('m1.small', 'm1.large'), samples: samplesOf }), { minLength: 12, maxLength: 12 })
  .map((list): readonly SampledSeries[] => list.map((series, index) => ({ ...series, id: `vm-${index}` })));

const all = fc.sample(seriesOf, { numRuns: 1, seed }).flat();
const openmetrics = (series: readonly SampledSeries[], further = ''): string => `# TYPE cpu gauge\n${series.map(({ scope, id, flavor, samples }) => samples.map(({ ms, eighths }) => `cpu{project_id="${scope}",id="${id}",flavor="${flavor}"} ${eighths / 8} ${(ms / 1000).toFixed(3)}\n`).join('')).join('')}${further}# EOF\n`;

type Aggregation = 'max' | 'min' | 'sum' | 'count' | 'avg';
function aggregated(how: Aggregation, values: readonly Rational[]): Rational {
  switch (how) {
    case 'max': return values.reduce(maximum);
    case 'min': return values.reduce(minimum);
    case 'sum': return sum(values);
    case 'count': return rational(BigInt(values.length));
    case 'avg': return divide(sum(values), rational(BigInt(values.length)));
  }
}

/** The quantity of each flavour and period: over time in each series, then over the series. */
function expected(how: Aggregation, scope: string, periods: readonly Period[]): ReadonlyMap<string, Rational> {
  const found = new Map<string, Rational>();
  periods.forEach(({ start, end }, index) => {
    const byFlavor = new Map<string, Rational[]>();
    for (const { flavor, samples } of all.filter((series) => series.scope === scope)) {
      const within = samples.filter(({ ms }) => ms * 1000 >= start && ms * 1000 < end).map(({ eighths }) => rational(BigInt(eighths), 8n));
      if (within.length > 0) byFlavor.set(flavor, [...(byFlavor.get(flavor) ?? []), aggregated(how, within)]);
    }
    for (const [flavor, values] of byFlavor) found.set(`${flavor} ${index}`, aggregated(how, values));
  });
  return found;
}

const collectedOf = ({ series }: Collected): ReadonlyMap<string, Rational> => new Map(series.flatMap(({ attributes, periods, values }) => periods.map((period, index) => [`${attributes.get('flavor')} ${period}`, decimal(values[index] ?? '')] as const)));

/** Prometheus works in doubles; an average is rounded at each of its steps. */
const mostRelativeError = rational(1n, 2n ** 44n);
function isNear(found: Rational, exact: Rational, how: Aggregation): boolean {
  if (how !== 'avg') return equals(found, exact);
  return compare(absolute(subtract(found, exact)), multiply(add(absolute(exact), rational(1n)), mostRelativeError)) <= 0;
}

describe.skipIf(prometheusMissing !== null)(`a real Prometheus${prometheusMissing === null ? '' : ` (${prometheusMissing})`}`, () => {
  let prometheus: RealPrometheus;
  let strained: RealPrometheus;
  const opened: (Collector | Fetcher)[] = [];
  const now = Date.now();
  const minutesAgo = (minutes: number): string => ((now - minutes * 60_000) / 1000).toFixed(3);
  const collectorAt = (url: string): Collector => {
    const collector = collectorTypes.get('prometheus')?.open('prometheus', { prometheus_url: url }, { scopeKey: 'project_id', metrics: [] });
    if (collector === undefined) throw new Error('no type prometheus');
    opened.push(collector);
    return collector;
  };
  const signal = AbortSignal.timeout(60_000);

  beforeAll(async () => {
    // One millisecond before the first period, and on the bounds of the periods.
    const edges = [[firstMs - 1, 1], [firstMs, 2], [firstMs + hourMs - 1, 4], [firstMs + hourMs, 8], [firstMs + 2 * hourMs, 16], [firstMs + 3 * hourMs, 32]] as const;
    const edge = edges.map(([ms, value]) => `edge{project_id="acme"} ${value} ${(ms / 1000).toFixed(3)}\n`).join('');
    const further = `# TYPE odd gauge\nodd{project_id="a\\"b\\\\c}d\\nü 😀 \t, project_id=x"} 1 ${(firstMs / 1000).toFixed(3)}\n# TYPE edge gauge\n${edge}# TYPE seen gauge\nseen{project_id="here",region="x"} 1 ${minutesAgo(1)}\nseen{project_id="gone",region="x"} 1 ${minutesAgo(180)}\nseen{project_id="long gone",region="x"} 1 ${minutesAgo(60 * 48)}\nseen{project_id="elsewhere",region="y"} 1 ${minutesAgo(1)}\nseen{region="x"} 1 ${minutesAgo(1)}\n`;
    prometheus = await startPrometheus({ openmetrics: openmetrics(all, further) });
    const dense = Array.from({ length: 20 }, (_, index) => ({ scope: 'acme', id: `vm-${index}`, flavor: 'm1.small', samples: Array.from({ length: hours * 60 }, (_unused, minute) => ({ ms: firstMs + minute * 60_000, eighths: minute })) }));
    strained = await startPrometheus({ openmetrics: openmetrics(dense), arguments: ['--query.max-samples=110'] });
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    await prometheus.stop();
    await strained.stop();
  });

  test.each<readonly [Aggregation, number]>((['max', 'min', 'sum', 'count', 'avg'] as const).flatMap((how) => [60, 600, 3600].map((seconds) => [how, seconds] as const)))('%s over periods of %i seconds is that of the samples in them', async (how, seconds) => {
    const periods = periodsFrom(hours * hourMs / 1000 / seconds, seconds);
    for (const scope of ['acme', 'globex']) {
      const collected = await collectorAt(prometheus.url).collect({ scope, metric: metricOf({ groupby: ['flavor'], metadata: [], extraArgs: { aggregation_method: how } }), periods, signal });
      const [found, wanted] = [collectedOf(collected), expected(how, scope, periods)];
      expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
      expect([...wanted].filter(([key, exact]) => !isNear(found.get(key) ?? rational(0n), exact, how)).map(([key]) => key)).toEqual([]);
    }
  });

  test('a sample on a boundary belongs to the period that begins there, and once', async () => {
    const { series } = await collectorAt(prometheus.url).collect({ scope: 'acme', metric: metricOf({ sourceName: 'edge', groupby: [], metadata: [], extraArgs: { aggregation_method: 'sum' } }), periods: periodsFrom(3), signal });
    expect(series.map(({ periods, values }) => [periods, values])).toEqual([[[0, 1, 2], ['6', '8', '16']]]);
  });

  test('a scope with every odd sign is found', async () => {
    const scope = 'a"b\\c}d\nü 😀 \t, project_id=x';
    const { series } = await collectorAt(prometheus.url).collect({ scope, metric: metricOf({ sourceName: 'odd', groupby: [], metadata: [] }), periods: periodsFrom(1), signal });
    expect(series.map(({ attributes, values }) => [attributes.get('project_id'), values])).toEqual([[scope, ['1']]]);
  });

  test('what a query function and a suffix make of it is taken', async () => {
    const { series } = await collectorAt(prometheus.url).collect({ scope: 'acme', metric: metricOf({ groupby: ['flavor'], metadata: [], extraArgs: { aggregation_method: 'sum', query_function: 'abs', query_suffix: '* 1e9' } }), periods: periodsFrom(hours), signal });
    expect(series.length).toBeGreaterThan(0);
    for (const { values } of series) for (const value of values) expect(compare(decimal(value), rational(0n))).not.toBe(-1);
  });

  test('a question that is too much at once is asked in parts', async () => {
    const periods = periodsFrom(hours);
    const [start, end] = [firstMs + hourMs - 1, lastMs - 1].map((ms) => (ms / 1000).toFixed(3));
    const atOnce = await fetch(`${strained.url}/query_range?query=${encodeURIComponent('max(max_over_time(cpu{project_id="acme"}[1h])) by (id)')}&start=${start}&end=${end}&step=3600`);
    expect([atOnce.status, await atOnce.text()]).toEqual([422, expect.stringContaining('too many samples')]);
    const collected = await collectorAt(strained.url).collect({ scope: 'acme', metric: metricOf({ metadata: [] }), periods, signal });
    expect(collected.series).toHaveLength(20);
    for (const { periods: places, values } of collected.series) expect([places, values]).toEqual([[0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5].map((hour) => String((hour * 60 + 59) / 8))]);
  });

  test('a question that it cannot read does not heal, and names the metric', async () => {
    const asked = collectorAt(prometheus.url).collect({ scope: 'acme', metric: metricOf({ extraArgs: { query_suffix: '* on (' } }), periods: periodsFrom(1), signal });
    await expect(asked).rejects.toMatchObject({ mayHeal: false, message: expect.stringMatching(/parse error.*metrics\.yml:12:3.*the query is max\(max_over_time\(cpu\{project_id="acme"\}\[3599999ms\]\)\) by/) as string });
  });

  test('what it has nothing of is told apart', async () => {
    const sentence = async (metric: Parameters<typeof metricOf>[0], scopeKey = 'project_id'): Promise<string> => {
      const collector = collectorTypes.get('prometheus')?.open('prometheus', { prometheus_url: prometheus.url }, { scopeKey, metrics: [] });
      if (collector === undefined) throw new Error('no type prometheus');
      opened.push(collector);
      const { series, notes } = await collector.collect({ scope: 'initech', metric: metricOf(metric), periods: periodsFrom(hours), signal });
      expect(series).toEqual([]);
      return notes.map((note) => note.sentence).join('\n');
    };
    expect(await sentence({})).toMatch(/not for this scope/);
    expect(await sentence({ sourceName: 'cqu' })).toMatch(/unknown to the source/);
    expect(await sentence({}, 'tenant_id')).toMatch(/none of its series has the label `tenant_id`/);
  });

  test.each([['24h', ['gone', 'here']], ['0s', ['here']], ['7d', ['gone', 'here', 'long gone']]])('scopes of the last %s are %j', async (lookback, scopes) => {
    const fetcher = fetcherTypes.get('prometheus')?.open('prometheus', { prometheus_url: prometheus.url, metric: 'seen', filters: { region: 'x' }, lookback }, {});
    if (fetcher === undefined) throw new Error('no type prometheus');
    opened.push(fetcher);
    expect([...(await fetcher.scopes(signal))].sort()).toEqual(scopes);
  });
});
