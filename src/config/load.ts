/** Reads `tariff.yml`, the variables of the environment and the metrics files: the whole configuration, or all its problems at once. */
import path from 'node:path';
import { type Metric, compileSkipExpression, readMetrics } from '../metrics/index.ts';
import { checkExtraArgs } from '../sources/index.ts';
import { instant, instantText, parseInstant } from '../time/index.ts';
import { type Place, type Problem, doubtful, inPlaceOrder, isWrong, wholeFile, wrong } from '../yaml/index.ts';
import type { CollectorConfiguration, Configuration, SourceOptions, Start } from './configuration.ts';
import type { Environment } from './environment.ts';
import { apiConfiguration, checkApi } from './api.ts';
import { Loading } from './loading.ts';
import { type Chosen, type ReadSource, readSources } from './read-sources.ts';
import { secretsIn, withoutSecrets } from './secrets.ts';
import { type OwnSection, type SectionValues, ownSections } from './sections.ts';
import type { WrittenSection } from './written.ts';

export interface LoadedConfiguration {
  /** `null` where something is wrong. */
  readonly configuration: Configuration | null;
  /** In order of their places. */
  readonly problems: readonly Problem[];
  /** As far as it could be read, for further checks and for those who show it. */
  readonly draft: Draft;
}

export interface Draft {
  /** As it was named. */
  readonly file: string;
  readonly sections: ReadonlyMap<string, WrittenSection>;
  /** Of the program's own sections, with defaults. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly readCollectors: readonly ReadSource[];
  readonly readFetchers: readonly ReadSource[];
  readonly collectors: readonly CollectorConfiguration[];
  readonly start: Start;
  /** Where the rules lie, and where that stands. */
  readonly rules: { readonly directory: string; readonly shown: string; readonly at: Place } | null;
  /** Whether usage also comes from others, pushed or as files. */
  readonly isFedByOthers: boolean;
}

type Collect = SectionValues<'collect'>;

function startOf({ start, period }: Collect, loading: Loading): Start {
  if (start === 'month') return { kind: 'month' };
  const at = loading.placeOf('collect', 'start');
  const parsed = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(start) ? `${start}T00:00:00Z` : start);
  if (!parsed.ok) {
    loading.problems.push(wrong(at, `\`collect.start\` ${parsed.problem}`, 'write `month`, or an instant such as 2026-01-01T00:00:00Z'));
    return { kind: 'month' };
  }
  const microseconds = period * 1_000_000;
  const before = instant(Math.floor(parsed.value / microseconds) * microseconds);
  if (before !== parsed.value) loading.problems.push(wrong(at, `\`collect.start\` is not the beginning of a period: periods of ${period} seconds begin at multiples of it since 1970 in UTC`, `write ${instantText(before)}`));
  return { kind: 'instant', at: parsed.value };
}

function globalSkip(text: string, loading: Loading): { readonly text: string; readonly at: Place } | null {
  const value = loading.valueOf('orchestrator', 'skip_datapoints_expression');
  const at = loading.placeOf('orchestrator', 'skip_datapoints_expression');
  const compiled = compileSkipExpression(text, { metricName: '' });
  if (compiled.ok) {
    if (compiled.expression?.isAlways === true) loading.problems.push(doubtful(at, 'this skips every point of every metric that has no expression of its own', 'write `False`, or ask for something of the point'));
    return { text, at };
  }
  const { span, sentence, fix } = compiled.problem;
  loading.problems.push(wrong(value?.kind === 'scalar' ? value.part(span.start, Math.max(1, span.end - span.start)) : at, sentence, fix));
  return null;
}

interface MetricsWanted {
  readonly collect: Collect;
  readonly skip: { readonly text: string; readonly at: Place } | null;
}

function collectorOf(source: ReadSource, { collect, skip }: MetricsWanted, loading: Loading): CollectorConfiguration {
  const { name, type, common } = source;
  const options = withFiles(source.options, loading);
  const scopeKey = common.get('scope_key')?.text ?? collect.scope_key;
  const own = common.get('metrics_conf');
  // What is pushed need not be described; where it is, arguments are for collectors that others have.
  const isPushed = own === undefined && type === 'pushed';
  const isDescribed = loading.valueOf('collect', 'metrics_conf') !== null && collect.collector.every((other) => other === 'pushed');
  if (isPushed && !isDescribed) return { name, type, options, scopeKey, metricsFile: null, metrics: [] };
  const file = own?.text ?? collect.metrics_conf;
  const read = loading.textOf(file);
  let metrics: readonly Metric[] = [];
  if ('problem' in read) {
    const at = own?.at ?? loading.placeOf('collect', 'metrics_conf');
    loading.problems.push(wrong(at, `\`metrics_conf\` names \`${loading.shownPath(file)}\`: ${read.problem}`, 'say which metrics are collected, in a file in the format of CloudKitty\'s metrics.yml'));
  } else {
    const reading = readMetrics(loading.shownPath(file), read.text, { scopeKey, skip, checkExtraArgs: (extraArgs) => (isPushed ? [] : checkExtraArgs(type, extraArgs)) });
    loading.problems.push(...reading.problems);
    ({ metrics } = reading);
  }
  return { name, type, options, scopeKey, metricsFile: loading.absolute(file), metrics };
}

