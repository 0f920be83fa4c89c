/** Sends rows to the server by COPY, on a connection that may be in a transaction. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Rows go out in pieces of about this size: few enough writes, and little memory. */
const pieceLength = 64 * 1024;

function* pieces(rows: Iterable<string>): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += row;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** `table` and `columns` are our own words; the rows are in COPY's text format. */
export async function copyInto(client: ClientBase, table: string, columns: string, rows: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), stream);
}
