/** Runs the command as a person does: `bin/tariff.mjs` in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../bin/tariff.mjs');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the command is begun with, such as one that gives it a network of its own. */
  readonly prefix?: readonly string[];
}

export function startTariff(args: readonly string[], { env = {}, cwd = process.cwd(), prefix = [] }: RunOptions = {}): ChildProcess {
  const inherited = { ...process.env };
  delete inherited.DATABASE_URL;
  const [command = '', ...rest] = [...prefix, process.execPath, bin, ...args];
  return spawn(command, rest, { cwd, env: { ...inherited, NO_COLOR: '1', ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
}

export function runTariff(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = startTariff(args, options);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (piece: Buffer) => void (stdout += piece.toString()));
    child.stderr?.on('data', (piece: Buffer) => void (stderr += piece.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
  });
}

/** A folder of files for one test, gone when `work` is done. */
export async function withFiles<T>(files: Readonly<Record<string, string>>, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-test-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const jsonLines = (text: string): Record<string, unknown>[] => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
