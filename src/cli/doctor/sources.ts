/** Checks of the sources: each fetcher is asked for its scopes, each collector for one metric of one scope over one period. */
import type { Configuration } from '../../config/index.ts';
import { dueBefore, settingsOf, sourcesOf, systemClock } from '../../service/index.ts';
import { type Collector, type Fetcher, SourceFailure } from '../../sources/index.ts';
import { type Period, instant } from '../../time/index.ts';
import { type Finding, counted, finding, firstOf, sentenceOf } from './finding.ts';

/** Somebody waits. */
const patienceMs = 30_000;

const secondsSince = (begun: number): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

/** What a source says, or a failure in its words. */
async function asking(check: string, ask: (signal: AbortSignal, begun: number) => Promise<Finding>): Promise<Finding> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    return await ask(signal, performance.now());
  } catch (error) {
    if (signal.aborted) return finding(check, 'failure', `it has not answered for ${patienceMs / 1000} s`, 'see that it runs and can be reached from here');
    return finding(check, 'failure', sentenceOf(error), error instanceof SourceFailure && error.mayHeal ? 'workers try again by themselves' : 'workers fail until this is mended');
  }
}

const askFetcher = (fetcher: Fetcher, seen: Set<string>): Promise<Finding> => asking(`fetcher ${fetcher.name}`, async (signal, begun) => {
  const scopes = await fetcher.scopes(signal);
  for (const scope of scopes) seen.add(scope);
  if (scopes.length === 0) return finding(`fetcher ${fetcher.name}`, 'warning', `it answers in ${secondsSince(begun)} and knows no scope`, 'see docs/COLLECTORS.md for what it asks');
  return finding(`fetcher ${fetcher.name}`, 'ok', `${counted(scopes.length, 'scope')} in ${secondsSince(begun)}`);
});

const askCollector = (collector: Collector, scope: string, period: Period): Promise<Finding> => asking(`collector ${collector.name}`, async (signal, begun) => {
  const [metric] = collector.metrics;
  if (metric === undefined) return finding(`collector ${collector.name}`, 'warning', 'it collects no metric', 'name metrics in its `metrics_conf`');
  const { series, notes } = await collector.collect({ scope, metric, periods: [period], signal });
  const [check, told] = [`collector ${collector.name}`, `\`${metric.sourceName}\` of the scope \`${scope}\`: ${series.length} series in ${secondsSince(begun)}`];
  if (notes.length === 0) return finding(check, 'ok', told);
  return finding(check, 'warning', told, 'see whether the metric and its labels are called so in the source, and whether this scope has usage', firstOf(notes.map(({ kind, sentence }) => `${kind}: ${sentence}`)));
});

/** The latest period that is due. */
function latestPeriod(configuration: Configuration): Period {
  const settings = settingsOf(configuration);
  const length = settings.periodSeconds * 1_000_000;
  const start = instant(Math.floor((dueBefore(settings, systemClock.now()) - 1) / length) * length);
  return { start, end: instant(start + length) };
}

/** @param known a scope of which something was rated before. */
export async function checkSources(configuration: Configuration | null, known: string | null): Promise<readonly Finding[]> {
  if (configuration === null) return [finding('sources', 'skipped', 'not asked: the configuration is not right')];
  const { collectors, fetchers } = sourcesOf(configuration);
  if (collectors.length + fetchers.length === 0) return [finding('sources', 'ok', 'none: all usage is brought by others')];
  try {
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const fetcher of fetchers) findings.push(await askFetcher(fetcher, seen));
    const scope = known ?? [...seen][0];
    for (const collector of collectors) findings.push(scope === undefined ? finding(`collector ${collector.name}`, 'skipped', 'not asked: no scope is known') : await askCollector(collector, scope, latestPeriod(configuration)));
    return findings;
  } finally {
    await Promise.all([...collectors, ...fetchers].map((source) => source.close()));
  }
}
