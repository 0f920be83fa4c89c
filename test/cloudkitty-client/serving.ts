/** A server of the command itself, in a folder of its own and on a free port. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startTariff } from '../support/command.ts';

export interface Served {
  readonly url: string;
  readonly folder: string;
  /** Resolves with the exit code. */
  stop(): Promise<number | null>;
}

export function serving(databaseUrl: string, files: Readonly<Record<string, string>>, options: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-serve-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const child = startTariff(['serve', '--port', '0', ...options], { cwd: folder, env: { DATABASE_URL: databaseUrl, TARIFF_LOGGING__LEVEL: 'error', ...env } });
  return new Promise((resolve, reject) => {
    let said = '';
    const ended = new Promise<number | null>((end) => child.once('exit', (code) => {
      rmSync(folder, { recursive: true, force: true });
      end(code);
      reject(new Error(`the server ended with ${code}: ${said}`));
    }));
    const listen = (piece: Buffer): void => {
      said += piece.toString();
      const url = /listening on (http:\/\/\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve({ url, folder, stop: () => { child.kill('SIGTERM'); return ended; } });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  });
}
