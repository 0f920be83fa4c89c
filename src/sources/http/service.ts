/** A service of JSON over HTTP behind some login. Knows nothing of what the service is for. */
import type { IncomingHttpHeaders } from 'node:http';
import { type Asked, type Refusal, garbage, refusalOf, shownAddress } from './asked.ts';
import type { HttpClient } from './client.ts';

/** Where a service is, and how it knows us. */
export interface Access {
  /** The address before the paths of the service, without a slash at its end. */
  base(signal: AbortSignal): Promise<string>;
  headers(signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** The service does not accept these headers. True when others can be had. */
  refused(headers: Readonly<Record<string, string>>): boolean;
}

/** An address that is known, with or without user and password. */
export function fixedAccess(base: string, user: string | null, password: string | null): Access {
  const headers = user === null ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };
  return { base: () => Promise.resolve(base), headers: () => Promise.resolve(headers), refused: () => false };
}

export interface Question {
  readonly method: 'GET' | 'POST';
  /** With a slash at its beginning. */
  readonly path: string;
  readonly query?: URLSearchParams;
  /** What `POST` sends: a form, or a value as JSON. */
  readonly body?: { readonly form: URLSearchParams } | { readonly json: unknown };
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** For sentences. */
  readonly address: string;
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

export class Service {
  readonly asked: Asked;
  readonly #client: HttpClient;
  readonly #access: Access;

  constructor(client: HttpClient, access: Access, asked: Asked) {
    this.#client = client;
    this.#access = access;
    this.asked = asked;
  }

  /** Whatever the status is; a login that is refused is renewed once. */
  async ask(question: Question): Promise<Answer> {
    const headers = await this.#access.headers(question.signal);
    const answer = await this.#once(question, headers);
    if (answer.status !== 401 || !this.#access.refused(headers)) return answer;
    return this.#once(question, await this.#access.headers(question.signal));
  }

  /** Why an answer is none. */
  refusal({ address, status, text, headers }: Answer, said = text, remedy?: string): Refusal {
    return refusalOf(this.asked, { address, status, said, remedy, location: headers.location });
  }

  /** The value of an answer that is expected to be JSON. */
  json({ address, text }: Answer): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw garbage(this.asked, address, text);
    }
  }

  close(): void {
    this.#client.close();
  }

  async #once({ method, path, query, body, headers, signal }: Question, login: Readonly<Record<string, string>>): Promise<Answer> {
    const url = new URL(`${await this.#access.base(signal)}${path}`);
    for (const [name, value] of query ?? []) url.searchParams.append(name, value);
    const [type, text] = body === undefined ? [null, null] : 'form' in body ? ['application/x-www-form-urlencoded', body.form.toString()] : ['application/json', JSON.stringify(body.json)];
    const answer = await this.#client.ask({ method, url, headers: { ...login, ...headers, ...(type === null ? {} : { 'content-type': type }) }, body: text, signal });
    return { ...answer, address: shownAddress(url) };
  }
}
