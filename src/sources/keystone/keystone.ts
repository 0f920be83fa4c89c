/** Tokens of Keystone, version 3: asked for once, kept until shortly before they end, and asked for again when a service no longer takes one. Knows nothing of the services. */
import { Cached } from '../cached.ts';
import { SourceFailure } from '../failure.ts';
import { type Asked, strange } from '../http/asked.ts';
import { HttpClient } from '../http/client.ts';
import { type Access, type Answer, Service, fixedAccess, isSuccess } from '../http/service.ts';
import type { KeystoneAuthOptions } from '../options.ts';
import { loginOptions, tokenQuestion } from './identity.ts';

export interface Endpoint {
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}
export interface Token {
  readonly id: string;
  readonly userId: string;
  /** Milliseconds that it lives from when it was made, by Keystone's clock. */
  readonly lifeMs: number;
  readonly catalog: ReadonlyMap<string, readonly Endpoint[]>;
}

/** A question that is under way has to reach its end with the token that it began with. */
const marginMs = 120_000;
const connections = 8;

export class Keystone {
  readonly asked: Asked;
  /** Before its paths: `http://host:5000/v3`. */
  readonly base: string;
  readonly client: HttpClient;
  readonly #service: Service;
  readonly #token: Cached<Token>;
  #current: string | null = null;

  constructor(section: string, options: KeystoneAuthOptions, now: () => number) {
    this.asked = { section, address: 'auth_url', login: loginOptions(options) };
    if (options.auth_url === null) throw new SourceFailure(`${section}: \`auth_url\` is missing: Keystone is asked for a token, and nothing says where it is`, false);
    this.base = `${options.auth_url.replace(/\/+$/, '').replace(/\/v3$/, '')}/v3`;
    this.client = new HttpClient({ asked: this.asked, timeoutMs: options.timeout * 1000, cafile: options.cafile, insecure: options.insecure, connections });
    this.#service = new Service(this.client, fixedAccess(this.base, null, null), this.asked);
    const until = ({ lifeMs }: Token): number => now() + Math.max(lifeMs - marginMs, lifeMs / 2);
    this.#token = new Cached({ asked: this.asked, ask: () => this.#newToken(tokenQuestion(options)), until, now });
  }

  token(signal: AbortSignal): Promise<Token> {
    return this.#token.get(signal);
  }

  /** A service does not take this token; another may have been fetched meanwhile. */
  forget(id: string): void {
    if (this.#current !== id) return;
    // Others meet the same refusal while the next one is on its way.
    this.#current = null;
    this.#token.forget();
  }

  close(): void {
    this.client.close();
  }

  async #newToken(question: unknown): Promise<Token> {
    const answer = await this.#service.ask({ method: 'POST', path: '/auth/tokens', body: { json: question }, signal: new AbortController().signal });
    if (!isSuccess(answer)) throw this.#service.refusal(answer, reasonIn(answer));
    const id = answer.headers['x-subject-token'];
    const token = typeof id === 'string' ? tokenIn(id, this.#service.json(answer)) : null;
    if (token === null) throw strange(this.asked, answer.address, 'no token in it');
    this.#current = token.id;
    return token;
  }
}

/** Keystone's own words, out of `{"error":{"message":…}}`. */
export function reasonIn({ text }: Answer): string {
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly message?: unknown } };
    return typeof error?.message === 'string' ? error.message : text;
  } catch {
    return text;
  }
}

interface Written {
  readonly token?: {
    readonly issued_at?: unknown;
    readonly expires_at?: unknown;
    readonly user?: { readonly id?: unknown };
    readonly catalog?: readonly { readonly type?: unknown; readonly endpoints?: readonly Readonly<Record<string, unknown>>[] }[];
  };
}

function tokenIn(id: string, value: unknown): Token | null {
  const token = (value as Written | null)?.token;
  const lifeMs = Date.parse(String(token?.expires_at)) - Date.parse(String(token?.issued_at));
  if (token === undefined || typeof token.user?.id !== 'string' || !(lifeMs >= 0)) return null;
  const catalog = new Map<string, Endpoint[]>();
  for (const { type, endpoints } of token.catalog ?? []) {
    const known = catalog.get(String(type)) ?? [];
    for (const endpoint of endpoints ?? []) known.push({ interface: String(endpoint['interface']), region: String(endpoint['region'] ?? endpoint['region_id'] ?? ''), url: String(endpoint['url']) });
    catalog.set(String(type), known);
  }
  return { id, userId: token.user.id, lifeMs, catalog };
}

export interface ServiceWanted {
  /** Of the catalogue: `metric`. */
  readonly type: string;
  /** `internal`, or as older configurations write it `internalURL`. */
  readonly interface: string;
  /** Any when it is `null`. */
  readonly region: string | null;
  /** Makes the address before the paths of the service from that of the catalogue, which ends without a slash. */
  readonly base: (endpoint: string) => string;
}

/** A service that the catalogue names, and that takes tokens. */
export function catalogAccess(keystone: Keystone, wanted: ServiceWanted): Access {
  const wantedInterface = wanted.interface.replace(/URL$/, '');
  return {
    ...tokenAccess(keystone, ''),
    base: async (signal) => {
      const endpoints = (await keystone.token(signal)).catalog.get(wanted.type) ?? [];
      const found = endpoints.find((endpoint) => endpoint.interface === wantedInterface && (wanted.region === null || endpoint.region === wanted.region));
      if (found !== undefined) return wanted.base(found.url.replace(/\/+$/, ''));
      const offered = endpoints.map((endpoint) => `${endpoint.interface} in ${endpoint.region}`).join(', ');
      throw new SourceFailure(`${keystone.asked.section}: the catalogue of ${keystone.base} names no service \`${wanted.type}\` with interface ${wantedInterface}${wanted.region === null ? '' : ` in region ${wanted.region}`} (${offered === '' ? 'none of that type' : `only ${offered}`}): correct \`interface\` and \`region_name\`, or have the service added`, false);
    },
  };
}

/** An address that is known, of a service that takes tokens. */
export function tokenAccess(keystone: Keystone, base: string): Access {
  return {
    base: () => Promise.resolve(base),
    headers: async (signal) => ({ 'x-auth-token': (await keystone.token(signal)).id }),
    refused: (headers) => {
      keystone.forget(headers['x-auth-token'] ?? '');
      return true;
    },
  };
}
