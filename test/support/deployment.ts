/** The files of a small deployment in a folder: two meters whose prices can be checked in the head, a Prometheus, and scopes by name. */
import { type ChildProcess } from 'node:child_process';
import { rules } from '../service/parts.ts';
import { startTariff } from './command.ts';

export interface Deployment {
  /** Of Prometheus, with `/api/v1`; without one nothing is collected. */
  readonly prometheus: string | null;
  readonly scopes?: readonly string[];
  /** Further sections or options of `tariff.yml`, as YAML. */
  readonly further?: string;
  /** Where new scopes begin. */
  readonly start?: string;
  readonly period?: number;
}

/** Of which samples are: `instance_hours` and `storage_gib`, by `id` and `flavor`, of `project_id`. */
const metrics = `metrics:
  instance_hours: {unit: hour, alt_name: instance, groupby: [id], metadata: [flavor]}
  storage_gib: {unit: GiB, alt_name: storage, groupby: [id], metadata: [flavor]}
`;

export function deploymentFiles({ prometheus, scopes = ['acme'], further = '', start = 'month', period = 3600 }: Deployment): Readonly<Record<string, string>> {
  const sources = prometheus === null ? `collect: {collector: pushed, period: ${period}}\n` : `collect: {collector: prometheus, period: ${period}, wait_periods: 0, start: "${start}"}
fetcher: {backend: source}
fetcher_source: {sources: [${scopes.join(', ')}]}
collector_prometheus: {prometheus_url: "${prometheus}"}
`;
  return {
    'tariff.yml': `${sources}orchestrator: {heartbeat: 10, poll: 1, retry_first: 1, retry_most: 60}\n${further}`,
    'metrics.yml': metrics,
    ...Object.fromEntries(Object.entries(rules).map(([name, text]) => [`rules/${name}`, text])),
  };
}

export interface RunningWorker {
  readonly child: ChildProcess;
  /** Its log, line by line, so far. */
  lines(): readonly Record<string, unknown>[];
  /** The first line with this message, waited for. */
  said(message: string): Promise<Record<string, unknown>>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stderr: string }>;
}

const patienceMs = 60_000;

export function startWorker(folder: string, databaseUrl: string, args: readonly string[] = []): RunningWorker {
  const child = startTariff(['worker', ...args], { cwd: folder, env: { DATABASE_URL: databaseUrl } });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => void (stdout += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => void (stderr += piece.toString()));
  const ended: RunningWorker['ended'] = new Promise((resolve) => { child.once('close', (code, signal) => resolve({ code, signal, stderr })); });
  const lines = (): readonly Record<string, unknown>[] => stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
  return {
    child, lines, ended,
    said: async (message) => {
      for (const until = performance.now() + patienceMs; performance.now() < until;) {
        const found = lines().find((line) => line['msg'] === message);
        if (found !== undefined) return found;
        if (child.exitCode !== null) break;
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
      throw new Error(`the worker never said \`${message}\`: ${stdout}${stderr}`);
    },
  };
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, patience = patienceMs): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error(`it never came to be that ${what}`);
}
