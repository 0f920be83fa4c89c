/**
 * What every collector has to do, as one suite: it is run by the test of each type, over real HTTP against a source that is played. A type may skip a case, and says why.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Metric } from '../../src/metrics/index.ts';
import { decimal, equals } from '../../src/money/index.ts';
import { type Collected, type CollectedSeries, type Collector, SourceFailure, collectorTypes } from '../../src/sources/index.ts';
import { instantText } from '../../src/time/index.ts';
import type { Behaviour } from '../support/fake-server.ts';
import { freePort } from '../support/free-port.ts';
import { type StagedSeries, type StagedSource, metricOf, periodsFrom } from './staged.ts';

export interface CollectorUnderTest {
  readonly type: string;
  readonly extraArgs: Readonly<Record<string, unknown>>;
  stage(series: readonly StagedSeries[]): Promise<StagedSource>;
  /** Options under which the source is looked for at an address. */
  optionsAt(url: string): Readonly<Record<string, unknown>>;
  /** By the name of a case, the reason for which it cannot hold here. */
  readonly skip?: Readonly<Record<string, string>>;
}

const secret = 'Tr0ub4dor&3';
const acme = (id: string, values: readonly (string | null)[], attributes: Readonly<Record<string, string>> = { flavor: 'm1.small' }): StagedSeries => ({ metric: 'cpu', scope: 'acme', attributes: { id, ...attributes }, values });
const few: readonly StagedSeries[] = [acme('a', ['1', '0.1', '0']), { ...acme('b', ['7', '7', '7']), scope: 'globex' }];

const told = (series: CollectedSeries): string => `${[...series.attributes].filter(([name]) => name !== 'project_id').map(([name, text]) => `${name}=${text}`).sort().join(' ')}: ${series.periods.map((period, index) => `${period}=${series.values[index]}`).join(' ')}`;
const allTold = ({ series }: Collected): readonly string[] => series.map(told).sort();

/** Every way in which a source fails that asking again may mend. */
const passing: readonly (readonly [string, Behaviour, RegExp])[] = [
  ['answers garbage', { kind: 'garbage' }, /not JSON/],
  ['answers half', { kind: 'half' }, /cut the connection after [\d,]+ bytes/],
  ['fails with 500', { kind: 'status', code: 500, body: 'out of memory' }, /status 500 \(out of memory\)/],
  ['fails with 503', { kind: 'status', code: 503, body: '' }, /status 503/],
  ['wants fewer questions', { kind: 'status', code: 429 }, /fewer questions/],
  ...['null', '[]', '{}', '7', '"text"', '{"status":"success"}', '{"status":"success","data":null}', '{"status":"success","data":{"resultType":"matrix","result":[{}]}}', '[{}]', '[[]]', '[{"group":null,"measures":null}]', '[{"group":{},"measures":{"measures":{"aggregated":[[1]]}}}]']
    .map((body): readonly [string, Behaviour, RegExp] => [`answers ${body}`, { kind: 'garbage', body }, /./]),
];
/** And those that it may not. */
const lasting: readonly (readonly [string, Behaviour, RegExp])[] = [
  ['does not accept the login', { kind: 'status', code: 401 }, /does not accept our login/],
  ['does not allow it', { kind: 'status', code: 403 }, /does not allow/],
  ['has no such address', { kind: 'status', code: 404, body: 'page not found' }, /does not exist/],
  ['sends us elsewhere', { kind: 'status', code: 302, headers: { location: 'https://sso.example.org/' } }, /https:\/\/sso\.example\.org\/.*not followed/],
];

