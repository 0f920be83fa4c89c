/** Every request has a name, which stands in its answer, in the log and in the audit. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

export const requestIdHeader = 'x-openstack-request-id';

export const withRequestId: MiddlewareHandler = async (c, next) => {
  c.header(requestIdHeader, `req-${randomUUID()}`);
  await next();
};
