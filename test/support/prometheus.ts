/** A real Prometheus with samples of our choice: blocks by `promtool`, a server on a port of 127.0.0.1. Knows nothing of what is asked of it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const onPath = (name: string): boolean => (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
  try {
    accessSync(path.join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

/** Why no real Prometheus can be started here, or `null` when it can. */
export const prometheusMissing: string | null = onPath('prometheus') && onPath('promtool') ? null : 'no `prometheus` and `promtool` on PATH (Debian: apt-get install prometheus)';

export interface RealPrometheus {
  /** As configurations have it: `http://127.0.0.1:9090/api/v1`. */
  readonly url: string;
  /** `2.42.0`. */
  readonly version: string;
  stop(): Promise<void>;
}

export interface PrometheusOptions {
  /** Samples as an OpenMetrics text with times in seconds and `# EOF` at its end, or the path of such a file. */
  readonly openmetrics: string;
  /** Further arguments of `prometheus`, such as `--query.max-samples=1000`. */
  readonly arguments?: readonly string[];
}

/** Longer than a loaded machine takes. */
const patienceMs = 60_000;
const pauseMs = 50;
/** Another may take the port between our look and the server's. */
const attempts = 3;

/** A server with these samples, ready for questions. */
export async function startPrometheus({ openmetrics, arguments: further = [] }: PrometheusOptions): Promise<RealPrometheus> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-prometheus-'));
  try {
    const samples = openmetrics.includes('\n') || !existsSync(openmetrics) ? path.join(folder, 'samples.txt') : openmetrics;
    if (samples !== openmetrics) writeFileSync(samples, openmetrics);
    execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', samples, path.join(folder, 'blocks')], { stdio: ['ignore', 'ignore', 'pipe'] });
    writeFileSync(path.join(folder, 'prometheus.yml'), 'global: {}\n');
    return await startIn(folder, further, attempts);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(folder: string, further: readonly string[], left: number): Promise<RealPrometheus> {
  const port = await freePort();
  const child = spawn('prometheus', [
    `--config.file=${path.join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${path.join(folder, 'blocks')}`, '--storage.tsdb.retention.time=100y',
    `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn', ...further,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => void (said = (said + piece.toString()).slice(-4000)));
  const base = `http://127.0.0.1:${port}`;
  if (!(await isReady(base, child))) {
    await ended(child);
    if (left > 1 && said.includes('address already in use')) return startIn(folder, further, left - 1);
    throw new Error(`prometheus did not get ready: ${said}`);
  }
  const { data } = (await (await fetch(`${base}/api/v1/status/buildinfo`)).json()) as { readonly data: { readonly version: string } };
  return {
    url: `${base}/api/v1`, version: data.version,
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(base: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${base}/-/ready`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok === true) return true;
    await new Promise((resolve) => { setTimeout(resolve, pauseMs); });
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
