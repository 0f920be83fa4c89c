/** An application over a store, asked in process: who asks stands in a header, so that a test can be anybody. */
import { buildApp, type ApiParts } from '../../src/api/index.ts';
import { type Caller, type Policies, type Role, identityBy, usualPolicies } from '../../src/identity/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { openSound } from '../support/rulebook.ts';
import { at, rules } from '../service/parts.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export type Ask = (method: string, place: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** `role scope,scope` of the header `x-caller`; an admin where there is none. */
function callerOf(text: string | undefined): Caller {
  const [role = 'admin', scopes = ''] = (text ?? 'admin').split(' ');
  return { name: text ?? 'admin', roles: new Set([role as Role]), scopes: scopes === '' ? [] : scopes.split(',') };
}

export function asking(store: Store, { policies = usualPolicies, ...given }: Partial<ApiParts> & { readonly policies?: Policies } = {}): Ask {
  const rulebook = openSound(rules);
  const identity = identityBy([{ name: 'key', challenge: null, identify: ({ header }) => Promise.resolve({ kind: 'known', caller: callerOf(header('x-caller')) }), close: () => Promise.resolve() }]);
  const app = buildApp({
    store, rules: { now: () => Promise.resolve(rulebook) }, now: () => at('2026-03-10T00:00:00Z'), onFault: (error) => {
      throw error;
    },
    gate: { identity, policies, requestsPerSecond: 0, burst: 0, allowedOrigins: [], isBehindProxy: false }, ...given,
  });
  return async (method, place, body, headers = {}) => {
    const response = await app.request(place, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : text, headers: response.headers };
  };
}
