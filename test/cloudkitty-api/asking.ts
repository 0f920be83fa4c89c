/** CloudKitty's routes over a real store, in process, with a caller and a clock of the test's choice. */
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { type CloudkittyEnvironment, type CloudkittyParts, cloudkittyRoutes } from '../../src/cloudkitty-api/index.ts';
import { readUsageColumns } from '../../src/collect/index.ts';
import { type Caller, type Role, anybody } from '../../src/identity/index.ts';
import { type Totals, storeColumns } from '../../src/intake/index.ts';
import { type Rulebook, openRulebook } from '../../src/rulebook/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { type Instant, parseInstant } from '../../src/time/index.ts';

/** Two meters: cpu by flavor in hours, storage by size. */
export const cloudRules = (zone = 'UTC'): Rulebook => openRulebook({
  files: ['cloud.tariff'],
  read: () => new TextEncoder().encode(`language 1
currency EUR decimals 6 rounding half_up
timezone "${zone}"

meter cpu measured in hour {
  flavor  text
}
meter image measured in GiB

module cloud

price cpu_hours for cpu {
  "By flavor."
  from 2015-01-01 {
    table flavor {
      "small" : 0.10 EUR/hour
      "large" : 0.40 EUR/hour
      else    : unrated
    }
  }
}
price image_size for image {
  "By size."
  from 2015-01-01 {
    rate 0.05 EUR/GiB
  }
}
`),
});

export const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return parsed.value;
};

export const caller = (role: Role, ...scopes: string[]): Caller => ({ name: `${role} of ${scopes.join(' and ')}`, roles: new Set([role]), scopes });

export interface Asked {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

export class Asker {
  readonly store: Store;
  readonly rulebook: Rulebook;
  readonly #app: Hono<CloudkittyEnvironment>;
  #caller: Caller = anybody;

  constructor(store: Store, parts: Partial<CloudkittyParts> & { readonly rulebook?: Rulebook } = {}) {
    const { rulebook = cloudRules(), ...given } = parts;
    [this.store, this.rulebook] = [store, rulebook];
    this.#app = new Hono<CloudkittyEnvironment>();
    this.#app.use(async (c, next) => {
      c.set('caller', this.#caller);
      c.set('requestId', 'req-test');
      await next();
    });
    this.#app.onError((error) => {
      throw error;
    });
    this.#app.route('/', cloudkittyRoutes({
      store, rules: { now: () => Promise.resolve(rulebook) }, metrics: [], metricsFile: { metrics: {} }, scopeKey: 'project_id', periodSeconds: 3600, now: () => at('2026-11-15T12:00:00Z'), ...given,
    }));
  }

  as(who: Caller): this {
    this.#caller = who;
    return this;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Asked> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await this.#app.request(path, { method, ...sent });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
    return { status: response.status, text, body: isJson ? JSON.parse(text) : text };
  }

  readonly get = (path: string): Promise<Asked> => this.ask('GET', path);

  /** Stores lines of usage as whoever pushes them. */
  push(lines: readonly object[]): Promise<Totals> {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return storeColumns(this.store, this.rulebook, readUsageColumns(Readable.from([Buffer.from(text)]), { format: 'ndjson', coded: 'all' }), { source: 'test', onWarning: () => {} });
  }
}

/** An hour of one machine, but for what is said. */
export const cpuHour = (scope: string, start: string, flavor = 'small', more: Readonly<Record<string, unknown>> = {}): object => {
  const end = new Date(Date.parse(start) + 3_600_000).toISOString().replace('.000', '');
  return { meter: 'cpu', scope, start, end, quantity: '1', unit: 'hour', ...more, fields: { flavor, ...(more['fields'] as object | undefined) } };
};
