/** A listening server with an end: what has begun is answered, then the port is free. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';

export interface ServerHandle {
  readonly url: string;
  stop(): Promise<void>;
}

/** Who sends his headers more slowly, or a whole request, is cut off: a bulk push over a slow line has its time. */
const headersMs = 20_000;
const requestMs = 3_600_000;
/** Longer than balancers keep connections, so that they are the ones to end them. */
const keptMs = 75_000;
/** What has begun is answered within so long of the signal to stop, or cut off. */
const graceMs = 30_000;

/** Resolves when the port is open; rejects when it cannot be had. */
export function startServer(app: Pick<OpenAPIHono<CloudkittyEnvironment>, 'fetch'>, host: string, port: number): Promise<ServerHandle> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions: { headersTimeout: headersMs, requestTimeout: requestMs, keepAliveTimeout: keptMs } }, (info) => {
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
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  });
}
