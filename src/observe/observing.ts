/** The small server of a worker: `/healthz`, `/readyz` and `/metrics`. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { Health, type Reason } from './health.ts';
import type { Observation, Observed } from './observed.ts';
import { type WorkerMetrics, workerMetrics } from './worker-metrics.ts';

const titles = { 'not-alive': 'The worker does not work', 'not-ready': 'The worker cannot work now', 'not-found': 'There is nothing here' } as const;

function problem(c: Context, kind: keyof typeof titles, detail: string): Response {
  const status = kind === 'not-found' ? 404 : 503;
  return c.body(JSON.stringify({ type: `urn:tariff:problem:${kind}`, title: titles[kind], status, detail }), status, { 'content-type': 'application/problem+json' });
}

const answer = (c: Context, kind: keyof typeof titles, reason: Reason): Response => (reason === null ? c.json({ status: 'ok' }) : problem(c, kind, reason));

function appOf(health: Health, metrics: WorkerMetrics): Hono {
  const app = new Hono();
  // Whoever watches wants to know how it is now.
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.get('/healthz', (c) => answer(c, 'not-alive', health.alive()));
  app.get('/readyz', async (c) => answer(c, 'not-ready', await health.ready()));
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));
  app.notFound((c) => problem(c, 'not-found', `there is no ${c.req.method} ${c.req.path}: ask for /healthz, /readyz or /metrics`));
  return app;
}

function listen(app: Hono, host: string, port: number): Promise<{ readonly url: string; readonly server: Server }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({ url: `http://${info.address.includes(':') ? `[${info.address}]` : info.address}:${info.port}`, server: server as Server });
    });
    server.once('error', reject);
  });
}

const stopped = (server: Server): Promise<void> => new Promise((resolve) => {
  server.close(() => resolve());
  server.closeAllConnections();
});

export async function startObserving(observed: Observed): Promise<Observation> {
  const [health, metrics] = [new Health(observed), workerMetrics(observed)];
  const { url, server } = await listen(appOf(health, metrics), observed.host, observed.port);
  const { events } = metrics;
  return {
    url,
    events: {
      ...events,
      onLooked: () => {
        health.looked();
        events.onLooked();
      },
    },
    enter: (phase) => health.enter(phase),
    stop: () => stopped(server),
  };
}
