/** Bounds of one request: how large its body may be and how long its answer may take. Usage is read as a stream, and has bounds of its own. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import { refuse } from './tongue.ts';

export interface Limits {
  /** Bytes of a body. */
  readonly bodyBytes: number;
  /** Bytes of a body of usage. */
  readonly usageBytes: number;
  /** Seconds until an answer is given up; of usage there is no such bound. */
  readonly answerSeconds: number;
}

const mebibyte = 1024 * 1024;
export const usualLimits: Limits = { bodyBytes: 32 * mebibyte, usageBytes: 1024 * mebibyte, answerSeconds: 60 };

const usagePaths = new Set(['POST /api/v1/usage', 'POST /v2/dataframes']);
const isUsage = (c: Context): boolean => usagePaths.has(`${c.req.method} ${c.req.path}`);

const tooLarge = (c: Context, bytes: number): Response => refuse(c, 'body-too-large', `the body may have ${bytes} bytes at most; send it in parts`);

/** A body whose length was not told is counted while it is read, and cut off. */
function counted(body: ReadableStream<Uint8Array>, most: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      bytes += piece.byteLength;
      if (bytes > most) controller.error(new BodyTooLarge(most));
      else controller.enqueue(piece);
    },
  }));
}

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  constructor(most: number) {
    super(`the body may have ${most} bytes at most; send it in parts`);
  }
}

export function boundedBody({ bodyBytes, usageBytes }: Limits): MiddlewareHandler<CloudkittyEnvironment> {
  const whole = bodyLimit({ maxSize: bodyBytes, onError: (c) => tooLarge(c, bodyBytes) });
  return async (c, next) => {
    if (!isUsage(c)) return whole(c, next);
    const length = c.req.header('content-length');
    if (length !== undefined && Number(length) > usageBytes) return tooLarge(c, usageBytes);
    const { body } = c.req.raw;
    if (length === undefined && body !== null) c.req.raw = new Request(c.req.raw, { body: counted(body, usageBytes), duplex: 'half' });
    return next();
  };
}

export function boundedTime({ answerSeconds }: Limits): MiddlewareHandler<CloudkittyEnvironment> {
  return async (c, next) => {
    if (isUsage(c)) return next();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => { timer = setTimeout(() => resolve('late'), answerSeconds * 1000); });
    const answered = await Promise.race([next(), late]).finally(() => clearTimeout(timer));
    return answered === 'late' ? refuse(c, 'took-too-long', `the answer was not there after ${answerSeconds} s: ask for less at once`) : undefined;
  };
}

/** Nothing that is meant is nested deeper; readers that go down with what they read would run out of stack, and JSON.parse takes seconds for a few megabytes of brackets. */
const deepest = 256;
const [quote, escape, openBracket, openBrace, closeBracket, closeBrace] = Buffer.from('"\\[{]}') as unknown as readonly [number, number, number, number, number, number];

/** Whether brackets outside of texts are open inside one another too deep. */
export function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (isText) {
      if (byte === escape) index++;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (byte === openBracket || byte === openBrace) {
      if (++depth > deepest) return true;
    } else if (byte === closeBracket || byte === closeBrace) depth--;
  }
  return false;
}

/** Forms and archives are none of JSON's. */
const isOther = (type: string): boolean => /^(?:multipart\/|text\/csv|application\/(?:gzip|x-gzip|x-tar|zip|octet-stream|x-ndjson))/i.test(type);

export const boundedDepth: MiddlewareHandler<CloudkittyEnvironment> = async (c, next) => {
  const hasRoom = Number(c.req.header('content-length') ?? deepest + 1) > deepest;
  if (!hasRoom || c.req.raw.body === null || isUsage(c) || isOther(c.req.header('content-type') ?? '')) return next();
  if (!isTooDeep(new Uint8Array(await c.req.arrayBuffer()))) return next();
  return refuse(c, 'invalid-request', `the body: brackets are open inside one another deeper than ${deepest}`, { errors: [{ field: 'body', reason: `is nested deeper than ${deepest}` }] });
};
