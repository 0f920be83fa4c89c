/** A `tariff worker` in a process of its own, and what it says. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startTariff } from '../support/command.ts';

export interface Said {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly scope?: string;
  readonly [name: string]: unknown;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface WorkerStart {
  readonly folder: string;
  readonly url: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly arguments?: readonly string[];
}

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly said: Said[] = [];
  /** What was no line of the log: standard error, and words without form. */
  stray = '';
  readonly ended: Promise<Ended>;
  #isOver = false;
  readonly #waiting = new Set<() => void>();

  constructor({ folder, url, env = {}, arguments: further = [] }: WorkerStart) {
    const child = startTariff(['worker', '--config', 'tariff.yml', ...further], { cwd: folder, env: { DATABASE_URL: url, ...env } });
    this.#child = child;
    child.stdin?.end();
    child.stderr?.on('data', (piece: Buffer) => void (this.stray += piece.toString()));
    if (child.stdout !== null) createInterface(child.stdout).on('line', (line) => this.#hear(line));
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        this.#isOver = true;
        resolve({ code, signal });
        for (const look of [...this.#waiting]) look();
      });
    });
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the worker did not start');
    return this.#child.pid;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Ends when the worker has said something that fits. */
  until(what: string | ((line: Said) => boolean), withinMs = 60_000): Promise<Said> {
    const fits = typeof what === 'string' ? (line: Said) => line.msg.includes(what) : what;
    return new Promise((resolve, reject) => {
      const finish = (work: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        work();
      };
      const look = (): void => {
        const found = this.said.find(fits);
        if (found !== undefined) finish(() => resolve(found));
        else if (this.#isOver) finish(() => reject(new Error(`the worker has ended without saying ${String(what)}: ${this.words()}`)));
      };
      const timer = setTimeout(() => finish(() => reject(new Error(`the worker did not say ${String(what)} in time: ${this.words()}`))), withinMs);
      this.#waiting.add(look);
      look();
    });
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.#isOver) process.kill(this.pid, signal);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** As an operator stops it. */
  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended;
  }

  linesOf(level: 'warn' | 'error' | 'fatal'): readonly Said[] {
    return this.said.filter((line) => line.level === level);
  }

  /** The last things it said, for whoever looks for what went wrong. */
  words(): string {
    return [...this.said.slice(-20).map((line) => JSON.stringify(line)), this.stray.slice(-2000)].join('\n');
  }

  /** Processor time so far, in seconds; Linux only. */
  hear(line: Said): void {
    this.said.push(line);
    for (const look of [...this.#waiting]) look();
  }

  #hear(text: string): void {
    try {
      this.hear(JSON.parse(text) as Said);
    } catch {
      this.stray += `${text}\n`;
    }
  }
}
