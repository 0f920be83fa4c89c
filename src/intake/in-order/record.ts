/** A usage point that waits for its turn: when it acts, what decides among equals, and what it says. */
import { type Rational, decimalText, exactNumber } from '../../money/index.ts';
import type { UsagePoint, UsageValue } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';

export interface WaitingRecord {
  readonly start: number;
  readonly end: number;
  /** SHA-256 of its identity. */
  readonly key: Uint8Array;
  /** The rest of the point as JSON. */
  readonly text: Uint8Array;
}

type Packed = readonly [place: string, id: string | null, meter: string, scope: string, quantity: string, unit: string, fields: readonly (readonly [string, string, UsageValue['kind']])[]];

const keyBytes = 32;
const headBytes = 8 + 8 + keyBytes + 4;

export function recordOf(point: UsagePoint, key: Uint8Array): WaitingRecord {
  const { place, id, meter, scope, period, quantity, unit, fields } = point;
  const packed: Packed = [place, id, meter, scope, decimalText(quantity), unit, [...fields].map(([name, { text, kind }]) => [name, text, kind] as const)];
  return { start: period.start, end: period.end, key, text: Buffer.from(JSON.stringify(packed), 'utf8') };
}

export function pointOf({ start, end, text }: WaitingRecord): UsagePoint {
  const [place, id, meter, scope, quantity, unit, fields] = JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')) as Packed;
  const number: Rational = exactNumber(quantity);
  return { place, id, meter, scope, unit, quantity: number, period: { start: instant(start), end: instant(end) }, fields: new Map(fields.map(([name, value, kind]) => [name, { text: value, kind }])) };
}

/** Order of time; the identity decides among points of one period, so the order of the input does not. */
export function compareRecords(a: WaitingRecord, b: WaitingRecord): number {
  return a.start - b.start || a.end - b.end || Buffer.compare(a.key, b.key);
}

export function encoded({ start, end, key, text }: WaitingRecord): Buffer {
  const bytes = Buffer.allocUnsafe(headBytes + text.length);
  bytes.writeDoubleLE(start, 0);
  bytes.writeDoubleLE(end, 8);
  bytes.set(key, 16);
  bytes.writeUInt32LE(text.length, 16 + keyBytes);
  bytes.set(text, headBytes);
  return bytes;
}

/** The records in a stream of bytes, in their order. */
export async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<WaitingRecord> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= headBytes) {
      const next = at + headBytes + rest.readUInt32LE(at + 16 + keyBytes);
      if (next > rest.length) break;
      yield { start: rest.readDoubleLE(at), end: rest.readDoubleLE(at + 8), key: rest.subarray(at + 16, at + 16 + keyBytes), text: rest.subarray(at + headBytes, next) };
      at = next;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error('INVARIANT: a file of waiting points ends with a whole record');
}
