/** The server of a soak, a process of its own: it tells its routes and, when asked, what its heap holds after a collection. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { buildApp, startServer } from '../../src/api/index.ts';
import { identityBy, keyShelf, keyStrategy, secretHash, usualPolicies } from '../../src/identity/index.ts';
import { RulesInForce } from '../../src/service/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { instantOfMilliseconds } from '../../src/time/index.ts';
import { smallRulebook } from '../support/small-rulebook.ts';

export interface SoakKey {
  readonly role: 'admin' | 'reader' | 'member';
  readonly scopes: readonly string[];
  readonly secret: string;
}

const send = (message: object): void => void process.send?.(message);

async function start(dataDirectory: string, keys: readonly SoakKey[]): Promise<void> {
  const store = await openStore({ databaseUrl: process.env['DATABASE_URL'] ?? null, dataDirectory });
  for (const [index, { role, scopes, secret }] of keys.entries()) await store.keys.add({ name: `key-${index}-${secret.slice(-6)}`, role, scopes, hash: secretHash(secret), createdBy: 'soak', expiresAt: null });
  const directory = path.join(dataDirectory, 'soak-rules');
  mkdirSync(directory);
  for (const [name, text] of Object.entries(smallRulebook)) writeFileSync(path.join(directory, path.basename(name)), text);
  const rules = new RulesInForce({ directory, metrics: [], scopeKey: 'project_id', periodSeconds: 3600 }, store, pino({ level: 'error' }));
  const identity = identityBy([keyStrategy(keyShelf(store.keys, () => instantOfMilliseconds(Date.now())))]);
  const app = buildApp({
    store, rules, inForce: rules, onFault: (error) => console.error(error),
    gate: { identity, policies: usualPolicies, requestsPerSecond: 0, burst: 0, allowedOrigins: [], isBehindProxy: false },
  });
  const server = await startServer(app, '127.0.0.1', 0);
  send({ kind: 'ready', url: server.url, routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`) });
  process.on('message', (message: { readonly kind: string }) => {
    if (message.kind === 'heap') {
      // Twice: what was freed by finalizers goes with the second.
      globalThis.gc?.();
      globalThis.gc?.();
      send({ kind: 'heap', bytes: process.memoryUsage().heapUsed, resident: process.memoryUsage().rss, hasCollector: globalThis.gc !== undefined });
    } else if (message.kind === 'stop') void server.stop().then(() => store.close()).then(() => process.exit(0));
  });
}

process.once('message', (message: { readonly dataDirectory: string; readonly keys: readonly SoakKey[] }) => void start(message.dataDirectory, message.keys));
