/** The bytes of an input: unpacked if they are gzipped, and without a byte order mark. Knows nothing of what they mean. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableUsage } from './reading.ts';

/** Enough to recognise both gzip and a byte order mark. */
const firstBytesLength = 3;

const toBuffer = (chunk: unknown): Buffer => {
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  if (Buffer.isBuffer(chunk)) return chunk;
  const view = chunk as Uint8Array;
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
};

export async function* bytesOf(source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  const { first, chunks } = await peek(source);
  if (first[0] === 0x1f && first[1] === 0x8b) yield* unpacked(chunks);
  else yield* withoutMark(first, chunks);
}

async function* withoutMark(first: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first[0] !== 0xef || first[1] !== 0xbb || first[2] !== 0xbf) return yield* chunks;
  const start = await chunks.next();
  if (start.done !== true) yield start.value.subarray(firstBytesLength);
  yield* chunks;
}

async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  // Left to itself a failing source would not end the unpacking; `pipe` forwards data only.
  const packed = Readable.from(chunks);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  try {
    const { first, chunks: plain } = await peek(gunzip);
    yield* withoutMark(first, plain);
  } catch (error) {
    throw isZlibError(error) ? new UnreadableUsage(`the gzip file is damaged or cut off: ${error.message}`) : error;
  } finally {
    packed.destroy();
  }
}

const isZlibError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

/** The first bytes, and all chunks with these bytes together at the start of the first one. */
async function peek(source: AsyncIterable<unknown>): Promise<{ first: Buffer; chunks: AsyncGenerator<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  let ended = false;
  while (first.length < firstBytesLength && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else first = Buffer.concat([first, toBuffer(next.value)]);
  }
  return { first, chunks: remaining(first, ended ? null : iterator) };
}

async function* remaining(first: Buffer, iterator: AsyncIterator<unknown> | null): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    if (iterator === null) return;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield toBuffer(next.value);
  } finally {
    // Closes the file when the reader stops early.
    await iterator?.return?.();
  }
}
