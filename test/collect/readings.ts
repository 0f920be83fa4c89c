/** Reads usage from a text for tests and shows each reading on one line. */
import { Readable } from 'node:stream';
import { type Reading, type ReadUsageOptions, readUsage } from '../../src/collect/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { instantText } from '../../src/time/index.ts';

/** The input in chunks of a few bytes, so that every boundary falls inside something. */
export function streamOf(input: string | Uint8Array, chunkLength = 65536): Readable {
  const bytes = typeof input === 'string' ? Buffer.from(input) : Buffer.from(input);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunkLength) chunks.push(bytes.subarray(at, at + chunkLength));
  return Readable.from(chunks);
}

export async function readingsOf(input: string | Uint8Array, options: ReadUsageOptions, chunkLength?: number): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of readUsage(streamOf(input, chunkLength), options)) readings.push(reading);
  return readings;
}

export function shownReading(reading: Reading): string {
  if (reading.kind === 'refusal') {
    const { place, code, field, reason } = reading.refusal;
    return `${place} ${code}${field === null ? '' : ` ${field}`}: ${reason}`;
  }
  const { place, id, meter, scope, period, quantity, unit, fields } = reading.point;
  const values = [...fields].map(([name, { text, kind }]) => `${name}=${text}${kind === 'text' ? '' : ` (${kind})`}`);
  const key = id === null ? '' : ` id ${id}`;
  return `${place}: ${meter} of ${scope} ${instantText(period.start)}/${instantText(period.end)} ${decimalText(quantity)} ${unit}${key} {${values.join(', ')}}`;
}

export async function shownReadings(input: string | Uint8Array, options: ReadUsageOptions, chunkLength?: number): Promise<string[]> {
  return (await readingsOf(input, options, chunkLength)).map(shownReading);
}
