/** Tokens that others show, judged by Keystone. Knows nothing of what the roles in them allow. */
import type { KeystoneAuthOptions } from '../options.ts';
import { strange } from '../http/asked.ts';
import { Service, isSuccess } from '../http/service.ts';
import { Keystone, reasonIn, tokenAccess } from './keystone.ts';

export interface JudgedToken {
  readonly user: string;
  readonly project: string | null;
  readonly roles: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenJudge {
  /** As configured, for the challenge that clients are sent. */
  readonly url: string;
  /** `null` for a token that does not hold. Throws `SourceFailure` where Keystone does not say. */
  judge(token: string, signal: AbortSignal): Promise<JudgedToken | null>;
  close(): void;
}

interface Written {
  readonly token?: {
    readonly expires_at?: unknown;
    readonly user?: { readonly id?: unknown; readonly name?: unknown };
    readonly project?: { readonly id?: unknown };
    readonly roles?: readonly { readonly name?: unknown }[];
  };
}

function judgedIn(value: unknown): JudgedToken | null {
  const token = (value as Written | null)?.token;
  const expiresAt = Date.parse(String(token?.expires_at));
  const user = token?.user?.name ?? token?.user?.id;
  if (token === undefined || typeof user !== 'string' || !Number.isFinite(expiresAt)) return null;
  const { project, roles = [] } = token;
  return { user, project: typeof project?.id === 'string' ? project.id : null, roles: roles.map(({ name }) => String(name)), expiresAt };
}

/** Nothing else can stand in a header. */
const sendable = /^[\x21-\x7E]{1,16384}$/;

/** @param section of the configuration, for sentences. */
export function tokenJudge(section: string, options: KeystoneAuthOptions, now: () => number = Date.now): TokenJudge {
  const keystone = new Keystone(section, options, now);
  const service = new Service(keystone.client, tokenAccess(keystone, keystone.base), keystone.asked);
  return {
    url: keystone.base,
    judge: async (token, signal) => {
      if (!sendable.test(token)) return null;
      const answer = await service.ask({ method: 'GET', path: '/auth/tokens', query: new URLSearchParams({ nocatalog: '1' }), headers: { 'x-subject-token': token }, signal });
      if (answer.status === 404) return null;
      if (!isSuccess(answer)) throw service.refusal(answer, reasonIn(answer));
      const judged = judgedIn(service.json(answer));
      if (judged === null) throw strange(keystone.asked, answer.address, 'no token in it');
      return judged;
    },
    close: () => keystone.close(),
  };
}
