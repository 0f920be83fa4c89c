/** Reads `tariff.yml`, the variables of the environment and the metrics files: the whole configuration, or all its problems at once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Metric, compileSkipExpression, readMetrics } from '../metrics/index.ts';
import { instantText, instant, parseInstant } from '../time/index.ts';
import { type Place, type Problem, inPlaceOrder, isWrong, readYaml, wholeFile, wrong } from '../yaml/index.ts';
import type { CollectorConfiguration, Configuration, SourceOptions, Start } from './configuration.ts';
import { type Environment, readOverrides } from './environment.ts';
import { fit } from './fit.ts';
import { foreignOptions } from './foreign.ts';
import { readSections } from './read-sections.ts';
import { type ReadSource, readSources } from './read-sources.ts';
import { type OwnSection, type SectionValues, ownSections } from './sections.ts';
import { secretsIn, withoutSecrets } from './secrets.ts';
import { type WrittenSection, mappingOf } from './written.ts';

export interface LoadedConfiguration {
  /** `null` where something is wrong. */
  readonly configuration: Configuration | null;
  /** In order of their places. */
  readonly problems: readonly Problem[];
  /** What the configuration was made of, for those who show it. */
  readonly written: WrittenConfiguration;
}

export interface WrittenConfiguration {
  readonly sections: ReadonlyMap<string, WrittenSection>;
  readonly collectors: readonly ReadSource[];
  readonly fetchers: readonly ReadSource[];
}

type FileText = { readonly text: string } | { readonly problem: string };

function readText(file: string): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { problem: 'there is no such file' };
    return { problem: code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'the file is not in UTF-8' : `the file cannot be read: ${message}` };
  }
}

/** Reads sections, and keeps what is wrong with them. */
class Loading {
  readonly problems: Problem[] = [];
  readonly file: string;
  readonly folder: string;
  readonly sections: ReadonlyMap<string, WrittenSection>;
  /** Whether the file could not be read at all: what it lacks is not worth telling. */
  readonly isUnread: boolean;
  readonly #texts = new Map<string, FileText>();

  constructor(file: string, environment: Environment) {
    this.file = file;
    this.folder = path.dirname(path.resolve(file));
    const text = readText(file);
    if ('problem' in text) this.problems.push(wrong(wholeFile(file), text.problem, 'write one; docs/CONFIGURATION.md says what it holds'));
    const { root, problems: syntax } = 'text' in text ? readYaml(file, text.text) : { root: null, problems: [] };
    const { overrides, problems: unread } = readOverrides(environment, this.folder);
    const { sections, problems } = readSections(file, root, overrides);
    this.sections = sections;
    this.isUnread = 'problem' in text || (root === null && syntax.length > 0);
    this.problems.push(...syntax, ...unread, ...problems);
  }

  values<S extends OwnSection>(name: S): SectionValues<S> | null {
    const section = this.sections.get(name) ?? { name, at: wholeFile(this.file), options: new Map() };
    const { values, problems } = fit({ section: name, at: section.at, options: mappingOf(section), schema: ownSections[name], foreign: foreignOptions[name] ?? {} });
    this.problems.push(...problems);
    return values as SectionValues<S> | null;
  }

  placeOf(section: OwnSection, option: string): Place {
    const written = this.sections.get(section);
    return written?.options.get(option)?.value.at ?? written?.at ?? wholeFile(this.file);
  }

  /** As an operator named it: from where the configuration was named. */
  shownPath(file: string): string {
    return path.isAbsolute(file) ? file : path.join(path.dirname(this.file), file);
  }

  absolute(file: string): string {
    return path.resolve(this.folder, file);
  }

  textOf(file: string): FileText {
    const known = this.#texts.get(file) ?? readText(this.absolute(file));
    this.#texts.set(file, known);
    return known;
  }
}

type Collect = SectionValues<'collect'>;

function startOf({ start, period }: Collect, loading: Loading): Start {
  if (start === 'month') return { kind: 'month' };
  const at = loading.placeOf('collect', 'start');
  const parsed = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(start) ? `${start}T00:00:00Z` : start);
  if (!parsed.ok) {
    loading.problems.push(wrong(at, `\`collect.start\` ${parsed.problem}, and not \`month\``, 'write `month`, or an instant such as 2026-01-01T00:00:00Z'));
    return { kind: 'month' };
  }
  const microseconds = period * 1_000_000;
  const before = instant(Math.floor(parsed.value / microseconds) * microseconds);
  if (before !== parsed.value) loading.problems.push(wrong(at, `\`collect.start\` is not the beginning of a period: periods of ${period} seconds begin at multiples of it since 1970 in UTC`, `write ${instantText(before)}`));
  return { kind: 'instant', at: parsed.value };
}

