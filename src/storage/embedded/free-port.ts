/** A port of this machine's loopback that nobody listens on. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** It may be taken by the time it is used; whoever uses it must be ready to ask again. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address');
  return address.port;
}
