/** Bytes to blocks of whole lines, each a piece of memory of its own. Knows nothing of what a line holds. */
import { Buffer } from 'node:buffer';
import { lineBytesMost } from '../bounds.ts';
import type { Line } from '../lines.ts';

/** Some thousand lines of usual length. Between 256 KiB and 2 MiB no difference was measured. */
const blockBytes = 1024 * 1024;
const firstBytes = 64 * 1024;
/** Readers look at four bytes at a time, a few of them behind the end. They find zeros there. */
const padding = 16;

const newline = 0x0a;

/** Whole lines up to `end`; only the last of an input may lack its `\n`. `null` stands for one line that is too long to be kept. */
export interface Block {
  readonly buffer: Buffer;
  readonly end: number;
}

export async function* blocksOf(source: AsyncIterable<Buffer>): AsyncGenerator<Block | null> {
  let [buffer, filled] = [roomFor(firstBytes), 0];
  let skipping = false;
  const roomOf = (): number => buffer.length - padding;
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
      const taken = Math.min(chunk.length - from, roomOf() - filled);
      chunk.copy(buffer, filled, from, from + taken);
      [filled, from] = [filled + taken, from + taken];
      if (filled < roomOf()) break;
      const last = roomOf() < blockBytes ? -1 : buffer.lastIndexOf(newline, filled - 1);
      if (last >= 0) {
        const rest = roomFor(blockBytes);
        buffer.copy(rest, 0, last + 1, filled);
        yield finished(buffer, last + 1);
        [buffer, filled] = [rest, filled - last - 1];
      } else if (filled > lineBytesMost) [skipping, filled] = [true, 0];
      else {
        const larger = roomFor(roomOf() * 2);
        buffer.copy(larger, 0, 0, filled);
        buffer = larger;
      }
    }
  }
  if (skipping) yield null;
  else if (filled > 0) yield finished(buffer, filled);
}

const roomFor = (bytes: number): Buffer => Buffer.allocUnsafeSlow(bytes + padding);

function finished(buffer: Buffer, end: number): Block {
  buffer.fill(0, end, Math.min(end + padding, buffer.length));
  return { buffer, end };
}

/** Where the line ends that begins at `start`, without its `\n`. */
export function lineEnd(buffer: Buffer, start: number, end: number): number {
  const found = buffer.indexOf(newline, start);
  return found < 0 || found > end ? end : found;
}

/** The line for a reader of lines. */
export const lineAt = (buffer: Buffer, start: number, end: number, number: number): Line =>
  ({ number, bytes: end - start > lineBytesMost ? null : buffer.subarray(start, end) });
