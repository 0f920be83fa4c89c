/** Where commands write: results to standard output, everything else to standard error. Colour only where a person looks on. */
import { styleText } from 'node:util';
import type { Paint } from '../language/index.ts';

const styles = { error: ['bold', 'red'], warning: ['bold', 'yellow'], good: ['bold', 'green'], quiet: ['dim'] } as const;

const painter = (stream: NodeJS.WriteStream): Paint => (style, text) => styleText([...styles[style]], text, { stream });

const pieceSize = 64 * 1024;

export class Terminal {
  readonly paint: Paint = painter(process.stdout);
  readonly paintNotes: Paint = painter(process.stderr);
  #pending = '';
  #shownProgress = 0;

  constructor() {
    // A reader that has seen enough (`| head`) is no error.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }

  /** Results. Waits while the reader is slow, so that a long answer does not pile up in memory. */
  async write(text: string): Promise<void> {
    this.#pending += text;
    if (this.#pending.length >= pieceSize) await this.flush();
  }

  async line(text = ''): Promise<void> {
    await this.write(`${text}\n`);
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '' && !process.stdout.write(text)) await new Promise<void>((resume) => process.stdout.once('drain', resume));
  }

  /** What is not a result: warnings, refusals, progress. */
  note(text: string): void {
    this.#endProgress();
    process.stderr.write(`${text}\n`);
  }

  /** A line that replaces itself on a terminal; elsewhere it is left out. */
  progress(text: string): void {
    if (process.stderr.isTTY !== true) return;
    process.stderr.write(`\r${text.padEnd(this.#shownProgress)}`);
    this.#shownProgress = text.length;
  }

  #endProgress(): void {
    if (this.#shownProgress === 0) return;
    process.stderr.write(`\r${' '.repeat(this.#shownProgress)}\r`);
    this.#shownProgress = 0;
  }

  async close(): Promise<void> {
    this.#endProgress();
    await this.flush();
  }
}
