/**
 * Bytes of a sender who may be slow: some are gathered before anybody waits for the rest, so that small inputs are whole before they are looked at, and who says nothing for too long
 * is given up. Knows nothing of what the bytes mean.
 */
import { Buffer } from 'node:buffer';

/** Inputs of this size are read whole before the first of it is given. */
const gatheredBytes = 8 * 1024 * 1024;
const silenceMilliseconds = 30_000;

export class SenderStalled extends Error {
  override readonly name = 'SenderStalled';
  constructor() {
    super(`nothing came for ${silenceMilliseconds / 1000} s: nothing of it was kept; send it again`);
  }
}

const asBuffer = (chunk: Uint8Array): Buffer => (Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));

async function next<T>(iterator: AsyncIterator<T>): Promise<IteratorResult<T>> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SenderStalled()), silenceMilliseconds);
  });
  return Promise.race([iterator.next(), silence]).finally(() => clearTimeout(timer));
}

/** @param body of a request; `null` is empty. */
export async function prompt(body: AsyncIterable<Uint8Array> | null): Promise<AsyncIterable<Buffer>> {
  if (body === null) return inPieces([], null);
  const iterator = body[Symbol.asyncIterator]();
  const gathered: Buffer[] = [];
  let [bytes, isWhole] = [0, false];
  while (bytes < gatheredBytes && !isWhole) {
    const found = await next(iterator);
    if (found.done === true) isWhole = true;
    else {
      gathered.push(asBuffer(found.value));
      bytes += found.value.byteLength;
    }
  }
  return inPieces(gathered, isWhole ? null : iterator);
}

async function* inPieces(gathered: readonly Buffer[], iterator: AsyncIterator<Uint8Array> | null): AsyncGenerator<Buffer> {
  yield* gathered;
  if (iterator === null) return;
  try {
    for (let found = await next(iterator); found.done !== true; found = await next(iterator)) yield asBuffer(found.value);
  } finally {
    // Who stops early wants no more of it; a stalled sender is not waited for.
    void iterator.return?.();
  }
}
