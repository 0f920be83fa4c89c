/** Pages of other sites: which of them may read answers (CORS). One that may not gets an answer without the headers, which its browser keeps from it. */
import type { MiddlewareHandler } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import { requestIdHeader } from './request-id.ts';

const headers = ['Content-Type', 'Authorization', 'X-Auth-Token', 'X-Subject-Token', 'X-Roles', 'X-User-Id', 'X-Domain-Id', 'X-Project-Id', 'X-Tenant-Id', 'X-OpenStack-Request-ID', 'If-Match', 'If-None-Match'].join(', ');
const methods = 'GET, PUT, POST, DELETE, PATCH';
const rememberedSeconds = '3600';

/** @param allowed origins such as `https://horizon.example`; `*` allows every one. */
export const isAllowedOrigin = (origin: string, allowed: readonly string[]): boolean => allowed.includes('*') || allowed.includes(origin);

export function crossOrigin(allowed: readonly string[]): MiddlewareHandler<CloudkittyEnvironment> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (allowed.length > 0) c.header('vary', 'Origin', { append: true });
    if (origin !== undefined && isAllowedOrigin(origin, allowed)) {
      c.header('access-control-allow-origin', origin);
      c.header('access-control-expose-headers', `${requestIdHeader}, etag, location`);
      if (c.req.method === 'OPTIONS') {
        c.header('access-control-allow-methods', methods);
        c.header('access-control-allow-headers', headers);
        c.header('access-control-max-age', rememberedSeconds);
      }
    }
    return c.req.method === 'OPTIONS' ? c.body(null, 200) : next();
  };
}