function globalSkip(text: string, loading: Loading): { readonly text: string; readonly at: Place } | null {
  const value = loading.sections.get('orchestrator')?.options.get('skip_datapoints_expression')?.value;
  const at = loading.placeOf('orchestrator', 'skip_datapoints_expression');
  const compiled = compileSkipExpression(text, { metricName: '' });
  if (compiled.ok) return { text, at };
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
  if (own === undefined && type === 'pushed') return { name, type, options, scopeKey, metricsFile: null, metrics: [] };
  const file = own?.text ?? collect.metrics_conf;
  const read = loading.textOf(file);
  let metrics: readonly Metric[] = [];
  if ('problem' in read) {
    const at = own?.at ?? loading.placeOf('collect', 'metrics_conf');
    loading.problems.push(wrong(at, `\`metrics_conf\` names \`${loading.shownPath(file)}\`: ${read.problem}`, 'say which metrics are collected, in a file in the format of CloudKitty\'s metrics.yml'));
  } else {
    const reading = readMetrics(loading.shownPath(file), read.text, { scopeKey, skip });
    loading.problems.push(...reading.problems);
    ({ metrics } = reading);
  }
  return { name, type, options, scopeKey, metricsFile: loading.absolute(file), metrics };
}

/** Usage that is pushed brings its scopes with it. */
function fetcherNames(loading: Loading, collectors: readonly string[]): { readonly names: readonly string[]; readonly at: Place } | null {
  const isPushed = collectors.every((name) => name === 'pushed');
  if (!loading.sections.has('fetcher') && isPushed) return { names: ['pushed'], at: wholeFile(loading.file) };
  const values = loading.values('fetcher');
  return values === null ? null : { names: values.backend, at: loading.placeOf('fetcher', 'backend') };
}

/** Files that options name lie where relative paths begin. */
function withFiles(options: SourceOptions, loading: Loading): SourceOptions {
  return typeof options.cafile === 'string' ? { ...options, cafile: loading.absolute(options.cafile) } : options;
}

function assemble(loading: Loading): { readonly configuration: Configuration | null; readonly written: WrittenConfiguration } {
  if (loading.isUnread) return { configuration: null, written: { sections: loading.sections, collectors: [], fetchers: [] } };
  const collect = loading.values('collect');
  const orchestrator = loading.values('orchestrator');
  const [storage, database, rules] = [loading.values('storage'), loading.values('database'), loading.values('rules')];
  const [alerts, directory, logging, metrics] = [loading.values('alerts'), loading.values('directory'), loading.values('logging'), loading.values('metrics')];
  loading.values('keystone_authtoken');
  const { sections, problems } = loading;
  const skip = orchestrator === null ? null : globalSkip(orchestrator.skip_datapoints_expression, loading);
  const collectors = collect === null ? [] : readSources({ kind: 'collector', by: 'collect.collector', names: collect.collector, at: loading.placeOf('collect', 'collector') }, sections, problems);
  const chosen = fetcherNames(loading, collect?.collector ?? ['']);
  const fetchers = chosen === null ? [] : readSources({ kind: 'fetcher', by: 'fetcher.backend', ...chosen }, sections, problems);
  const withMetrics = collect === null ? [] : collectors.map((collector) => collectorOf(collector, { collect, skip }, loading));
  const start = collect === null ? null : startOf(collect, loading);
  const written: WrittenConfiguration = { sections, collectors, fetchers };
  if (problems.some(isWrong) || collect === null || start === null || orchestrator === null || storage === null || database === null || rules === null || alerts === null || directory === null || logging === null || metrics === null) return { configuration: null, written };
  const rulesDirectory = loading.absolute(rules.directory);
  const configuration: Configuration = {
    file: path.resolve(loading.file),
    collect: { period: collect.period, waitPeriods: collect.wait_periods, scopeKey: collect.scope_key, start },
    collectors: withMetrics,
    fetchers: fetchers.map(({ name, type, options }) => ({ name, type, options: withFiles(options, loading) })),
    orchestrator: {
      maxWorkers: orchestrator.max_workers, maxThreads: orchestrator.max_threads, collectorRequestTimeout: orchestrator.collector_request_timeout, skipDatapointsExpression: orchestrator.skip_datapoints_expression,
      periodsAtOnce: orchestrator.periods_at_once, heartbeat: orchestrator.heartbeat, poll: orchestrator.poll, retryFirst: orchestrator.retry_first, retryMost: orchestrator.retry_most,
    },
    storage: { retentionPeriod: storage.retention_period },
    database: { connection: database.connection, directory: loading.absolute(database.directory) },
    rules: { directory: rulesDirectory },
    alerts: { directory: alerts.directory === null ? path.join(rulesDirectory, 'alerts') : loading.absolute(alerts.directory) },
    directory: { incoming: directory.incoming === null ? null : loading.absolute(directory.incoming) },
    logging: { level: logging.level },
    metrics: metrics.port === null ? null : { host: metrics.host, port: metrics.port },
  };
  return { configuration, written };
}

/** Never throws for what somebody wrote. */
export function loadConfiguration(file: string, environment: Environment): LoadedConfiguration {
  const loading = new Loading(file, environment);
  const { configuration, written } = assemble(loading);
  return { configuration, problems: withoutSecrets(inPlaceOrder(loading.problems), secretsIn(loading.sections)), written };
}
