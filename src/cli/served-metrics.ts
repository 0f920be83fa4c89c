/** What is collected, for the API that tells it: out of one metrics file that the command names, or of those of the configuration. */
import { readFileSync } from 'node:fs';
import type { Configuration } from '../config/index.ts';
import { type Metric, readMetrics } from '../metrics/index.ts';
import { isWrong, plainOf, readYaml, renderProblem } from '../yaml/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

export interface ServedMetrics {
  readonly metrics: readonly Metric[];
  /** The files as they are, as one. */
  readonly metricsFile: { readonly metrics: Readonly<Record<string, unknown>> };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandProblem(exit.environment, `the metrics file ${file} cannot be read: ${(error as Error).message}`);
  }
}

function plainMetrics(file: string, text: string): Readonly<Record<string, unknown>> {
  const { root } = readYaml(file, text);
  const plain = root === null ? null : plainOf(root);
  return (plain as { readonly metrics?: Readonly<Record<string, unknown>> } | null)?.metrics ?? {};
}

/** The metrics, or an end of the command with their problems on standard error. */
export function requireMetrics(named: string | undefined, { collect: { scopeKey }, collectors }: Configuration, terminal: Terminal): ServedMetrics {
  if (named === undefined) {
    const files = [...new Set(collectors.flatMap(({ metricsFile }) => metricsFile ?? []))];
    return { metrics: collectors.flatMap(({ metrics }) => metrics), metricsFile: { metrics: Object.assign({}, ...files.map((file) => plainMetrics(file, textOf(file)))) } };
  }
  const text = textOf(named);
  // Arguments are for the collector, and there is none here.
  const { metrics, problems } = readMetrics(named, text, { scopeKey, skip: null, checkExtraArgs: () => [] });
  if (problems.some(isWrong)) {
    for (const problem of problems) terminal.note(renderProblem(problem, terminal.paintNotes));
    throw new CommandProblem(exit.rules, `the metrics file ${named} is not right, so nothing was done`);
  }
  return { metrics, metricsFile: { metrics: plainMetrics(named, text) } };
}
