/** What is collected, for the API that tells it: out of all metrics files of the configuration. */
import { readFileSync } from 'node:fs';
import type { Configuration } from '../config/index.ts';
import type { Metric } from '../metrics/index.ts';
import { plainOf, readYaml } from '../yaml/index.ts';
import { CommandProblem, exit } from './exit.ts';

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

export function servedMetrics({ collectors }: Configuration): ServedMetrics {
  const files = [...new Set(collectors.flatMap(({ metricsFile }) => metricsFile ?? []))];
  return { metrics: collectors.flatMap(({ metrics }) => metrics), metricsFile: { metrics: Object.assign({}, ...files.map((file) => plainMetrics(file, textOf(file)))) } };
}
