/** Bytes to blocks of whole lines. A block holds until the next one is asked for. Knows nothing of what a line holds. */
import { Buffer } from 'node:buffer';
import { lineBytesMost } from '../bounds.ts';
import type { Line } from '../lines.ts';

/** Some thousand lines of usual length. Between 256 KiB and 2 MiB no difference was measured. */
const blockBytes = 1024 * 1024;
const firstBytes = 64 * 1024;

const newline = 0x0a;

/** Whole lines up to `end`; only the last of an input may lack its `\n`. `null` stands for one line that is too long to be kept. */
export interface Block {
  readonly buffer: Buffer;
  readonly end: number;
}

export async function* blocksOf(source: AsyncIterable<Buffer>): AsyncGenerator<Block | null> {
  let [buffer, filled] = [Buffer.allocUnsafeSlow(firstBytes), 0];
  let skipping = false;
  for await (const chunk of source) {
    let from = 0;
    while (from < chunk.length) {
      if (skipping) {
        const end = chunk.indexOf(newline, from);
        if (end < 0) break;
        yield null;
        [skipping, from] = [false, end + 1];
        continue;
      }
      const taken = Math.min(chunk.length - from, buffer.length - filled);
      chunk.copy(buffer, filled, from, from + taken);
      [filled, from] = [filled + taken, from + taken];
      if (filled < buffer.length) break;
      const last = buffer.length < blockBytes ? -1 : buffer.lastIndexOf(newline, filled - 1);
      if (last >= 0) {
        yield { buffer, end: last + 1 };
        buffer.copyWithin(0, last + 1, filled);
        filled -= last + 1;
      } else if (filled > lineBytesMost) [skipping, filled] = [true, 0];
      else {
        const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
        buffer.copy(larger, 0, 0, filled);
        buffer = larger;
      }
    }
  }
  if (skipping) yield null;
  else if (filled > 0) yield { buffer, end: filled };
}

/** Where the line ends that begins at `start`, without its `\n`. */
export function lineEnd(buffer: Buffer, start: number, end: number): number {
  const found = buffer.indexOf(newline, start);
  return found < 0 || found > end ? end : found;
}

/** The line for a reader of lines. */
export const lineAt = (buffer: Buffer, start: number, end: number, number: number): Line =>
  ({ number, bytes: end - start > lineBytesMost ? null : buffer.subarray(start, end) });
