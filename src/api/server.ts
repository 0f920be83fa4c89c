/** A listening server with an end: what has begun is answered, then the port is free. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';

export interface ServerHandle {
  readonly url: string;
  stop(): Promise<void>;
}

/** Resolves when the port is open; rejects when it cannot be had. */
export function startServer(app: Pick<OpenAPIHono<CloudkittyEnvironment>, 'fetch'>, host: string, port: number): Promise<ServerHandle> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const shown = info.address.includes(':') ? `[${info.address}]` : info.address;
      resolve({ url: `http://${shown}:${info.port}`, stop: () => stopServer(server as Server) });
    });
    server.once('error', reject);
  });
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections();
  });
}
