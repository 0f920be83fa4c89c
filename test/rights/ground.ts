/** The real application over a real store, in which two scopes have usage, asked by callers of every role. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import { buildApp } from '../../src/api/index.ts';
import { readUsage } from '../../src/collect/index.ts';
import { type Role, identityBy, keyShelf, keyStrategy, newSecret, secretHash, usualPolicies } from '../../src/identity/index.ts';
import { storeUsage } from '../../src/intake/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';
import { RulesInForce } from '../../src/service/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { instantOfMilliseconds } from '../../src/time/index.ts';
import { freshDatabase } from '../support/postgres.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

const rulebook = openRulebook({
  files: ['meters.tariff', 'instance.tariff'],
  read: (name) => {
    const text = smallRulebook[`rules/${name}`];
    return text === undefined ? null : new TextEncoder().encode(text);
  },
});

/** Somebody else's, and nothing of it may ever be seen by who is no admin. */
export const foreign = 'globex';
export const marks = /marker-7f3|(?<![\d.])77[67](?!\d)/;

export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  readonly secret: string;
}
export const people: readonly Person[] = ([['boss', 'admin', []], ['clerk', 'reader', ['acme']], ['bringer', 'member', ['acme']], ['nobodys', 'reader', []]] as const).map(([name, role, scopes]) => ({ name, role, scopes, secret: newSecret() }));
export function person(name: string): Person {
  const found = people.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`nobody is called ${name}`);
  return found;
}

export interface Ground {
  readonly app: ReturnType<typeof buildApp>;
  /** What was logged as our fault. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nonexistent' });
  const lines = [pointLine({ id: 'own' }), pointLine({ id: 'other', scope: foreign, quantity: '7760', fields: { flavor: 'small', note: 'marker-7f3' } })];
  await storeUsage(store, rulebook, readUsage(Readable.from(lines.map((line) => Buffer.from(line))), { format: 'ndjson', onWarning: () => undefined }), { source: 'test', onWarning: () => undefined, onBatch: () => undefined });
  for (const { name, role, scopes, secret } of people) await store.keys.add({ name, role, scopes, hash: secretHash(secret), createdBy: 'test', expiresAt: null });
  const identity = identityBy([keyStrategy(keyShelf(store.keys, () => instantOfMilliseconds(Date.now())))]);
  const faults: unknown[] = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-ground-'));
  for (const [name, text] of Object.entries(smallRulebook)) writeFileSync(path.join(folder, path.basename(name)), text);
  const rules = new RulesInForce({ directory: folder, metrics: [], scopeKey: 'project_id', periodSeconds: 3600 }, store, pino({ level: 'silent' }));
  const app = buildApp({
    store, rules, inForce: rules, onFault: (error) => void faults.push(error),
    gate: { identity, policies: usualPolicies, requestsPerSecond: 0, burst: 0, allowedOrigins: [], isBehindProxy: false },
  });
  return {
    app, faults,
    close: async () => {
      await store.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Route {
  readonly method: string;
  /** As the application has it. */
  readonly pattern: string;
  readonly name: string;
}

export function routesOf(app: Ground['app']): readonly Route[] {
  const found = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, pattern: path, name: `${method} ${path}` }));
  return [...new Map(found.map((route) => [route.name, route])).values()];
}

/** With something in place of each parameter. */
export const pathWith = (pattern: string, filled: () => string): string => pattern.replace(/:\w+(?:\{[^}]*\})?\??|\*/g, filled);