export function collectorCases(under: CollectorUnderTest): void {
  let staged: StagedSource | null = null;
  let opened: Collector[] = [];
  beforeEach(() => { [staged, opened] = [null, []]; });
  afterEach(async () => {
    for (const collector of opened) await collector.close();
    await staged?.stop();
  });

  const open = (options: Readonly<Record<string, unknown>>): Collector => {
    const type = collectorTypes.get(under.type);
    if (type === undefined) throw new Error(`no type ${under.type}`);
    const collector = type.open('under_test', options, { scopeKey: 'project_id', metrics: [] });
    opened.push(collector);
    return collector;
  };
  const stage = async (series: readonly StagedSeries[], options: Readonly<Record<string, unknown>> = {}): Promise<{ readonly source: StagedSource; readonly collector: Collector }> => {
    const source = staged = await under.stage(series);
    return { source, collector: open({ ...source.options, ...options }) };
  };
  const ask = (collector: Collector, parts: { readonly scope?: string; readonly metric?: Partial<Metric>; readonly count?: number; readonly signal?: AbortSignal } = {}): Promise<Collected> =>
    collector.collect({ scope: parts.scope ?? 'acme', metric: metricOf({ extraArgs: under.extraArgs, ...parts.metric }), periods: periodsFrom(parts.count ?? 3), signal: parts.signal ?? new AbortController().signal });
  const failureOf = async (asked: Promise<unknown>): Promise<SourceFailure> => {
    const failure: unknown = await asked.then((answer) => new Error(`it answered ${JSON.stringify(answer)}`), (error: unknown) => error);
    if (!(failure instanceof SourceFailure)) throw failure;
    expect(failure.message).toMatch(/^collector_under_test: /);
    expect(failure.message).not.toContain(secret);
    return failure;
  };
  const cases = (name: string, work: () => Promise<void>): void => {
    const reason = under.skip?.[name];
    test.skipIf(reason !== undefined)(reason === undefined ? name : `${name} (${reason})`, work);
  };

  describe('usage', () => {
    cases('comes with its attributes, and a value for each period in which it was there', async () => {
      const { collector } = await stage([...few, acme('c', [null, '3', null], { flavor: 'm1.large' })]);
      expect(collector).toMatchObject({ name: 'under_test', scopeKey: 'project_id' });
      const collected = await ask(collector);
      expect(allTold(collected)).toEqual(['flavor=m1.large id=c: 1=3', 'flavor=m1.small id=a: 0=1 1=0.1 2=0']);
      expect(collected.notes).toEqual([]);
    });
    cases('is of the scope that was asked for', async () => {
      const { collector } = await stage(few);
      const collected = await ask(collector, { scope: 'globex' });
      expect(allTold(collected)).toEqual(['flavor=m1.small id=b: 0=7 1=7 2=7']);
      for (const { attributes } of collected.series) expect(['globex', undefined]).toContain(attributes.get('project_id'));
    });
    cases('of a scope with every odd sign is found, and of no other', async () => {
      const scope = 'a"b\\c}d{e\'f\tg ü 😀, project_id="globex';
      const { collector } = await stage([...few, { ...acme('odd', ['1']), scope }]);
      expect(allTold(await ask(collector, { scope }))).toEqual(['flavor=m1.small id=odd: 0=1']);
      expect((await ask(collector, { scope: 'acme"} or {project_id="globex' })).series).toEqual([]);
    });
    cases('keeps its numbers exact', async () => {
      const numbers = ['0.1', '1e+06', '123456789.123456789', '5e-324', '1.7976931348623157e+308', '-3', '0.30000000000000004', '0'];
      const { collector } = await stage([acme('a', numbers)]);
      const [series] = (await ask(collector, { count: numbers.length })).series;
      expect(series?.values).toEqual(numbers);
      expect(equals(decimal(series?.values[1] ?? ''), decimal('1000000'))).toBe(true);
    });
    cases('that is no number is left to who reads it', async () => {
      const { collector } = await stage([acme('a', ['NaN', '+Inf', '-Inf'])]);
      expect((await ask(collector)).series[0]?.values).toEqual(['NaN', '+Inf', '-Inf']);
    });
    cases('of many series over many periods is complete', async () => {
      const [count, seriesCount] = [24, 3000];
      const { collector } = await stage(Array.from({ length: seriesCount }, (_, row) => acme(`vm-${row}`, Array.from({ length: count }, (_unused, column) => ((row + column) % 5 === 0 ? null : `${row}.${column + 1}`)))));
      const { series } = await ask(collector, { count });
      expect(series).toHaveLength(seriesCount);
      for (const { attributes, periods, values } of series) {
        const row = Number((attributes.get('id') ?? '').slice(3));
        const wanted = Array.from({ length: count }, (_, column) => column).filter((column) => (row + column) % 5 !== 0);
        expect([periods, values]).toEqual([wanted, wanted.map((column) => `${row}.${column + 1}`)]);
      }
    });
    cases('of many periods is asked for at once', async () => {
      const { source, collector } = await stage([acme('a', Array.from({ length: 100 }, (_, index) => String(index)))]);
      await ask(collector, { count: 1 });
      const before = source.questions();
      await ask(collector, { count: 2 });
      const between = source.questions();
      expect((await ask(collector, { count: 100 })).series[0]?.periods).toHaveLength(100);
      expect(source.questions() - between).toBe(between - before);
    });
    cases('of sixteen scopes is asked for side by side, over few connections', async () => {
      const { source, collector } = await stage(Array.from({ length: 16 }, (_, index) => ({ ...acme(`vm-${index}`, ['1', '2', '3']), scope: `scope-${index}` })));
      for (let round = 0; round < 3; round++) {
        const answers = await Promise.all(Array.from({ length: 16 }, (_, index) => ask(collector, { scope: `scope-${index}` })));
        expect(answers.map(allTold)).toEqual(Array.from({ length: 16 }, (_, index) => [`flavor=m1.small id=vm-${index}: 0=1 1=2 2=3`]));
      }
      expect(source.connections()).toBeLessThan(40);
    });
    cases('of more periods than a source gives at once is complete', async () => {
      const numbers = Array.from({ length: 12_000 }, (_, index) => String(index));
      const { collector } = await stage([acme('a', numbers)]);
      const [series, ...others] = (await ask(collector, { count: numbers.length })).series;
      expect([series?.periods.length, series?.periods.at(-1), series?.values, others]).toEqual([12_000, 11_999, numbers, []]);
    });
    cases('of no period is none', async () => {
      const { collector } = await stage(few);
      expect((await ask(collector, { count: 0 })).series).toEqual([]);
    });
  });

  describe('nothing', () => {
    cases('of a scope is a note that says that the metric is known', async () => {
      const { collector } = await stage(few);
      const { series, notes } = await ask(collector, { scope: 'initech' });
      expect(series).toEqual([]);
      expect(notes).toMatchObject([{ kind: 'no data', sentence: expect.stringMatching(/`cpu`.*`initech`.*not for this scope/) as string }]);
    });
    cases('of a metric that nobody has is a note that says so, with its place', async () => {
      const { collector } = await stage(few);
      const { series, notes } = await ask(collector, { metric: { sourceName: 'cqu' } });
      expect(series).toEqual([]);
      expect(notes).toMatchObject([{ kind: 'no data', sentence: expect.stringMatching(/`cqu`.*unknown.*metrics\.yml:12:3/) as string }]);
      const { start, end } = { start: periodsFrom(3)[0]?.start, end: periodsFrom(3)[2]?.end };
      expect(notes[0]?.sentence).toContain(start === undefined ? '' : instantText(start));
      expect(notes[0]?.sentence).toContain(end === undefined ? '' : instantText(end));
    });
    cases('is asked about once for many scopes', async () => {
      const { source, collector } = await stage(few);
      await ask(collector, { scope: 'nobody-0', count: 1 });
      const before = source.questions();
      for (let index = 1; index <= 5; index++) await ask(collector, { scope: `nobody-${index}`, count: 1 });
      expect(source.questions() - before).toBe(5);
    });
    cases('in place of an attribute is the empty text, and a note', async () => {
      const { collector } = await stage([acme('a', ['1'], {}), acme('b', ['2'])]);
      const collected = await ask(collector);
      expect(allTold(collected)).toEqual(['flavor= id=a: 0=1', 'flavor=m1.small id=b: 0=2']);
      expect(collected.notes).toMatchObject([{ kind: 'label missing', sentence: expect.stringMatching(/1 of 2 .*`flavor`.*metrics\.yml:12:3/) as string }]);
    });
  });

  describe('a source that', () => {
    cases('is not there', async () => {
      const port = await freePort();
      const failure = await failureOf(ask(open({ ...under.optionsAt(`http://127.0.0.1:${port}`) })));
      expect(failure).toMatchObject({ mayHeal: true, message: expect.stringMatching(/cannot reach http:\/\/127\.0\.0\.1:\d+\/.* \(connection refused\): start the server there, or correct `\w+`/) as string });
    });
    for (const [isWarm, when] of [[false, 'at first'], [true, 'later']] as const) {
      for (const [list, mayHeal] of [[passing, true], [lasting, false]] as const) {
        for (const [name, behaviour, words] of list) {
          cases(`${name} ${when}`, async () => {
            const { source, collector } = await stage(few);
            if (isWarm) await ask(collector);
            source.behave(behaviour);
            const failure = await failureOf(ask(collector));
            expect(failure.message).toMatch(words);
            expect(failure.mayHeal).toBe(mayHeal);
            source.behave({ kind: 'answers' });
            expect(allTold(await ask(collector))).toEqual(['flavor=m1.small id=a: 0=1 1=0.1 2=0']);
          });
        }
      }
      cases(`hangs ${when}`, async () => {
        const { source, collector } = await stage(few, { timeout: 0.3 });
        if (isWarm) await ask(collector);
        source.behave({ kind: 'hangs' });
        expect(await failureOf(ask(collector))).toMatchObject({ mayHeal: true, message: expect.stringMatching(/not answered within 0\.3 s.*`timeout`/) as string });
        source.behave({ kind: 'answers' });
        expect(allTold(await ask(collector))).toEqual(['flavor=m1.small id=a: 0=1 1=0.1 2=0']);
      });
      cases(`hangs ${when} is given up when the work is no longer wanted`, async () => {
        const { source, collector } = await stage(few);
        if (isWarm) await ask(collector);
        source.behave({ kind: 'hangs' });
        const abort = new AbortController();
        setTimeout(() => abort.abort(new Error('the lease is lost')), 100);
        const began = performance.now();
        expect(await failureOf(ask(collector, { signal: abort.signal }))).toMatchObject({ mayHeal: true, message: expect.stringContaining('the lease is lost') as string });
        expect(performance.now() - began).toBeLessThan(5000);
      });
    }
    cases('is not asked when the work is no longer wanted', async () => {
      const { source, collector } = await stage(few);
      await failureOf(ask(collector, { signal: AbortSignal.abort(new Error('shutting down')) }));
      expect(source.questions()).toBe(0);
    });
    cases('is slow is waited for', async () => {
      const { source, collector } = await stage(few);
      source.behave({ kind: 'delays', ms: 200 });
      expect(allTold(await ask(collector))).toEqual(['flavor=m1.small id=a: 0=1 1=0.1 2=0']);
    });
  });
}
