/** The unmodified client of CloudKitty, where it is installed: commands go in, what it printed comes out. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** That of the system's packages, whose modules the client is. */
const python = '/usr/bin/python3';

/** Its version, or `null` where it is not installed. */
export function clientVersion(): string | null {
  const asked = spawnSync(python, ['-c', 'from importlib import metadata; import cloudkittyclient.shell; print(metadata.version("python-cloudkittyclient"))'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : null;
}

export class Client {
  readonly #process: ChildProcess;
  readonly #waiting: ((printed: Printed) => void)[] = [];

  constructor() {
    this.#process = spawn(python, [path.join(import.meta.dirname, 'client.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (this.#process.stdout !== null) createInterface({ input: this.#process.stdout }).on('line', (line) => this.#waiting.shift()?.(JSON.parse(line) as Printed));
  }

  run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Printed> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin?.write(`${JSON.stringify({ arguments: words, environment })}\n`);
    });
  }

  close(): void {
    this.#process.stdin?.end();
  }
}
