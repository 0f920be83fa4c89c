/** The API in process over a real store, with the rules in force there; asked as clients ask. */
import pino from 'pino';
import { buildApp } from '../../src/api/index.ts';
import type { Metric } from '../../src/metrics/index.ts';
import { RulesInForce } from '../../src/service/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { type Instant, instantOfMilliseconds } from '../../src/time/index.ts';

export interface ServedOptions {
  readonly directory?: string;
  readonly metrics?: readonly Metric[];
  readonly now?: () => Instant;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Served {
  readonly rules: RulesInForce;
  readonly faults: readonly unknown[];
  ask(method: string, place: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** Text goes as it is, everything else as JSON. */
export function served(store: Store, { directory = '/nowhere/rules', metrics = [], now = () => instantOfMilliseconds(Date.now()) }: ServedOptions = {}): Served {
  const rules = new RulesInForce({ directory, metrics, scopeKey: 'project_id', periodSeconds: 3600 }, store, pino({ level: 'silent' }));
  const faults: unknown[] = [];
  const app = buildApp({ rules, inForce: rules, store, metrics, now, onFault: (error) => void faults.push(error) });
  const ask: Served['ask'] = async (method, place, body, headers = {}) => {
    const response = await app.request(place, {
      method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? body as unknown as string : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) as unknown : text };
  };
  return { rules, faults, ask };
}
