/** A way to know who asks. Several stand side by side; the first that knows the caller decides. Knows nothing of HTTP but headers. */
import type { Caller } from './caller.ts';

export interface Asking {
  /** A header by its name in small letters. */
  header(name: string): string | undefined;
}

export type Answer =
  | { readonly kind: 'known'; readonly caller: Caller }
  /** Nothing was shown that this strategy judges. */
  | { readonly kind: 'silent' }
  /** Something was shown, and it does not hold. The reason is for the log alone: who tries keys learns nothing. */
  | { readonly kind: 'refused'; readonly reason: string };

export const strategyNames = ['none', 'key', 'basic', 'jwt', 'keystone'] as const;
export type StrategyName = (typeof strategyNames)[number];

export interface Strategy {
  readonly name: StrategyName;
  /** What `WWW-Authenticate` says of it; `null` where nothing can be shown. */
  readonly challenge: string | null;
  /** Throws `IdentityUnavailable` where whoever vouches for callers does not answer. */
  identify(asking: Asking): Promise<Answer>;
  close(): Promise<void>;
}

/** Whoever vouches for callers cannot be reached: nobody is let in, and nobody is told that his token is wrong. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}

export const silent: Answer = { kind: 'silent' };
export const refused = (reason: string): Answer => ({ kind: 'refused', reason });

/** What stands behind `Bearer`; `null` for any other scheme. */
export function bearerOf({ header }: Asking): string | null {
  return /^bearer +(\S+)$/i.exec(header('authorization')?.trim() ?? '')?.[1] ?? null;
}

/** A token in either of the two places where clients put it. */
export const tokenOf = (asking: Asking): string | null => {
  const token = asking.header('x-auth-token')?.trim() ?? '';
  return token === '' ? bearerOf(asking) : token;
};

/** Name and secret of HTTP basic authentication; `null` for any other scheme. */
export function pairOf({ header }: Asking): { readonly name: string; readonly secret: string } | null {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(header('authorization')?.trim() ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { name: text.slice(0, colon), secret: text.slice(colon + 1) };
}
