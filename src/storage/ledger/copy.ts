/** Sends rows to the server by binary COPY, on a connection that may be in a transaction. */
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The server takes a message whole before it looks at it: pieces of this size let it work while the next is on its way. */
const pieceLength = 64 << 10;

/** `table` and `columns` are our own words. The bytes belong to the connection until this ends. */
export async function copyInto(client: ClientBase, table: string, columns: string, bytes: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin (format binary)`));
  for (let from = 0; from < bytes.length; from += pieceLength) stream.write(bytes.subarray(from, from + pieceLength));
  stream.end();
  await finished(stream);
}
