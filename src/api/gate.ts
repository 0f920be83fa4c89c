/** The gate before all routes: who asks, how often, and whether he may. What routes find in `caller` was looked at here. */
import type { Context, MiddlewareHandler } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import { type Caller, type Identified, type Identity, IdentityUnavailable, type Policies, type Right, type Rights, rightsTable } from '../identity/index.ts';
import { addressOf } from './address.ts';
import { type AuditBook, requestText } from './audit.ts';
import { isAllowedOrigin } from './cross-origin.ts';
import type { Places } from './places.ts';
import { TokenBuckets } from './token-bucket.ts';
import { refuse, tongueOf } from './tongue.ts';

export interface GateParts {
  readonly identity: Identity;
  readonly policies: Policies;
  /** Of each caller; 0 lets everybody ask as often as he likes. */
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly allowedOrigins: readonly string[];
  readonly isBehindProxy: boolean;
  /** Is told why somebody was not let in. */
  readonly onRefused?: (reason: string, requestId: string) => void;
}

/** Whoever asks where nobody is asked who he is, and may nothing that needs it. */
const nobody: Caller = { name: 'unknown', roles: new Set(), scopes: [] };
const notAuthorized = 'You are not authorized to perform this action';
/** Wrong credentials from one address: a person who mistypes never meets this, a program that guesses does. */
const wrongPerSecond = 1;
const wrongBurst = 30;

type Asked = Context<CloudkittyEnvironment>;

function unauthorized(c: Asked, { challenges }: Identity): Response {
  for (const challenge of challenges) c.header('www-authenticate', challenge, { append: true });
  const message = 'The request you have made requires authentication.';
  return tongueOf(c.req.path) === 'native' ? refuse(c, 'unauthorized', message) : c.json({ error: { code: 401, title: 'Unauthorized', message } }, 401);
}

function tooOften(c: Asked, seconds: number): Response {
  c.header('retry-after', String(seconds));
  return refuse(c, 'too-many-requests', `ask again in ${seconds} s`);
}

/** A page of another site that a browser on this machine shows could change everything where nobody is asked who he is. */
function isForeignPage(c: Asked, allowed: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined || ['GET', 'HEAD'].includes(c.req.method) || isAllowedOrigin(origin, allowed)) return false;
  return !URL.canParse(origin) || new URL(origin).host !== c.req.header('host');
}

export class Gate {
  readonly #parts: GateParts;
  readonly #book: AuditBook;
  readonly #places: () => Places;
  readonly #rights: Rights = rightsTable();
  readonly #asked: TokenBuckets | null;
  readonly #wrong = new TokenBuckets(wrongPerSecond, wrongBurst);

  /** @param places which routes there are, known when all are added. */
  constructor(parts: GateParts, book: AuditBook, places: () => Places) {
    [this.#parts, this.#book, this.#places] = [parts, book, places];
    this.#asked = parts.requestsPerSecond > 0 ? new TokenBuckets(parts.requestsPerSecond, parts.burst) : null;
  }

  readonly guard: MiddlewareHandler<CloudkittyEnvironment> = async (c, next) => {
    const right = this.#rights.of(c.req.method, c.req.path);
    if (right?.who === 'everyone') {
      c.set('caller', nobody);
      return next();
    }
    const address = addressOf(c, this.#parts.isBehindProxy);
    const identified = await this.#identify(c);
    if (identified === null) return refuse(c, 'identity-unavailable', 'who vouches for callers does not answer; ask again later');
    if (identified.kind === 'unknown') {
      this.#parts.onRefused?.(identified.reason, c.get('requestId'));
      const wait = this.#wrong.take(address ?? '');
      return wait > 0 ? tooOften(c, wait) : unauthorized(c, this.#parts.identity);
    }
    const { caller, strategy } = identified;
    const wait = this.#asked?.take(strategy === 'none' ? `none ${address}` : `${strategy} ${caller.name}`) ?? 0;
    if (wait > 0) return tooOften(c, wait);
    c.set('caller', caller);
    const request = right?.isAudited === true ? await requestText(c) : null;
    const refusal = this.#refusal(c, right, identified);
    if (refusal !== null) c.res = refusal;
    else await next();
    if (right?.isAudited === true) await this.#book.write(c, { right, caller: caller.name, strategy, address, request });
    return undefined;
  };

  async #identify(c: Asked): Promise<Identified | null> {
    try {
      return await this.#parts.identity.identify({ header: (name) => c.req.header(name) });
    } catch (error) {
      if (!(error instanceof IdentityUnavailable)) throw error;
      this.#parts.onRefused?.(error.message, c.get('requestId'));
      return null;
    }
  }

  #refusal(c: Asked, right: Right | null, { caller, strategy }: Extract<Identified, { kind: 'known' }>): Response | null {
    if (strategy === 'none' && isForeignPage(c, this.#parts.allowedOrigins)) return refuse(c, 'not-allowed', 'a page of another site may change nothing here: allow its origin, or ask callers who they are');
    if (right !== null) return this.#parts.policies.mayDo(right, caller) ? null : refuse(c, 'not-allowed', notAuthorized, { right: right.name });
    // A route that the table forgot is an admin's; what is no route at all is answered as that.
    const isForgotten = this.#places().methodsAt(c.req.path).includes(c.req.method);
    return isForgotten && !caller.roles.has('admin') ? refuse(c, 'not-allowed', notAuthorized) : null;
  }
}
