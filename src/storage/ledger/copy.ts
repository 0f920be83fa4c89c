/** Sends rows to the server by binary COPY, on a connection that may be in a transaction. */
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** `table` and `columns` are our own words. The bytes belong to the connection until this ends. */
export async function copyInto(client: ClientBase, table: string, columns: string, bytes: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin (format binary)`));
  stream.end(bytes);
  await finished(stream);
}
