/** On what a result was measured: figures without it say nothing. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  /** Of the packages that take part. */
  readonly versions: Readonly<Record<string, string>>;
}

const packages = ['decimal.js', 'big.js', 'json-rules-engine', '@gorules/zen-engine', '@marcbachmann/cel-js', 'jsonata', 'feelin', '@duckdb/node-api', '@mikro-orm/postgresql', 'pg', 'chevrotain'];

function versionOf(name: string): string {
  try {
    return (JSON.parse(readFileSync(path.join(import.meta.dirname, '../../node_modules', name, 'package.json'), 'utf8')) as { readonly version: string }).version;
  } catch {
    return 'not installed';
  }
}

export function machine(): Machine {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown', cores: os.availableParallelism(), memoryGigabytes: Math.round(os.totalmem() / 2 ** 30), system: `${os.platform()} ${os.arch()} ${os.release()}`, node: process.version,
    versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

/** Load average over one, five and fifteen minutes. */
export const load = (): string => os.loadavg().map((value) => value.toFixed(1)).join(' ');
