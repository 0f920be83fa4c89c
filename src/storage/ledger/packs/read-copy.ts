/** Rows that the server sends in the binary format of COPY: for values that texts would be slow for. */
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

export type CopiedRow = readonly (Buffer | null)[];
/** Asks for rows; the statement is of our own words and numbers, for COPY takes no parameters. */
export type ReadCopy = (select: string) => Promise<readonly CopiedRow[]>;

const signatureLength = 11;
const extensionAt = 15;
const firstRow = 19;

export async function readCopy(client: ClientBase, select: string): Promise<readonly CopiedRow[]> {
  const pieces: Buffer[] = [];
  for await (const piece of client.query(copyTo(`copy (${select}) to stdout (format binary)`))) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (bytes.length < firstRow || bytes.toString('latin1', 0, signatureLength) !== 'PGCOPY\n\xff\r\n\0') throw new RangeError('what the server sent is no COPY in binary');
  const rows: (Buffer | null)[][] = [];
  let at = firstRow + bytes.readInt32BE(extensionAt);
  for (let fields = bytes.readInt16BE(at); fields >= 0; fields = bytes.readInt16BE(at)) {
    at += 2;
    const row: (Buffer | null)[] = [];
    for (let field = 0; field < fields; field++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : bytes.subarray(at, at + length));
      if (length > 0) at += length;
    }
    rows.push(row);
  }
  return rows;
}
