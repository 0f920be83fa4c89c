/** A usage point that waits for its turn, and what it says. */
import { decimalText, exactNumber } from '../../money/index.ts';
import type { UsagePoint, UsageValue } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';
import { type Turn, turnOf } from '../identity.ts';

export interface WaitingRecord extends Turn {
  /** The rest of the point as JSON. */
  readonly text: Uint8Array;
}

type Packed = readonly [place: string, id: string | null, meter: string, scope: string, quantity: string, unit: string, fields: readonly (readonly [string, string, UsageValue['kind']])[]];

/** Start, end, number, and the lengths of two texts. */
const headBytes = 8 + 8 + 4 + 4 + 4;

export function recordOf(point: UsagePoint, n: number): WaitingRecord {
  const { place, id, meter, scope, quantity, unit, fields } = point;
  const packed: Packed = [place, id, meter, scope, decimalText(quantity), unit, [...fields].map(([name, { text, kind }]) => [name, text, kind] as const)];
  return { ...turnOf(point, n), text: Buffer.from(JSON.stringify(packed), 'utf8') };
}

export function pointOf({ start, end, text }: WaitingRecord): UsagePoint {
  const [place, id, meter, scope, quantity, unit, fields] = JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')) as Packed;
  return { place, id, meter, scope, unit, quantity: exactNumber(quantity), period: { start: instant(start), end: instant(end) }, fields: new Map(fields.map(([name, value, kind]) => [name, { text: value, kind }])) };
}

export function encoded({ start, end, n, order, text }: WaitingRecord): Buffer {
  const orderBytes = Buffer.from(order, 'utf16le');
  const bytes = Buffer.allocUnsafe(headBytes + orderBytes.length + text.length);
  bytes.writeDoubleLE(start, 0);
  bytes.writeDoubleLE(end, 8);
  bytes.writeUInt32LE(n, 16);
  bytes.writeUInt32LE(orderBytes.length, 20);
  bytes.writeUInt32LE(text.length, 24);
  bytes.set(orderBytes, headBytes);
  bytes.set(text, headBytes + orderBytes.length);
  return bytes;
}

/** The records in a stream of bytes, in their order. */
export async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<WaitingRecord> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= headBytes) {
      const text = at + headBytes + rest.readUInt32LE(at + 20);
      const next = text + rest.readUInt32LE(at + 24);
      if (next > rest.length) break;
      yield { start: rest.readDoubleLE(at), end: rest.readDoubleLE(at + 8), n: rest.readUInt32LE(at + 16), order: rest.toString('utf16le', at + headBytes, text), text: rest.subarray(text, next) };
      at = next;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error('INVARIANT: a file of waiting points ends with a whole record');
}
