/** Runs a section in a process of its own and brings its result back. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mode } from './modes.ts';
import type { SectionResult } from './sections/result.ts';

export async function runSection(name: string, mode: Mode['name']): Promise<SectionResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
  try {
    const file = path.join(folder, 'result.json');
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'section.ts'), name, mode, file], { stdio: ['ignore', 'inherit', 'inherit'] });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
    if (status !== 0) throw new Error(`the section ${name} ended with ${status}`);
    // A figure that could not be formed is `null` in JSON.
    const { figures, ...result } = JSON.parse(readFileSync(file, 'utf8')) as SectionResult;
    return { ...result, figures: figures.map((figure) => ({ ...figure, value: figure.value ?? NaN })) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
