/** Usage in a request's body: NDJSON, CSV, CloudKitty dataframes, or a JSON object with `points`. Read by the readers of files. */
import { Readable } from 'node:stream';
import { type Reading, readUsage, readUsageColumns, type UsageFormat } from '../collect/index.ts';
import type { UsageBatch } from '../columns/index.ts';
import { parseWithDigits } from './digits.ts';

const formats: Readonly<Record<string, UsageFormat>> = {
  'application/x-ndjson': 'ndjson', 'application/jsonl': 'ndjson', 'application/ndjson': 'ndjson', 'text/csv': 'csv', 'application/vnd.cloudkitty.dataframes+json': 'dataframes',
};
export const usageContentTypes = ['application/json', ...Object.keys(formats)];

/** `{"points": [ … ]}` as the lines of NDJSON: each point is cut from the body's own text, so that numbers keep their digits. */
function pointsOf(body: Buffer): readonly string[] | string {
  let parsed: unknown;
  try {
    parsed = parseWithDigits(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return `the body is not JSON: ${(error as Error).message}`;
  }
  const points = Array.isArray(parsed) ? parsed : typeof parsed === 'object' && parsed !== null && 'points' in parsed ? parsed.points : undefined;
  if (!Array.isArray(points)) return 'the body must be {"points": [ … ]}, or one point to a line as application/x-ndjson';
  return points.map((point) => JSON.stringify(point));
}

/** The format that a content type names; `points` is one JSON text. `null` where it is none that is read here. */
export function usageFormatIn(contentType: string): UsageFormat | 'points' | null {
  const [type = ''] = contentType.toLowerCase().split(';').map((part) => part.trim());
  return formats[type] ?? (type === 'application/json' ? 'points' : null);
}

/** One JSON text is read whole. */
export const jsonMostBytes = 32 * 1024 * 1024;

async function* placesOfPoints(batches: AsyncIterable<UsageBatch>): AsyncGenerator<UsageBatch> {
  for await (const batch of batches) {
    yield {
      ...batch, placeOf: (row) => pointPlace(batch.placeOf(row)), refusals: batch.refusals.map(({ before, refusal }) => ({ before, refusal: { ...refusal, place: pointPlace(refusal.place) } })),
      pointAt: (row) => {
        const point = batch.pointAt(row);
        return { ...point, place: pointPlace(point.place) };
      },
    };
  }
}

/** `{"points": [ … ]}` as columns, or what is wrong with it. */
export async function usageInJson(bytes: AsyncIterable<Buffer>, onWarning: (sentence: string) => void): Promise<AsyncIterable<UsageBatch> | string | 'too large'> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > jsonMostBytes) return 'too large';
  }
  const points = pointsOf(Buffer.concat(pieces));
  return typeof points === 'string' ? points : placesOfPoints(readUsageColumns(Readable.from([Buffer.from(points.join('\n'))]), { format: 'ndjson', coded: 'all', onWarning }));
}

/** Lines that we made ourselves are points of an array to the sender. */
const pointPlace = (place: string): string => place.replace(/^line (\d+)$/, (_, line: string) => `points[${Number(line) - 1}]`);

export type UsageBody = { readonly readings: AsyncIterable<Reading> } | { readonly problem: 'unsupported-media-type' | 'unreadable-usage'; readonly detail: string };

export function readUsageBody(contentType: string, body: Buffer, onWarning: (sentence: string) => void): UsageBody {
  const [type = ''] = contentType.toLowerCase().split(';').map((part) => part.trim());
  const format = formats[type];
  if (format !== undefined) return { readings: readUsage(Readable.from([body]), { format, onWarning }) };
  if (type !== 'application/json') return { problem: 'unsupported-media-type', detail: `send usage as ${usageContentTypes.join(', ')}` };
  const points = pointsOf(body);
  if (typeof points === 'string') return { problem: 'unreadable-usage', detail: points };
  return { readings: renamePlaces(readUsage(Readable.from([Buffer.from(points.join('\n'))]), { format: 'ndjson', onWarning })) };
}

async function* renamePlaces(readings: AsyncIterable<Reading>): AsyncIterable<Reading> {
  for await (const reading of readings) {
    yield reading.kind === 'point'
      ? { kind: 'point', point: { ...reading.point, place: pointPlace(reading.point.place) } }
      : { kind: 'refusal', refusal: { ...reading.refusal, place: pointPlace(reading.refusal.place) } };
  }
}
