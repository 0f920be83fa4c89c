/**
 * Bytes to lines, split at the byte `\n` and nowhere else: U+2028 stands inside JSON texts. Knows nothing of what a line holds.
 */
import { lineBytesMost } from './bounds.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

export interface Line {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  /** Without its `\n`, with a `\r` if there is one; `null` when it was longer than a line may be. */
  readonly bytes: Buffer | null;
}

/** The lines of each chunk together, so that waiting costs once per chunk and not once per line. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
  let pieces: Buffer[] = [];
  let pending = 0;
  let number = 0;
  const finish = (last: Buffer): Line => {
    number++;
    const length = pending + last.length;
    const bytes = length > lineBytesMost ? null : pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
    [pieces, pending] = [[], 0];
    return { number, bytes };
  };
  for await (const chunk of source) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      lines.push(finish(chunk.subarray(start, end)));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    pending += rest.length;
    // What is too long already need not be kept to be refused.
    if (pending > lineBytesMost) pieces = [];
    else if (rest.length > 0) pieces.push(rest);
    if (lines.length > 0) yield lines;
  }
  if (pending > 0) yield [finish(Buffer.alloc(0))];
}

/** Without the `\r` of a Windows line end. */
export const trimmedEnd = (bytes: Buffer): Buffer => (bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes);

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === carriageReturn;

export const isBlank = (bytes: Buffer): boolean => bytes.every(isSpace);
