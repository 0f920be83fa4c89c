/** Writes down who asked for which change, and whether it was done. The answer waits for it; a repeated request that changes nothing is written once. */
import type { Context } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import type { Right } from '../identity/index.ts';
import type { Audit, NewAuditEntry } from '../storage/index.ts';

/** So much of a body says what was to be changed. */
const shownCharacters = 2000;
/** Longer bodies are left to those who read them as a stream. */
const readBytes = 256 * 1024;
/** The same PUT again within so long is a client that follows its own redirects. */
const repeatedMs = 30_000;

/** The beginning of the body, where it is text of a bounded length. Routes can read it again. */
export async function requestText(c: Context): Promise<string | null> {
  const length = Number(c.req.header('content-length') ?? 'NaN');
  if (!(length > 0 && length <= readBytes)) return null;
  const text = new TextDecoder().decode(await c.req.arrayBuffer());
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

export interface AuditedRequest {
  readonly right: Right;
  readonly caller: string;
  readonly strategy: string;
  readonly address: string | null;
  readonly request: string | null;
}

export class AuditBook {
  readonly #audit: Audit;
  #last: { readonly text: string; readonly at: number } | null = null;

  constructor(audit: Audit) {
    this.#audit = audit;
  }

  async write(c: Context<CloudkittyEnvironment>, { right, caller, strategy, address, request }: AuditedRequest): Promise<void> {
    const { method, url } = c.req;
    const { pathname, search } = new URL(url);
    const what = { caller, strategy, address, right: right.name, method, path: `${pathname}${search}`.slice(0, shownCharacters), request, status: c.res.status } satisfies Omit<NewAuditEntry, 'requestId'>;
    const text = JSON.stringify(what);
    const now = performance.now();
    if (method === 'PUT' && this.#last?.text === text && now - this.#last.at < repeatedMs) return;
    this.#last = { text, at: now };
    await this.#audit.add({ ...what, requestId: c.get('requestId') });
  }
}
