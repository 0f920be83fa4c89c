/** Points as lines of NDJSON, about 290 bytes each, in memory or in a file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type Points, pointsOf } from './points.ts';
import { type Row, rowOf } from './rows.ts';
import type { Workload } from './workload.ts';

export function lineOf({ flavor, region, project, az, image, hours, ...row }: Omit<Row, 'id'> & { readonly id?: string }): string {
  return `${JSON.stringify({ ...row, fields: { flavor, region, project, az, image, hours } })}\n`;
}

/** Points of resources have no ids. */
const lineAt = (points: Points, row: number): string => {
  const { id, ...rest } = rowOf(points, row);
  return lineOf(points.workload.resources === undefined ? { id, ...rest } : rest);
};

export const ndjsonOf = (points: Points): Buffer => Buffer.from(Array.from({ length: points.count }, (_, row) => lineAt(points, row)).join(''));

const pointsAtOnce = 20_000;

/** Writes so many points to a file, a piece at a time; gives its bytes. */
export function writeNdjson(file: string, workload: Workload, count: number): number {
  const descriptor = openSync(file, 'w');
  let bytes = 0;
  for (let first = 0; first < count; first += pointsAtOnce) {
    bytes += writeSync(descriptor, ndjsonOf(pointsOf(workload, Math.min(pointsAtOnce, count - first), first)));
  }
  closeSync(descriptor);
  return bytes;
}

/** A buffer in pieces as a file stream would give them. */
export function* piecesOf(bytes: Buffer, size = 65_536): Iterable<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
