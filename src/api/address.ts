/** From where a request comes, and under which name it reached us. Proxies are believed only where the operator says so. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const isServed = (c: Context): boolean => (c.env as { readonly incoming?: unknown } | undefined)?.incoming !== undefined;

/** `null` where there is no connection, as in the same process. */
export function addressOf(c: Context, isBehindProxy: boolean): string | null {
  // The proxy nearest to us has added the last one; all before it is what clients say of themselves.
  const forwarded = isBehindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '' : '';
  if (forwarded !== '' && /^[\w.:[\]]{1,64}$/.test(forwarded)) return forwarded;
  return isServed(c) ? getConnInfo(c).remote.address ?? null : null;
}

const hostPattern = /^(?:[\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\])(?::\d{1,5})?$/;

/** `http://host:port`, for addresses in answers. */
export function originOf(c: Context, isBehindProxy: boolean): string {
  const { protocol, host } = new URL(c.req.url);
  const header = (name: string): string | null => (isBehindProxy ? c.req.header(name)?.split(',').at(-1)?.trim() ?? null : null);
  const scheme = /^https?$/.exec(header('x-forwarded-proto') ?? '')?.[0] ?? protocol.slice(0, -1);
  const named = [header('x-forwarded-host'), c.req.header('host')].find((name) => name !== null && name !== undefined && hostPattern.test(name)) ?? host;
  return `${scheme}://${named}`;
}