/** Usage that is pushed brings its scopes with it. */
function fetcherNames(loading: Loading, collectors: readonly string[]): Pick<Chosen, 'names' | 'at' | 'value'> | null {
  const isPushed = collectors.every((name) => name === 'pushed');
  if (!loading.sections.has('fetcher') && isPushed) return { names: ['pushed'], at: wholeFile(loading.file), value: null };
  const values = loading.values('fetcher');
  return values === null ? null : { names: values.backend, at: loading.placeOf('fetcher', 'backend'), value: loading.valueOf('fetcher', 'backend') };
}

/** Files that options name lie where relative paths begin. */
function withFiles(options: SourceOptions, loading: Loading): SourceOptions {
  return typeof options.cafile === 'string' ? { ...options, cafile: loading.absolute(options.cafile) } : options;
}

const nothingRead: Omit<Draft, 'file'> = { sections: new Map(), values: new Map(), readCollectors: [], readFetchers: [], collectors: [], start: { kind: 'month' }, rules: null, isFedByOthers: true };

/** Reads every section, whatever is wrong with the others, so that all problems are told at once. */
function readDraft(loading: Loading): Draft {
  if (loading.isUnread) return { file: loading.file, ...nothingRead };
  for (const name of Object.keys(ownSections) as readonly OwnSection[]) if (name !== 'fetcher') loading.values(name);
  checkApi(loading);
  const { sections, problems, ownValues } = loading;
  const collect = ownValues.get('collect') as Collect | undefined;
  const orchestrator = ownValues.get('orchestrator') as SectionValues<'orchestrator'> | undefined;
  const skip = orchestrator === undefined ? null : globalSkip(orchestrator.skip_datapoints_expression, loading);
  const readCollectors = collect === undefined ? [] : readSources({ kind: 'collector', by: 'collect.collector', names: collect.collector, at: loading.placeOf('collect', 'collector'), value: loading.valueOf('collect', 'collector') }, sections, problems);
  const chosen = fetcherNames(loading, collect?.collector ?? ['']);
  const readFetchers = chosen === null ? [] : readSources({ kind: 'fetcher', by: 'fetcher.backend', ...chosen }, sections, problems);
  const collectors = collect === undefined ? [] : readCollectors.map((collector) => collectorOf(collector, { collect, skip }, loading));
  const rules = ownValues.get('rules') as SectionValues<'rules'> | undefined;
  const directory = ownValues.get('directory') as SectionValues<'directory'> | undefined;
  return {
    file: loading.file, sections, values: ownValues, readCollectors, readFetchers, collectors, start: collect === undefined ? { kind: 'month' } : startOf(collect, loading),
    rules: rules === undefined ? null : { directory: loading.absolute(rules.directory), shown: loading.shownPath(rules.directory), at: loading.placeOf('rules', 'directory') },
    isFedByOthers: (directory?.incoming ?? null) !== null || readCollectors.some(({ type }) => type === 'pushed'),
  };
}

/** Of a draft in which nothing is wrong. */
function configurationOf({ values, collectors, readFetchers, start }: Draft, loading: Loading): Configuration {
  const of = <S extends OwnSection>(name: S): SectionValues<S> => values.get(name) as SectionValues<S>;
  const [collect, orchestrator, database, metrics] = [of('collect'), of('orchestrator'), of('database'), of('metrics')];
  const [rules, alerts, incoming] = [loading.absolute(of('rules').directory), of('alerts').directory, of('directory').incoming];
  return {
    file: path.resolve(loading.file),
    collect: { period: collect.period, waitPeriods: collect.wait_periods, scopeKey: collect.scope_key, start },
    collectors,
    fetchers: readFetchers.map(({ name, type, options }) => ({ name, type, options: withFiles(options, loading) })),
    orchestrator: {
      maxWorkers: orchestrator.max_workers, maxThreads: orchestrator.max_threads, collectorRequestTimeout: orchestrator.collector_request_timeout, skipDatapointsExpression: orchestrator.skip_datapoints_expression,
      periodsAtOnce: orchestrator.periods_at_once, heartbeat: orchestrator.heartbeat, poll: orchestrator.poll, retryFirst: orchestrator.retry_first, retryMost: orchestrator.retry_most,
    },
    storage: { retentionPeriod: of('storage').retention_period },
    database: { connection: database.connection, directory: loading.absolute(database.directory) },
    rules: { directory: rules },
    api: apiConfiguration(of('api'), of('jwt'), loading),
    alerts: { directory: alerts === null ? path.join(rules, 'alerts') : loading.absolute(alerts) },
    directory: { incoming: incoming === null ? null : loading.absolute(incoming) },
    logging: { level: of('logging').level },
    metrics: metrics.port === null ? null : { host: metrics.host, port: metrics.port, eachScope: metrics.each_scope },
  };
}

/** Never throws for what somebody wrote. `standIn` is read where there is no such file. */
export function loadConfiguration(file: string, environment: Environment, standIn: string | null = null): LoadedConfiguration {
  const loading = new Loading(file, environment, standIn);
  const draft = readDraft(loading);
  const configuration = loading.problems.some(isWrong) ? null : configurationOf(draft, loading);
  return { configuration, problems: withoutSecrets(inPlaceOrder(loading.problems), secretsIn(loading.sections)), draft };
}
